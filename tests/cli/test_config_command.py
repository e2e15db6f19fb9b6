"""``khrueakhai config``: every setting, what is in force, and where it comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.settings.variables import SETTINGS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def config(capsys):
    """Run the command with ``--json``; return its settings by name."""

    def config(*arguments):
        assert main(["config", "--json", *map(str, arguments)]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return {row["name"]: row for row in json.loads(out)["settings"]}

    return config


def test_every_setting_has_its_variable_unit_and_meaning(config):
    rows = config()
    assert list(rows) == [row.name for row in SETTINGS]
    for row in rows.values():
        assert set(row) == set("name value source variable option default unit meaning".split())
        assert row["variable"].startswith("KHRUEAKHAI_")
        assert row["unit"]
        assert row["meaning"]


def test_a_default_is_told_as_one(config, monkeypatch):
    monkeypatch.delenv("KHRUEAKHAI_HOME")
    rows = config()
    assert {row["source"] for row in rows.values()} == {"default"}
    assert (rows["llm"]["value"], rows["base_url"]["value"]) == ("none", None)
    assert Path(rows["home"]["value"]).name == "khrueakhai"


def test_the_environment_wins_over_the_default_and_an_option_over_both(config, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_LLM", "local")
    row = config()["llm"]
    assert (row["value"], row["source"]) == ("local", "environment variable")
    row = config("--llm", "openai:tiny")["llm"]
    assert (row["value"], row["source"]) == ("openai:tiny", "option")


def test_an_empty_variable_is_as_good_as_none(config, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_ENCODER", "")
    row = config()["encoder"]
    assert (row["value"], row["source"]) == ("bundled", "default")


def test_the_home_is_shown_whole(config, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    row = config("--home", "mine")["home"]
    assert (row["value"], row["source"]) == (str(tmp_path / "mine"), "option")


def test_a_password_in_a_url_is_not_shown(config, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_BASE_URL", "https://me:secret@models.example/v1")
    assert config()["base_url"]["value"] == "https://…@models.example/v1"


def test_a_variable_that_nothing_reads_is_pointed_out(monkeypatch, capsys):
    monkeypatch.setenv("KHRUEAKHAI_LMM", "local")
    assert main(["config"]) == 0
    out, err = capsys.readouterr()
    assert err == "khrueakhai: KHRUEAKHAI_LMM is set, and no setting has this name\n"
    assert all(row.variable in out for row in SETTINGS)


def test_every_variable_that_the_code_names_is_a_setting():
    named = {
        name
        for path in (ROOT / "assistant").rglob("*.py")
        for name in re.findall(r"\bKHRUEAKHAI_[A-Z_]+[A-Z]\b", path.read_text(encoding="utf-8"))
    }
    assert named == {row.variable for row in SETTINGS}


def table(readme: str) -> list[list[str]]:
    """The cells of the README's table of settings, without their backquotes."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `[a-z_]+` \| `KHRUEAKHAI_.*\|$", text, re.MULTILINE)
    return [[cell.strip().replace("`", "") for cell in row.strip("|").split("|")] for row in rows]


def shown(text: str | None) -> str:
    return text or "–"


def test_the_readme_tells_every_setting_as_the_table_does():
    assert table("README.md") == [
        [row.name, row.variable, shown(row.option), shown(row.default), row.unit, row.meaning]
        for row in SETTINGS
    ]


def test_the_thai_readme_names_the_same_settings_and_defaults():
    rows = table("README.th.md")
    assert [row[:4] for row in rows] == [
        [row.name, row.variable, shown(row.option), shown(row.default)] for row in SETTINGS
    ]
    assert all(re.search("[ก-๛]", row[5]) for row in rows)
