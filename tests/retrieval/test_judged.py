"""The judge reads the first hits and moves those that answer the question to the front."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.opening import open_library
from assistant.retrieval import judged
from assistant.retrieval.judged import behind, in_judged_order
from assistant.retrieval.questions import understand
from assistant.schema import Hit
from assistant.settings.finding import JUDGED

TEXTS = {
    "fee": "ผู้ค้าในตลาดชำระค่าธรรมเนียมวันละยี่สิบบาทที่สำนักงานตลาดก่อนเวลาเก้านาฬิกา",
    "shop": "ตลาดมีร้านค้าหนึ่งร้อยร้าน ส่วนใหญ่ขายผักและปลา",
    "road": "ถนนหน้าตลาดปิดซ่อมตลอดเดือนมีนาคม",
}


@pytest.fixture(scope="module")
def hits(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("judged") / "home") as library:
        library.add_texts({"id": key, "text": text} for key, text in TEXTS.items())
        found = {hit.document_id: hit for hit in library.search("ตลาด")}
    return [replace(found[key], score=0.5) for key in TEXTS]


def order(question: str, hits: list[Hit]) -> list[str]:
    return [hit.document_id for hit in in_judged_order(understand(question), hits)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("ขายของในตลาดนี้ต้องจ่ายวันละเท่าไหร่ครับ", "fee"),
        ("How much do traders pay a day?", "fee"),
        ("ทำไมรถเข้าหน้าตลาดไม่ได้ช่วงมีนา", "road"),
    ],
)
def test_the_passage_that_answers_comes_first_of_equals(hits, question, first):
    assert order(question, hits)[0] == first
    assert order(question, hits[::-1])[0] == first


def test_no_score_rises_and_they_fall_in_order(hits):
    judged = in_judged_order(understand("ขายของในตลาดนี้ต้องจ่ายวันละเท่าไหร่"), hits)
    scores = [hit.score for hit in judged]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == max(hit.score for hit in hits)


def test_what_the_search_holds_far_better_stays_first(hits):
    road = replace(hits[2], score=hits[0].score + 15 * JUDGED.weight)
    assert order("ขายของในตลาดนี้ต้องจ่ายวันละเท่าไหร่", [road, hits[0]])[0] == "road"


def test_a_part_that_is_named_is_no_matter_of_judgement(hits):
    assert in_judged_order(understand("มาตรา 7 ว่าอย่างไร"), hits) == hits


def test_hits_beyond_those_it_reads_stay_where_they_are(hits):
    later = [
        replace(hits[0], passage=replace(hits[0].passage, id=f"later {n}"), score=0.1)
        for n in range(3)
    ]
    many = [*hits, *later]
    asked = understand("ค่าธรรมเนียมเท่าไร")
    assert in_judged_order(asked, many)[JUDGED.read :] == many[JUDGED.read :]


def test_what_can_no_longer_come_first_is_not_read(hits, monkeypatch):
    read: list[str] = []

    def answering(_question, texts):
        read.extend(passage.document_id for passage, _ in texts)
        return [2.0 for _ in texts]

    monkeypatch.setattr(judged, "answering", answering)
    texts = [(hit.passage, hit.passage.text) for hit in hits]
    far = 0.9 - 4 * JUDGED.weight
    asked = understand("ค่าธรรมเนียมเท่าไร")

    def margins(*scores: float, first_alone: bool = True) -> list[float | None]:
        read.clear()
        return behind(asked, texts, scores, JUDGED.weight, first_alone=first_alone)

    assert margins(0.9, 0.89, far) == [0.0, 0.0, None]
    assert read == ["fee", "shop"]
    assert None not in margins(0.9, 0.89, 0.88)
    assert None not in margins(0.9, 0.89, far, first_alone=False)
