"""Where state lives, and numbers that fit together."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from assistant.settings import DEFAULT, HOME_VARIABLE, Settings, home_folder, project_folder
from assistant.settings import checking as checking_numbers
from assistant.settings import finding as finding_numbers
from assistant.settings import writing as writing_numbers

CONCERNS = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{name}": value
    for module in (finding_numbers, writing_numbers, checking_numbers)
    for name, value in vars(module).items()
    if is_dataclass(value) and not isinstance(value, type)
}


def test_the_argument_wins_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv(HOME_VARIABLE, "/elsewhere")
    assert home_folder(tmp_path) == tmp_path
    assert home_folder(str(tmp_path)) == tmp_path


def test_the_environment_wins_over_the_platform(monkeypatch, tmp_path):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert home_folder() == home_folder("") == tmp_path


def test_the_platforms_folder_is_the_last_resort(monkeypatch):
    monkeypatch.delenv(HOME_VARIABLE)
    assert home_folder().name == "khrueakhai"
    assert home_folder().is_absolute()


def test_a_tilde_is_the_users_home(monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, "~/k")
    assert home_folder() == Path.home() / "k" == home_folder("~/k")


def test_corpus_and_prompts_stand_in_the_project():
    assert (project_folder() / "corpus").is_dir()
    assert (project_folder() / "prompts").is_dir()


def test_sizes_go_from_small_to_large():
    assert DEFAULT.window_target < DEFAULT.passage_target < DEFAULT.passage_limit
    assert 2 * DEFAULT.passage_target <= DEFAULT.passage_limit
    assert 0 <= DEFAULT.mean_weight <= 1


def test_settings_do_not_change():
    with pytest.raises(AttributeError):
        Settings().hits = 9  # type: ignore[misc]  # that it is refused is the point


def test_every_room_has_its_concerns():
    assert {name.split(".")[0] for name in CONCERNS} == {"finding", "writing", "checking"}


@pytest.mark.parametrize("concern", CONCERNS.values(), ids=CONCERNS)
def test_every_number_has_a_unit_and_a_reason(concern):
    told = {one.name: (one.metadata["unit"], one.metadata["why"]) for one in fields(concern)}
    assert told
    assert [name for name, texts in told.items() if not all(text.strip() for text in texts)] == []


@pytest.mark.parametrize("concern", CONCERNS.values(), ids=CONCERNS)
def test_no_number_can_be_changed(concern):
    first = fields(concern)[0].name
    with pytest.raises(AttributeError):
        setattr(concern, first, getattr(concern, first))
