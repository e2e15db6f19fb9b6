"""The models that weigh the signs of a topic: each sign counts as it should."""

from __future__ import annotations

import pytest

from assistant.lessons.weights import chance, fit

# score and gap, the judge's best, nearness, hits together; then a poor match
_GOOD, _POOR = (1.1, 0.5, 2.0, 6.0, 5.0), (0.3, 0.02, -5.0, 2.0, 1.0)


@pytest.mark.parametrize("which", ["found", "held"])
def test_what_is_near_and_together_is_likelier_than_what_is_far_and_apart(which):
    assert chance(which, _GOOD) > 0.5 > chance(which, _POOR)


@pytest.mark.parametrize("which", ["right", "there"])
def test_a_guess_that_leads_by_far_is_likelier(which):
    assert chance(which, (3.0, 6.0, 8.0, 7.0, 1.0, 1.2, 1.2)) > 0.9
    assert chance(which, (-3.0, 0.1, 1.0, 1.0, 0.0, 0.1, -0.3)) < 0.3


@pytest.mark.parametrize("which", ["right", "there"])
def test_the_more_of_each_fit_the_higher_the_chance(which):
    low, high = (0.0, 1.0, 3.0, 3.0, 0.3, 0.5, 0.1), (2.0, 3.0, 5.0, 5.0, 0.6, 0.9, 0.4)
    assert fit(which, low) < fit(which, high)


def test_a_number_of_signs_that_the_model_does_not_know_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        fit("found", (1.0,))
