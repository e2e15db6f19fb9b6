import pytest

from assistant.reading.printed_numbers import numbers_of, written


@pytest.mark.parametrize(
    "numbers",
    [[1, 2, 3], [77, 78, 79], [None, None, 1, 2], [1, None, None, 4], [5, 4, 3], [None], [1]],
)
def test_numbers_come_back_as_they_were(numbers):
    assert numbers_of(written(numbers), len(numbers)) == numbers


def test_sheets_of_which_nothing_is_said_are_counted():
    assert numbers_of("", 3) == [1, 2, 3]


def test_numbers_that_rise_take_a_few_letters():
    assert written(list(range(77, 1077))) == "1:77"
