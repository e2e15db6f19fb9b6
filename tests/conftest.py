"""What every test shares: no network, a home of its own, and nothing of the user's environment."""

from __future__ import annotations

import ipaddress
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_once import made_once
from neighbours import ARTICLE, present

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant
    from assistant.answering.responding.desk import Desk
    from assistant.library.library import Library

# Settings of this program, and whatever could lend a test a key or send its traces away.
FOREIGN = re.compile(r"KHRUEAKHAI_(?!ARTICLE)|LANG(SMITH|CHAIN)_|OPENAI_|ANTHROPIC_|\w*_API_KEY$")

_HOST_OF = {
    "socket.connect": lambda args: args[1],
    "socket.sendto": lambda args: args[1],
    "socket.sendmsg": lambda args: args[1],
    "socket.getaddrinfo": lambda args: args[:2],
    "socket.gethostbyname": lambda args: args[:1],
}
_attempts: list[str] = []


class NetworkForbidden(RuntimeError):
    """A test was about to leave the machine."""


def _stay_here(event: str, args: tuple[Any, ...]) -> None:
    """Refuse every address but the loopback one; an audit hook hears whatever Python opens."""
    address = _HOST_OF[event](args) if event in _HOST_OF else None
    if not isinstance(address, tuple) or _is_loopback(address[0]):  # a path is a socket of Unix
        return
    _attempts.append(":".join(str(part) for part in address[:2]))
    raise NetworkForbidden(f"the test was about to reach {_attempts[-1]}: tests use loopback only")


def _is_loopback(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


sys.addaudithook(_stay_here)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the files with a browser among the others, from the beginning on.

    Two browsers on two cores wait for each other; and what takes long must not come last.
    """
    browsing = list(dict.fromkeys(item.path for item in items if _in_browser(item)))
    other = [one for one in dict.fromkeys(item.path for item in items) if one not in browsing]
    between = len(other) / max(1, len(browsing))
    turn = {path: at * between for at, path in enumerate(browsing)}
    turn |= {path: at + 0.5 for at, path in enumerate(other)}
    items.sort(key=lambda item: turn[item.path])


def _in_browser(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a browser test be skipped on a developer's machine, never where it has to run."""
    absent = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if os.environ.get("CI") and absent and "chromium" in getattr(item, "fixturenames", ()):
        pytest.fail(f"{' and '.join(absent)} must be installed where CI is set", pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if FOREIGN.match(name)]:
            patch.delenv(name)
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(autouse=True)
def _home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test whose attempt to leave was caught by someone, or made in another thread."""
    _attempts.clear()
    yield
    assert not _attempts, f"the test tried to reach {', '.join(_attempts)}"


@pytest.fixture(scope="session")
def article_path() -> Path:
    """The article that the project grew from, as extracted from its PDF."""
    return present(ARTICLE)


@pytest.fixture(scope="session")
def article_outline() -> Path:
    """What is known of the article: its sections, its lists, its damaged letters."""
    return present(ARTICLE.parents[1] / "eval" / "article_outline.json")


@pytest.fixture(scope="session")
def partnership_act() -> Path:
    """The Thai act on public-private partnerships, one of the governance documents."""
    return present(ARTICLE.parents[1] / "governance" / "docs" / "law_ppp_2562.pdf")


@pytest.fixture(scope="session")
def governance_folder() -> Path:
    """Real laws, news and handbooks, none of them about the article's subject."""
    return present(ARTICLE.parents[1] / "governance" / "SOURCES.md").with_name("docs")


@pytest.fixture(scope="session")
def partnership_library(
    partnership_act: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """The open library that holds the act alone, to read."""
    from assistant.opening import open_library

    def make(home: Path) -> None:
        with open_library(home) as library:
            [added] = library.add_files([partnership_act])
            assert added.status == "added"

    with open_library(made_once(tmp_path_factory, "partnership", make)) as library:
        yield library


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the shipped corpus, to read; ``own_shipped_home`` is one to write in."""
    from assistant.opening import open_library

    def make(home: Path) -> None:
        with open_library(home) as library:
            results = library.add_shipped()
        assert {result.status for result in results} == {"added"}

    return made_once(tmp_path_factory, "shipped", make)


@pytest.fixture(scope="session")
def shipped_library(shipped_home: Path) -> Iterator[Library]:
    """The open library of the shipped corpus, to search and read; nothing may be added to it."""
    from assistant.opening import open_library

    with open_library(shipped_home) as library:
        yield library


@pytest.fixture(scope="session")
def own_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant of a library of the texts of ``own_texts`` alone."""
    from answering_homes import ENCODER
    from own_texts import TEXTS

    from assistant.opening import open_assistant, open_library

    with open_library(tmp_path_factory.mktemp("own") / "home", ENCODER) as library:
        results = library.add_texts(TEXTS)
        assert {result.status for result in results} == {"added"}, results
        yield open_assistant(library=library)


@pytest.fixture(scope="session")
def own_desk(own_assistant: Assistant) -> Desk:
    """Where the responders of that library look things up."""
    from assistant.answering.generation.extractive import ExtractiveGenerator
    from assistant.answering.responding.desk import Desk
    from assistant.checking.cross_language import Means

    library = own_assistant.library
    return Desk(library, ExtractiveGenerator(library), Means())


@pytest.fixture
def own_library_of(tmp_path: Path) -> Callable[[str], Desk]:
    """Makes a library of one text, and where responders look things up in it."""
    from answering_homes import ENCODER

    from assistant.opening import open_assistant, open_library

    def made(text: str) -> Desk:
        with open_library(tmp_path / "own", encoder=ENCODER) as library:
            library.add_texts([{"id": "own", "title": "Own text", "text": text}])
        return open_assistant(tmp_path / "own")._desk

    return made


@pytest.fixture
def own_shipped_home(shipped_home: Path, tmp_path: Path) -> Path:
    """A copy of ``shipped_home`` that this test may change."""
    return Path(shutil.copytree(shipped_home, tmp_path / "home"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a real PostgreSQL with pgvector, that all tests of this process share."""
    import postgres_server

    with postgres_server.running() as url:
        yield url


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database of that server."""
    from uuid import uuid4

    import postgres_server as servers

    with servers.database(postgres_server, f"t{uuid4().hex[:12]}") as url:
        yield url


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real Chroma server, that all tests of this process share."""
    import chroma_server

    with chroma_server.running(tmp_path_factory.mktemp("chroma") / "data") as url:
        yield url
