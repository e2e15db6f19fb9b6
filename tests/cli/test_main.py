"""The command line: its commands, its exit codes, its one JSON document, its one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import main

TEXT = "สหกรณ์โคนมของตำบลรับซื้อน้ำนมดิบลิตรละ 21 บาททุกเช้า และจ่ายเงินสมาชิกทุกวันศุกร์\n"


@pytest.fixture
def run(capsys):
    """Run the command in this process; return its exit code, stdout and stderr."""

    def run(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def dairy_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / "สหกรณ์.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dairy_made(tmp_path_factory, dairy_file):
    home = tmp_path_factory.mktemp("cli") / "home"
    assert main(["add", str(dairy_file), "--home", str(home)]) == 0
    return home


@pytest.fixture
def dairy(dairy_made, tmp_path):
    """A home with one small document, which a test may change."""
    return Path(shutil.copytree(dairy_made, tmp_path / "dairy"))


def one_document(out: str):
    """The JSON of stdout, which must hold that one document and nothing else."""
    document = json.loads(out)
    assert out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return document


def assert_one_line(err: str) -> None:
    assert err.startswith("khrueakhai: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def process(*arguments, **changes) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, **changes},
    )


class TestCommands:
    """Each command does its work and prints what the contract says."""

    def test_add_and_sources_show_the_document(self, run, dairy_file, tmp_path):
        home = tmp_path / "new"
        code, out, err = run("add", dairy_file, "--home", home, "--json")
        assert (code, err) == (0, "")
        (added,) = one_document(out)["documents"]
        assert set(added) == set(
            "document_id path status title language pages passages repairs warnings error".split()
        )
        assert (added["status"], added["error"], added["language"]) == ("added", None, "th")
        code, out, err = run("sources", "--home", home, "--json")
        assert (code, err) == (0, "")
        (listed,) = one_document(out)["documents"]
        assert set(listed) == set(
            "document_id title language pages passages added_at path record".split()
        )
        assert listed["document_id"] == added["document_id"]
        assert listed["path"] == str(dairy_file)

    def test_adding_again_changes_nothing(self, run, dairy, dairy_file):
        code, out, _ = run("add", dairy_file, "--home", dairy, "--json")
        assert code == 0
        assert one_document(out)["documents"][0]["status"] == "unchanged"

    def test_add_and_sources_in_words(self, run, dairy, dairy_file):
        code, out, _ = run("add", dairy_file, "--home", dairy)
        assert (code, out.split()[0]) == (0, "unchanged")
        code, out, _ = run("sources", "--home", dairy)
        assert code == 0
        assert "สหกรณ์" in out

    def test_a_file_that_cannot_be_read_is_rejected_and_the_others_stay(
        self, run, dairy_file, tmp_path
    ):
        empty = tmp_path / "empty.pdf"
        empty.write_bytes(b"")
        code, out, err = run("add", dairy_file, empty, "--home", tmp_path / "new", "--json")
        assert code == 1
        assert {d["status"] for d in one_document(out)["documents"]} == {"added", "rejected"}
        assert_one_line(err)
        assert "empty.pdf" in err

    def test_a_warning_names_its_file(self, run, tmp_path):
        page = tmp_path / "page.html"
        page.write_text(f"<p>{TEXT}</p><p style='display:none'>ซ่อนไว้ไม่ให้ใครเห็น</p>", "utf-8")
        code, _, err = run("add", page, "--home", tmp_path / "home")
        assert code == 0
        assert err.splitlines()
        assert all(line.startswith(f"khrueakhai: {page}: ") for line in err.splitlines())

    def test_search_gives_hits(self, run, dairy):
        code, out, err = run("search", "ราคาน้ำนมดิบ", "-k", 1, "--home", dairy, "--json")
        assert (code, err) == (0, "")
        (hit,) = one_document(out)["hits"]
        assert list(hit) == (
            "rank score document_id passage_id title section page language text".split()
        )
        assert "21 บาท" in hit["text"]
        code, out, _ = run("search", "ราคาน้ำนมดิบ", "--home", dairy)
        assert code == 0
        assert out.startswith("1. ")

    def test_search_and_ask_keep_to_the_documents_that_are_named(self, run, dairy):
        _, out, _ = run("sources", "--home", dairy, "--json")
        only = one_document(out)["documents"][0]["document_id"]
        asked = ("สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "--document", only, "--in-language", "th")
        _, out, _ = run("search", *asked, "--home", dairy, "--json")
        assert {hit["document_id"] for hit in one_document(out)["hits"]} == {only}
        _, out, _ = run("ask", *asked, "--home", dairy, "--json")
        assert one_document(out)["within"] == {"documents": [only], "languages": ["th"]}
        code, out, err = run("ask", "อะไร", "--from-year", "2599", "--home", dairy)
        assert (code, out) == (1, "")
        assert_one_line(err)

    def test_search_in_an_empty_library_says_how_to_fill_it(self, run, tmp_path):
        code, out, err = run("search", "anything at all", "--home", tmp_path / "new", "--json")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "khrueakhai add" in err

    def test_ask_prints_one_json_document(self, run, dairy):
        code, out, err = run("ask", "สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "--home", dairy, "--json")
        assert (code, err) == (0, "")
        answer = one_document(out)
        assert answer["outcome"] == "answered"
        assert "21 บาท" in answer["answer"]

    def test_ask_prints_the_answer_and_its_sources(self, run, dairy):
        code, out, _ = run("ask", "สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "--home", dairy)
        assert code == 0
        text, source, _, signed = out.strip().split("\n")
        assert "ไม่ใช้โมเดลภาษา" in signed
        assert text.endswith("[1]")
        assert source.startswith("[1] ")

    def test_a_refusal_is_an_answer(self, run, dairy):
        code, out, _ = run("ask", "What is the capital of Mongolia?", "--home", dairy, "--json")
        assert code == 0
        assert one_document(out)["outcome"] == "not_in_library"

    def test_ask_takes_a_language_and_a_conversation(self, run, dairy):
        code, out, _ = run(
            "ask", "How much is raw milk a litre?", "--language", "th", "--conversation",
            "../../x", "--home", dairy, "--json",
        )  # fmt: skip
        assert (code, one_document(out)["language"]) == (0, "th")
        code, out, _ = run("conversations", "show", "../../x", "--json", "--home", dairy)
        [kept] = one_document(out)["exchanges"]
        assert (code, kept["question"]) == (0, "How much is raw milk a litre?")

    def test_remove_forgets(self, run, dairy):
        _, out, _ = run("sources", "--home", dairy, "--json")
        (document,) = one_document(out)["documents"]
        assert run("remove", document["document_id"], "--home", dairy) == (0, "", "")
        _, out, _ = run("sources", "--home", dairy, "--json")
        assert one_document(out) == {"documents": []}

    def test_reindex_keeps_the_answers(self, run, dairy):
        assert run("reindex", "--home", dairy)[0] == 0
        _, out, _ = run("search", "น้ำนมดิบ", "--home", dairy, "--json")
        assert len(one_document(out)["hits"]) == 1

    def test_evaluate_prints_the_same_figures_in_both_forms(self, run, dairy, tmp_path):
        questions = tmp_path / "questions.jsonl"
        lines = [
            {"question": "สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "lang": "th", "type": "amount",
             "answerable": True, "gold_lines": [[1, 1]], "gold_quote": "น้ำนมดิบลิตรละ 21",
             "must_include": [["21"]]},
            {"question": "What is the capital of Mongolia?", "lang": "en", "type": "absent",
             "answerable": False},
        ]  # fmt: skip
        questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        code, out, err = run("evaluate", questions, "--home", dairy, "--json")
        assert (code, err) == (0, "")
        overall = one_document(out)["overall"]
        assert overall["hit_at_1"] == overall["facts"] == overall["unanswerable_refused"] == 1.0
        assert overall["invalid_citations"] == 0
        code, out, _ = run("evaluate", questions, "--home", dairy)
        assert code == 0
        rows = {line[:22].strip(): line[22:].split() for line in out.splitlines()}
        assert rows["hit at 1"] == ["1.00", "–", "1.00"]
        assert rows["questions"] == ["2", "1", "1"]

    @pytest.mark.parametrize("command", ["plans", "teach", "open"])
    def test_a_command_that_is_not_there_is_wrong_usage(self, run, command):
        code, out, err = run(command, "x")
        assert (code, out) == (2, "")
        assert f"invalid choice: '{command}'" in err


class TestHome:
    """Where state lives is the caller's to say."""

    def test_it_may_stand_before_or_after_the_command(self, run, dairy):
        for arguments in (("--home", dairy, "sources"), ("sources", "--home", dairy)):
            assert "สหกรณ์" in run(*arguments)[1]

    def test_the_one_after_the_command_wins(self, run, dairy, tmp_path):
        assert "สหกรณ์" in run("--home", tmp_path / "other", "sources", "--home", dairy)[1]
        assert not (tmp_path / "other").exists()

    def test_it_may_come_from_the_environment(self, run, dairy, monkeypatch):
        monkeypatch.setenv("KHRUEAKHAI_HOME", str(dairy))
        assert "สหกรณ์" in run("sources")[1]

    def test_an_impossible_home_is_told_in_one_line(self, run, tmp_path):
        (tmp_path / "file").write_text("x")
        for home in (tmp_path / "file", tmp_path / "file" / "below", "/proc/khrueakhai"):
            code, out, err = run("sources", "--home", home)
            assert (code, out) == (1, "")
            assert_one_line(err)
            assert str(home) in err

    @pytest.mark.parametrize("command", ["sources", "config", "app"])
    def test_the_home_of_a_user_who_is_not_there_is_told_in_one_line(self, run, command):
        code, out, err = run(command, "--home", "~nobody-of-this-name/k")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "'~nobody-of-this-name/k'" in err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_read_only_home_is_told_in_one_line(self, run, tmp_path):
        (tmp_path / "ro").mkdir(mode=0o500)
        code, _, err = run("sources", "--home", tmp_path / "ro" / "home")
        assert code == 1
        assert_one_line(err)

    def test_a_record_that_is_none_is_told_in_one_line(self, run, tmp_path):
        (tmp_path / "record.db").write_bytes(b"this is no database" * 100)
        code, _, err = run("sources", "--home", tmp_path)
        assert code == 1
        assert_one_line(err)


class TestErrors:
    """An error that the user can mend is one line on stderr and exit code 1."""

    def test_an_empty_library_says_how_to_fill_it(self, run, tmp_path):
        code, out, err = run("ask", "What is a network?", "--home", tmp_path / "n", "--json")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "khrueakhai add --shipped" in err

    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            (("remove", "no-such-id"), "no-such-id"),
            (("ask", "ก"), "คำถามสั้น"),
            (("ask", "น้ำ" * 7_000), "คำถามยาว"),
            (("ask", "What is it?", "--llm", "nobody:nothing"), "nobody"),
            (("ask", "What is it?", "--llm", "nonsense"), "nonsense"),
            (("ask", "What is it?", "--llm", "openai:gpt-4o-mini"), "OPENAI_API_KEY"),
            (("evaluate", "/nowhere/questions.jsonl"), "/nowhere/questions.jsonl"),
            (("search", "😀"), "คำถาม"),
            (("add", "/nowhere/at-all.pdf"), "/nowhere/at-all.pdf"),
        ],
    )
    def test_it_names_what_is_wrong(self, run, dairy, arguments, named):
        code, _, err = run(*arguments, "--home", dairy)
        assert code == 1
        assert_one_line(err)
        assert named in err

    @pytest.mark.parametrize("line", ["{", '{"question": "a"}', "[]"])
    def test_a_bad_question_set_names_its_line(self, run, dairy, tmp_path, line):
        (tmp_path / "q.jsonl").write_text(line)
        code, out, err = run("evaluate", tmp_path / "q.jsonl", "--home", dairy, "--json")
        assert (code, out) == (1, "")
        assert_one_line(err)
        assert "q.jsonl, line 1" in err

    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("ask",),
            ("add",),
            ("remove",),
            ("search", "x", "-k", "0"),
            ("search", "x", "-k", "-3"),
            ("search", "x", "-k", "many"),
            ("ask", "x", "--language", "fr"),
            ("ask", "x", "--no-such-option"),
            ("sources", "extra"),
        ],
    )
    def test_wrong_usage_is_code_two(self, run, arguments):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        assert err

    def test_help_is_no_error(self, run):
        code, out, _ = run("--help")
        assert code == 0
        assert all(
            name in out for name in ("add", "sources", "remove", "search", "ask", "evaluate")
        )


class TestProcesses:
    """What only a real process shows."""

    def test_two_at_once_both_answer(self, dairy):
        asking = [
            process("ask", question, "--home", dairy, "--json")
            for question in ("สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "สหกรณ์จ่ายเงินสมาชิกวันไหน")
        ]
        for one in asking:
            out, err = one.communicate(timeout=120)
            assert (one.returncode, err) == (0, "")
            assert one_document(out)["outcome"] == "answered"

    def test_two_that_write_at_once_both_succeed_or_say_who_is_writing(self, tmp_path):
        files = []
        for at in range(2):
            files.append(tmp_path / f"{at}.txt")
            files[-1].write_text(TEXT.replace("21", str(30 + at)), encoding="utf-8")
        adding = [process("add", file, "--home", tmp_path / "home") for file in files]
        for one in adding:
            _, err = one.communicate(timeout=120)
            assert one.returncode == 0 or err.count("\n") == 1, err
        assert any(one.returncode == 0 for one in adding)

    @pytest.mark.parametrize("hits", ["1", "10"])  # less than what waits to be written, and more
    def test_a_reader_that_leaves_early_is_no_error(self, dairy, hits):
        one = process("search", "น้ำนม", "--home", dairy, "--json", "-k", hits)
        one.stdout.close()
        assert one.wait(timeout=120) == 0
        assert "Traceback" not in one.stderr.read()
        one.stderr.close()

    def test_a_terminal_without_thai_still_gets_the_answer(self, dairy):
        one = process(
            "ask", "สหกรณ์รับซื้อน้ำนมลิตรละกี่บาท", "--home", dairy,
            PYTHONIOENCODING="ascii",
        )  # fmt: skip
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
        assert "Traceback" not in err
        assert "21" in out
