"""The door to chat models: what each name opens, and what is said where it cannot."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.answering.generation.chat import ChatGenerator
from assistant.errors import MissingKey, ModelFailed, UnknownModel
from assistant.models.chat_models import PROVIDERS, named, open_chat_model
from assistant.models.reply import Messages, Reply, hear_fields, listen
from assistant.plans.brief.from_model import BriefFields
from assistant.schema import Document, Draft, DraftClaim, Hit, Passage, Quote
from assistant.schema.writing import Writing

TEXT = "Networks grow because 3 agencies share their work. Trust is what keeps them together."
PASSAGE = Passage("p1", "d1", 0, len(TEXT), TEXT, "paragraph", ("Networks",), 1, "en")
DOCUMENT = Document(id="d1", title="Networks", language="en", text=TEXT)


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for provider in PROVIDERS.values():
        if provider.key:
            monkeypatch.delenv(provider.key, raising=False)
    monkeypatch.delenv("KHRUEAKHAI_BASE_URL", raising=False)


def test_none_is_no_model() -> None:
    assert open_chat_model("none") is None


@pytest.mark.parametrize(
    "name", ["", "gpt-4", "openai:", ":gpt-4", "openai: ", "Openai:x", "local:x y\n", "none "]
)
def test_a_name_of_no_known_form_lists_the_forms(name: str) -> None:
    with pytest.raises(UnknownModel, match=r"'none', 'local', or 'provider:model'|no provider"):
        open_chat_model(name)


def test_an_unknown_provider_lists_the_known_ones() -> None:
    with pytest.raises(UnknownModel, match="openai, anthropic"):
        open_chat_model("nobody:model")


def test_an_absent_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.models.chat_models.find_spec", lambda _: None)
    with pytest.raises(UnknownModel, match="pip install langchain-openai"):
        open_chat_model("openai:gpt-4.1-mini")


def test_a_missing_key_names_its_variable() -> None:
    with pytest.raises(MissingKey, match="OPENAI_API_KEY"):
        open_chat_model("openai:gpt-4.1-mini")


def test_a_model_name_may_hold_colons_and_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    model: Any = open_chat_model("openai:org/some:model-1")
    assert (model.model_name, model.temperature) == ("org/some:model-1", 0)


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://x", "http://"])
def test_a_base_url_that_is_none_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHRUEAKHAI_BASE_URL", url)
    with pytest.raises(UnknownModel, match="KHRUEAKHAI_BASE_URL"):
        open_chat_model("openai:tiny")


def test_an_option_that_a_provider_refuses_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ValueError("no such option\nand more")

    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setattr("langchain.chat_models.init_chat_model", refuse)
    with pytest.raises(ModelFailed, match=r"^openai:x cannot be opened: no such option$"):
        open_chat_model("openai:x")


def test_the_door_itself_loads_no_model_library() -> None:
    code = (
        "import sys; from assistant.models.chat_models import open_chat_model;"
        "open_chat_model('none');"
        "print([m for m in ('langchain', 'langchain_core', 'torch', 'xllamacpp')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_model_that_is_handed_over_is_called_by_provider_and_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    model: Any = open_chat_model("openai:gpt-4.1-mini")
    assert named(model) == named(model.bind(stop=["x"])) == "openai:gpt-4.1-mini"
    assert named(FakeListChatModel(responses=[])) == "fakelistchatmodel"


@pytest.mark.parametrize("thing", [None, 3, object(), "openai:gpt-4.1-mini"])
def test_what_is_no_chat_model_is_refused_in_plain_words(thing: Any) -> None:
    with pytest.raises(UnknownModel, match=rf"a {type(thing).__name__} is no chat model"):
        named(thing)


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda model: model,
        lambda model: model.bind(stop=["x"]),
        lambda model: model.with_retry(),
        lambda model: model.with_fallbacks([model]),
        lambda model: model | (lambda message: message.content),  # says text, not messages
    ],
)
def test_whatever_speaks_like_a_chat_model_is_heard(wrapped: Any) -> None:
    model = wrapped(FakeListChatModel(responses=['{"goal": "water"}']))
    told = Messages("be brief", "what is a network?")
    assert listen(model, told) == Reply('{"goal": "water"}')
    assert hear_fields(model, told, BriefFields)["goal"] == "water"


SAID = ("Three agencies", " share", " their work", " [1]", ".", " Nine", " more", " pay", " [7].")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    xllamacpp = pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")
    import speaking_gguf

    params = xllamacpp.CommonParams()
    params.model.path = str(
        speaking_gguf.write(tmp_path_factory.mktemp("model") / "tiny.gguf", SAID)
    )
    params.hostnames, params.port, params.ui = ["127.0.0.1"], 0, False
    params.n_ctx, params.n_parallel, params.verbosity = 4096, 1, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    assert server.listening_address.startswith("http://127.0.0.1:")
    yield f"{server.listening_address}/v1"
    del server


class TestARealServer:
    """LangChain's OpenAI client against llama.cpp's own server, on the loopback address."""

    said = (
        "Three agencies",
        " share",
        " their work",
        " [1]",
        ".",
        " Nine",
        " more",
        " pay",
        " [7].",
    )

    @pytest.fixture
    def model(self, url: str, monkeypatch: pytest.MonkeyPatch) -> Any:
        monkeypatch.setenv("KHRUEAKHAI_BASE_URL", url)
        return open_chat_model("openai:tiny")

    def test_words_stream_from_it_without_a_key(self, model: Any) -> None:
        pieces = [chunk.text for chunk in model.stream("Who shares?")]
        assert "".join(pieces) == "".join(SAID)
        assert len([piece for piece in pieces if piece]) > 2

    def test_an_answer_from_it_is_checked_like_any_other(self, model: Any) -> None:
        claims = self.generator(model).draft(*self.asked(), lambda _: None).claims
        assert next(claim.text for claim in claims) == "Three agencies share their work."
        (quote,) = claims[0].quotes
        assert TEXT[quote.start : quote.end].strip() == TEXT[: TEXT.index(" Trust")]

    def test_a_server_that_is_gone_leaves_the_extractive_answer(
        self, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        del url
        monkeypatch.setenv("KHRUEAKHAI_BASE_URL", "http://127.0.0.1:9/v1")
        draft = self.generator(open_chat_model("openai:tiny")).draft(*self.asked(), lambda _: None)
        assert [claim.text for claim in draft.claims] == [TEXT]
        assert draft.writing == Writing("openai:tiny", failure="unreachable")

    @staticmethod
    def generator(model: Any) -> ChatGenerator:
        quote = Quote(PASSAGE, 0, len(TEXT))
        fallback: Any = SimpleNamespace(draft=lambda *_: Draft((DraftClaim(TEXT, (quote,)),)))
        return ChatGenerator(model, "openai:tiny", fallback, lambda _: DOCUMENT)

    @staticmethod
    def asked() -> tuple[Any, Any]:
        hits = (Hit(PASSAGE, "Networks", 1, 1.0),)
        question = SimpleNamespace(text="Who shares?", language="en", kind="who")
        return question, SimpleNamespace(hits=hits, enough=True)


def test_a_wrong_prompts_folder_is_found_when_the_generator_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.errors import PromptError

    monkeypatch.setattr("assistant.models.prompts.prompts_folder", lambda: tmp_path)
    with pytest.raises(PromptError, match="answer_th"):
        TestARealServer.generator(None)
