"""``khrueakhai check-plan``: a plan in any file in, what it answers out."""

from __future__ import annotations

import json

import pytest

from assistant.cli.main import main

PLAN = """Clean canal of Bang Ruea
Goal: no oil in the canal by 31 May 2028; last year 41 boats leaked oil.
The Harbour Office mends 41 boats and the River School trains 60 boatmen.
The City Council pays 300,000 baht.
The partners meet every month and the mayor chairs.
"""


@pytest.fixture
def run(capsys, shipped_home):
    def run(*arguments):
        code = main(["check-plan", *map(str, arguments), "--home", str(shipped_home)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def plan_file(tmp_path):
    path = tmp_path / "canal.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_check_is_printed_as_data_and_kept_as_a_report(run, plan_file, tmp_path):
    code, out, err = run(plan_file, "--json", "--output", tmp_path / "report.docx")
    found = json.loads(out)
    assert code == 0
    assert err.count("\n") == 1
    assert sum(found["counts"].values()) == len(found["points"])
    answered = [point for point in found["points"] if point["level"] in ("yes", "partly")]
    assert answered
    assert all(
        point["where"] and point["where"] in " ".join(PLAN.split("\n")) for point in answered
    )
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")


def test_the_check_is_printed_to_be_read(run, tmp_path):
    path = tmp_path / "เปล่า.md"
    path.write_text("# แผนงาน\n\n1. เป้าหมาย ..........\n", encoding="utf-8")
    code, out, _ = run(path)
    assert code == 0
    assert "ตอบแล้ว 0 จาก" in out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("none.docx", ()), ("canal.txt", ("--out", "report.xyz")), ("canal.xyz", ())],
)
def test_a_fault_is_one_line(run, plan_file, name, arguments):
    path = plan_file.with_name(name)
    if name.endswith(".xyz"):
        path.write_text(PLAN, encoding="utf-8")
    code, out, err = run(path, *arguments)
    assert code == 1
    assert not out
    assert err.startswith("khrueakhai: ")
    assert err.count("\n") == 1
