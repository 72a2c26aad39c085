package io.github.tammes.train;

import ai.djl.engine.Engine;
import java.lang.reflect.InvocationTargetException;

/** On how many threads the engine computes; a sum is rounded differently on another number of them. */
final class ComputeThreads {

    private ComputeThreads() {}

    /** Returns the number, or "unknown" for an engine that does not tell. */
    static String describe(Engine engine) {
        if (!engine.getEngineName().equals("PyTorch")) {
            return "unknown";
        }
        try {
            // By name, for the library is compiled without an engine.
            Class<?> library = Class.forName(
                    "ai.djl.pytorch.jni.JniUtils", true, engine.getClass().getClassLoader());
            return String.valueOf(library.getMethod("getNumThreads").invoke(null));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("PyTorch does not tell its number of threads", e);
        } catch (ReflectiveOperationException e) {
            return "unknown";
        }
    }
}
