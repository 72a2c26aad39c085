package io.github.tammes.kernel;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell's index of all classes, which serves to complete names of packages. Left alone it is made beside the first cell, from which
 * it takes a processor for a third of a second; here it waits until that cell has run or somebody asks for a completion.
 */
final class PostponedIndex {

    private final SourceCodeAnalysis analysis;
    private final AtomicBoolean postponed = new AtomicBoolean();

    PostponedIndex(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
        postponed.set(tell("suspendIndexing"));
    }

    /** Lets JShell go on; a second call changes nothing. */
    void make() {
        if (postponed.getAndSet(false)) {
            tell("resumeIndexing");
        }
    }

    /** Calls what JShell itself calls, but has not made public; returns false in a Java that has it no more. */
    private boolean tell(String what) {
        try {
            Method method = analysis.getClass().getDeclaredMethod(what);
            method.setAccessible(true);
            method.invoke(analysis);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }
}
