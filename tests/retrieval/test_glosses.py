"""What stands in brackets and says again what is before it need not be in any document."""

from __future__ import annotations

from answering_homes import ENCODER

from assistant.opening import open_library
from assistant.retrieval.rewording import understood

TEXT = "# Villages\n\nA village headman is elected for five years and keeps the (lan) field.\n"


def test_an_unheard_gloss_is_not_looked_for_and_a_known_one_is(tmp_path):
    with open_library(tmp_path, encoder=ENCODER) as library:
        library.add_texts([{"id": "v", "title": "Villages", "text": TEXT}])
        unheard = understood(library, "For how long is a village headman (zuyaiban) elected?")
        known = understood(library, "Who keeps the field (lan)?")
    assert "headman" in unheard.sought
    assert not {"zuyaiban"} & {*unheard.sought, *unheard.terms}
    assert "lan" in known.sought
