"""Our reading of crfcut's model against PyThaiNLP's own crfcut."""

from time import process_time

from pythainlp.tokenize import crfcut

from assistant.text.dictionary import all_words
from assistant.text.sentence_model import ends_of
from tests.text.thai_lines import thai_lines


def _labels(words):
    """What crfcut says of words, with its rule for full stops and blanks."""
    labels = crfcut._tagger.tag(crfcut._extract_features(words))
    labels[-1] = "E"
    for at, word in enumerate(words):
        if word.strip().endswith(("!", ".", "?")):
            labels[at] = "E"
        elif (at == 0 or labels[at - 1] == "E") and not word.strip():
            labels[at] = "I"
    return [label == "E" for label in labels]


def test_sentences_end_where_crfcut_ends_them():
    lines = [all_words(line) for line in thai_lines()]
    assert [words for words in lines if ends_of(words) != _labels(words)] == []
    assert sum(sum(ends_of(words)) for words in lines) > len(lines)


def test_a_text_without_words_has_no_ends():
    assert ends_of([]) == []


def test_time_is_linear_in_the_words():
    words = ["การ", " ", "งาน", "แล้ว", " "] * 40_000
    begin = process_time()
    ends_of(words)
    assert process_time() - begin < 6
