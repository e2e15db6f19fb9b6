"""Completion in the shell: what ``khrueakhai completion`` prints, and what Tab then asks."""

from __future__ import annotations

import argparse
import os

SHELLS = ("bash", "zsh", "fish")
_ASKING = "_ARGCOMPLETE"  # the shell sets it where it asks for completions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=SHELLS)


def run(options: argparse.Namespace) -> int:
    """Print the shell's script: ``source <(khrueakhai completion bash)`` switches it on."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["khrueakhai"], shell=options.shell))
    return 0


def answer_the_shell(parser: argparse.ArgumentParser) -> None:
    """Print the completions and end the process where the shell asks for them."""
    if _ASKING in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
