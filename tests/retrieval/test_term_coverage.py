"""Which words of a question a text holds."""

import pytest

from assistant.retrieval.questions import understand
from assistant.retrieval.term_coverage import Held, heard, known, share, weight
from assistant.retrieval.terms import forms
from assistant.text.language import words


class Library:
    """Knows a few words of each language; every other word is as rare as can be."""

    rarities = {  # noqa: RUF012  # read only
        "th": {"น้ำ": 1.0, "หมู่บ้าน": 2.0, "คลอง": 4.0},
        "en": {"water": 1.0, "villag": 2.0, "canal": 4.0, "network": 3.0},
    }

    def __init__(self, *languages):
        self._languages = languages

    def languages(self):
        return self._languages

    def rarity(self, term, language):
        """Rate a term as an index does; a language without passages has no index."""
        return self.rarities[language].get(term, 9.0) if language in self._languages else 0.0


LIBRARY = Library("th", "en")


def shared(question, text, language, **options):
    return share(LIBRARY, understand(question), text, language, **options)


def test_all_words_held_is_one_and_none_is_zero():
    assert shared("water of the canal", "a canal has water", "en") == pytest.approx(1)
    assert shared("water of the canal", "nothing of it", "en") == 0


def test_a_rare_word_weighs_more():
    library, question = Library("en"), understand("water of the canal")
    rare = share(library, question, "the canal", "en")
    common = share(library, question, "the water", "en")
    assert 0 < common < rare < 1


def test_one_missing_word_alone_cannot_judge():
    assert shared("what is a canal?", "nothing of it", "en") is None
    assert shared("what is a canal?", "it is a canal", "en") == pytest.approx(1)


def test_inflected_words_match():
    assert shared("villages and canals", "a village on a canal", "en") == pytest.approx(1)


def test_a_question_is_matched_with_a_text_in_the_other_language():
    assert shared("network of villages", "เครือข่ายของหมู่บ้าน", "th") > 0


def test_an_unknown_word_lowers_the_share_where_unknown_words_count():
    question = "water of the zebra canal"
    text = "a canal has water"
    assert shared(question, text, "en", unknown_counts=True) < shared(question, text, "en") < 1


def test_a_word_weighs_as_in_the_language_where_it_is_rarest():
    assert weight(LIBRARY, "canal") == 9
    assert known(LIBRARY, "canal", "en")
    assert not known(LIBRARY, "canal", "th")


@pytest.mark.parametrize(("term", "expected"), [("canal", True), ("คลอง", True), ("zebra", False)])
def test_a_term_is_heard_where_any_document_has_it(term, expected):
    assert heard(LIBRARY, term) is expected


@pytest.mark.parametrize(
    ("term", "language", "run"),
    [
        ("network", "en", ("network",)),
        ("network", "th", ("เครือข่าย",)),
        ("network", "th", ("network",)),
        ("เครือข่าย", "en", ("network",)),
        ("2552", "th", ("2552",)),
        ("ความร่วมมือ", "th", ("ความ", "ร่วมมือ")),
    ],
)
def test_a_term_has_forms(term, language, run):
    assert run in forms(term, language)


def test_a_latin_word_that_no_glossary_has_has_no_thai_form():
    assert forms("zebra", "th") == ()


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ("การทำงานร่วมกัน", "การทำงาน", True),
        ("ความร่วมมือ", "ร่วมมือ", True),
        ("งบประมาณแผ่นดิน", "งบ", True),
        ("water law", "law", True),
        ("lawn mower", "law", False),
        ("น้ำ", "ดิน", False),
    ],
)
def test_a_thai_word_is_found_inside_a_longer_one_and_a_latin_one_is_not(text, run, expected):
    assert Held.of(text).all(tuple(words(run))) is expected
