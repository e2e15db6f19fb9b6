"""The command line; ``main`` takes its arguments as a list, for whoever calls it in process."""

from assistant.cli.main import main

__all__ = ["main"]
