"""Markers: what of a model's text is none, and what may be shown of it while it grows."""

import pytest

from assistant.answering.generation.markers import clean, speakable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>I will cite [3]</think>It grows.", "It grows."),
        ("I think [3] so</think>It grows.", "It grows."),
        ("It grows.<think>and never ends [3]", "It grows."),
        ("It ![x](https://evil.example/x.png)grows.", "It grows."),
        ("It [grows](https://evil.example).", "It grows."),
        ("It <img src=x onerror=y>grows.<!-- hidden -->", "It grows."),
        ("**It** grows.<|im_end|>", "It grows."),
        ("It\ud800 gr\x00ows\x07.\x1b", "It grows."),
        ("## Growth", "Growth"),
        ("It\u200b gr\u202eows.", "It grows."),
    ],
)
def test_what_is_not_text_is_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_growing_text_is_shown_without_markers_and_half_written_things() -> None:
    whole = "<think>hm</think>**Networks** grow [1]. They ![x](http://e/x.png) fade [9]. Good"
    shown = [speakable(whole[:end]) for end in range(len(whole) + 1)]
    assert shown[-1].split() == ["Networks", "grow.", "They", "fade.", "Good"]
    for text in shown:
        assert not set("[]<>!") & set(text)
        assert "hm" not in text
        assert "http" not in text
        assert shown[-1].startswith(text)
