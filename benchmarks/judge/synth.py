"""Edits that keep or break what a sentence says, for pre-training only (they do not stand for real paraphrase)."""
import random
import re

from pythainlp import word_tokenize
from pythainlp.tag import pos_tag

R = random.Random(7)
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
THNUM = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบห้า", "ยี่สิบ", "สามสิบ", "หกสิบ", "เก้าสิบ"]
ENNUM = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty"]
SWAP = {
    "th": [("มากกว่า", "น้อยกว่า"), ("เพิ่มขึ้น", "ลดลง"), ("ก่อน", "หลัง"), ("ต้อง", "อาจ"), ("ทุก", "บาง"), ("สูง", "ต่ำ"), ("สูงกว่า", "ต่ำกว่า"),
           ("ใหญ่", "เล็ก"), ("แรก", "สุดท้าย"), ("เหนือ", "ใต้"), ("ตะวันออก", "ตะวันตก"), ("ชนะ", "แพ้"), ("เริ่ม", "เลิก"), ("ทั้งหมด", "บางส่วน"),
           ("อนุญาต", "ห้าม"), ("เกิด", "เสียชีวิต"), ("บิดา", "มารดา"), ("ซ้าย", "ขวา"), ("ภายใน", "ภายนอก"), ("ชาย", "หญิง"), ("เพราะ", "แม้"),
           ("ไม่เกิน", "ไม่น้อยกว่า"), ("เฉพาะ", "รวมถึง"), ("เนื่องจาก", "ส่งผลให้"), ("มาก", "น้อย"), ("เร็ว", "ช้า"), ("ใหม่", "เก่า"), ("ซื้อ", "ขาย"),
           ("รับ", "ส่ง"), ("เข้า", "ออก"), ("ขึ้น", "ลง"), ("ควร", "ต้อง"), ("สามารถ", "ต้อง"), ("ส่วนใหญ่", "ส่วนน้อย"), ("เสมอ", "บางครั้ง"), ("เปิด", "ปิด"),
           ("อดีต", "ปัจจุบัน"), ("พบ", "ไม่พบ"), ("เคย", "กำลัง"), ("แล้ว", "ภายหลัง"), ("มากที่สุด", "น้อยที่สุด"), ("หรือ", "และ"), ("พ่อ", "แม่"), ("พี่", "น้อง")],
    "en": [("more than", "less than"), ("increased", "decreased"), ("before", "after"), ("must", "may"), ("all", "some"), ("high", "low"), ("should", "must"),
           ("large", "small"), ("first", "last"), ("north", "south"), ("east", "west"), ("won", "lost"), ("began", "ended"), ("can", "must"), ("and", "or"),
           ("most", "few"), ("higher", "lower"), ("always", "sometimes"), ("because", "although"), ("only", "also"), ("largest", "smallest"), ("rose", "fell"),
           ("early", "late"), ("more", "fewer"), ("increase", "decrease"), ("with", "without"), ("many", "few"), ("older", "younger"), ("every", "some"),
           ("better", "worse"), ("accepted", "rejected"), ("allowed", "forbidden"), ("new", "old"), ("better than", "worse than"), ("at least", "at most"),
           ("unless", "if"), ("to", "from"), ("inside", "outside"), ("true", "false"), ("long", "short"), ("strong", "weak"), ("usually", "rarely"), ("led to", "resulted from"),
           ("will", "may"), ("above", "below"), ("greater", "smaller"), ("best", "worst"), ("often", "seldom"), ("part of", "all of")],
}
NEG = [(" is not ", " is "), (" was not ", " was "), (" are not ", " are "), (" were not ", " were "), (" cannot ", " can "), (" has not ", " has "),
       (" had not ", " had "), (" will not ", " will "), (" have not ", " have "), (" could not ", " could "), (" must not ", " must "), (" does not ", " does ")]
SAME = {
    "th": [("เนื่องจาก", "เพราะ"), ("ซึ่ง", "ที่"), ("ไม่น้อยกว่า", "อย่างน้อย"), ("ประมาณ", "ราว"), ("ประกอบด้วย", "มี"), ("จึง", "เลย"), ("รวมทั้ง", "และ"),
           ("จำนวน", ""), ("ต่อมา", "ภายหลัง"), ("เสียชีวิต", "ถึงแก่กรรม"), ("สร้าง", "จัดสร้าง"), ("บริเวณ", "แถบ"), ("ร่วมกับ", "พร้อมกับ"), ("ได้รับ", "รับ"),
           ("ปัจจุบัน", "ทุกวันนี้"), ("เช่น", "อาทิ"), ("แต่", "ทว่า"), ("หลังจาก", "ภายหลัง"), ("สามารถ", "ย่อมสามารถ"), ("ทำให้", "ส่งผลให้"), ("ต้อง", "จำต้อง"), ("ทั้งหมด", "ทั้งสิ้น"),
           ("มีชื่อว่า", "ชื่อ"), ("โดย", "ซึ่ง"), ("จัดตั้ง", "ตั้ง"), ("ก่อตั้ง", "ตั้ง"), ("ภายใน", "ใน"), ("ก็", "")],
    "en": [("however, ", ""), ("because", "since"), ("such as", "like"), ("about", "around"), ("large", "big"), ("many", "numerous"), ("also ", ""), ("must", "has to"),
           ("began", "started"), ("for example, ", ""), ("while", "whereas"), ("often", "frequently"), ("in order to", "to"), ("although", "though"), ("but", "yet"),
           ("primarily", "mainly"), ("approximately", "about"), ("located", "situated"), ("several", "a number of"), ("became", "turned into"), ("therefore", "so"), ("show", "indicate")],
}
STOP = set("there their these those which where while would could should about other after before being every since under among between during without within through because although however whether many most some such than that this they them then were have been from with into also only more less first last".split())


def squeeze(s):
    return re.sub(r"\s+", "", s)


def chunks(text, lang):
    if lang == "en":
        return [p for p in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", text) if 25 <= len(p) <= 260]
    made, now = [], ""
    for p in text.split():
        now = (now + " " + p).strip()
        if len(now) >= 40:
            made.append(now)
            now = ""
    return [m for m in made if len(m) <= 220]


_tok = {}


def tokens(c):
    if c not in _tok:
        w = word_tokenize(c, engine="newmm", keep_whitespace=True)
        _tok[c] = (w, [t for _, t in pos_tag(w, engine="perceptron", corpus="orchid_ud")])
    return _tok[c]


def harmless(c, lang):
    for a, b in R.sample(SAME[lang], len(SAME[lang])):
        if a in c and R.random() < 0.6:
            c = re.sub(rf"\b{a}\b", b, c, count=1) if lang == "en" and a[-1] != " " else c.replace(a, b, 1) if lang == "en" else replace(c, a, b)
    if R.random() < 0.5:
        c = re.sub(r"\s*\([^)]*\)", "", c)
    w = c.split(" ")
    if lang == "th" and len(w) > 2 and len(c) > 80 and R.random() < 0.4:
        c = " ".join(w[:-1] if R.random() < 0.5 else w[1:])
    if lang == "en" and ", " in c and len(c) > 110 and R.random() < 0.3:
        c = c.rsplit(", ", 1)[0] + "."
    return c.strip()


def replace(c, a, b):
    w, _ = tokens(c)
    at = [i for i, x in enumerate(w) if x == a]
    if not at:
        return c
    i = R.choice(at)
    return "".join(w[:i] + [b] + w[i + 1 :])


def nouns(text, lang):
    if lang == "th":
        w, t = tokens(text)
        return [x for x, k in zip(w, t) if k in ("NOUN", "PROPN") and len(x) >= 4 and not NUMBER.search(x)]
    return [x for x in re.findall(r"(?:the|a|an|of|for|in|by) ([a-z]{5,})\b", text) if x not in STOP]


def names(text):
    return re.findall(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*", text)


def harmful(c, lang, passage, other=None):
    """One broken version of c, or None; `passage` is a text in c's language that says c, `other` one about something else."""
    ways = {}
    m = list(NUMBER.finditer(c))
    if m:
        m = R.choice(m)
        near = [x for x in NUMBER.findall(passage) if x != m.group() and abs(len(x) - len(m.group())) <= 1]
        n = R.choice(near) if near and R.random() < 0.6 else str(max(0, int(re.sub(r"\D", "", m.group())[:9] or 0) + R.choice([1, 2, 3, 5, 10, -1, -2])))
        ways["number"] = c[: m.start()] + n + c[m.end() :]
    some = []
    if lang == "th":
        w, t = tokens(c)
        for a, b in SWAP["th"]:
            some += [(x, y) for x, y in ((a, b), (b, a)) if x in w]
        if some:
            ways["swap"] = replace(c, *R.choice(some))
        num = [x for x in w if x in THNUM]
        if num:
            ways["number"] = replace(c, R.choice(num), R.choice(THNUM))
        if "ไม่" in w or "มิ" in w or "มิได้" in w:
            i = next(k for k, x in enumerate(w) if x in ("ไม่", "มิ", "มิได้"))
            ways["neg"] = "".join(w[:i] + w[i + 1 :])
        else:
            v = [k for k, x in enumerate(t) if x in ("VERB", "AUX") and w[k] not in ("คือ", "ว่า", "เป็น") and len(w[k]) > 1 and (k == 0 or t[k - 1] not in ("VERB", "AUX"))]
            if v:
                i = R.choice(v)
                ways["neg"] = "".join(w[:i] + ["ไม่"] + w[i:])
    else:
        for a, b in SWAP["en"]:
            some += [(x, y) for x, y in ((a, b), (b, a)) if re.search(rf"\b{re.escape(x)}\b", c)]
        rare = [s for s in some if s[0] not in ("to", "from", "and", "or", "with", "can")]
        if some:
            x, y = R.choice(rare or some)
            ways["swap"] = re.sub(rf"\b{re.escape(x)}\b", y, c, count=1)
        num = [x for x in re.findall(r"\b[a-z]+\b", c) if x in ENNUM]
        if num:
            ways["number"] = re.sub(rf"\b{R.choice(num)}\b", R.choice(ENNUM), c, count=1)
        for a, b in NEG:
            if a in c:
                ways["neg"] = c.replace(a, b, 1)
            elif b in c:
                ways.setdefault("neg", c.replace(b, a, 1))
        mine, far = names(c), [n for n in names(passage) if n not in c]
        if mine and far:
            ways["name"] = c.replace(R.choice(mine), R.choice(far), 1)
        if len(set(mine)) >= 2:
            a, b = R.sample(sorted(set(mine)), 2)
            if a not in b and b not in a:
                ways["roles"] = c.replace(a, "\0", 1).replace(b, a, 1).replace("\0", b, 1)
    mine = list(dict.fromkeys(nouns(c, lang)))
    far = [n for n in nouns(passage, lang) if n not in c]
    if mine and far:
        x, y = R.choice(mine), R.choice(far)
        ways["entity"] = replace(c, x, y) if lang == "th" else re.sub(rf"\b{x}\b", y, c, count=1)
    if len(mine) >= 2:
        a, b = R.sample(mine, 2)
        if a not in b and b not in a:
            ways.setdefault("roles", c.replace(a, "\0", 1).replace(b, a, 1).replace("\0", b, 1))
    if other:
        o = R.choice(chunks(other, lang) or [None])
        if o and len(o) < 130:
            ways["addition"] = c.rstrip(". ") + R.choice([" และ" if lang == "th" else ", and ", " โดย" if lang == "th" else "; "]) + o if R.random() < 0.6 else o
    mates = [x for x in chunks(passage, lang) if x != c]
    if mates:
        o = R.choice(mates)
        a, b = c.split(" "), o.split(" ")
        if len(a) > 1 and len(b) > 1:
            ways["splice"] = " ".join(a[: max(1, len(a) // 2)] + b[max(1, len(b) // 2) :])
    flat = squeeze(passage)
    ways = {k: v for k, v in ways.items() if v and v != c and squeeze(v) not in flat}
    if not ways:
        return None
    return ways[R.choice(sorted(ways))]


def joined(c, passage, lang):
    """Two pieces of the passage as one true sentence, in either order."""
    mates = [x for x in chunks(passage, lang) if x != c and len(x) < 130]
    if not mates or len(c) > 130:
        return c
    o = R.choice(mates)
    a, b = (c, o) if R.random() < 0.5 else (o, c)
    return a.rstrip(". ") + R.choice([" และ", " โดย"] if lang == "th" else [", and ", "; "]) + b
