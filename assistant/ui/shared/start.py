"""Becomes Streamlit, with the home opened and warmed before anybody comes.

``python -m assistant.ui.shared.start SCRIPT [STREAMLIT'S OPTIONS]``; ``khrueakhai app`` starts it.
"""

from __future__ import annotations

import sys
from threading import Thread

from assistant.models import ahead


def main() -> None:
    """Run the script in Streamlit while the home is opened aside."""
    ahead.collect_seldom()
    ahead.begin()
    Thread(target=_open, daemon=True, name="opening").start()
    from streamlit.web import cli  # while what is begun goes on

    cli.main(["run", *sys.argv[1:]], prog_name="streamlit")


def _open() -> None:
    from assistant.ui.shared import session  # two seconds of loading, while the server starts

    session.open_early()


if __name__ == "__main__":
    main()
