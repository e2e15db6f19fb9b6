"""``khrueakhai lesson``: a request in, a lesson out as text, JSON or files; faults in one line."""

from __future__ import annotations

import json
import zipfile

import pytest

from assistant.cli.main import main
from assistant.lessons.pack import from_json

REQUEST = {"sections": ["ความหมายของเครือข่าย"], "minutes": 30, "quiz_items": 6}


@pytest.fixture
def run(capsys, shipped_home):
    """Run the command on the shipped library; return its exit code, stdout and stderr."""

    def run(*arguments, home=shipped_home):
        try:
            code = main(["lesson", *map(str, arguments), "--home", str(home)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def kept(folder, data, name="request.json"):
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def request_file(tmp_path):
    return kept(tmp_path, REQUEST, "คำขอ.json")


def assert_one_line(err):
    assert err.startswith("khrueakhai: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


class TestLessons:
    """What comes out."""

    def test_json_is_one_document_on_stdout_and_is_all_that_was_promised(self, run, request_file):
        code, out, err = run(request_file, "--json")
        assert (code, err) == (0, "")
        told = json.loads(out)
        assert told["minutes"] == 30
        assert sum(step["minutes"] for step in told["agenda"]) == 30
        assert all(step["activity"].strip() for step in told["agenda"])
        assert told["objectives"]
        assert all(isinstance(text, str) and text for text in told["objectives"])
        assert told["glossary"]
        assert all(set(pair) == {"th", "en"} and all(pair.values()) for pair in told["glossary"])
        numbers = {citation["number"] for citation in told["citations"]}
        assert numbers == set(range(1, len(numbers) + 1))
        assert all(c["quote"] in c["passage"] for c in told["citations"])
        assert all(set(s["citations"]) <= numbers for s in told["statements"])
        assert all({"part", "text", "source"} <= set(s) for s in told["statements"])
        assert from_json(out).language == "th"

    def test_each_item_of_the_quiz_is_told_whole(self, run, request_file):
        told = json.loads(run(request_file, "--json")[1])
        numbers = {citation["number"] for citation in told["citations"]}
        assert len(told["quiz"]) == 6
        for one in told["quiz"]:
            assert {"kind", "question", "options", "answer", "explanation", "citations"} <= set(one)
            assert one["question"].strip()
            assert one["explanation"].strip()
            assert one["citations"]
            assert set(one["citations"]) <= numbers
            if one["kind"] in ("choice", "true_false"):
                assert one["options"].count(one["answer"]) == 1

    @pytest.mark.parametrize(
        ("suffix", "start"),
        [(".zip", b"PK"), (".pptx", b"PK"), (".md", b"# "), (".gift.txt", b""), (".xml", b"<?xml")],
    )
    def test_the_suffix_of_the_file_is_the_format(self, run, request_file, tmp_path, suffix, start):
        out_file = tmp_path / f"บทเรียน{suffix}"
        code, out, err = run(request_file, "--out", out_file)
        assert (code, out) == (0, "")
        assert out_file.read_bytes().startswith(start)
        assert out_file.stat().st_size > 100
        assert str(out_file) in err
        if suffix == ".zip":
            assert "lesson.json" in zipfile.ZipFile(out_file).namelist()

    def test_json_and_a_file_are_made_by_one_call(self, run, request_file, tmp_path):
        out_file = tmp_path / "lesson.json"
        code, out, _ = run(request_file, "--json", "--out", out_file)
        assert code == 0
        assert json.loads(out) == json.loads(out_file.read_text(encoding="utf-8"))

    def test_without_a_file_the_trainers_guide_is_printed_in_words(self, run, request_file):
        code, out, _ = run(request_file)
        assert code == 0
        assert out.startswith("# ")
        assert "คู่มือผู้สอน" in out

    def test_yaml_is_read_as_well(self, run, tmp_path):
        path = tmp_path / "r.yaml"
        path.write_text("topic: ความหมายของเครือข่าย\ntime: ๒๐ นาที\nquiz: 2\n", encoding="utf-8")
        code, out, _ = run(path, "--json")
        assert code == 0
        assert json.loads(out)["request"]["minutes"] == 20

    def test_another_seed_gives_another_quiz(self, run, request_file):
        one, again, other = (
            [item["id"] for item in json.loads(run(request_file, "--json", "--seed", n)[1])["quiz"]]
            for n in (1, 1, 2)
        )
        assert one == again != other

    def test_what_could_not_be_done_is_told_on_stderr(self, run, tmp_path):
        path = kept(tmp_path, {**REQUEST, "minutes": 15, "quiz_items": 900})
        code, out, err = run(path, "--json")
        assert code == 0
        assert "900" in err
        assert all(line.startswith("khrueakhai: ") for line in err.splitlines())
        assert json.loads(out)["warnings"]


class TestFaults:
    """Exit code 1 and one line; 2 for wrong usage."""

    @pytest.mark.parametrize("name", ["l.txt", "l", "l.doc", "l.zip.exe"])
    def test_a_wrong_suffix_is_told_before_anything_is_read_or_built(self, run, tmp_path, name):
        code, out, err = run(
            tmp_path / "no request at all.json", "--out", tmp_path / name, home=tmp_path / "none"
        )
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert ".zip" in err
        assert not (tmp_path / name).exists()
        assert not (tmp_path / "none").exists()

    def test_a_request_that_is_not_there_is_told(self, run, tmp_path):
        code, out, err = run(tmp_path / "absent.json")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "absent.json" in err

    @pytest.mark.parametrize(
        "data",
        [
            {}, [], {"minutes": 5}, {"minutes": 10_000}, {"minutes": "abc"}, {"quiz_items": -3},
            {"level": "wizard"}, {"topic": "quantum entanglement of photons"},
            {"sections": ["ตอนที่ไม่มี"]}, {"documents": ["no such document"]}, {"topic": "???"},
            {"topic": "ก" * 60_000}, {"documents": [""]},
        ],
        ids=lambda data: ascii(data)[:30],
    )  # fmt: skip
    def test_a_bad_request_is_told(self, run, tmp_path, data):
        code, out, err = run(kept(tmp_path, data), "--json")
        assert (code, out) == (1, "")
        assert_one_line(err)

    @pytest.mark.parametrize("where", ["absent/l.md", "folder.md"])
    def test_a_file_that_cannot_be_written_is_told(self, run, tmp_path, where):
        path = kept(tmp_path, {**REQUEST, "quiz_items": 0})
        (tmp_path / "folder.md").mkdir()
        code, out, err = run(path, "--out", tmp_path / where)
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert str(tmp_path / where) in err

    def test_an_empty_home_says_how_to_fill_it(self, run, request_file, tmp_path):
        code, out, err = run(request_file, home=tmp_path / "new")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "khrueakhai add --shipped" in err

    def test_wrong_usage_is_code_two(self, run, request_file):
        assert run()[0] == 2
        assert run(request_file, "--seed", "x")[0] == 2

    def test_the_library_and_the_request_are_left_as_they_were(
        self, run, request_file, shipped_home
    ):
        before = request_file.read_bytes(), sorted(p.name for p in shipped_home.iterdir())
        assert run(request_file, "--json")[0] == 0
        after = request_file.read_bytes(), sorted(p.name for p in shipped_home.iterdir())
        assert after == before
