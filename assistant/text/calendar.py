"""Months and the two eras, as Thai and English texts write them."""

from __future__ import annotations

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
