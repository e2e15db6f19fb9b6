"""Words that carry no content, in both languages."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Return words that carry no content: PyThaiNLP's Thai list and the English frame words."""
    from pythainlp.corpus import thai_stopwords

    return frozenset(thai_stopwords()) | _ENGLISH_STOP | _ERAS | _PARTICLES


# Ends of spoken sentences and verbs of saying that the list of PyThaiNLP lacks.
_PARTICLES = frozenset("ซิ สิ ล่ะ อะ อ่ะ ฮะ เหอะ มั่ง อ่า ดิ ไหม บอกว่า พูดว่า กล่าวว่า".split())
_ERAS = frozenset(["พศ.", "คศ."])
_ENGLISH_STOP = frozenset(
    """a an and are as at be been being but by can could did do does doing for from had has have
    having he her here hers him his how i if in into is it its itself just may me might more most
    must my no nor not of off on once only or other our out over own same she should so some such
    than that the their theirs them then there these they this those through to too under until up
    very was we were what when where which while who whom whose why will with would you your
    i'm please tell give list name explain describe say says said article accord ani whi veri doe
    thi hi becaus thing things anyth anything someth something everyth everything noth nothing
    anyon someon everyon""".split()
)
