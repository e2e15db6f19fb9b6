"""Amounts of money as an official writes them."""

from __future__ import annotations


def baht(amount: int | float) -> str:
    """Write an amount with thousands apart and satang only where there are any.

    >>> baht(12500000), baht(99.5)
    ('12,500,000', '99.50')
    """
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
