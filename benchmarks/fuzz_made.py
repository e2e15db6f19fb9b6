"""What the fuzzer makes: texts, and forms of briefs and requests with the files that hold them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from assistant.lessons.request.request import LessonRequest
from assistant.plans.brief.brief import Brief
from benchmarks.fuzz_files import changes

# Pieces that structure, repair and briefs are made of, and what tears them.
_PIECES = (
    "ตารางที่ 1 รายชื่อ\n", "| ก | ข |\n|---|---|\n| 1 | 2 |\n", "มาตรา ๑๘ ", "# หัวข้อ\n",
    "1. ข้อ\n",
    "(1) ", "ก) ", "- ", "ดังนี้\n", "ได้แก่ ", "บทที่ 2\n", "\n\n", "\n", "\f", " ", "\t", "\u00a0",
    "The board pays. ", "See A. B. ", "Table 2 Wells\n", "Figure 1.\n", "Section 4 ", "เครือข่าย",
    "ก่้๊๋", "ำ",
    "\u0e4d\u0e32", "เ", "\u0e48", "ท่ี", "\u200b", "\u202e", "\ufeff", "\udcff", "\x00",
    "\u0301", "🙂", "「",
    "๕๐,๐๐๐ บาท ", "พ.ศ. 2567 ", "31/02/2569 ", "10% ", "http://a.example/ ", "$x$ ",
    "![x](http://a.example/p.png)", "<script>", "[1]", "[[9]]",
    '"', "'", "(", ")", "“", "...", "?", "!",
)  # fmt: skip
_FIELDS = sorted({*Brief.model_fields, *LessonRequest.model_fields})
BUILT = 3_000  # characters of a made-up text at most


def _joined(pieces: list[str]) -> str:
    return "".join(pieces)[:BUILT]


TEXTS: SearchStrategy[str] = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=60).map(_joined),
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=9)), max_size=60).map(_joined),
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(_PIECES),
    st.text(max_size=20),
)
_TREES = st.recursive(
    _LEAVES,
    lambda some: st.one_of(
        st.lists(some, max_size=4),
        st.dictionaries(
            st.one_of(st.sampled_from([*_FIELDS, "name", "text"]), st.text(max_size=6)),
            some,
            max_size=4,
        ),
    ),
    max_leaves=12,
)
FORMS = st.one_of(_TREES, st.dictionaries(st.sampled_from(_FIELDS), _TREES, max_size=8))
_OF_FORMS = (
    b"&a ", b"*a", b"<<: *a\n", b"!!python/name:os.system ", b"!!binary ", b"!!set ", b"? ",
    b"|\n", b"- ", b"{", b"[", b"[" * 3_000, b"goal: ", b"topic: ", b"- " * 3_000, b"9" * 5_000,
    b"1e999999999", b"2569-99-99", b"0x", b"1:1:1:1", b"~", b"\x85",
)  # fmt: skip
FORM_FILES = st.tuples(
    FORMS,
    st.sampled_from([".yaml", ".json"]),
    st.lists(changes(_OF_FORMS), max_size=4),
)
