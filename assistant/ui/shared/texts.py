"""Every word of the interface: key → (Thai, English); those of the larger pages stand beside it."""

from __future__ import annotations

from datetime import datetime

from assistant.schema import Language
from assistant.ui.lesson.texts import LESSON_TEXTS
from assistant.ui.plan.texts import PLAN_TEXTS
from assistant.ui.quiz.texts import QUIZ_TEXTS
from assistant.ui.shared.safe import safe_line

LANGUAGES: dict[Language, str] = {"th": "ไทย", "en": "English"}
EXAMPLES = ("example_1", "example_2", "example_3", "example_4", "example_5", "example_6")

TEXTS: dict[str, tuple[str, str]] = {
    # frame
    "page_title": (
        "เครือข่าย · ผู้ช่วยเรื่องการบริหารงานภาครัฐแบบเครือข่าย",
        "Khrueakhai · the assistant for networked governance",
    ),
    "chat_page": ("ถามตอบ", "Ask"),
    "library_page": ("คลังเอกสาร", "Library"),
    "language": ("ภาษา", "Language"),
    "new_conversation": ("เริ่มการสนทนาใหม่", "New conversation"),
    "opening": ("กำลังเปิดคลังเอกสาร…", "Opening the library…"),
    "stays_here": (
        "คำถามและเอกสารอยู่ในเครื่องนี้เท่านั้น",
        "Questions and documents stay on this machine.",
    ),
    "leaves_here": (
        "คำถามและข้อความที่ค้นพบจะถูกส่งไปยังผู้ให้บริการโมเดล {llm}",
        "Questions and the passages found are sent to the model provider {llm}.",
    ),
    # empty state
    "welcome": ("ยินดีต้อนรับ มีเรื่องใดให้ช่วยค้นคว้า", "Welcome. What shall we look up?"),
    "introduction": (
        "ถามเรื่องการบริหารงานภาครัฐแบบเครือข่ายได้เลย ทุกประโยคในคำตอบมีหมายเลขอ้างอิง "
        "กดหมายเลขเพื่ออ่านข้อความต้นฉบับพร้อมเลขหน้า "
        "และถ้าเอกสารในคลังไม่ได้กล่าวไว้ ผู้ช่วยจะบอกตามตรง",
        "Ask about networked governance. Every sentence of an answer carries a numbered source: "
        "select a number to read the original passage and its page. "
        "When the library does not say, the assistant tells you so.",
    ),
    "examples": ("ลองเริ่มจากคำถามเหล่านี้", "You could begin with"),
    "example_1": (
        "เครือข่ายหมายถึงอะไร และนักวิชาการให้ความหมายไว้ต่างกันอย่างไร",
        "What is a network, and how do scholars define it differently?",
    ),
    "example_2": (
        "การบริหารงานภาครัฐแบบเครือข่ายมีที่มาอย่างไร",
        "Where does networked governance come from?",
    ),
    "example_3": (
        "ทิศทางการเปลี่ยนแปลงใดที่ทำให้ภาครัฐต้องทำงานเป็นเครือข่าย",
        "Which changes push government towards working in networks?",
    ),
    "example_4": (
        "จะออกแบบเครือข่ายให้เหมาะกับงานต้องพิจารณาอะไรบ้าง",
        "What should be considered when designing a network?",
    ),
    "example_5": (
        "ควรเลือกรูปแบบการบูรณาการเครือข่ายอย่างไร",
        "How do we choose an integration model for a network?",
    ),
    "example_6": (
        "มีตัวอย่างศูนย์บริการร่วมของไทยที่ทำงานแบบเครือข่ายหรือไม่",
        "Are there Thai joint service centres that work as a network?",
    ),
    "ask_here": ("พิมพ์คำถามภาษาไทยหรือภาษาอังกฤษ", "Type a question in Thai or English"),
    "library_empty": (
        "คลังยังไม่มีเอกสาร เพิ่มเอกสารก่อนจึงจะถามได้",
        "The library holds no document yet. Add one before asking.",
    ),
    # an answer
    "searching": ("กำลังค้นในคลังเอกสาร…", "Searching the library…"),
    "drafting": (
        "ร่างคำตอบ ยังไม่ได้ตรวจกับเอกสาร",
        "Draft answer, not yet checked against the documents",
    ),
    "evidence": ("พบข้อความที่เกี่ยวข้อง {count} ตอน", "{count} related passages found"),
    "references": ("อ้างอิง", "References"),
    "page": ("หน้า {number}", "p. {number}"),
    "no_page": ("ไม่ทราบเลขหน้า", "no page known"),
    "language_th": ("ต้นฉบับภาษาไทย", "Thai original"),
    "language_en": ("ต้นฉบับภาษาอังกฤษ", "English original"),
    "quoted": ("คำเดิม", "quoted"),
    "supported": ("เรียบเรียง", "supported"),
    "unsupported": ("ไม่มีแหล่งอ้างอิง", "no source"),
    "count_quoted": ("คำเดิมจากเอกสาร {count} ข้อความ", "{count} quoted from the documents"),
    "count_supported": (
        "เรียบเรียงโดยมีเอกสารรองรับ {count} ข้อความ",
        "{count} supported by the documents",
    ),
    "count_unsupported": ("ไม่มีแหล่งอ้างอิง {count} ข้อความ", "{count} without a source"),
    "by_extractive": (
        "ตอบจากคำในเอกสาร (ไม่ใช้โมเดลภาษา)",
        "Answered in the documents' own words (no language model)",
    ),
    "by_chat": ("เรียบเรียงโดย {llm} และตรวจกับเอกสารแล้ว", "Worded by {llm}, then checked"),
    "copy": ("คัดลอก", "Copy"),
    "download": ("ดาวน์โหลด", "Download"),
    # not in the library
    "nearest": ("เรื่องที่ใกล้เคียงที่สุดในคลัง", "The nearest sections of the library"),
    "ask_about": ("ถามเรื่องนี้", "Ask about this"),
    "ask_about_question": (
        "เอกสารกล่าวถึง “{section}” ไว้อย่างไร",
        "What do the documents say about “{section}”?",
    ),
    # the library page
    "library_intro": (
        "ผู้ช่วยตอบจากเอกสารในคลังนี้เท่านั้น",
        "The assistant answers from these documents only.",
    ),
    "documents": ("เอกสาร {count} ฉบับ", "Documents: {count}"),
    "thai": ("ภาษาไทย", "Thai"),
    "english": ("ภาษาอังกฤษ", "English"),
    "pages": ("{count} หน้า", "{count} pages"),
    "no_pages": ("ไม่มีเลขหน้า", "no page numbers"),
    "passages": ("{count} ตอน", "{count} passages"),
    "added_on": ("เพิ่มเมื่อ {date}", "added {date}"),
    "remove": ("นำออก", "Remove"),
    "remove_question": (
        "นำ “{title}” ออกจากคลังและดัชนีทั้งหมดหรือไม่",
        "Remove “{title}” from the library and every index?",
    ),
    "remove_confirm": ("ยืนยันนำออก", "Yes, remove it"),
    "removed": ("นำ “{title}” ออกแล้ว", "“{title}” has been removed."),
    "add_shipped": ("เพิ่มบันทึกความรู้ที่มากับโปรแกรม", "Add the notes that come with the project"),
    "adding_shipped": ("กำลังเพิ่มบันทึกความรู้…", "Adding the notes…"),
    "upload_heading": ("เพิ่มเอกสารของท่าน", "Add your own documents"),
    "upload": (
        "เลือกไฟล์ .txt .md .pdf หรือ .docx ขนาดไม่เกิน {limit} MB ต่อไฟล์",
        "Choose .txt, .md, .pdf or .docx files of at most {limit} MB each",
    ),
    "upload_submit": ("เพิ่มลงคลัง", "Add to the library"),
    "upload_nothing": ("ยังไม่ได้เลือกไฟล์", "No file has been chosen yet."),
    "uploading": ("กำลังอ่าน {name} ({number}/{count})", "Reading {name} ({number}/{count})"),
    "status_added": (
        "{name}: เพิ่มแล้ว {passages} ตอน",
        "{name}: added, {passages} passages",
    ),
    "status_updated": (
        "{name}: ปรับเป็นฉบับใหม่แล้ว {passages} ตอน",
        "{name}: updated, {passages} passages",
    ),
    "status_unchanged": (
        "{name}: มีอยู่ในคลังแล้ว ไม่มีอะไรเปลี่ยน",
        "{name}: already in the library, nothing changed",
    ),
    "status_rejected": ("{name}: เพิ่มไม่ได้ เพราะ {reason}", "{name}: not added. {reason}"),
    "repairs": (
        "ซ่อมตัวอักษรไทยที่เพี้ยน {count} แห่ง",
        "{count} damaged Thai spellings repaired",
    ),
    **PLAN_TEXTS,
    **LESSON_TEXTS,
    **QUIZ_TEXTS,
}


_MONTHS: dict[Language, str] = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_BUDDHIST_ERA = 543  # years between the common era and the one that Thai officials write


def day(iso: str, language: Language) -> str:
    """Return the day of an ISO 8601 time as its readers write it.

    >>> day("2026-11-01T08:00:00+00:00", "th")
    '1 พ.ย. 2569'
    """
    moment = datetime.fromisoformat(iso)
    year = moment.year + (_BUDDHIST_ERA if language == "th" else 0)
    return f"{moment.day} {_MONTHS[language].split()[moment.month - 1]} {year}"


def text(key: str, language: Language, **values: str | int) -> str:
    """Return one interface text as Markdown; every value is made safe, for it may be a stranger's.

    >>> text("page", "en", number=3)
    'p. 3'
    """
    return plain(key, language, **{name: safe_line(str(value)) for name, value in values.items()})


def plain(key: str, language: Language, **values: str | int) -> str:
    """Return one interface text with its values as they are, where nothing reads Markdown."""
    return TEXTS[key][0 if language == "th" else 1].format(**values)
