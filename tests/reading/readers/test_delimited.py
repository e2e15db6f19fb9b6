"""CSV as programs write it: any delimiter, quotation, encoding."""

import csv
import io

import pytest

from assistant.reading.readers.delimited import read_delimited

ROWS = [["ลำดับ", "งบ (บาท)", "หมายเหตุ"], ["1", "41,482", 'ว่า "ดี"\nบรรทัดสอง'], ["2", "5", "a;b"]]


def written(delimiter):
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(ROWS)
    return target.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le"])
def test_a_table_is_read_whatever_its_delimiter_and_encoding(delimiter, encoding):
    content = read_delimited(written(delimiter).encode(encoding))
    assert content.text == (
        '| ลำดับ | งบ (บาท) | หมายเหตุ |\n| 1 | 41,482 | ว่า "ดี" บรรทัดสอง |\n| 2 | 5 | a;b |'
    )


def test_the_line_that_tells_excel_the_delimiter_is_no_row():
    assert read_delimited(b"sep=;\na;b\n1;2\n").text.startswith("| a | b |")
