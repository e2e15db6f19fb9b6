"""The log tells who changed what, outlives torn lines, and does not grow for ever."""

from __future__ import annotations

import json
import stat

from assistant.cli.main import main
from assistant.people import audit


def test_what_was_done_is_told_in_order_and_only_the_owner_reads_the_file(tmp_path):
    audit.note(tmp_path, "มาลี", "added", "report.pdf")
    audit.note(tmp_path, "shell", "removed", "d1")
    assert [(row["who"], row["act"], row["about"]) for row in audit.rows(tmp_path)] == [
        ("มาลี", "added", "report.pdf"),
        ("shell", "removed", "d1"),
    ]
    assert stat.S_IMODE((tmp_path / audit.FILE).stat().st_mode) == 0o600


def test_a_name_with_line_ends_is_one_line(tmp_path):
    audit.note(tmp_path, "a\nb", "added", 'x\n{"act": "removed"}')
    assert [row["act"] for row in audit.rows(tmp_path)] == ["added"]


def test_a_torn_line_hides_no_other(tmp_path):
    (tmp_path / audit.FILE).write_text('{"at": "2026\n[1]\n', encoding="utf-8")
    audit.note(tmp_path, "a", "added")
    assert [row["act"] for row in audit.rows(tmp_path)] == ["added"]


def test_the_log_becomes_the_one_before_when_it_is_long(tmp_path, monkeypatch):
    monkeypatch.setattr(audit, "MOST", 400)
    for number in range(12):
        audit.note(tmp_path, "a", "added", f"file-{number}")
    kept = [row["about"] for row in audit.rows(tmp_path)]
    assert kept[-1] == "file-11"
    assert 4 < len(kept) < 12


def test_the_command_line_shows_what_it_did_itself(tmp_path, capsys):
    home = ["--home", str(tmp_path)]
    assert main([*home, "key", "add", "bot"]) == 0
    capsys.readouterr()
    assert main([*home, "audit", "--json"]) == 0
    [row] = json.loads(capsys.readouterr().out)["audit"]
    assert (row["who"], row["act"], row["about"]) == ("shell", "made_key", "bot")
