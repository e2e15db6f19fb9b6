"""Starts the real app with a scripted assistant behind its seam: ``stand_in_app.py PORT``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

import stand_in  # noqa: E402  # only after the path is set
from streamlit.web import cli  # noqa: E402

from assistant import opening  # noqa: E402

opening.open_assistant = stand_in.open_stand_in
cli.main(["run", str(ROOT / "app.py"), "--server.port", sys.argv[1]])
