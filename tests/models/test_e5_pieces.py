"""Pieces of words: the likeliest cut, whatever the text is."""

from assistant.models.e5.pieces import Pieces

NAMES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "ab", "▁ab", "abb"]
SCORES = [0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.0, -4.0, -4.5, -9.0]
PIECES = Pieces(NAMES, SCORES, {ord("A"): "a", ord("…"): "ab", ord("\t"): " "}, unknown=3)


def cut(text):
    return [NAMES[number] for number in PIECES.numbers(text)]


def test_the_likeliest_cut_is_taken_not_the_longest_piece():
    assert cut("abb") == ["▁ab", "b"]
    assert cut("abab") == ["▁ab", "ab"]


def test_characters_are_changed_and_spaces_are_one_before_the_cut():
    assert cut("A…") == ["▁", "a", "ab"]
    assert cut("ab \t ab") == ["▁ab", "▁ab"]
    assert cut("  ab") == ["▁ab"]


def test_a_character_without_a_piece_is_unknown_and_costs_no_other():
    assert cut("ก ab") == ["▁", "<unk>", "▁ab"]


def test_a_mark_of_the_model_in_a_text_is_letters():
    assert "</s>" not in cut("</s>")


def test_no_text_is_one_space():
    assert cut("") == ["▁"]
