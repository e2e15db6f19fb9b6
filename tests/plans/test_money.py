"""Amounts as an official writes them."""

from __future__ import annotations

import pytest

from assistant.plans.money import baht


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (27_600_000, "27,600,000"),
        (10**15, "1,000,000,000,000,000"),
        (99.5, "99.50"),
        (0.5, "0.50"),
        (1_250_000.0, "1,250,000"),
    ],
)
def test_thousands_are_set_apart_and_satang_shown_where_there_are_any(amount, written):
    assert baht(amount) == written
