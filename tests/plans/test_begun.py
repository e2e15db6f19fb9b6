"""A start that has passed: whoever signs is asked what has begun; dates of a brief are kept."""

from __future__ import annotations

from datetime import date

import pytest
from planning import CASES, TODAY, said_in

from assistant.plans.brief.brief import parse_brief
from assistant.plans.planner import draft_plan

PASSED = {"th": "ผ่านไปแล้ว", "en": "has passed"}


@pytest.mark.parametrize(
    ("start", "told"), [(date(2026, 10, 1), True), (TODAY, False), (date(2027, 1, 4), False)]
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_whoever_signs_is_asked_about_a_start_that_has_passed(
    shipped_library, start, told, language
):
    case = next(one for one in CASES.values() if one.brief.get("lang", "th") == language)
    data = {**case.brief, "start": start.isoformat()}
    plan = draft_plan(shipped_library, parse_brief(data), today=TODAY)
    text = " ".join(one.text for one in said_in(plan, "summary"))
    assert (PASSED[language] in text) == told
