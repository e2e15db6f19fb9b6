"""Facts: which numbers, names and denials of a claim its evidence does not have."""

import pytest

from assistant.checking.facts import contradicts, coverage, missing, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goldsmith and Eggers (2004) say so.", ("Goldsmith", "Eggers")),
        ("Smith argues that it grows.", ("Smith",)),
        ("Networks grow. They need trust.", ()),
        ("The agencies of Milwaukee grow.", ("Milwaukee",)),
        ("IGR is old.", ("IGR",)),
        ("แนวคิดของ Wright เรื่อง network", ("Wright",)),
        ("นางสาวปราณี ทำงานที่จังหวัดเลย", ("ปราณี", "เลย")),
        ("นายกรัฐมนตรีไปแล้วเลย", ()),
        ("เดินทางไปเชียงใหม่", ("เชียงใหม่",)),
    ],
)
def test_names_are_what_a_writer_cannot_paraphrase(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("In October 2009 Thailand agreed.", "ตุลาคม พ.ศ. 2552 ประเทศไทย", ()),
        ("In November 2009 it agreed.", "ตุลาคม พ.ศ. 2552", ("November",)),
        ("ประการที่ 3 คือเวลา", "1) ทุน 2) คน 3) เวลา", ()),
        ("มี 3 ประการ", "1) ทุน 2) คน 3) เวลา", ("3",)),
        ("Networked 网络 grow", "networked things grow", ("网络",)),
        ("Joined-Up work", "joined up work", ()),
    ],
)
def test_what_the_evidence_lacks_is_named(
    claim: str, evidence: str, expected: tuple[str, ...]
) -> None:
    assert missing(claim, evidence) == expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        (
            "The new American school grew.",
            "The school must grow because of industry.",
            ("American",),
        ),
        ("It was found in the USA.", "It was found in the United States.", ()),
        ("The US paid.", "สหรัฐจ่าย", ()),
        ("The Americans paid.", "They told us.", ("Americans",)),
    ],
)
def test_another_name_of_a_country_stands_as_a_word_of_its_own(claim, evidence, expected) -> None:
    assert missing(claim, evidence) == expected


def test_a_name_may_stand_in_the_other_language() -> None:
    same = {"chiang mai": ["เชียงใหม่"], "เชียงใหม่": ["Chiang Mai"]}
    assert missing("It began in Chiang Mai.", "เริ่มที่เชียงใหม่", same) == ()
    assert missing("เริ่มที่จังหวัดเชียงใหม่", "It began in Chiang Mai.", same) == ()
    assert missing("It began in Chiang Rai.", "เริ่มที่เชียงใหม่", same) == ("Chiang", "Rai")


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("องค์กรสามารถตอบสนองประชาชน", "องค์กรไม่สามารถที่จะตอบสนองประชาชน", True),
        ("องค์กรไม่สามารถตอบสนองประชาชน", "องค์กรไม่สามารถที่จะตอบสนองประชาชน", False),
        ("It does not only grow but learns.", "It grows and learns.", False),
        ("Members never pay.", "Members pay.", True),
        ("Members pay.", "Members do not pay.", True),
        ("Members pay.", "Some members do not pay and others pay.", False),
        ("แก้ปัญหาไม่ได้จึงเกิดเครือข่าย", "เครือข่ายเกิดเพราะแก้ปัญหาไม่ได้", False),
        ("สองหน่วยงานไม่แตกต่างกัน", "สองหน่วยงานไม่ได้แตกต่างกัน", False),
        ("สองหน่วยงานไม่แตกต่างกัน", "สองหน่วยงานแตกต่างกัน", True),
    ],
)
def test_a_denial_must_be_the_evidences_own(claim: str, evidence: str, expected: bool) -> None:
    assert contradicts(claim, evidence) is expected


def test_coverage_is_a_share_of_different_content_words() -> None:
    assert coverage("networks of trust", "Trust builds networks.") == 1.0
    assert coverage("networks of trust", "Trust builds markets.") == 0.5
    assert coverage("the of and", "Trust builds markets.") == 0.0
