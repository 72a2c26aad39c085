package io.github.tammes.kernel;

import java.util.regex.Pattern;

/** Declarations as a person writes them: JShell names the packages of all classes, since ours are imported in one snippet. */
final class SimpleNames {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:\\p{Ll}\\w*\\.)+(?=\\p{Lu})");

    private SimpleNames() {}

    /** Leaves out the packages before the names of classes. */
    static String in(String declaration) {
        return PACKAGE.matcher(declaration).replaceAll("");
    }
}
