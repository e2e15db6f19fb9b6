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
    from streamlit.web import cli

    from assistant.ui.shared import session  # loaded here: two threads must not load at a time

    ahead.keep()
    Thread(target=session.open_early, daemon=True, name="opening").start()
    cli.main(["run", *sys.argv[1:]], prog_name="streamlit")


if __name__ == "__main__":
    main()
