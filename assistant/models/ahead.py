"""What makes a start short: models that open while the program itself still loads.

Their files are read and unpacked outside Python, so that a second core does it meanwhile.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from threading import Thread

_COLLECTING = (50_000, 20, 50)  # objects, rounds, rounds; Python's 700 cost a start a tenth

log = logging.getLogger(__name__)


def collect_seldom() -> None:
    """Look for circles of dead objects seldom: what loads are hundreds of modules that stay."""
    gc.set_threshold(*_COLLECTING)


def begin() -> None:
    """Begin to open the judge and the second encoder.

    A program that ends early waits for them: their native code must not run while it is taken down.
    """
    for opened in (_second_encoder, _judge):
        Thread(target=_tried, args=[opened], name="ahead").start()


def _tried(opened: Callable[[], None]) -> None:
    """Open a model; what is wrong with it is told to whoever asks for it, who opens it again."""
    try:
        opened()
    except Exception as error:  # noqa: BLE001  # whatever it is, the same comes up there
        log.debug("a model does not open ahead: %s", error)


def _second_encoder() -> None:
    from assistant.models.second_encoder import open_second_encoder

    open_second_encoder()


def _judge() -> None:
    from assistant.models.judge import open_judge

    open_judge()
