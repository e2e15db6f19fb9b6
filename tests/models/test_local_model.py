"""The local model: llama.cpp inside this process, as a LangChain chat model that streams."""

from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from assistant.errors import ModelFailed, UnknownModel
from assistant.models import model_file
from assistant.models.chat_models import open_chat_model

pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")

import speaking_gguf

SAID = ("เครือข่าย", "คือการทำงาน", "ร่วมกัน", " [1]")


def opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv(model_file.MODEL_VARIABLE, str(path))
    return open_chat_model("local")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speaking_gguf.write(tmp_path_factory.mktemp("model") / "tiny.gguf", SAID)


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "endless.gguf"
    return speaking_gguf.write(path, ("again ", "and "), ends=False)


def test_its_words_come_one_by_one(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [chunk.text for chunk in opened(tiny, monkeypatch).stream("คืออะไร")]
    assert [piece for piece in pieces if piece] == list(SAID)


def test_an_answer_at_once_is_the_same_words(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = opened(tiny, monkeypatch)
    assert model.invoke([("system", "สั้น ๆ"), ("user", "คืออะไร")]).text == "".join(SAID)


def test_it_stops_at_a_stop_word(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(tiny, monkeypatch).invoke("?", stop=["ร่วม"]).text == "เครือข่ายคือการทำงาน"


def test_it_says_no_more_than_its_limit(endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = opened(endless, monkeypatch)
    assert model.invoke("?", max_tokens=4).text == "again and again and "
    assert len(model.invoke("?").text.split()) == model.max_tokens


@pytest.mark.timeout(60)  # a model that goes on says nothing else for longer
def test_closing_the_stream_stops_it_and_frees_it_for_the_next(
    endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = opened(endless, monkeypatch)
    stream = model.stream("?")
    assert next(stream).text
    stream.close()
    assert model.invoke("?", max_tokens=2).text == "again and "


class Form(BaseModel):
    """One field, of two values."""

    answer: Literal["yes", "no"]


def test_it_is_held_to_a_form_that_it_would_not_keep_by_itself(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound = opened(tiny, monkeypatch).with_structured_output(Form, include_raw=True)
    said = bound.invoke("yes or no?")
    assert said["parsed"].answer in ("yes", "no")
    assert said["raw"].text.startswith("{")


def test_a_prompt_longer_than_its_context_is_a_clear_error(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelFailed, match="context size"):
        opened(tiny, monkeypatch).invoke("x" * 5_000)


def test_its_port_is_closed_to_everyone_else(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    model = opened(tiny, monkeypatch)
    address = model._server.listening_address
    assert address.startswith("http://127.0.0.1:")
    body = {"messages": [{"role": "user", "content": "?"}]}
    assert httpx.post(f"{address}/v1/chat/completions", json=body, timeout=10).status_code == 401


def test_a_file_that_is_no_model_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF but not really")
    with pytest.raises(ModelFailed, match=r"broken\.gguf cannot be loaded"):
        opened(broken, monkeypatch)


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.models.local_model.find_spec", lambda _: None)
    with pytest.raises(UnknownModel, match=r"xllamacpp.*pip install 'khrueakhai\[local\]'"):
        open_chat_model("local")


@pytest.mark.model
def test_the_real_model_answers_in_thai_with_a_marker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(model_file.MODEL_VARIABLE, raising=False)
    try:
        model: Any = open_chat_model("local")
    except UnknownModel as absent:
        pytest.skip(str(absent))
    answer = model.invoke(
        [
            ("system", "ตอบจากข้อความเท่านั้น จบประโยคด้วย [1]"),
            ("user", "<passage 1>\nเครือข่ายนี้มีสมาชิก 12 หน่วยงาน\n</passage 1>\n\nมีสมาชิกกี่หน่วยงาน"),
        ],
        max_tokens=60,
    )
    assert "12" in answer.text
