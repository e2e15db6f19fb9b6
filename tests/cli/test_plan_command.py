"""``khrueakhai plan``: a brief in, a plan out as text, JSON or a file; every fault is one line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import planning
import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant import opening
from assistant.cli.main import main
from assistant.plans.plan_json import from_json


@pytest.fixture
def run(capsys, shipped_home):
    """Run the command on the shipped library; return its exit code, stdout and stderr."""

    def run(*arguments, home=shipped_home):
        try:
            code = main(["plan", *map(str, arguments), "--home", str(home)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def fishing_file(tmp_path):
    return planning.kept(tmp_path, planning.FISHING, "ประมง.json")


def assert_one_line(err: str) -> None:
    assert err.startswith("khrueakhai: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


class TestPlans:
    """What comes out."""

    @pytest.mark.parametrize(
        ("suffix", "start"), [(".docx", b"PK"), (".pdf", b"%PDF"), (".md", b"# "), (".json", b"{")]
    )
    def test_the_suffix_of_the_file_is_the_format(self, run, fishing_file, tmp_path, suffix, start):
        out_file = tmp_path / f"แผน{suffix}"
        code, out, err = run(fishing_file, "--out", out_file)
        assert (code, out) == (0, "")
        assert out_file.read_bytes().startswith(start)
        assert str(out_file) in err

    def test_json_is_one_document_on_stdout_and_nothing_else(self, run, fishing_file):
        code, out, err = run(fishing_file, "--json")
        assert (code, err) == (0, "")
        told = json.loads(out)
        assert told["integration_model"]["choice"] == "state_integrator"
        assert told["agreement"]["form"] == "tight"
        assert told["brief"]["budget_baht"] == planning.FISHING["budget_baht"]
        assert {row["owner"] for row in told["activities"]} >= {
            partner["name"] for partner in planning.FISHING["partners"]
        }

    def test_json_and_a_file_are_made_by_one_call(self, run, fishing_file, tmp_path):
        out_file = tmp_path / "plan.json"
        code, out, _ = run(fishing_file, "--json", "--out", out_file)
        assert code == 0
        assert json.loads(out) == json.loads(out_file.read_text(encoding="utf-8"))
        assert from_json(out).language == "th"

    def test_without_a_file_the_plan_is_printed_in_words(self, run, tmp_path):
        code, out, _ = run(planning.kept(tmp_path, planning.SOLAR))
        assert code == 0
        assert out.startswith("# ")
        assert "Pha Mork Provincial Education Office" in out
        assert max(len(line) for line in out.splitlines()) < 20_000  # a person reads it

    def test_yaml_is_read_as_well(self, run, tmp_path):
        path = tmp_path / "brief.yaml"
        path.write_text("problem: ช้างป่ากินพืชไร่\nbudget_baht: 5 แสน\n", encoding="utf-8")
        code, out, _ = run(path, "--json")
        assert code == 0
        assert json.loads(out)["brief"]["budget_baht"] == 500_000

    def test_a_wish_for_a_model_is_honoured_and_marked(self, run, fishing_file):
        model = "prime_contractor"
        code, out, _ = run(fishing_file, "--model", model, "--json")
        told = json.loads(out)["integration_model"]
        assert (code, told["choice"], told["wished"]) == (0, model, True)

    def test_thai_digits_are_written_where_they_are_asked_for(self, run, fishing_file, tmp_path):
        out_file = tmp_path / "plan.md"
        assert run(fishing_file, "--out", out_file, "--thai-digits")[0] == 0
        assert "๘,๔๐๐,๐๐๐" in out_file.read_text(encoding="utf-8")

    def test_what_does_not_fit_together_is_told_on_stderr(self, run, tmp_path):
        data = {**planning.MARKET, "budget_baht": 5, "budget_items": [{"item": "a", "baht": 9}]}
        code, out, err = run(planning.kept(tmp_path, data), "--json")
        assert code == 0
        assert json.loads(out)["warnings"]
        assert_one_line(err)

    def test_the_library_is_left_as_it_was(self, run, fishing_file, shipped_home):
        before = sorted(path for path in shipped_home.rglob("*") if "plans" in path.parts)
        assert run(fishing_file, "--json")[0] == 0
        assert sorted(p for p in shipped_home.rglob("*") if "plans" in p.parts) == before


class TestFaults:
    """Exit code 1 and one line; 2 for wrong usage."""

    @pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.doc", "plan.md.exe"])
    def test_a_wrong_suffix_is_told_before_anything_is_read_or_drafted(self, run, tmp_path, name):
        absent = tmp_path / "no brief at all.json"
        code, out, err = run(absent, "--out", tmp_path / name, home=tmp_path / "no home")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert ".docx" in err
        assert "no brief" not in err
        assert not (tmp_path / name).exists()
        assert not (tmp_path / "no home").exists()

    def test_a_brief_that_is_not_there_is_told(self, run, tmp_path):
        code, out, err = run(tmp_path / "absent.json")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "absent.json" in err

    @pytest.mark.parametrize(
        "data", [{}, [], {"problem": ""}, {"problem": "x", "budget_baht": -4}, {"partners": 3}]
    )
    def test_a_bad_brief_is_told(self, run, tmp_path, data):
        code, out, err = run(planning.kept(tmp_path, data), "--json")
        assert (code, out) == (1, "")
        assert_one_line(err)

    @pytest.mark.parametrize("where", ["absent/plan.md", "brief.json/plan.md", "folder.md"])
    def test_a_file_that_cannot_be_written_is_told(self, run, tmp_path, where):
        brief = planning.kept(tmp_path, planning.BARE)
        (tmp_path / "folder.md").mkdir()
        code, out, err = run(brief, "--out", tmp_path / where)
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert str(tmp_path / where) in err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_without_leave_to_write_is_told(self, run, tmp_path):
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o500)
        code, _, err = run(planning.kept(tmp_path, planning.BARE), "--out", closed / "plan.md")
        assert code == 1
        assert_one_line(err)

    def test_an_empty_home_says_how_to_fill_it(self, run, fishing_file, tmp_path):
        code, out, err = run(fishing_file, home=tmp_path / "new")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "khrueakhai add --shipped" in err

    @pytest.mark.parametrize(
        ("option", "known"),
        [("--model", "state_integrator"), ("--framework", "networked_governance")],
    )
    def test_an_option_that_there_is_not_is_told_with_those_there_are(
        self, run, fishing_file, option, known
    ):
        code, out, err = run(fishing_file, option, "anarchy")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "anarchy" in err
        assert known in err

    def test_no_brief_is_wrong_usage(self, run):
        assert run()[0] == 2

    def test_a_language_model_that_there_is_not_is_told(self, run, fishing_file):
        code, out, err = run(fishing_file, "--llm", "nobody:nothing")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "nobody" in err

    def test_what_of_a_language_model_was_left_out_is_told(self, run, fishing_file, monkeypatch):
        said = {"activities": [{"activity": "ตรวจเรือ 987 ลำ", "lead": "ใครก็ได้"}]}
        model = FakeListChatModel(responses=[json.dumps(said, ensure_ascii=False), ""])
        monkeypatch.setattr(opening, "open_chat_model", lambda _name: model)
        code, out, err = run(fishing_file, "--llm", "scripted:one", "--json")
        assert code == 0
        assert json.loads(out)["notes"] == [err.strip().removeprefix("khrueakhai: ")]
        assert "1 จาก 1" in err

    def test_the_brief_itself_is_never_changed(self, run, fishing_file):
        before = Path(fishing_file).read_bytes()
        run(fishing_file, "--json")
        assert Path(fishing_file).read_bytes() == before
