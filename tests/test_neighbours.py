"""What stands beside the project may be absent on a developer's machine, and never in CI."""

from __future__ import annotations

import pytest
from neighbours import present


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_an_absent_neighbour_fails_in_ci_and_skips_elsewhere(monkeypatch, tmp_path, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=r"article\.txt is not there: set KHRUEAKHAI_ARTICLE"):
        present(tmp_path / "article.txt")


def test_a_neighbour_that_is_there_is_returned(tmp_path):
    (tmp_path / "article.txt").write_text("x")
    assert present(tmp_path / "article.txt") == tmp_path / "article.txt"
