"""The numbers of finding: reading a question, fusing searches, boosts, evidence."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.settings.numbers import number

COSINE = "of a centred cosine"  # scores are cosines, language means removed, and what is added


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question is read."""

    story: int = number(160, "characters", "a longer question brings its own background")


@dataclass(frozen=True, slots=True)
class Fusion:
    """How the two searches and the two languages are put together."""

    pool: int = number(60, "windows or passages", "what one search may put forward in a language")
    same_weight: float = number(
        0.25, COSINE, "of a full match of words, passage in the question's language"
    )
    cross_weight: float = number(
        0.18, COSINE, "the same through the glossary, which knows words but not senses"
    )
    typical: float = number(
        0.4, "share of its rarity", "what BM25 gives a word found once in a usual passage"
    )
    missing: float = number(
        0.5, "of the rarest word", "for a word that the glossary cannot translate"
    )
    written: float = number(
        0.75, "of a word's weight", "for what papers write, where the question has an everyday word"
    )
    unusual: float = number(
        0.5, "of the rarest word", "a word that papers here use more often is asked for as it is"
    )
    second: float = number(
        0.3, COSINE, "of the second encoder's margin, where question and passage differ in language"
    )
    book: float = number(
        0.15, COSINE, "of the share of its words that a passage there may have, by the word book"
    )
    read_again: int = number(16, "passages", "of the other language that it reads, 3 ms each")
    deeper: int = number(5, "times", "as many windows, where only some documents are asked of")
    near: float = number(0.05, COSINE, "for a document that the last answer rests on")
    chance: float = number(
        0.12, COSINE, "a language's best passage comes second if it is at most so far behind"
    )
    notes: float = number(
        0.15, COSINE, "a work in another language must be nearer than notes on it in the reader's"
    )
    rows: int = number(3, "rows", "of one table among the first hits: they are one voice")
    own_words: int = number(2, "documents", "searched again in their own words for what is named")
    duplicate: float = number(0.9, "share of words", "above it two passages say the same")


@dataclass(frozen=True, slots=True)
class Boosts:
    """What a passage's place and shape add to its score."""

    named: float = number(
        0.15, COSINE, "for what the question names: a table, a heading, a label, all its names"
    )
    translated: float = number(
        0.5, "times", "that, for a heading named in the other language: another may be meant"
    )
    entry: float = number(0.15, COSINE, "for the entry of a glossary whose word is asked for")
    list: float = number(
        0.06,
        COSINE,
        "a list for a list question; twice that for one as long as it says",
    )


@dataclass(frozen=True, slots=True)
class NamedParts:
    """What a part of a document brings that a question names: "section 18"."""

    most: int = number(4, "passages", "of all that bear the name")
    above: float = number(0.001, COSINE, "between them, and above what is only near")
    title: float = number(0.5, "share of words", "of a title, with which it names its document")
    documents: int = number(20, "documents", "named by as much of their titles; more are none")
    looked_at: int = number(40, "passages", "of a name, among which those that answer are taken")


@dataclass(frozen=True, slots=True)
class JudgedOrder:
    """How the judge moves the first hits."""

    read: int = number(4, "passages", "that it reads, some 40 ms of a core each")
    weight: float = number(0.03, COSINE, "of one unit of its logit, which runs from about -8 to 5")
    highest: float = number(5.0, "logit", "that it hardly ever passes")
    question: int = number(600, "characters", "of a question that it reads")
    passage: int = number(900, "characters", "of a passage, more than its 288 tokens hold in Thai")


@dataclass(frozen=True, slots=True)
class TermCoverage:
    """How the words of a question are weighed against a text."""

    unheard: float = number(
        1.6, "times", "the weight of a word that no document has, where it names a supposed event"
    )
    reworded: float = number(0.6, "of a word", "where a text has what papers write for it instead")
    few_words: int = number(2, "words", "fewer words of a question cannot judge a text")
    telling: float = number(0.5, "of a question's words", "that one word must be, to be enough")


@dataclass(frozen=True, slots=True)
class EvidenceRules:
    """When the hits are enough in a small library."""

    most: int = number(1_000, "passages", "of a small library; measured in such of 81 and of 480")
    same_scale: tuple[float, float] = number(
        (0.30, 0.55), "cosines", "that unrelated questions still reach, and that they never reach"
    )
    cross_scale: tuple[float, float] = number(
        (0.22, 0.45), "cosines", "the same between two languages, where both are lower"
    )
    needed: float = number(0.5, "share", "of the question's weighty words at the floor")
    least: float = number(0.15, "share", "of them however near the passages are")
    presupposed: float = number(0.62, "share", "for a question that takes an event for granted")
    unjudged: float = number(0.4, "cosine", "enough where no word can be looked up")
    short: float = number(0.45, "share", "fewer of them than is needed: the judge may overrule")
    barely: float = number(0.05, "share", "the same for a question that takes an event for granted")
    trusted: float = number(-1.7, "logit", "of the judge, from which it does")
    trusted_barely: float = number(-2.5, "logit", "the same where hardly any lacks")


@dataclass(frozen=True, slots=True)
class EvidenceSizes:
    """What rules and gate look at to tell whether the hits are enough."""

    looked_at: int = number(3, "passages", "that together must hold what is asked")
    read: int = number(2, "passages", "that the judge reads for an answer, 27 ms each")
    sure: float = number(3.0, "logit", "of the judge, from which the first passage is an answer")
    items: float = number(
        0.3, "share of a list", "with less it has whole sections between its items"
    )


@dataclass(frozen=True, slots=True)
class OutsideOfPart:
    """When a part of a library that alone is asked does not hold what is asked for."""

    answers: float = number(0.0, "logit", "of the judge, from which the part itself may answer")
    better: float = number(0.42, COSINE, "by which, judged, other documents have to answer better")
    named: int = number(3, "passages", "of other documents that are shown")


@dataclass(frozen=True, slots=True)
class AcrossLanguages:
    """What the gate looks at where question and passages differ in language."""

    company: int = number(16, "windows", "the nearest, 3 ms each by the second encoder")
    leaders: int = number(4, "windows", "of them that may be answers; the others are the tail")
    second: float = number(0.6, "of the first encoder's margin", "what the second one's counts")
    words: float = number(3.0, "spreads", "all of the question's words, beside both margins")


ACROSS = AcrossLanguages()
ASKING = Asking()
FUSION = Fusion()
BOOSTS = Boosts()
NAMED_PARTS = NamedParts()
TERM_COVERAGE = TermCoverage()
JUDGED = JudgedOrder()
EVIDENCE = EvidenceSizes()
OUTSIDE = OutsideOfPart()
RULES = EvidenceRules()
