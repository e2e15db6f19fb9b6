"""What makes a start short: models that open while the program itself still loads.

Their files are read and unpacked outside Python, so that a second core does it meanwhile.
"""

from __future__ import annotations

import gc
from threading import Thread

_COLLECTING = (50_000, 20, 50)  # objects, rounds, rounds; Python's 700 cost a start a tenth


def collect_seldom() -> None:
    """Look for circles of dead objects seldom: what loads are hundreds of modules that stay."""
    gc.set_threshold(*_COLLECTING)


def begin() -> None:
    """Begin to open the judge and the second encoder; what is wrong is told when they are asked."""
    for opened in (_second_encoder, _judge):
        Thread(target=opened, daemon=True, name="ahead").start()


def _second_encoder() -> None:
    from assistant.models.second_encoder import open_second_encoder

    open_second_encoder()


def _judge() -> None:
    from assistant.models.judge import open_judge

    open_judge()
