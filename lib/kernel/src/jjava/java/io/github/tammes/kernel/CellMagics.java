package io.github.tammes.kernel;

import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;

/** JJava's magics, but only where a statement begins: JJava also takes lines of text blocks and comments for them. */
final class CellMagics extends MagicsResolver {

    private final JShell shell;

    CellMagics(MagicTranspiler transpiler, JShell shell) {
        super("(?<=(?:^|=))\\s*%", "%%", transpiler);
        this.shell = shell;
    }

    @Override
    public String resolve(String cell) {
        String begun = cell.stripLeading();
        if (begun.startsWith("%%")) {
            CellSource.requireWholeMagic(begun);
            return super.resolve(begun);
        }
        return CellSource.rewrite(cell, super::resolve, this::isVariable);
    }

    private boolean isVariable(String name) {
        return shell.variables().anyMatch(variable -> variable.name().equals(name));
    }
}
