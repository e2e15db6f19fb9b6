from assistant.reading.showing.aligning import aligned, covered, shared

TEXT = "สมาชิกยืมหนังสือได้ครั้งละไม่เกินเจ็ดเล่ม และต้องคืนภายในสิบสี่วัน\nหมายเหตุท้ายหน้า"
WHOLE = [(0, len(TEXT))]


def became(words, text=TEXT, spans=WHOLE):
    return [span and text[span[0] : span[1]] for span in aligned(words, text, spans)]


def test_each_word_finds_what_it_became_with_its_marks():
    words = TEXT.split()
    assert became(words) == words


def test_a_damaged_word_is_found_between_its_neighbours():
    words = ["สมาชิกยืมหนงัสือไดค้รั้งละไม่เกินเจ็ดเล่ม", "และตอ้งคืนภายในสิบสี่วนั"]
    assert became(words) == TEXT.split()[:2]


def test_words_in_another_order_are_found_too():
    words = TEXT.split()
    assert became([words[2], *words[:2]]) == [words[2], *words[:2]]


def test_words_that_stand_nowhere_become_nothing():
    assert became(["ข้อความอื่นทั้งหมดซึ่งไม่มีในนี้"]) == [None]


def test_only_the_spans_that_are_given_are_looked_at():
    first, second, _ = TEXT.split()
    at = TEXT.index(second)
    assert became([first, second], spans=[(at, len(TEXT))]) == [None, second]


def test_what_a_page_takes_of_a_text_reaches_from_its_first_word_to_its_last():
    assert covered([None, (4, 9), (1, 3), None]) == (1, 9)
    assert covered([None]) is None


def test_a_passage_shares_most_with_the_page_that_holds_it():
    assert shared("ต้องคืนภายในสิบสี่วัน", TEXT) == 1.0
    assert shared("เรือพายนำเที่ยวออกจากท่าน้ำ", TEXT) < 0.1
