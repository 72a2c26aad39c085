package io.github.tammes.kernel;

import java.util.concurrent.TimeUnit;

/**
 * Ends this Java after its kernel has said goodbye to Jupyter.
 *
 * <p>JJava leaves the threads of finished cells waiting, which keeps Java alive for a minute; Jupyter would wait five
 * seconds at every restart and then kill it.
 */
final class Exit {

    /** Time for the kernel's last answers. */
    private static final long MILLIS = 500;

    private Exit() {}

    static void soon() {
        var thread = new Thread(Exit::exit, "tammes-exit");
        thread.setDaemon(true);
        thread.start();
    }

    private static void exit() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }
}
