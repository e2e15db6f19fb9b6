"""What a question costs does not grow with the library: its SQL statements are counted."""

import sys

import numpy as np
import pytest

from assistant.opening import open_assistant, open_library
from assistant.settings import project_folder

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from benchmarks.scale import MadeUp, statements, vocabulary

SMALL, MIDDLE, LARGE = 10, 2_100, 3_000  # from 2,000 on the learned gate decides
MOST = 45  # statements for a question without a model
FEW = 6
MOST_TO_ADD = 40  # for one more document
SIZE = 16  # of the made-up vectors
TOWN = (
    "ตลาดน้ำเปิดทุกวันเสาร์ตั้งแต่หกโมงเช้า",
    "ห้องสมุดประชาชนมีหนังสือสองหมื่นเล่มและไม่เก็บค่าสมาชิก",
    "สะพานแขวนข้ามคลองรับน้ำหนักได้ห้าตัน",
    "โรงเรียนดนตรีสอนระนาดและซอด้วง",
    "สถานีดับเพลิงมีรถบันไดสองคัน",
    "สวนกล้วยไม้ปลูกพันธุ์หายากหกสิบชนิด",
    "ประปาของตำบลสูบจากบ่อบาดาลสามบ่อ",
    "สนามฟุตบอลจุคนดูได้สี่พันคน",
    "ศาลาวัดเก่าสร้างด้วยไม้สักทั้งหลัง",
)

LAW = "".join(
    f"มาตรา {n}  ให้ผู้ค้าในตลาดแถวที่ {n} ปิดร้านก่อนพลบค่ำและทำความสะอาดพื้นที่หน้าร้านของตนทุกวัน\n\n"
    for n in range(1, 6)
)


def _texts(count):
    """Yield the texts on a town, and as many of drawn words as make up the count.

    Texts that are nearly one would make the approximate search miss the others by chance.
    """
    dice = np.random.default_rng(0)
    for n in range(count):
        text = TOWN[n] if n < len(TOWN) else "".join(dice.choice(vocabulary(), 12))
        yield {"id": f"d{n}", "text": text, "language": "th"}
    yield {"id": "law", "title": "เทศบัญญัติ", "text": LAW, "language": "th"}
    yield {"id": "en", "text": "The ferry crosses the river every hour.", "language": "en"}


def _counted(home, size):
    """Return the statements of the same acts in a library of a size, by act."""
    counts = {}

    def count(name, act):
        with statements() as made:
            act()
        counts[name] = made

    with open_library(home, MadeUp(SIZE)) as library:
        library.add_texts(_texts(size))
        assistant = open_assistant(home, library=library)
        first = assistant.ask("ตลาดน้ำเปิดวันไหน")
        assert first.nearest  # made-up vectors tell a large library's gate nothing
        count("ask", lambda: assistant.ask("ห้องสมุดประชาชนมีหนังสือกี่เล่ม"))
        count("refuse", lambda: assistant.ask("ใครเป็นนายกรัฐมนตรีของประเทศญี่ปุ่น"))
        count("ask for a part", lambda: assistant.ask("มาตรา 2 ของเทศบัญญัติว่าอย่างไร"))
        count("ask for no part", lambda: assistant.ask("มาตรา 77 ว่าอย่างไร"))
        count("search", lambda: library.search("สะพานแขวนรับน้ำหนักได้กี่ตัน"))
        count("is empty", library.is_empty)
        count("documents on a work", lambda: library.headings_on("a work"))
        new = {"id": "new", "text": "ศาลาหลังใหม่ของหมู่บ้านเปิดเมื่อวาน", "language": "th"}
        count("add one", lambda: library.add_texts([new]))
        count("ask after it", lambda: assistant.ask("ห้องสมุดประชาชนมีหนังสือกี่เล่ม"))
        count("add it again", lambda: library.add_texts([new]))
    return counts


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    return {
        size: _counted(tmp_path_factory.mktemp("home"), size) for size in (SMALL, MIDDLE, LARGE)
    }


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE])
def test_no_act_takes_more_than_a_few_statements(counted, size):
    for act, made in counted[size].items():
        most = MOST_TO_ADD if act == "add one" else MOST
        assert 0 < len(made) <= most, "\n".join([act, *made])
    for act in ("is empty", "documents on a work"):
        assert len(counted[size][act]) == 1


def test_the_statements_are_as_many_in_a_large_library_as_in_a_small_one(counted):
    _, middle, large = ({act: len(made) for act, made in counted[s].items()} for s in counted)
    # Adding one makes the index anew, for exact means, or goes beside what there is.
    assert abs(large.pop("add one") - middle.pop("add one")) < MOST
    # What a question finds may be held already from the one before: a few statements either way.
    assert all(abs(large[act] - middle[act]) <= FEW for act in middle), (middle, large)
