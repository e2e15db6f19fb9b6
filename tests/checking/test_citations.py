"""The citation check: what may be cited, what is dropped, how it is numbered."""

import logging
import re
from dataclasses import replace
from typing import Any

import pytest
from judging import Judging

from assistant.checking.citations import check, render, support
from assistant.checking.cross_language import Means
from assistant.errors import UnknownDocument
from assistant.schema import Bibliography, Claim, Document, DraftClaim, Passage, Quote

TEXT = """ความหมายของเครือข่าย
เครือข่ายเกิดขึ้นใน พ.ศ. 2552 โดยมีหน่วยงาน ๓ แห่งทำงานร่วม
กันในจังหวัดเชียงใหม่ องค์กรเดี่ยวไม่สามารถที่จะตอบสนองต่อความต้องการของประชาชนได้
Ostrom (1990) argues that three communities managed 1,200 wells. Central agencies did not pay.
1) ความไว้วางใจ 2) การสื่อสาร
"""


def passage(begin: str, end: str, **changes: Any) -> Passage:
    start, stop = TEXT.index(begin), TEXT.index(end) + len(end)
    made = Passage(
        id=f"p{start}",
        document_id="d1",
        start=start,
        end=stop,
        text=TEXT[start:stop],
        kind="paragraph",
        section=("ความหมายของเครือข่าย",),
        page=103,
        language="th",
    )
    return replace(made, **changes)


THAI = passage("เครือข่ายเกิดขึ้น", "ประชาชนได้")
ENGLISH = passage("Ostrom", "pay.", language="en", page=104)
ITEMS = passage("1) ความ", "การสื่อสาร", kind="list")
ITEMS = replace(
    ITEMS,
    parts=(
        (ITEMS.start, TEXT.index(" 2) การ")),
        (TEXT.index("2) การ"), ITEMS.end),
    ),
)
DOCUMENT = Document(id="d1", title="เครือข่ายน้ำ", language="th", text=TEXT)


def documents(document_id: str) -> Document:
    if document_id != "d1":
        raise UnknownDocument(document_id)
    return DOCUMENT


def whole(of: Passage) -> Quote:
    return Quote(of, of.start, of.end)


def piece(of: Passage, text: str) -> Quote:
    start = TEXT.index(text)
    return Quote(of, start, start + len(text))


def test_every_citation_is_an_exact_substring_with_its_page_and_section() -> None:
    quote = piece(THAI, "หน่วยงาน ๓ แห่งทำงานร่วม\nกันในจังหวัดเชียงใหม่")
    checked = check([DraftClaim("หน่วยงาน ๓ แห่งทำงานร่วมกันในจังหวัดเชียงใหม่", (quote,))], documents)
    (claim,), (citation,) = checked.claims, checked.citations
    assert citation.quote == TEXT[citation.start : citation.end]
    assert (citation.page, citation.section) == (103, ("ความหมายของเครือข่าย",))
    assert (citation.number, citation.title, citation.passage) == (1, "เครือข่ายน้ำ", THAI.text)
    assert claim == Claim("หน่วยงาน ๓ แห่งทำงานร่วมกันในจังหวัดเชียงใหม่", (1,), "quoted")


def test_blanks_around_a_quote_are_not_part_of_it() -> None:
    wide = Quote(THAI, THAI.start - 1, THAI.end + 1)
    (citation,) = check([DraftClaim("เครือข่ายเกิดขึ้น", (wide,))], documents).citations
    assert citation.quote == THAI.text


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        (Quote(THAI, -5, 10), "starts before the document"),
        (Quote(THAI, THAI.start, len(TEXT) + 5), "ends after the document"),
        (Quote(THAI, THAI.end, THAI.start), "ends before it starts"),
        (Quote(THAI, ENGLISH.start, ENGLISH.end), "lies outside its passage"),
        (whole(replace(THAI, document_id="gone")), "names a document that is gone"),
        (whole(replace(THAI, text=THAI.text[:-1] + "x")), "comes from another state of the text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_claim_with_one_bad_quote_is_dropped_even_beside_a_good_one(
    quote: Quote, reason: str
) -> None:
    text = "เครือข่ายเกิดขึ้นใน พ.ศ. 2552"
    assert check([DraftClaim(text, (whole(THAI),))], documents).dropped == 0
    checked = check([DraftClaim(text, (whole(THAI), quote))], documents)
    assert (checked.claims, checked.citations, checked.dropped) == ((), (), 1), reason


SUPPORTED = [
    ("หน่วยงานสามแห่งทำงานร่วมกันในจังหวัดเชียงใหม่เมื่อ ค.ศ. 2009", THAI),
    ("เครือข่ายเกิดขึ้นในปี ๒๕๕๒ โดยหน่วยงาน 3 แห่ง", THAI),
    ("Three communities managed 1200 wells, argues Ostrom (1990).", ENGLISH),
    ("In 1990 Ostrom argued that 3 communities managed wells.", ENGLISH),
    ("ปัจจัย 2 ประการ ความไว้วางใจและการสื่อสาร", ITEMS),
]


@pytest.mark.parametrize(("text", "evidence"), SUPPORTED)
def test_a_paraphrase_that_keeps_numbers_names_and_words_is_supported(
    text: str, evidence: Passage
) -> None:
    assert support(DraftClaim(text, (whole(evidence),)), documents) == "supported"


INVENTED = [
    ("a number", "เครือข่ายเกิดขึ้นใน พ.ศ. 2552 โดยหน่วยงาน 4 แห่ง", THAI),
    ("a number word", "หน่วยงานสี่แห่งทำงานร่วมกันในจังหวัดเชียงใหม่", THAI),
    ("a year of the wrong era", "เครือข่ายเกิดขึ้นใน พ.ศ. 2009", THAI),
    ("a year named Christian that is Buddhist", "เครือข่ายเกิดขึ้นใน ค.ศ. 2552", THAI),
    ("a province", "หน่วยงาน 3 แห่งทำงานร่วมกันในจังหวัดเชียงราย", THAI),
    ("an author", "Putnam (1990) argues that three communities managed 1,200 wells.", ENGLISH),
    ("a place", "Three communities managed 1,200 wells in Nepal.", ENGLISH),
    ("a magnitude", "Three communities managed 1,200 million wells.", ENGLISH),
    ("the length of a list", "ปัจจัย 5 ประการ ความไว้วางใจและการสื่อสาร", ITEMS),
    ("the opposite", "องค์กรเดี่ยวสามารถที่จะตอบสนองต่อความต้องการของประชาชน", THAI),
    ("the opposite in English", "Central agencies did pay communities for wells.", ENGLISH),
    ("a denial", "Three communities never managed the wells.", ENGLISH),
    ("everything", "งบประมาณแผ่นดินสนับสนุนโรงเรียนและโรงพยาบาลทั่วประเทศ", THAI),
]


@pytest.mark.parametrize(
    ("text", "evidence"), [row[1:] for row in INVENTED], ids=[row[0] for row in INVENTED]
)
def test_a_claim_that_invents_is_unsupported(text: str, evidence: Passage) -> None:
    assert support(DraftClaim(text, (whole(evidence),)), documents) == "unsupported"


def test_a_claim_without_a_quote_is_unsupported_however_true_it_sounds() -> None:
    assert support(DraftClaim("เครือข่ายเกิดขึ้นใน พ.ศ. 2552"), documents) == "unsupported"


class Reads(Judging):
    """A judge with a fixed opinion of each text that it reads a claim beside."""

    def __init__(self, opinions: dict[str, float], otherwise: float = -30.0) -> None:
        super().__init__(otherwise)
        self.opinions = opinions

    def opinion(self, claim: str, quotation: str) -> float:
        return self.opinions.get(quotation, super().opinion(claim, quotation))


class TestJudged:
    """With a judge, what is no quotation is for it to say, within the rules."""

    said = DraftClaim("Communities ran the wells.", (piece(ENGLISH, "three communities managed"),))
    quote = "three communities managed"

    def verdict(self, draft: DraftClaim, judge: Reads) -> str:
        return support(draft, documents, Means(judge=lambda: judge))

    @pytest.mark.parametrize(
        ("logit", "tier"), [(30.0, "supported"), (-1.0, "unsure"), (-30.0, "unsupported")]
    )
    def test_the_judge_gives_the_tier(self, logit: float, tier: str) -> None:
        assert self.verdict(self.said, Reads({self.quote: logit})) == tier

    def test_what_only_the_passage_says_is_unsure(self) -> None:
        assert self.verdict(self.said, Reads({ENGLISH.text: 30.0})) == "unsure"

    @pytest.mark.parametrize(
        "text", ["Fifty communities ran the wells.", "Communities in Nepal ran wells."]
    )
    def test_a_number_or_name_of_nowhere_is_dropped_unread(self, text: str) -> None:
        judge = Reads({}, 30.0)
        assert self.verdict(replace(self.said, text=text), judge) == "unsupported"
        assert judge.read == []

    def test_a_small_count_is_for_the_judge_where_the_quote_counts_nothing(self) -> None:
        counted = (piece(THAI, "หน่วยงาน ๓ แห่งทำงานร่วม"),)
        uncounted = (piece(ITEMS, "ความไว้วางใจ"),)
        said = DraftClaim("สี่ปัจจัยช่วยให้หน่วยงานทำงานร่วมกัน", uncounted)
        assert self.verdict(said, Reads({}, 30.0)) == "unsure"
        assert self.verdict(replace(said, quotes=counted), Reads({}, 30.0)) == "unsupported"

    def test_the_judge_is_named_where_it_was_asked(self) -> None:
        means = Means(judge=lambda: Reads({}, 30.0))
        asked = check([self.said], documents, means=means)
        quoted = check([replace(self.said, text=self.quote)], documents, means=means)
        assert (asked.judge, quoted.judge) == ("scripted", None)

    @pytest.mark.parametrize(
        "text", ["three communities managed", "It says: three communities managed"]
    )
    def test_a_quotation_opens_no_judge(self, text: str) -> None:
        def never() -> Reads:
            raise AssertionError("a quotation needs no judge")

        draft = replace(self.said, text=text)
        assert support(draft, documents, Means(judge=never)) == "quoted"

    def test_an_unsure_claim_keeps_its_quote_and_says_that_it_is_not_verified(self) -> None:
        judge = Reads({}, -1.0)
        drafts = [self.said, DraftClaim("ชุมชนดูแลบ่อน้ำด้วยตนเอง", (whole(THAI),))]
        checked = check(drafts, documents, means=Means(judge=lambda: judge))
        assert [claim.support for claim in checked.claims] == ["unsure", "unsure"]
        assert render(checked.claims) == (
            "Communities ran the wells. [1] (not verified against the source) "
            "ชุมชนดูแลบ่อน้ำด้วยตนเอง [2] (ยังไม่ได้ยืนยันกับต้นฉบับ)"
        )

    def test_an_unsupported_claim_is_dropped(self) -> None:
        checked = check([self.said], documents, means=Means(judge=lambda: Reads({})))
        assert (checked.claims, checked.dropped) == ((), 1)


def test_words_of_two_distant_quotes_run_together_are_no_quotation() -> None:
    quotes = (piece(THAI, "เครือข่ายเกิดขึ้น"), piece(ENGLISH, "three communities"))
    assert support(DraftClaim("เครือข่ายเกิดขึ้น three communities", quotes), documents) == "quoted"
    assert support(DraftClaim("เกิดขึ้น three", quotes), documents) != "quoted"


def test_an_introduction_before_a_quotation_leaves_it_a_quotation() -> None:
    quote = (piece(THAI, "หน่วยงาน ๓ แห่งทำงานร่วม\nกันในจังหวัดเชียงใหม่"),)
    said = "บทความกล่าวว่า หน่วยงาน 3 แห่งทำงานร่วมกันในจังหวัดเชียงใหม่"
    assert support(DraftClaim(said, quote), documents) == "quoted"
    invented = "บทความของ Putnam กล่าวว่า หน่วยงาน 3 แห่งทำงานร่วมกันในจังหวัดเชียงใหม่"
    assert support(DraftClaim(invented, quote), documents) == "unsupported"


def test_another_language_needs_a_judge_of_meaning() -> None:
    draft = DraftClaim("In 2009, three agencies in Chiang Mai worked together.", (whole(THAI),))
    names = {"chiang mai": frozenset({"เชียงใหม่"})}
    assert support(draft, documents, Means(names)) == "unsupported"
    assert support(draft, documents, Means(names, lambda *_: 0.9)) == "supported"
    assert support(draft, documents, Means(names, lambda *_: 0.1)) == "unsupported"
    assert support(draft, documents, Means({}, lambda *_: 0.9)) == "unsupported"


def test_numbers_run_from_one_in_order_and_a_repeated_quote_keeps_its_number() -> None:
    thai, english = whole(THAI), whole(ENGLISH)
    drafts = [
        DraftClaim("three communities managed 1,200 wells", (english,)),
        DraftClaim("เครือข่ายเกิดขึ้นใน พ.ศ. 2552", (thai,)),
        DraftClaim("Central agencies did not pay.", (english, english)),
    ]
    checked = check(drafts, documents)
    assert [claim.citations for claim in checked.claims] == [(1,), (2,), (1,)]
    assert [citation.number for citation in checked.citations] == [1, 2]


def test_dropped_claims_leave_no_citation_behind() -> None:
    drafts = [
        DraftClaim("เครือข่ายมีหน่วยงาน 9 แห่ง", (whole(THAI),)),
        DraftClaim("Central agencies did not pay.", (whole(ENGLISH),)),
    ]
    checked = check(drafts, documents)
    assert [citation.document_id for citation in checked.citations] == ["d1"]
    assert checked.citations[0].quote == ENGLISH.text
    assert checked.dropped == 1


def test_a_kept_unsupported_claim_is_marked_and_cites_nothing() -> None:
    draft = DraftClaim("เครือข่ายมีหน่วยงาน 9 แห่ง", (whole(THAI),))
    checked = check([draft], documents, keep_unsupported=True)
    assert checked.claims == (Claim("เครือข่ายมีหน่วยงาน 9 แห่ง", (), "unsupported"),)
    assert checked.citations == ()
    assert render(checked.claims).endswith("(ไม่มีแหล่งอ้างอิง)")


class TestLead:
    item = DraftClaim("- ความไว้วางใจ", (piece(ITEMS, "1) ความไว้วางใจ"),))

    def test_it_shares_the_first_citation_of_what_it_leads_to(self) -> None:
        checked = check([DraftClaim("ปัจจัยมีดังนี้", lead=True), self.item], documents)
        assert render(checked.claims) == "ปัจจัยมีดังนี้ [1]\n- ความไว้วางใจ [1]"

    def test_it_falls_when_nothing_follows(self) -> None:
        assert check([DraftClaim("ปัจจัยมีดังนี้", lead=True)], documents).claims == ()
        bad = DraftClaim("- หน่วยงาน 9 แห่ง", (whole(THAI),))
        assert check([DraftClaim("ปัจจัยมีดังนี้", lead=True), bad], documents).claims == ()

    def test_it_may_count_the_claims_and_repeat_the_question_but_not_invent(self) -> None:
        def kept(lead: str, question: str = "") -> bool:
            drafts = [DraftClaim(lead, lead=True), self.item]
            return len(check(drafts, documents, question=question).claims) == 2

        assert kept("ปัจจัย 2 ประการ")  # the list has two parts
        assert not kept("ปัจจัย 7 ประการ")
        assert not kept("ปัจจัยตาม Putnam")
        assert kept("ปัจจัยตาม Putnam", question="Putnam ว่าอย่างไร")


def test_square_brackets_of_the_source_are_not_taken_for_our_numbers() -> None:
    text = "Networks grow [12] and fade [๓, 4]."
    document = Document(id="d1", title="t", language="en", text=text)
    own = Passage("p", "d1", 0, len(text), text, "paragraph", (), None, "en")
    draft = DraftClaim(text, (whole(own),))
    checked = check([draft], lambda _: document)
    assert checked.citations[0].quote == text
    assert re.findall(r"\[([^\]]*)\]", render(checked.claims)) == ["1"]


def test_a_missing_document_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    quote = whole(replace(THAI, document_id="gone"))
    with caplog.at_level(logging.WARNING):
        support(DraftClaim("เครือข่าย", (quote,)), documents)
    assert THAI.id in caplog.text


def test_an_item_with_a_number_of_ours_is_still_a_quotation() -> None:
    draft = DraftClaim("1) การสื่อสาร", (piece(ITEMS, "การสื่อสาร"),))
    assert support(draft, documents) == "quoted"


def test_a_year_told_in_the_other_era_is_supported_and_a_wrong_one_is_not() -> None:
    quote = (whole(THAI),)
    assert support(DraftClaim("ค.ศ. 2009 ตรงกับ พ.ศ. 2552", quote), documents) == "supported"
    assert support(DraftClaim("ค.ศ. 2010 ตรงกับ พ.ศ. 2552", quote), documents) == "unsupported"


def test_a_lead_may_name_the_language_of_what_it_leads_to() -> None:
    quoted = DraftClaim("ความไว้วางใจ", (piece(ITEMS, "ความไว้วางใจ"),))
    drafts = [DraftClaim("Quoted as printed, in Thai:", lead=True), quoted]
    assert len(check(drafts, documents).claims) == 2


def test_a_passage_of_a_law_is_cited_by_the_laws_short_title_and_its_part():
    text = "มาตรา ๑๒ ตลาดเปิดทุกวัน"
    law = Document(
        "law", "พระราชบัญญัติตลาด", "th", text, bibliography=Bibliography(short_title="พ.ร.บ.ตลาด")
    )
    section = ("หมวด ๑ ทั่วไป", "มาตรา ๑๒")
    passage = Passage("p", "law", 0, len(text), text, "paragraph", section, None, "th")
    draft = DraftClaim("ตลาดเปิดทุกวัน", (Quote(passage, 9, len(text)),))
    (citation,) = check([draft], lambda _: law).citations
    assert citation.cited_as == "พ.ร.บ.ตลาด มาตรา ๑๒"
    unnamed = replace(law, bibliography=Bibliography())
    assert check([draft], lambda _: unnamed).citations[0].cited_as == ""
