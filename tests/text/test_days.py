"""Days and years are written as their readers write them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.text.calendar import MONTHS, written, year_of


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_written_as_it_is_read(month):
    day = date(2027, month, 9)
    english, thai, short = MONTHS[month - 1]
    assert written(day, "en").lower() == f"9 {english} 2027"
    assert written(day, "th") == f"9 {thai} พ.ศ. 2570"
    assert written(day, "th", "short") == f"9 {short} 2570"
    assert written(day, "en", "short").lower() == f"9 {english[:3]} 2027"


def test_years_are_counted_from_each_era():
    assert (year_of(2026, "th"), year_of(2026, "en")) == (2569, 2026)
