"""``khrueakhai record``: the record of a work, shown and set."""

from __future__ import annotations

import json

import pytest

from assistant.cli.main import main

TEXT = """# Shared Kitchens

By Ann Lee and Bo Wu

A shared kitchen serves several small schools (SSK) from one place. It is run by the district.
"""


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command in a home of its own that holds one document; return code, out and err."""

    def run(*arguments):
        code = main(["--home", str(tmp_path / "home"), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    path = tmp_path / "kitchens.md"
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = run("add", str(path), "--json")
    assert code == 0
    run.key = json.loads(out)["documents"][0]["document_id"]
    return run


def shown(run):
    code, out, _ = run("record", run.key, "--json")
    assert code == 0
    return json.loads(out)


def test_the_record_that_was_read_is_shown(run):
    found = shown(run)
    assert found["title"] == "Shared Kitchens"
    assert found["record"]["authors"] == ["Ann Lee", "Bo Wu"]


def test_what_is_set_wins_survives_reindexing_and_can_be_taken_back(run):
    assert run("record", run.key, "--set", "year=2564", "--set", "title=Kitchens")[0] == 0
    assert run("reindex")[0] == 0
    found = shown(run)
    assert (found["title"], found["record"]["year"]) == ("Kitchens", 2021)
    listed = json.loads(run("sources", "--json")[1])["documents"][0]
    assert (listed["title"], listed["record"]["year"]) == ("Kitchens", 2021)
    assert run("record", run.key, "--reset")[0] == 0
    assert (shown(run)["title"], shown(run)["record"]["year"]) == ("Shared Kitchens", None)


@pytest.mark.parametrize("wrong", ["year=soon", "colour=red", "year"])
def test_what_cannot_be_set_is_one_line(run, wrong):
    code, out, err = run("record", run.key, "--set", wrong)
    assert (code, out) == (1, "")
    assert err.startswith("khrueakhai: ")
    assert err.count("\n") == 1


def test_references_are_printed_and_written(run, tmp_path):
    code, out, _ = run("references")
    assert (code, out) == (0, "Lee, A., & Wu, B. (n.d.). Shared Kitchens.\n")
    path = tmp_path / "kitchens.bib"
    assert run("references", run.key, "--format", "bibtex", "--out", str(path))[0] == 0
    assert path.read_text(encoding="utf-8").startswith("@misc{lee,")


def test_references_to_no_document_are_one_line(run):
    code, out, err = run("references", "d9")
    assert (code, out) == (1, "")
    assert "'d9'" in err
