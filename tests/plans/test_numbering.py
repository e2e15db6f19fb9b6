"""Numbers of citations follow the reader; what is not used is gone."""

from __future__ import annotations

from dataclasses import replace

import planning

from assistant.plans.numbering import map_statements, numbered, without_empty
from assistant.schema.papers import Items, Prose


def numbers(plan):
    return [number for _, statement in plan.statements() for number in statement.citations]


def quotes(plan):
    held = {citation.number: citation.quote for citation in plan.citations}
    return [[held[number] for number in s.citations] for _, s in plan.statements()]


def test_a_numbered_plan_is_not_changed_by_numbering_it_again(plan):
    assert numbered(plan, plan.citations) == plan


def test_parts_in_another_order_are_numbered_as_they_are_read_and_keep_their_quotes(fishing):
    turned = replace(fishing, parts=tuple(reversed(fishing.parts)))
    again = numbered(turned, turned.citations)
    assert quotes(again) == quotes(turned)
    used = list(dict.fromkeys(numbers(again)))
    assert used == sorted(used)


def test_a_citation_that_no_statement_or_rule_uses_is_dropped(fishing):
    bare = map_statements(fishing, lambda _, s: replace(s, citations=()))
    silent = replace(
        bare,
        integration=replace(bare.integration, rules=()),
        agreement=replace(bare.agreement, rules=()),
    )
    assert numbered(silent, silent.citations).citations == ()


def test_the_same_place_under_two_numbers_becomes_one(fishing):
    more = len(fishing.citations)
    doubled = [*fishing.citations, *(replace(c, number=c.number + more) for c in fishing.citations)]
    moved = map_statements(
        fishing,
        lambda part, s: (
            replace(s, citations=tuple(n + more for n in s.citations)) if part.id == "risks" else s
        ),
    )
    assert numbered(moved, doubled) == fishing


def test_every_statement_is_visited_once_and_in_reading_order(plan):
    seen = []
    map_statements(plan, lambda part, s: seen.append((part.id, s)) or s)
    assert seen == [(part.id, s) for part, s in plan.statements()]


def test_an_emptied_list_and_paragraph_are_gone_and_rows_stay(fishing):
    emptied = map_statements(
        fishing, lambda part, s: replace(s, text="") if part.id == "objectives" else s
    )
    plan = without_empty(emptied)
    assert not [b for b in plan.part("objectives").blocks if isinstance(b, Prose | Items)]
    assert len(plan.table("members").rows) == len(fishing.table("members").rows)
    assert planning.said_in(plan, "risks") == planning.said_in(fishing, "risks")
