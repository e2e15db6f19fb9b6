"""Words of a question in the library's other language."""

import pytest

from assistant.retrieval.terms import forms
from assistant.text.glossary import short_pair
from assistant.text.language import words
from assistant.text.translation import Vocabulary, other_spellings, shipped


def translated(text, target):
    return shipped().translations(tuple(words(text)), target)


def test_a_term_of_several_words_is_taken_whole():
    assert translated("civil society", "th") == {
        tuple(words("civil society")): ("ภาค", "ประชาสังคม")
    }


@pytest.mark.parametrize(
    ("text", "target", "word"),
    [
        ("networks", "th", "เครือข่าย"),
        ("เครือข่าย", "en", "network"),
        ("ธรรมาภิบาล", "en", "govern"),
        ("Udon Thani", "th", "อุดรธานี"),
    ],
)
def test_the_glossary_translates_both_ways(text, target, word):
    assert word in {w for found in translated(text, target).values() for w in found}


def test_words_that_the_glossary_lacks_are_left_out():
    assert translated("blockchain zebra", "th") == {}
    assert shipped().translations((), "th") == {}


def test_runs_do_not_overlap():
    found = translated("the civil society and a network", "th")
    assert list(found) == [tuple(words("civil society")), tuple(words("network"))]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Civil Society", "ประชาสังคม"),
        ("ประชาสังคม", "civil society"),
        ("Udon", "อุดรธานี"),
        ("networks", None),
    ],
)
def test_spellings_are_found_in_any_case(name, other):
    assert other in other_spellings(name) if other else other_spellings("zebra") == ()


def test_names_are_found_inside_running_thai_and_terms_are_not():
    assert shipped().names_in("ศูนย์ที่อุดรธานีและมิลวอกีเป็นเครือข่าย") == ("มิลวอกี", "อุดรธานี")


def synonyms(text, vocabulary=None):
    return (vocabulary or shipped()).synonyms(tuple(words(text)))


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("อบต. มีหน้าที่อะไร", "องค์การบริหารส่วนตำบล"),
        ("ป.ป.ช ตั้งเมื่อใด", "คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ"),
        ("คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "ป.ป.ช."),
        ("what the NACC may ask", "National Anti-Corruption Commission"),
    ],
)
def test_a_short_form_and_what_it_is_short_for_stand_for_each_other(said, other):
    assert any(tuple(words(other)) in others for others in synonyms(said).values())


def test_full_names_of_one_short_form_do_not_stand_for_each_other():
    assert synonyms("a member of parliament") == {}


@pytest.mark.parametrize("word", ["ลบข้อมูล", "คนในชุมชน", "does it cost", "ตลาดสด"])
def test_an_everyday_word_is_no_short_form(word):
    assert synonyms(word) == {}


def test_a_short_form_is_found_across_languages():
    assert "subdistrict" in {w for f in translated("อบต.", "en").values() for w in f}
    assert tuple(words("SAO")) in translated("the SAO", "th")


@pytest.mark.parametrize(
    ("said", "language", "meant"),
    [
        ("อบต.บางพลีทำอะไร?", "th", "องค์การบริหารส่วนตำบลบางพลีทำอะไร?"),
        ("งานของอบจ", "th", "งานขององค์การบริหารส่วนจังหวัด"),
        ("Is an EIA needed?", "en", "Is an environmental impact assessment needed?"),
        (
            "ทำ EIA (GIS) หรือไม่",
            "th",
            "ทำ การประเมินผลกระทบสิ่งแวดล้อม (ระบบสารสนเทศภูมิศาสตร์) หรือไม่",
        ),
        ("the eia of a place", "en", "the eia of a place"),
        ("ประชุม 5 ก.พ. 2565", "th", "ประชุม 5 ก.พ. 2565"),
        ("ก.พ. กำหนด", "th", "คณะกรรมการข้าราชการพลเรือน กำหนด"),
        ("กพร. และ ก.พ.ร.", "th", "กรมอุตสาหกรรมพื้นฐานและการเหมืองแร่ และ คณะกรรมการพัฒนาระบบราชการ"),
        ("เครือข่ายคืออะไร", "th", "เครือข่ายคืออะไร"),
    ],
)
def test_short_forms_are_written_out_and_all_else_stays(said, language, meant):
    assert shipped().spelt_out(said, language) == meant


def test_a_library_adds_its_own_short_names():
    own = Vocabulary((short_pair(("ศูนย์บ่มเพาะนวัตกรรมชุมชน",), ("ศบนช.",)), *shipped().pairs))
    assert synonyms("ศบนช. ทำอะไร", own) != {}
    assert own.spelt_out("ศบนช. ทำอะไร", "th") == "ศูนย์บ่มเพาะนวัตกรรมชุมชน ทำอะไร"
    assert synonyms("ศบนช. ทำอะไร") == {}


def test_a_short_form_without_another_language_has_no_counterpart_there():
    own = Vocabulary([short_pair(("ศูนย์บ่มเพาะนวัตกรรมชุมชน",), ("ศบนช.",))])
    assert not own.translations(("ศบนช.",), "en")
    assert forms("ศบนช.", "en", own) == ()
