"""Which item of a budget pays which activity, and which measure of the goal it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.plans.understanding.amounts import CLASSIFIERS
from assistant.plans.understanding.kinds import Kind, kind_of
from assistant.plans.understanding.measures import Measure
from assistant.plans.work.activity import Activity
from assistant.text.language import content_words, detect, parts

_WAGES = re.compile(r"ค่าตอบแทน|ค่าจ้าง|ค่าแรง|เงินเดือน|\bwages?\b|\bpay\b|\bsalar|allowance", re.I)
_CALLED = re.compile(r"^(?:ค่า|งบ|เงิน)")
_BY_HAND = frozenset({"people"})  # kinds whose cost is pay
_LEAST_NAME = 4  # characters
_PRICED = 2.0  # what an item pays for certain: that which a partner asks for
_PAID = 0.5  # share of an item's words that stand in the activity that it pays
# What is paid, and not what for.
_PAYING = frozenset("ค่า ตอบแทน ค่าตอบแทน งบ เงิน ค่าใช้จ่าย pay cost fee allowance expens".split())


def serves_measure(item: str, measures: Sequence[Measure]) -> Measure | None:
    """Return the measure that an item of the budget is for: the one that shares most words."""
    words = _item_words(item)
    shared = [(len(words & set(content_words(m.text))), -at) for at, m in enumerate(measures)]
    most, at = max(shared, default=(0, 0))
    return measures[-at] if most else None


def pays(item: str, activity: Activity) -> float:
    """Return how far an item of the budget pays an activity, 0 where it does not.

    Most of its words must stand there or in what the partner sets as a limit or price; half are
    enough for the same kind of work.  Work that was offered comes first.
    """
    words = _item_words(item)
    if activity.basis in ("frame", "gap") and activity.key != "hub":
        return 0.0  # nobody is paid to sign, to count or to look for somebody
    if not words:  # a name of one letter or of stop words alone
        return float(f"“{item}”" in activity.text)
    offer = activity.offer
    limits = f" {offer.limit} {offer.price}" if offer else ""
    known = word_parts(activity.text + limits)
    found = sum(
        w in known or (len(w) > 2 and not w.isascii() and w in activity.text) for w in words
    )
    share = found / len(words)
    if offer and offer.price and words & _named(offer.price):
        return _PRICED + share
    offered = activity.basis in ("offer", "item")
    kind = kind_of_item(item)
    alike = offer is not None and offer.kind == kind
    if offer and not alike and (offer.kind.key in _BY_HAND) != (kind.key in _BY_HAND):
        return 0.0  # what is bought is no pay, and pay buys nothing
    enough = share >= _PAID if alike or activity.basis == "item" else share > _PAID
    return share + offered if enough and (offered or share == 1) else 0.0


def kind_of_item(item: str) -> Kind:
    """Return the kind of what an item of the budget pays: people where it is called pay."""
    language = detect(item)
    if _WAGES.search(item):
        return kind_of("เจ้าหน้าที่", "th")
    return kind_of(_CALLED.sub("", item), language)


def _named(text: str) -> frozenset[str]:
    """Return the words of a price that are long enough to name what is paid for."""
    return frozenset(word for word in word_parts(text) if len(word) >= _LEAST_NAME) - _PAYING


def word_parts(text: str) -> frozenset[str]:
    """Return the words of a text and what compounds are made of."""
    found = content_words(text)
    return frozenset([*found, *(part for word in found for part in parts(word))])


def spoken(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about: none that are numbers or count."""
    return frozenset(w for w in word_parts(text) if not w[0].isdigit()) - frozenset(CLASSIFIERS)


def _item_words(item: str) -> frozenset[str]:
    """Return what an item is for, compounds in their parts."""
    found = [word for word in content_words(item) if word not in _PAYING]
    return frozenset(piece for word in found for piece in (parts(word) or (word,)))
