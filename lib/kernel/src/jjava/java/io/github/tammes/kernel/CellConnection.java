package io.github.tammes.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.shaded.org.zeromq.ZMQ;
import org.dflib.jjava.shaded.org.zeromq.ZMQException;

/**
 * JJava's connection, which sends what a cell shows on a thread of its own. On the cell's own thread an interrupt would break off the
 * sending by an exception, in the middle of a training that is about to say what it keeps.
 */
final class CellConnection extends JupyterConnection {

    /** An interrupt is told once; more often only where this thread is interrupted itself. */
    private static final int MOST_FAILURES = 3;

    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "tammes-sender");
        thread.setDaemon(true);
        return thread;
    });

    CellConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
    }

    /** Makes the connection that a file of Jupyter's describes. */
    static CellConnection read(Path file) throws IOException, GeneralSecurityException {
        return new CellConnection(KernelConnectionProperties.parse(Files.readString(file)));
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
        return new Environment(shell, stdin, iopub, context);
    }

    private final class Environment extends ShellReplyEnvironment {

        Environment(ShellChannel shell, StdinChannel stdin, IOPubChannel iopub, MessageContext context) {
            super(shell, stdin, iopub, context);
        }

        @Override
        public void publish(Message<?> message) {
            await(sender.submit(() -> super.publish(message)));
        }

        @Override
        public String readFromStdIn(String prompt, boolean isPassword) {
            forgetAnswers();
            return super.readFromStdIn(prompt, isPassword);
        }
    }

    /**
     * Takes away what was answered to a question whose cell was interrupted, which is no answer to the next one, and with it ZeroMQ's mark of
     * that interrupt, by which the next one would fail.
     */
    private void forgetAnswers() {
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (stdin.recv(ZMQ.DONTWAIT) == null) {
                    return;
                }
            } catch (ZMQException e) {
                failures++;
            }
        }
    }

    /** Waits in spite of interrupts, and leaves the thread interrupted if there was one. */
    private static void await(Future<?> sent) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    sent.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("what the cell has shown could not be sent: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
