"""Which store of vectors a home uses: by the user's setting, else by where its documents are."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from assistant.errors import SettingError
from assistant.library.places import Place, place_of
from assistant.library.vectors.store import StoreKind
from assistant.settings import VECTORS_VARIABLE
from assistant.settings.variables import value, without_password


def store_of(home: Path, file: str) -> StoreKind:
    """Return the kind of store for a home whose documents are in the tables of a file.

    Raises:
        SettingError: There is no such store, or what speaks to it is not installed.
    """
    place = place_of(home, file)
    chosen = value("vectors") or ("pgvector" if place.url else "chroma")
    scheme, plus, url = chosen.partition("+")
    make = (_SERVERS if plus else _BESIDE).get(scheme)
    if make is None or (plus and not url.startswith(("http://", "https://"))):
        raise SettingError(
            f"{VECTORS_VARIABLE} is {without_password(chosen)!r}: choose chroma, pgvector, "
            "chroma+http://HOST:PORT or qdrant+http://HOST:PORT"
            f" / ค่า {VECTORS_VARIABLE} ใช้ไม่ได้ โปรดเลือกค่าใดค่าหนึ่งข้างต้น"
        )
    return make(url) if plus else make(place)  # type: ignore[arg-type]


def _chroma(_place: Place) -> StoreKind:
    from assistant.library.vectors.chroma import Chroma

    return Chroma()


@lru_cache(maxsize=16)
def _pgvector(place: Place) -> StoreKind:
    from assistant.library.vectors.pgvector import PgVector

    if not place.url:
        raise SettingError(
            f"{VECTORS_VARIABLE}=pgvector needs documents in PostgreSQL: set KHRUEAKHAI_DATABASE"
            " / ต้องตั้งค่า KHRUEAKHAI_DATABASE ให้เก็บเอกสารใน PostgreSQL ก่อน"
        )
    _installed("pgvector", "postgres")
    return PgVector(place)


def _chroma_server(url: str) -> StoreKind:
    from assistant.library.vectors.chroma_server import ChromaServer

    return ChromaServer(url)


@lru_cache(maxsize=16)
def _qdrant(url: str) -> StoreKind:
    from assistant.library.vectors.qdrant import Qdrant

    _installed("qdrant_client", "qdrant")
    return Qdrant.at(url)


def _installed(module: str, extra: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise SettingError(
            f"what speaks to {extra} is not installed: run `pip install 'khrueakhai[{extra}]'`"
            f" / ยังไม่ได้ติดตั้งส่วนเชื่อมต่อ โปรดรัน `pip install 'khrueakhai[{extra}]'`"
        )


_BESIDE: Mapping[str, Callable[[Place], StoreKind]] = {"chroma": _chroma, "pgvector": _pgvector}
_SERVERS: Mapping[str, Callable[[str], StoreKind]] = {
    "chroma": _chroma_server,
    "qdrant": _qdrant,
}
