"""Jupyter's settings for this environment, read by ./run lab and on Binder alike; environment/setup.sh copies it there.

A command-line option goes before them, for example ./run lab --KernelSpecManager.allowed_kernelspecs=python3
"""

KERNELS = {"tammes", "tammes-ijava"}


def tidied(model, **_):
    """Leaves out of a saved notebook what Jupyter writes into it for being opened: the facts of this machine's Java.

    Opening a committed notebook then changes no byte of it; only what a person does is a change.
    """
    if model["type"] == "notebook":
        metadata = model["content"].get("metadata", {})
        if metadata.get("kernelspec", {}).get("name") in KERNELS and "language_info" in metadata:
            metadata["language_info"] = {"name": "java"}


c = get_config()  # noqa: F821 (Jupyter brings it)

# One kernel to choose from, and no question about it: plain JJava, which knows nothing of the library, and Python are
# installed beside it.
c.MappingKernelManager.default_kernel_name = "tammes"
c.KernelSpecManager.allowed_kernelspecs = KERNELS
c.KernelSpecManager.ensure_native_kernel = False

c.ContentsManager.pre_save_hook = tidied
