package io.github.tammes.kernel;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** Found and called by the JJava kernel; there is nothing to call by hand. */
public final class TammesExtension implements Extension {

    /** For the kernel, which makes extensions by their public constructor. */
    public TammesExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        Tammes.install();
    }

    /** Called when Jupyter ends or restarts the kernel. */
    @Override
    public void uninstall(BaseKernel kernel) {
        Exit.soon();
    }
}
