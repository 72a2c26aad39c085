package io.github.tammes.kernel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The streams of the running cell: what it prints goes out in pieces, in order with what it shows and asks. */
final class CellIO extends JupyterIO {

    private static final long TICK_MILLIS = 100;

    final PrintFlow flow = new PrintFlow(System::nanoTime);
    final PrintStream cellOut = new Lasting(flow.stream(PrintFlow.Kind.OUT));
    final PrintStream cellErr = new Lasting(flow.stream(PrintFlow.Kind.ERR));
    final InputStream cellIn = new Prompted(in);

    CellIO() {
        super(StandardCharsets.UTF_8);
        var ticker = new Thread(this::tick, "tammes-prints");
        ticker.setDaemon(true);
        ticker.start();
    }

    void begin(ShellReplyEnvironment env, boolean mayAsk) {
        setEnv(env);
        setJupyterInEnabled(mayAsk);
        flow.begin((kind, text) -> {
            if (kind == PrintFlow.Kind.OUT) {
                env.writeToStdOut(text);
            } else {
                env.writeToStdErr(text);
            }
        });
    }

    void flush() {
        cellOut.flush();
        cellErr.flush();
        flow.flush();
    }

    void end(ShellReplyEnvironment env) {
        cellOut.flush();
        cellErr.flush();
        flow.end();
        retractEnv(env);
    }

    private void tick() {
        while (true) {
            try {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            flush();
        }
    }

    /** A cell that closes its output, as with a writer around it, does not close that of the cells to come. */
    private static final class Lasting extends PrintStream {

        Lasting(OutputStream out) {
            super(out, false, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Asks only after the words that the program has printed as the question. */
    private final class Prompted extends FilterInputStream {

        Prompted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            CellIO.this.flush();
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            CellIO.this.flush();
            return super.read(into, offset, length);
        }
    }
}
