"""An answer in the other language: the library's own words there, or none."""

from __future__ import annotations

import pytest
from answering_homes import assistant_of

from assistant.answering.dialogue.conversations import Turn
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.translating import translate
from assistant.text.language import detect
from assistant.text.patterns import is_item


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        ("การบริหารงานแบบเครือข่ายมักล้มเหลวจากสาเหตุใดบ้าง", "ขอเป็นภาษาอังกฤษ", "en"),
        ("Which causes make network administration fail?", "แปลเป็นไทยให้ที", "th"),
    ],
)
def test_a_list_has_all_its_items_in_the_other_language(shipped_home, first, then, language):
    assistant = assistant_of(shipped_home)
    before = assistant.ask(first, conversation=first)
    answer = assistant.ask(then, conversation=first)
    assert detect(answer.answer) == language
    count = sum(is_item(claim.text) for claim in before.claims)
    assert sum(is_item(claim.text) for claim in answer.claims) == count == 6
    assert all(claim.support == "quoted" for claim in answer.claims if not claim.text.endswith(":"))


def test_where_the_library_has_no_such_language_nothing_is_translated(own_desk):
    wish = Wish("translate", "เปิดวันไหน", "en", last=Turn("เปิดวันไหน", "fact", "th"))
    assert translate(own_desk, wish) is None
