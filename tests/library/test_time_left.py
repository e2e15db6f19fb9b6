"""The time left is what the rest takes if it goes on as it went."""

from assistant.library.time_left import TimeLeft


def test_the_rest_is_as_slow_as_what_is_done():
    now = [100.0]
    left = TimeLeft([1, 3, 4], lambda: now[0])
    assert left.after(0) is None
    now[0] = 110.0
    assert left.after(1) == 70.0
    assert left.after(2) == 10.0
    assert left.after(3) == 0.0


def test_nobody_knows_before_something_is_done_or_much_too_early():
    now = [0.0]
    left = TimeLeft([0, 5], lambda: now[0])
    now[0] = 1.0
    assert left.after(1) is None
    now[0] = 60.0
    assert left.after(1) is None
    assert TimeLeft([], lambda: 0.0).after(0) is None
