"""Runs a program in limits: ``python -m assistant.reading.limited MEMORY CPU OUTPUT PROGRAM …``."""

from __future__ import annotations

import os
import sys

from assistant.reading.readers.__main__ import limit

if __name__ == "__main__":
    limit(*map(int, sys.argv[1:4]))
    os.execv(sys.argv[4], sys.argv[4:])
