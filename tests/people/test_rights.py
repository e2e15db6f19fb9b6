"""Who has which role, from what a provider says, and what each role may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import NotAllowed, SettingError
from assistant.people.rights import (
    FILE,
    RIGHTS,
    Person,
    Roles,
    is_stale,
    load_roles,
    person_of,
)

LISTED = """
default = "reader"
claim = "teams"
[roles.admin]
people = ["Boss@Example.go.th"]
[roles.librarian]
groups = ["library", "records"]
[roles.trainer]
groups = ["academy"]
"""
CLAIMS = {"iss": "https://id.example", "sub": "u1", "email": "boss@example.go.th", "name": "ปรีชา"}


@pytest.fixture
def roles(tmp_path):
    (tmp_path / FILE).write_text(LISTED, encoding="utf-8")
    return load_roles(tmp_path)


def role_of(roles, **claims):
    found = person_of({**CLAIMS, "email": "", **claims}, roles)
    return found and found.role


def test_without_a_file_everybody_who_signs_in_reads(tmp_path):
    assert role_of(load_roles(tmp_path)) == "reader"


def test_an_address_or_a_group_gives_a_role_and_the_highest_counts(roles):
    assert role_of(roles, email="BOSS@example.go.th", teams=["academy"]) == "admin"
    assert role_of(roles, teams=["academy", "records"]) == "librarian"
    assert role_of(roles, teams="academy") == "trainer"
    assert role_of(roles, groups=["library"]) == "reader", "another claim than the one set"


def test_an_address_that_is_not_verified_gives_no_role(roles):
    assert role_of(roles, email="boss@example.go.th", email_verified=False) == "reader"


def test_where_only_the_listed_come_in_nobody_else_does(roles):
    closed = roles.model_copy(update={"default": "none"})
    assert role_of(closed) is None
    assert role_of(closed, teams=["library"]) == "librarian"


@pytest.mark.parametrize("lost", ["iss", "sub"])
def test_who_is_not_told_whole_does_not_come_in(roles, lost):
    assert person_of({**CLAIMS, lost: ""}, roles) is None


@pytest.mark.parametrize(
    "text",
    ["default = 'boss'", "roles = 3", "[roles.king]", "[roles.admin]\nmail=1", "\x00", "="],
)
def test_a_file_that_cannot_be_read_gives_nobody_a_role(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        load_roles(tmp_path)
    assert "\n" not in str(caught.value)


@given(
    st.tuples(st.text(min_size=1), st.text(min_size=1)),
    st.tuples(st.text(min_size=1), st.text(min_size=1)),
)
def test_two_people_never_have_one_key(one, other):
    keys = {person_of({"iss": i, "sub": s}, Roles()).key for i, s in (one, other)}
    assert len(keys) == len({one, other})


def test_nobody_may_do_more_than_their_role():
    assert Person("k", "librarian").may("keep")
    for role, right in (("reader", "keep"), ("reader", "teach"), ("librarian", "teach")):
        with pytest.raises(NotAllowed):
            Person("k", role).require(right)
    assert all(rights <= RIGHTS["admin"] for rights in RIGHTS.values())


def test_who_is_taken_off_the_list_loses_the_role_at_the_next_reading(tmp_path):
    path = tmp_path / FILE
    path.write_text('default = "none"\n[roles.admin]\npeople = ["boss@example.go.th"]')
    assert person_of(CLAIMS, load_roles(tmp_path)).role == "admin"
    path.write_text('default = "none"\n')
    assert person_of(CLAIMS, load_roles(tmp_path)) is None


@pytest.mark.parametrize("blocked", ["Boss@example.go.th", "U1"])
def test_who_is_blocked_comes_in_no_more_whatever_a_group_gives(tmp_path, blocked):
    (tmp_path / FILE).write_text(f'blocked = ["{blocked}"]\n{LISTED}')
    assert person_of({**CLAIMS, "teams": ["library"]}, load_roles(tmp_path)) is None


def test_what_a_provider_said_counts_for_so_many_hours(tmp_path):
    (tmp_path / FILE).write_text("hours = 8")
    roles = load_roles(tmp_path)
    assert not is_stale({"iat": 1_000}, roles, 1_000 + 8 * 3600)
    assert is_stale({"iat": 1_000}, roles, 1_001 + 8 * 3600)
    assert not is_stale({}, roles, 1e9), "a provider that does not say when goes on as before"
