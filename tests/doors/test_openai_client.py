"""The real client of OpenAI talks to the door over a loopback port."""

from __future__ import annotations

import openai
import pytest
from openai import OpenAI

QUESTION = "หน้าที่ของคณะกรรมการสวนสมุนไพรมีอะไรบ้าง"


@pytest.fixture
def client(url, door):
    with OpenAI(base_url=f"{url}/v1", api_key=door.state.given["reader"], max_retries=0) as client:
        yield client


def said(*words: str) -> list[dict[str, str]]:
    roles = ("user", "assistant")
    return [{"role": roles[at % 2], "content": text} for at, text in enumerate(words)]


def ask(client, *words: str):
    done = client.chat.completions.create(model="khrueakhai", messages=said(*words))
    return done.choices[0].message


def test_the_one_model_is_listed(client):
    assert [model.id for model in client.models.list()] == ["khrueakhai"]


def test_an_answer_has_an_annotation_where_each_number_stands(client):
    message = ask(client, QUESTION)
    assert message.annotations
    for one in message.annotations:
        cited = one.url_citation
        assert message.content[cited.start_index : cited.end_index].startswith("[")
        assert "/passages/" in cited.url
        assert cited.quote


def test_the_address_of_an_annotation_can_be_opened_with_the_key(client, url, reader):
    cited = ask(client, QUESTION).annotations[0].url_citation
    assert cited.url.startswith(url)
    passage = reader.get(cited.url.removeprefix(url)).json()
    assert cited.quote in passage["text"]


def test_a_stream_gives_the_same_checked_answer_and_its_annotations(client):
    chunks = list(
        client.chat.completions.create(model="khrueakhai", messages=said(QUESTION), stream=True)
    )
    deltas = [chunk.choices[0].delta for chunk in chunks]
    whole = ask(client, QUESTION)
    assert "".join(delta.content or "" for delta in deltas) == whole.content
    [annotated] = [delta.annotations for delta in deltas if getattr(delta, "annotations", None)]
    assert len(annotated) == len(whole.annotations)
    assert chunks[-1].choices[0].finish_reason == "stop"


def test_a_follow_up_leans_on_the_chat_before_it(client):
    first = ask(client, QUESTION).content
    assert "จัดเวรรดน้ำ" in ask(client, QUESTION, first, "ขอข้อสอง").content


def test_another_key_cannot_lean_on_that_chat(url, door, client):
    first = ask(client, QUESTION).content
    with OpenAI(base_url=f"{url}/v1", api_key=door.state.given["other"], max_retries=0) as other:
        assert "จัดเวรรดน้ำ" not in ask(other, QUESTION, first, "ขอข้อสอง").content


def test_what_the_library_lacks_is_refused_without_annotations(client):
    message = ask(client, "What is the capital of Mongolia?")
    assert not message.annotations
    assert "do not" in message.content or "not" in message.content


def test_a_message_of_parts_is_read(client):
    content = [{"type": "text", "text": QUESTION}]
    done = client.chat.completions.create(
        model="khrueakhai", messages=[{"role": "user", "content": content}], temperature=0.2
    )
    assert done.choices[0].message.annotations


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"model": "gpt-x"}, openai.NotFoundError),
        ({"messages": said("q", "a")}, openai.UnprocessableEntityError),
        ({"messages": []}, openai.UnprocessableEntityError),
        ({"messages": said("  ")}, openai.UnprocessableEntityError),
        ({"messages": said("!!!"), "stream": True}, openai.UnprocessableEntityError),
    ],
    ids=["another model", "no question last", "no message", "no words", "no words in a stream"],
)
def test_what_cannot_be_answered_is_an_error_that_the_client_knows(client, changes, error):
    with pytest.raises(error):
        client.chat.completions.create(**{"model": "khrueakhai", "messages": said("q"), **changes})


def test_a_wrong_key_is_an_error_that_the_client_knows(url):
    client = OpenAI(base_url=f"{url}/v1", api_key="kk-no", max_retries=0)
    with client, pytest.raises(openai.AuthenticationError):
        client.models.list()
