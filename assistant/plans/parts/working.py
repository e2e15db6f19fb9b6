"""Working rules and who is responsible for what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.plans.brief.brief import Partner
from assistant.plans.brief.words import SECTORS
from assistant.plans.drafting import Drafting, items, label, part
from assistant.schema.papers import (
    Cell,
    Column,
    Part,
    Picture,
    Row,
    Subheading,
    Table,
)

MOST_COLUMNS = 9  # members in the matrix; more are shown by sector
_TASK_WIDTH = 0.24
# Task → letter by part: the lead, a hub, then members by sector ("*" is any other).
_LETTERS: dict[str, dict[str, str]] = {
    "strategy": {"lead": "r", "*": "s"},
    "agreement": {"lead": "r", "hub": "s", "*": "c"},
    "daily": {"lead": "i", "hub": "r", "*": "s"},
    "service": {"lead": "i", "hub": "s", "academic": "c", "*": "r"},
    "data": {"lead": "r", "hub": "s", "academic": "c", "*": "s"},
    "oversight": {"lead": "r", "hub": "i", "academic": "c", "*": "i"},
    "evaluation": {"lead": "s", "academic": "r", "hub": "s", "*": "s"},
    "public": {"lead": "r", "hub": "s", "*": "i"},
}


def working_rules(d: Drafting) -> Part:
    """The dynamics of collaboration as rules, information sharing, accountability, the matrix."""
    barriers = d.brief.data_sharing_barriers
    told = (d.from_brief(d.say("barriers", text=barriers)),) if barriers else ()
    dynamics, public = d.treated("dynamics"), d.treated("public")
    data = (*told, *d.stated("data"), *d.practised("data_practice"))
    return part(
        d,
        "working_rules",
        Subheading(d.say("engagement_head")) if dynamics else None,
        items("dynamics", dynamics),
        Subheading(d.say("data_head")) if data else None,
        items("data_rules", data),
        Subheading(d.say("public_head")) if public else None,
        items("public_rules", public),
        _matrix(d),
        Picture("matrix", d.say("matrix_picture")),
    )


def _matrix(d: Drafting) -> Table:
    """Return who is responsible for what: a letter for each task and member."""
    held = tuple(_columns(d))
    width = (1 - _TASK_WIDTH) / len(held)
    heads = (
        Column("task", d.say("col_task"), _TASK_WIDTH),
        *(Column(f"c{at}", name, width) for at, (name, _, _) in enumerate(held)),
    )
    rows = tuple(
        Row(task, (label(d.say(f"task_{task}")), *_marks(d, _letters(task, held))))
        for task in _LETTERS
    )
    return Table("responsibilities", d.say("matrix_caption"), heads, rows)


def _marks(d: Drafting, letters: list[str]) -> Iterator[Cell]:
    yield from (label(d.say(f"letter_{letter}")) for letter in letters)


def _columns(d: Drafting) -> Iterator[tuple[str, str, str]]:
    """Yield the name, part and sector of each column; many members stand together by sector."""
    yield d.roles.lead, "lead", "state"
    if d.roles.hub and not d.roles.hubs:
        yield d.say(f"hub_to_be_chosen_{d.roles.hub}"), "hub", "private"
    if len(d.roles.members) <= MOST_COLUMNS:
        for partner in d.roles.members:
            yield partner.name, "hub" if partner in d.roles.hubs else "member", partner.sector or ""
        return
    ordered = sorted(d.roles.members, key=_sector_rank)
    for sector, _ in groupby(ordered, key=lambda partner: partner.sector or ""):
        yield SECTORS[sector][d.language] if sector else d.say("blank"), "member", sector


def _sector_rank(partner: Partner) -> int:
    return [*SECTORS, ""].index(partner.sector or "")


def _letters(task: str, held: tuple[tuple[str, str, str], ...]) -> list[str]:
    """Return a task's letters; where nobody would be responsible, the lead is."""
    table = _LETTERS[task]
    letters = [table.get(role, table.get(sector, table["*"])) for _, role, sector in held]
    if task == "daily" and "hub" not in [role for _, role, _ in held]:
        letters[0] = "r"
    if "r" not in letters:
        letters[0] = "r"
    return letters
