package io.github.tammes.kernel;

import java.lang.reflect.InvocationTargetException;

/** Calls the few methods of kernels that stand in classes without an API artifact. */
final class Reflection {

    private Reflection() {}

    /** Calls a public method that takes one string. */
    static Object call(Object target, String method, String argument) {
        try {
            return target.getClass().getMethod(method, String.class).invoke(target, argument);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel has no " + method + "(String): Tammes does not know it", e);
        }
    }
}
