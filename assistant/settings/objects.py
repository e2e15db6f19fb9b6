"""The numbers of answer objects: what states something, what answers, what is asked next."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.settings.numbers import number

COSINE = "of a centred cosine"
CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Statement:
    """What of a text states something by itself."""

    least_words: int = number(3, "content words", "that a statement must have")
    linked: float = number(0.4, "share of a text", "in links, from which it only refers")
    cut_short: float = number(0.6, "of the widest line", "a shorter one ends a paragraph")
    least_item: int = number(6, CHARACTERS, "of an item of an enumeration")
    least_items: int = number(2, "items", "that an enumeration within a paragraph must have")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which objects are the answer, and how much of an answer an act wants."""

    hits: int = number(16, "passages", "among which objects are looked for")
    judged: int = number(6, "objects", "that the judge reads, some 15 ms of a core each")
    weight: float = number(0.03, COSINE, "of one unit of its logit")
    unread: float = number(0.1, COSINE, "that one it has not read stands behind")
    own: float = number(0.4, COSINE, "all of the question's words in the object itself")
    above: float = number(0.2, COSINE, "the same with what it stands under")
    place: float = number(1.0, "weight", "of the passage's score: its other windows speak for it")
    asked: float = number(0.4, COSINE, "the kinds of thing that are asked for")
    defines: float = number(0.25, COSINE, "a definition of what is asked for; less where it is not")
    echoes: float = number(0.3, COSINE, "one that says nothing which the question does not")
    covered: float = number(0.9, "share of the question's words", "that tell what a list is of")
    behind: float = number(
        0.15, COSINE, "the best passage, for a list that is of all that is asked"
    )
    listed: float = number(0.12, COSINE, "a list, for a question that asks for one")
    plain: float = number(0.6, COSINE, "a lead that says nothing but what is asked")
    shown: float = number(0.3, COSINE, "that one which the answer before has shown stands behind")
    told_beside: float = number(0.2, COSINE, "one beside what the answer before has shown")
    next: float = number(0.25, COSINE, "an object beside a chosen one goes on with its thought")
    worse: float = number(0.65, "of the best score", "below it an object beside is left out")
    close: float = number(0.85, "of the best score", "the same where the answer is to be brief")
    elsewhere: float = number(0.8, "of the best score", "one of another passage must be as good")
    adds: float = number(0.2, "share of the question's words", "that one elsewhere must add")
    row: float = number(0.7, "of the best score", "that a row of a table must have, for all of it")
    table: int = number(2_400, CHARACTERS, "of a table that is shown whole")
    fact: int = number(420, CHARACTERS, "of an answer to one question of fact")
    told: int = number(540, CHARACTERS, "of one that explains: why, how, what, an example")
    same: float = number(0.7, "share of words", "from which an object only repeats another")


@dataclass(frozen=True, slots=True)
class Next:
    """What a reader may ask next."""

    questions: int = number(3, "questions", "offered after an answer")
    tries: int = number(4, "questions", "proved, each by a search of its own")
    hits: int = number(3, "passages", "that prove a question")
    near: float = number(0.6, "of the best score", "below it a passage is not near")
    definition: int = number(80, CHARACTERS, "of a definition that is worth asking for")
    telling: int = number(3, "content words", "of a heading that stands alone in a question")
    least: int = number(6, CHARACTERS, "of a heading or lead that is asked about")
    most: int = number(90, CHARACTERS, "of the same; more is no question")
    same: float = number(0.8, "share of words", "from which a question is asked already")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much a comparison says of each side."""

    sides: int = number(3, "sides", "at most")
    name: int = number(40, CHARACTERS, "of a side; more asks for more than a comparison")
    lines: int = number(8, "lines", "of a side")
    sections: int = number(4, "lines", "of a side that several sections tell of")
    room: int = number(420, CHARACTERS, "of a side")
    item: int = number(120, CHARACTERS, "of an item of a longer list")
    hits: int = number(16, "passages", "among which a statement is looked for that has both sides")
    named: float = number(0.6, "share of a side's words", "that such a statement must have")
    contrasts: int = number(3, "statements", "that hold the sides against each other")


@dataclass(frozen=True, slots=True)
class Outline:
    """Which headings are a list, and how much of it is shown."""

    hits: int = number(10, "passages", "whose documents are looked through")
    least: int = number(3, "headings", "fewer are no list")
    most: int = number(20, "headings", "shown")


CHOICE = Choice()
COMPARISON = Comparison()
NEXT = Next()
STATEMENT = Statement()
OUTLINE = Outline()
