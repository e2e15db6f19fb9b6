"""Facts of a case: from fields, from words, and what they were read from."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.situation import read_situation


def facts(framework, **fields):
    fields.setdefault("lang", "th")
    return read_situation(parse_brief({"problem": "น้ำเค็มรุกสวน", **fields}), framework)


def test_what_is_not_said_is_unknown_not_guessed(framework):
    read = read_situation(parse_brief(planning.BARE), framework)
    for fact in ("capacity", "duration", "emphasis", "size", "mix", "whole_task", "coordinators"):
        assert read[fact].value == "unknown", fact


@pytest.mark.parametrize(
    ("count", "size"), [(1, "few"), (4, "few"), (5, "several"), (15, "several"), (16, "many")]
)
def test_the_size_is_counted_in_partners(framework, count, size):
    held = [planning.partner(f"ภาคี {chr(0xE01 + at)}", "civil") for at in range(count)]
    assert facts(framework, partners=held)["size"].value == size


def test_a_name_that_stands_for_many_bodies_counts_as_many(framework):
    held = [planning.partner("องค์การบริหารส่วนตำบล ๑๒ แห่ง", "local")]
    assert facts(framework, partners=held)["size"].value == "several"


@pytest.mark.parametrize(
    ("sectors", "mix"),
    [
        (["state", "local"], "government"),
        (["state", "state", "state", "civil"], "government"),
        (["state", "civil"], "mixed"),
        (["private"], "mixed"),
        ([None], "unknown"),
    ],
)
def test_the_mix_is_the_share_of_government(framework, sectors, mix):
    held = [planning.partner(f"ภาคี {at}", sector) for at, sector in enumerate(sectors)]
    assert facts(framework, partners=held)["mix"].value == mix


@pytest.mark.parametrize("sector", ["state", "local"])
def test_a_government_body_is_no_contractor_for_the_whole_task(framework, sector):
    held = [planning.partner("หน่วยบริการ", sector, "รับงานทั้งหมดครบวงจร")]
    assert facts(framework, partners=held)["whole_task"].value != "yes"
    outside = [planning.partner("บริษัท", "private", "รับงานทั้งหมดครบวงจร")]
    assert facts(framework, partners=outside)["whole_task"].value == "yes"


def test_a_denial_is_not_read_as_an_offer(framework):
    held = [planning.partner("Firm", "private", "No single firm can do the whole task here")]
    assert facts(framework, partners=held, lang="en")["whole_task"].value == "no"


def test_words_are_shown_as_the_brief_has_them(case):
    brief = planning.brief(case.name)
    said = " ".join([brief.problem, brief.goal, *(p.can_offer for p in brief.partners)])
    said += " ".join([brief.region, brief.data_sharing_barriers])
    for fact, reading in read_situation(brief, case.rules).items():
        assert reading.words in said, fact


def test_who_sits_at_the_table_is_read_from_sectors_and_the_lead(framework):
    read = facts(framework, lead_agency="เทศบาลเมืองน้ำใส", partners=[])
    assert (read["has_local"].value, read["lead"].value) == ("yes", "local")
    assert read["has_private"].value == "no"
    assert read["has_people_served"].value == "no"
    held = [planning.partner("ชมรมผู้ปกครอง", "community", "ทะเบียนครอบครัว")]
    read = facts(framework, partners=held)
    assert read["has_people_served"].value == "yes"
    assert read["has_data_keeper"].value == "yes"
