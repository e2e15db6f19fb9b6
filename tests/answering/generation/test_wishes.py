"""What a reader wishes for is told by the words of the question, and told to the model."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.answering.generation import wishes
from assistant.answering.generation.wishes import Wish, told, wish_of
from assistant.models import prompts
from assistant.retrieval.questions import understand
from assistant.schema import LANGUAGES
from assistant.text.wording import read_yaml


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("ช่วยสรุประเบียบการยืมเรือให้หน่อย", "summarise"),
        ("Summarise the rules on lending boats.", "summarise"),
        ("การเช่าเรือมีข้อดีข้อเสียอย่างไร", "weigh"),
        ("What are the pros and cons of leasing boats?", "weigh"),
        ("ท่าเรือของเรามีเจ้าหน้าที่น้อย ควรทำอย่างไร", "advise"),
        ("What would you advise for our harbour?", "advise"),
        ("เรือข้ามฟากกับเรือด่วนแตกต่างกันอย่างไร", "compare"),
        ("How do ferries differ from barges?", "compare"),
        ("ทำไมต้องตรวจเรือทุกปี", "explain"),
        ("Why are ferries inspected every year?", "explain"),
        ("ใครเป็นผู้ตรวจเรือ", "plain"),
        ("Who inspects the ferries?", "plain"),
    ],
)
def test_the_words_of_a_question_tell_what_is_wished_for(question: str, wish: Wish) -> None:
    assert wish_of(understand(question)) == wish


def test_every_wish_has_words_for_the_model_in_both_languages() -> None:
    texts = read_yaml(prompts.prompts_folder() / "wishes.yaml")
    assert set(texts) == set(get_args(Wish))
    assert all(set(text) == set(LANGUAGES) for text in texts.values())


def test_a_model_is_told_in_the_language_of_the_answer() -> None:
    thai = told(understand("Summarise the rules on lending boats.", "th"))
    assert thai == wishes._texts()["summarise"]["th"]
