"""``doctor``, ``backup`` and ``restore`` from the shell: what they print and how they end."""

import json
import shutil

import pytest

from assistant.cli.main import main
from assistant.models.encoders import BundledEncoder
from assistant.opening import open_library


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("made") / "home"
    with open_library(home, BundledEncoder()) as library:
        library.add_texts([{"id": "weir", "text": "The river board pays the divers."}])
        library.search("divers")
    return home


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def run(home, capsys):
    def run(*arguments):
        code = main(["--home", str(home), *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_doctor_of_a_whole_home_says_so_in_both_languages(run):
    code, out, _ = run("doctor")
    assert code == 0
    assert "the home is whole" in out
    assert "สมบูรณ์" in out


def test_the_doctor_only_looks_until_it_is_told_to_mend(run, home):
    shutil.rmtree(home / "index")
    code, out, _ = run("doctor")
    assert code == 1
    assert "can be mended" in out
    assert not (home / "index").exists()
    code, out, _ = run("doctor", "--mend", "--json")
    told = json.loads(out)
    assert (code, told["whole"]) == (0, True)
    assert [row["state"] for row in told["findings"]] == ["mended"]
    assert run("doctor")[0] == 0


def test_the_doctor_looks_at_private_collections_too(run, home):
    assert run("collection", "add", "mine")[0] == 0
    [folder] = [path for path in (home / "collections").iterdir() if path.is_dir()]
    (folder / ".0badcafe.tmp").write_text("half")
    code, out, _ = run("doctor")
    assert code == 1
    assert "interrupted work" in out


def test_a_home_is_copied_and_brought_back(run, home, tmp_path):
    code, out, _ = run("backup", tmp_path / "copy.tar")
    assert (code, "files" in out) == (0, True)
    (home / "record.db").write_bytes(b"this is no database" * 500)
    assert run("sources")[0] == 1
    code, _, err = run("restore", tmp_path / "copy.tar")
    assert code == 1
    assert "--replace" in err
    code, out, _ = run("restore", tmp_path / "copy.tar", "--replace", "--json")
    assert code == 0
    assert json.loads(out)["files"] > 1
    assert "weir" in run("sources")[1]


def test_they_are_for_the_whole_home(run):
    code, _, err = run("--collection", "x", "doctor")
    assert code == 1
    assert "whole home" in err
