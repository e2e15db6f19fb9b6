"""What checks have with plain sentences is shipped as it would be reckoned."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.frameworks.shelf import keys, load_framework
from assistant.models.encoders import open_encoder
from assistant.plans.covering import norms
from assistant.schema import LANGUAGES


def says(key, language):
    return tuple(e.check.says[language] for e in load_framework(key).elements.values() if e.check)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", keys())
def test_the_shipped_numbers_are_those_of_the_checks_and_models_in_use(key, language):
    asked = says(key, language)
    if asked:
        assert norms.key_of(asked, language, open_encoder("bundled")) in norms._shipped()


def test_a_shipped_number_is_what_is_reckoned():
    encoder = open_encoder("bundled")
    asked = says(keys()[0], "en")
    shipped = norms.usual(asked, "en", encoder)
    one = norms.reckoned(asked[:1], "en", encoder)
    assert np.allclose(shipped.cosines[:1], one.cosines, atol=1e-3)
    # Of whole numbers of 8 bits the kernels of two kinds of processor make a few hundredths less.
    assert np.allclose(shipped.logits[:1], one.logits, atol=0.15)
