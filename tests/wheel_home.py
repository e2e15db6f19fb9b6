"""Builds the project from a copy and installs its wheel where nothing else is found of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LEFT_OUT = shutil.ignore_patterns(
    ".*venv*", ".git", "__pycache__", ".*_cache", "build", "dist", "*.egg-info", "tests"
)
_KEPT = ("PATH", "LANG", "SYSTEMROOT", "TMPDIR")


@dataclass(frozen=True)
class Installed:
    """An environment that sees the tests' libraries, and of this project the wheel alone."""

    environment: Path
    folder: Path  # where the commands run, far from the checkout
    home: Path

    def variables(self) -> dict[str, str]:
        """Return an environment that holds nothing of the tests'."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, "HOME": str(self.folder), "KHRUEAKHAI_HOME": str(self.home)}

    def command(self, name: str = "khrueakhai") -> str:
        """Return the path of a command of the environment."""
        return str(self.environment / "bin" / name)

    def run(self, *arguments: object, name: str = "khrueakhai") -> str:
        """Run a command that must succeed, and return what it printed."""
        done = subprocess.run(
            [self.command(name), *map(str, arguments)],
            cwd=self.folder,
            env=self.variables(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def build(folder: Path) -> tuple[Path, Path]:
    """Build from a copy of the checkout; return the wheel, and the one of the source archive."""
    source = Path(shutil.copytree(ROOT, folder / "source", ignore=_LEFT_OUT))
    for options in (("--wheel", "--outdir", "direct"), ("--outdir", "archived")):
        command = [sys.executable, "-m", "build", "--no-isolation", *options, str(source)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stdout + done.stderr
    (direct,) = (folder / "direct").glob("*.whl")
    (archived,) = (folder / "archived").glob("*.whl")
    return direct, archived


def install(wheel: Path, folder: Path, *, editable: bool = False) -> Installed:
    """Install a wheel, or a checkout as editable, into a new environment, without a download."""
    environment = folder / "environment"
    _quietly(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    # A path file of a folder that is named here is not read: the tests' own project stays unseen.
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own,) = (environment / "lib").glob("python*/site-packages")
    (own / "libraries.pth").write_text("\n".join(sorted(places)) + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps"]
    _quietly(*pip, "--no-build-isolation", *(["--editable"] if editable else []), wheel)
    return Installed(environment, _trap(folder / "elsewhere"), folder / "home")


def _trap(folder: Path) -> Path:
    """Make a working folder that misleads whoever looks there."""
    for package in ("assistant", "corpus", "prompts", "streamlit"):
        (folder / package).mkdir(parents=True)
        text = f"raise ImportError('{package} of the working folder')\n"
        (folder / package / "__init__.py").write_text(text, encoding="utf-8")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(
        "[server]\nenableCORS = false\nenableXsrfProtection = false\nenableStaticServing = false\n"
        'address = "0.0.0.0"\n',
        encoding="utf-8",
    )
    return folder


def _quietly(*command: object) -> None:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
