package io.github.tammes.kernel;

import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;

/** JJava's magics, but only where a statement begins: JJava also takes lines of text blocks and comments for them. */
final class CellMagics extends MagicsResolver {

    CellMagics(MagicTranspiler transpiler) {
        super("(?<=(?:^|=))\\s*%", "%%", transpiler);
    }

    @Override
    public String resolve(String cell) {
        return cell.startsWith("%%") ? super.resolve(cell) : CellSource.rewrite(cell, super::resolve);
    }
}
