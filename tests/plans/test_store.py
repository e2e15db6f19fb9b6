"""Plans that are kept: versions, damage, bad ids, a home that cannot be written."""

from __future__ import annotations

from dataclasses import replace

import planning
import pytest

from assistant.errors import LibraryUnwritable, PlanError
from assistant.plans.store import PlanStore


@pytest.fixture
def store(tmp_path):
    return PlanStore(tmp_path / "home")


def refused(call):
    with pytest.raises(PlanError) as caught:
        call()
    return planning.one_line(caught.value)


def file_of(tmp_path, plan, number=1):
    return tmp_path / "home" / "plans" / plan.id / f"v{number:04d}.json"


def test_a_plan_comes_back_as_it_was_kept(store, plan):
    assert store.save(plan) == 1
    assert store.load(plan.id) == plan


def test_every_save_is_a_version_and_none_is_lost(store, fishing):
    second = replace(fishing, title="ฉบับที่สอง")
    assert [store.save(fishing), store.save(second)] == [1, 2]
    assert store.load(fishing.id) == second
    assert store.load(fishing.id, 1) == fishing
    assert [(v.number, v.title) for v in store.versions(fishing.id)] == [
        (2, "ฉบับที่สอง"),
        (1, fishing.title),
    ]


def test_the_plans_of_a_home_are_listed_with_their_newest_title(store, fishing, solar):
    store.save(fishing)
    store.save(replace(fishing, title="ใหม่กว่า"))
    store.save(solar)
    listed = {kept.plan_id: (kept.title, kept.versions) for kept in store.plans()}
    assert listed == {fishing.id: ("ใหม่กว่า", 2), solar.id: (solar.title, 1)}


def test_a_new_home_has_no_plans_and_no_brief(store):
    assert (store.plans(), store.versions("abcdef12")) == ((), ())


def test_a_plan_or_version_that_is_not_kept_is_told_in_one_line(store, fishing):
    assert "abcdef12" in refused(lambda: store.load("abcdef12"))
    store.save(fishing)
    assert "7" in refused(lambda: store.load(fishing.id, 7))


@pytest.mark.parametrize(
    "plan_id", ["", "..", "../../etc", "abcdef12/../x", "ABCDEF12", "แผน", "a" * 41, "abcdef12\n"]
)
def test_what_is_no_id_never_becomes_a_path(store, plan_id):
    refused(lambda: store.load(plan_id))
    refused(lambda: store.versions(plan_id))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"form": 1}',
        b'{"form": 1, "plan": {}}',
        b'{"form": 2, "plan": {}}',
        b"\xff\xfe\x00",
        b"[" * 200_000,
    ],
    ids=["empty", "half", "list", "null", "no plan", "empty plan", "form", "bytes", "deep"],
)
def test_a_damaged_file_is_told_in_one_line_and_the_versions_before_it_open(
    store, tmp_path, fishing, content
):
    store.save(fishing)
    store.save(fishing)
    file_of(tmp_path, fishing, 2).write_bytes(content)
    refused(lambda: store.load(fishing.id))
    assert store.load(fishing.id, 1) == fishing
    assert [version.number for version in store.versions(fishing.id)] == [2, 1]
    assert store.plans()[0].versions == 2


def test_a_half_written_file_of_a_crash_is_no_version(store, tmp_path, fishing):
    store.save(fishing)
    file_of(tmp_path, fishing).with_name(".deadbeef.tmp").write_text("{")
    assert [version.number for version in store.versions(fishing.id)] == [1]
    assert store.save(fishing) == 2


def test_a_folder_that_is_no_plan_is_passed_over(store, tmp_path, fishing):
    store.save(fishing)
    (tmp_path / "home" / "plans" / "notes of mine").mkdir()
    (tmp_path / "home" / "plans" / "abcdef99").mkdir()
    assert [kept.plan_id for kept in store.plans()] == [fishing.id]


@pytest.mark.parametrize("spot", ["home", "home/plans"])
def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path, fishing, spot):
    blocked = tmp_path / spot
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file stands where the folder should be")
    store = PlanStore(tmp_path / "home")
    with pytest.raises(LibraryUnwritable) as caught:
        store.save(fishing)
    planning.one_line(caught.value)
