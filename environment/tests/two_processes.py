"""How ./test shares the tests between its two processes."""

from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

# What sets the checkout up, and so waits for a ./run that does it too, or says that it has nothing to do.
OF_THE_CHECKOUT = {f"test_{name}.py" for name in ("binder", "browser", "commands", "docs", "execute", "release", "set_up", "submit", "texts")}
REGISTERS = "test_the_lines_of_the_readme_register_it"


class TwoProcesses(LoadScopeScheduling):
    """A process takes a whole file, for its kernel is begun once, and one of the two all that sets the checkout up."""

    def _split_scope(self, nodeid):
        file, _, name = nodeid.partition("::")
        return "checkout" if Path(file).name in OF_THE_CHECKOUT or name == REGISTERS else file
