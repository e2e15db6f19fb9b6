"""Months, days and the two eras, as Thai and English texts write them."""

from __future__ import annotations

from calendar import month_abbr, month_name
from datetime import date, datetime, time
from typing import Literal

from assistant.schema import Language

BUDDHIST_ERA = 543  # years that พ.ศ. is ahead of ค.ศ.

# What a text may call each month, in lower case; a day is written by the libraries below.
MONTHS = (
    ("january", "มกราคม", "ม.ค."),
    ("february", "กุมภาพันธ์", "ก.พ."),
    ("march", "มีนาคม", "มี.ค."),
    ("april", "เมษายน", "เม.ย."),
    ("may", "พฤษภาคม", "พ.ค."),
    ("june", "มิถุนายน", "มิ.ย."),
    ("july", "กรกฎาคม", "ก.ค."),
    ("august", "สิงหาคม", "ส.ค."),
    ("september", "กันยายน", "ก.ย."),
    ("october", "ตุลาคม", "ต.ค."),
    ("november", "พฤศจิกายน", "พ.ย."),
    ("december", "ธันวาคม", "ธ.ค."),
)


def year_of(year: int, language: Language) -> int:
    """Return a year of the common era as readers of a language count it.

    >>> year_of(2026, "th"), year_of(2026, "en")
    (2569, 2026)
    """
    return year + (BUDDHIST_ERA if language == "th" else 0)


def written(day: date, language: Language, form: Literal["long", "short"] = "long") -> str:
    """Write a day as its readers do.

    >>> written(date(2026, 11, 1), "th"), written(date(2026, 11, 1), "en", "short")
    ('1 พฤศจิกายน พ.ศ. 2569', '1 Nov 2026')
    """
    if language == "th":
        from pythainlp.util import thai_strftime

        shape = "%-d %B พ.ศ. %Y" if form == "long" else "%-d %b %Y"
        return str(thai_strftime(datetime.combine(day, time()), shape))
    name = (month_name if form == "long" else month_abbr)[day.month]
    return f"{day.day} {name} {day.year}"
