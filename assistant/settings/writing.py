"""The numbers of writing an answer: which words are quoted, how lists are told, what models get."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.settings.numbers import number

COSINE = "of a centred cosine"
CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Aptness:
    """What the shape of a piece adds to its score."""

    digits: float = number(0.3, COSINE, "the numbers of the question, digit for digit")
    head: float = number(0.12, COSINE, "two words as in the question at the head: it is about them")
    head_size: int = number(60, CHARACTERS, "of a head")


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """When a list is the answer, and how it is told."""

    margin: float = number(
        0.12, COSINE, "behind the best hit, for a list of as many items as the question says"
    )
    about: float = number(0.5, "share of words", "in the lead of a list that corrects a count")
    whole: int = number(700, CHARACTERS, "up to which the items are given in full")
    item: int = number(150, CHARACTERS, "of an item of a longer list")
    lead_most: int = number(260, CHARACTERS, "more before the items is a paragraph of its own")


@dataclass(frozen=True, slots=True)
class Long:
    """How a long utterance is read."""

    most: int = number(600, CHARACTERS, "up to which it is read whole")
    kept: int = number(600, CHARACTERS, "of a longer one: what asks, and what stands around it")


@dataclass(frozen=True, slots=True)
class Eras:
    """Years given in the other era."""

    buddhist_from: int = number(2400, "year", "a printed year above it is of the Buddhist era")
    most: int = number(3, "years or ranges", "converted in one answer")


@dataclass(frozen=True, slots=True)
class ModelReading:
    """What a chat model is given to read.

    Two cores read about 64 tokens a second and a Thai character is half a token: with the
    instructions, the local amount is read in ten to twelve seconds. More also makes small
    models worse.
    """

    local_characters: int = number(1_000, CHARACTERS, "in all, for the local model")
    local_passages: int = number(2, "passages", "at most, for the local model")
    provider_characters: int = number(8_000, CHARACTERS, "in all, for a provider's model")
    provider_passages: int = number(8, "passages", "at most, for a provider's model")
    most_characters: int = number(16_000, CHARACTERS, "in all, for a model of a long context")
    share: float = number(0.5, "of a model's context", "for passages; the rest is for the answer")
    characters_a_token: float = number(1.5, CHARACTERS, "of Thai in one token of most models")
    a_passage: int = number(1_000, CHARACTERS, "of a passage, about")
    least: int = number(250, CHARACTERS, "a shorter piece of a passage says too little")


@dataclass(frozen=True, slots=True)
class ModelWriting:
    """How far a chat model is listened to, and what of its answer is kept."""

    text_limit: int = number(
        4_000, CHARACTERS, "no answer is longer: a model that runs on is stopped"
    )
    time_limit: float = number(90.0, "seconds", "after that quotations serve a reader better")
    stream_limit: float = number(
        120.0, "seconds", "then the connection of a model that nobody hears any more is closed"
    )
    byte_limit: int = number(
        4_000_000, "bytes", "of one reply as sent; an answer with its thoughts takes a tenth"
    )
    loop_tail: int = number(40, CHARACTERS, "that, found again and again, show a model in a circle")
    loop_times: int = number(3, "times", "that they are found")
    lead_coverage: float = number(
        0.5, "share of words", "of a lead that question and passages have"
    )
    term: int = number(60, CHARACTERS, "a quotation so short may be a term in the other language")
    quotes: int = number(3, "sentences", "of one passage that a claim may rest on")
    tries: int = number(3, "passages", "beside the named ones that a sentence may be cited to")
    rebound: float = number(0.9, "share of words", "in a passage that a sentence does not name")
    unnamed: float = number(0.6, "share of words", "the same where it names none")
    least_added: float = number(0.15, "share of words", "that a further quoted sentence must add")
    used: float = number(0.5, "share", "of a quotation that a model's claims quote: it is said")
    sentences: int = number(60, "sentences", "that are checked; no answer to a question has more")
    covered: float = number(
        0.8, "share of words", "of a quotation in the model's text; a small model drops facts"
    )


@dataclass(frozen=True, slots=True)
class Acts:
    """How acts are told by their examples."""

    ridge: float = number(0.5, "of a unit vector", "how far single examples are trusted")
    sure: float = number(0.3, "of 1", "from which an act that is no question is believed")
    kind: float = number(0.4, "of 1", "from which it decides what kind of question one is")
    ahead: float = number(0.1, "of 1", "before the next act, for the same")
    framing: int = number(3, "examples", "that a word must stand in to be no part of a subject")
    frame: int = number(2, "examples", "of an act, that a word must stand in to frame its subjects")


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a summary says."""

    passages: int = number(2_000, "passages", "of a library that is summed up; a larger is listed")
    topic: int = number(6, "passages", "of a subject that no heading names")
    heading: float = number(0.3, "share of words", "that a heading and the subject must share")
    near: float = number(0.05, "share of words", "behind the best heading, for another one")
    whole: float = number(0.8, "share of words", "from which a heading is the subject itself")
    named: float = number(0.6, "of the weight of its words", "that a heading must have to name it")
    short: int = number(4, "letters", "of a name that stands for a longer one")
    divided: int = number(3, "sections", "from which a level of headings divides a document")
    listed: int = number(320, CHARACTERS, "of a list that is one line of a summary")
    lines: int = number(5, "lines", "of a document, where no number is asked for")
    section: int = number(3, "lines", "the same of a section")
    part: int = number(80, "passages", "of a part that is named, like a chapter of a law")
    chapters: int = number(18, "lines", "of a law: the reason for it and its chapters")
    reason: int = number(420, CHARACTERS, "of the reason for a law")
    sums_up: float = number(1.5, "times", "the worth of a line where a text sums itself up")
    line: int = number(180, CHARACTERS, "of a line; a longer one loses worth")
    names: float = number(0.5, "times", "the worth of an item that only names something")
    name: int = number(70, CHARACTERS, "of an item that only names something")
    inside: float = number(0.7, "times", "the worth of a Thai line within a paragraph")
    leaning: float = number(0.4, "times", "the worth of a line that goes on from another")
    once: float = number(0.02, "weight", "of a word that one line has; in two it weighs .7")
    smooth: float = number(6.0, "words", "by which short lines are held back")
    beyond: int = number(2, "words", "beyond its document's title that a line must say")


@dataclass(frozen=True, slots=True)
class Changes:
    """How an answer is changed."""

    shorter: float = number(0.5, "of the last answer", "at most")
    longer: int = number(600, CHARACTERS, "more")
    hits: int = number(6, "passages", "searched for more on an item")
    about: float = number(0.75, "share of an item's words", "in what is told of it")
    headed: int = number(400, CHARACTERS, "told of an item that has a section of its own")
    heads: float = number(0.75, "share of words", "of the shorter of an item and a heading")
    more: int = number(300, CHARACTERS, "told of an item that has no section of its own")
    lines: int = number(4, "sentences", "told of an item")
    places: int = number(2, "sections", "named as sources")


@dataclass(frozen=True, slots=True)
class Translated:
    """How an answer is found in the other language."""

    read: int = number(600, CHARACTERS, "of the lines of one passage, that it is searched by")
    windows: int = number(8, "windows", "of the other language, the nearest")
    near: float = number(0.4, "of a centred cosine", "that one must be near")


@dataclass(frozen=True, slots=True)
class Advice:
    """How much advice says."""

    own: int = number(360, CHARACTERS, "said to the case itself")
    most: int = number(2, "lines", "the same")
    listed: int = number(700, CHARACTERS, "of a list that is said to the case itself")
    points: int = number(4, "points", "of a framework; one less beside its steps")
    beside: int = number(2, "points", "the same beside a list that is asked for")
    behind: float = number(1.0, "logits", "of the judge behind the best point, for a step")
    near: float = number(0.15, COSINE, "behind the best point, for another one")
    read: int = number(16, "points", "that the judge reads, the nearest to the case")
    judged: float = number(0.05, COSINE, "of one unit of its logit")
    line: int = number(300, CHARACTERS, "of a point or step; a longer quotation is left out")
    case: int = number(1_000, CHARACTERS, "of a case, its end, that points are compared with")
    word: float = number(0.02, COSINE, "a word that a point and a case share")
    same: float = number(0.6, "share of words", "from which a line only repeats another")


@dataclass(frozen=True, slots=True)
class Places:
    """How much is told of a thing that several places speak of."""

    hits: int = number(20, "passages", "among which places are looked for")
    most: int = number(6, "places", "shown")
    share: float = number(0.6, "of the weight of its words", "that a place must have of a subject")
    part: float = number(0.3, "of the weight of its words", "the same where the rest stands near")
    whole: float = number(0.9, "of the weight of its words", "with what stands near")
    near: float = number(
        0.75, "of the best cosine", "that a place must be near in meaning for less"
    )
    size: int = number(40, CHARACTERS, "of what is shown: less is a name")
    same: float = number(0.6, "share of words", "from which a place only repeats another")
    least: int = number(2, "places", "fewer are an ordinary answer")


@dataclass(frozen=True, slots=True)
class AboutLibrary:
    """How much is told of the library."""

    titles: int = number(6, "titles", "listed")
    documents: int = number(4, "documents", "named for a subject")
    titled: float = number(0.5, "share of a subject", "in the title of the work that it names")
    works: int = number(3, "works", "told of; more that are called alike are none that is meant")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an answer: conversations, refusals, works that notes report."""

    few_terms: int = number(
        3, "words", "of its own; with fewer a question may lean on the last one"
    )
    bare: int = number(1, "word", "of its own; with no more a question goes on from the last one")
    carried: int = number(300, CHARACTERS, "of what was asked before, to complete what goes on")
    turns: int = number(12, "turns", "of a conversation that are remembered")
    named: int = number(3, "sections", "that a refusal names")
    pool: int = number(80, "windows", "among which the reported section is looked for")


ABOUT_LIBRARY = AboutLibrary()
ACTS = Acts()
ADVICE = Advice()
APTNESS = Aptness()
CHANGES = Changes()
LIST_ANSWER = ListAnswer()
LONG = Long()
ERAS = Eras()
MODEL_READING = ModelReading()
MODEL_WRITING = ModelWriting()
AROUND = Around()
PLACES = Places()
SUMMARY = Summary()
TRANSLATED = Translated()
