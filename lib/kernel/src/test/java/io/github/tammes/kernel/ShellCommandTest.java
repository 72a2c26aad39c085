package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ShellCommandTest {

    /** Ended before its shell, the first command let the shell begin the next one, about one time in four. */
    @RepeatedTest(10)
    @Timeout(60)
    void nothingIsBegunAfterAnInterrupt(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        var cell = new FutureTask<Void>(
                () -> ShellCommand.run("touch '" + first + "'; sleep 60; touch '" + second + "'"), null);
        var thread = new Thread(cell);
        thread.start();
        while (!Files.exists(first)) {
            Thread.sleep(1);
        }
        thread.interrupt();

        var ended = assertThrows(ExecutionException.class, cell::get);
        assertInstanceOf(IllegalStateException.class, ended.getCause());
        assertFalse(Files.exists(second), "the command after the interrupted one was begun");
    }
}
