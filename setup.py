"""Puts what stands beside the package into the wheel; pyproject.toml says everything else.

In a checkout ``app.py``, ``corpus/``, ``prompts/``, ``static/`` and ``.streamlit/`` stand at the
top. An installed package finds them in ``assistant/shipped/``; an editable one in the checkout.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("app.py", ".streamlit", "corpus", "prompts", "static")  # MANIFEST.in names them too
ROOT = Path(__file__).parent


class BuildWithShipped(build_py):
    """Builds the package, and copies into it what it reads at run time."""

    def run(self) -> None:
        """Build, then copy; an editable installation needs no copy."""
        super().run()
        if not self.editable_mode:
            for source, target in self._copies().items():
                self.mkpath(str(Path(target).parent))
                self.copy_file(source, target, preserve_mode=False)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Return every file that is made, the copies among them."""
        copies = () if self.editable_mode else self._copies().values()
        return [*super().get_outputs(include_bytecode), *copies]

    def _copies(self) -> dict[str, str]:
        """Return each file of the checkout and where it goes."""
        target = Path(self.build_lib) / "assistant" / "shipped"
        return {str(path): str(target / path.relative_to(ROOT)) for path in _files()}


def _files() -> list[Path]:
    """Return the files that are copied, in order; none may be missing."""
    found = []
    for name in SHIPPED:
        place = ROOT / name
        inside = sorted(path for path in place.rglob("*") if path.is_file())
        found += inside if place.is_dir() else [place]
    return [path for path in found if "__pycache__" not in path.parts]


setup(cmdclass={"build_py": BuildWithShipped})
