package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThrownCopyTest {

    @Test
    void whatJShellCanCopyStaysItself() {
        var thrown = new IllegalStateException("outer", new RuntimeException("inner"));
        assertSame(thrown, ThrownCopy.ifNeeded(thrown));
    }

    @Test
    void aCircleOfCausesEndsWhereItWouldCloseAndNamesAllOfThem() {
        var inner = new RuntimeException("inner");
        var outer = new IllegalStateException("outer", inner);
        inner.initCause(outer);

        Throwable copy = ThrownCopy.ifNeeded(outer);

        assertNull(copy.getCause().getCause());
        Failure failure = Failure.of(copy);
        assertEquals("IllegalStateException: outer", failure.headline());
        assertEquals(outer.getStackTrace().length, failure.frames().size());
        assertEquals("RuntimeException: inner", failure.cause().orElseThrow().headline());
        assertTrue(failure.cause().orElseThrow().cause().isEmpty());
    }

    /** Its cause is itself, and each of its answers is an error of its own. */
    private static final class Hostile extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    @Test
    void anExceptionThatThrowsWhenItIsAskedIsStillAnError() {
        Failure failure = Failure.of(ThrownCopy.ifNeeded(new RuntimeException("outer", new Hostile())));
        Failure hostile = failure.cause().orElseThrow();
        assertEquals("Hostile", hostile.name());
        assertEquals(Optional.of("its getMessage() throws java.lang.IllegalStateException"), hostile.message());
        assertTrue(hostile.frames().isEmpty());
        assertTrue(hostile.cause().isEmpty());
    }
}
