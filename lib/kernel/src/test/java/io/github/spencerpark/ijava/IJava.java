package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands for the IJava kernel, which no package registry carries: the same name and the same two public methods that the
 * library asks for by name, on the same published base classes.
 */
public final class IJava {

    private static TestKernel kernel;

    private IJava() {}

    /** As in IJava: the running kernel or null. */
    public static TestKernel getKernelInstance() {
        return kernel;
    }

    /** Lets a test pretend that a kernel runs, or none. */
    public static void setKernelInstance(TestKernel newKernel) {
        kernel = newKernel;
    }

    /** As in IJava: runs a kernel until Jupyter ends it. */
    public static void main(String[] args) throws Exception {
        var properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        var connection = new JupyterConnection(properties);
        setKernelInstance(new TestKernel());
        getKernelInstance().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }
}
