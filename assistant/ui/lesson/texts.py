"""The words of the page for lessons: key → (Thai, English); texts.py exposes them."""

from __future__ import annotations

from typing import Any

# What a message to the assistant begins with when a lesson is wanted, in either language.
LESSON_COMMANDS = ("สร้างบทเรียน", "build a lesson")
# Requests to begin with: the key of the example's name → what is filled in.
LESSON_EXAMPLES: dict[str, dict[str, Any]] = {
    "lesson_example_hour": {
        "topic": "การบริหารงานภาครัฐแบบเครือข่าย",
        "audience": "ข้าราชการบรรจุใหม่",
        "level": "basic",
        "minutes": 60,
        "language": "th",
        "group_size": 30,
        "quiz_items": 10,
        "emphasis": ["concepts"],
    },
    "lesson_example_workshop": {
        "topic": "การบริหารงานภาครัฐแบบเครือข่าย",
        "audience": "ผู้บริหารและเจ้าหน้าที่ขององค์กรปกครองส่วนท้องถิ่น",
        "level": "intermediate",
        "minutes": 180,
        "language": "th",
        "group_size": 24,
        "quiz_items": 12,
        "emphasis": ["practice", "cases"],
    },
    "lesson_example_seminar": {
        "topic": "networked governance",
        "audience": "graduate students of public administration",
        "level": "advanced",
        "minutes": 45,
        "language": "en",
        "group_size": 15,
        "quiz_items": 8,
        "emphasis": ["concepts", "cases"],
    },
}

LESSON_TEXTS: dict[str, tuple[str, str]] = {
    "lesson_page": ("บทเรียน", "Lesson"),
    "lesson_intro": (
        "บอกหัวข้อ เวลา และผู้เรียน แล้วผู้ช่วยจะสร้างแผนการสอน เอกสารประกอบ สไลด์ และแบบทดสอบจากเอกสารในคลัง "
        "เนื้อหาและข้อสอบทุกข้อบอกที่มา",
        "Say the topic, the time and the learners: lesson plan, handout, slides and quiz are built "
        "from the documents of the library. All content and every quiz item tell their source.",
    ),
    "lesson_tab_request": ("คำขอ", "Request"),
    "lesson_tab_overview": ("ภาพรวม", "Overview"),
    "lesson_tab_handout": ("เอกสาร", "Papers"),
    "lesson_tab_slides": ("สไลด์", "Slides"),
    "lesson_tab_quiz": ("ข้อสอบ", "Quiz items"),
    "lesson_tab_class": ("ชั้นเรียน", "Class"),
    "lesson_tab_files": ("ไฟล์", "Files"),
    # ways to begin
    "lesson_example_hour": (
        "60 นาที · แนวคิดพื้นฐาน ภาษาไทย",
        "60 minutes · basic concepts, in Thai",
    ),
    "lesson_example_workshop": (
        "180 นาที · ประชุมเชิงปฏิบัติการ ภาษาไทย",
        "180 minutes · workshop, in Thai",
    ),
    "lesson_example_seminar": (
        "45 นาที · สัมมนา ภาษาอังกฤษ",
        "45 minutes · seminar, in English",
    ),
    "lesson_kept": ("บทเรียนที่เก็บไว้ ({count})", "Kept lessons ({count})"),
    "lesson_kept_none": ("ยังไม่มีบทเรียนที่เก็บไว้", "No lesson is kept yet."),
    "lesson_kept_facts": (
        "{minutes} นาที · ข้อสอบ {items} ข้อ · บันทึกเมื่อ {date}",
        "{minutes} minutes · quiz items: {items} · saved {date}",
    ),
    "lesson_file": ("บทเรียนที่ส่งออกเป็น .json", "A lesson that was exported as .json"),
    "lesson_filled": (
        "เติมคำขอแล้ว โปรดตรวจก่อนสร้างบทเรียน",
        "The request has been filled in. Check it before building.",
    ),
    "lesson_opened": ("เปิดบทเรียนจากไฟล์แล้ว", "The lesson in the file is open."),
    # the form
    "lesson_topic_hint": (
        "เว้นว่างไว้ถ้าต้องการทั้งเรื่อง",
        "leave it empty to teach the whole subject",
    ),
    "lesson_any": ("ทั้งหมด", "all of them"),
    "lesson_more": ("เลือกเอกสารหรือตอนเอง และตั้งชื่อ", "Choose documents or sections, set the title"),
    "lesson_level_basic": ("เบื้องต้น", "basic"),
    "lesson_level_intermediate": ("ปานกลาง", "intermediate"),
    "lesson_level_advanced": ("สูง", "advanced"),
    "lesson_emphasis_concepts": ("แนวคิด", "concepts"),
    "lesson_emphasis_cases": ("กรณีศึกษา", "cases"),
    "lesson_emphasis_practice": ("ฝึกปฏิบัติ", "practice"),
    "lesson_language_both": ("สองภาษา", "both"),
    "lesson_build": ("สร้างบทเรียน", "Build the lesson"),
    "lesson_building": (
        "กำลังสร้างบทเรียนและตรวจข้อสอบกับเอกสาร…",
        "Building the lesson and checking the quiz against the documents…",
    ),
    "lesson_built": (
        "สร้างบทเรียนแล้ว: {minutes} นาที ข้อสอบ {items} ข้อ",
        "The lesson is built: {minutes} minutes, quiz items: {items}.",
    ),
    "lesson_none": ("ยังไม่มีบทเรียนที่เปิดอยู่", "No lesson is open yet."),
    "lesson_to_request": ("กรอกคำขอ", "Fill in the request"),
    "lesson_change_request": ("แก้คำขอของบทเรียนนี้", "Change this lesson's request"),
    # overview
    "lesson_counts": (
        "{minutes} นาที · อ้างอิง {citations} แห่ง · สไลด์ {slides} แผ่น · ข้อสอบ {items} ข้อ",
        "{minutes} minutes · citations: {citations} · slides: {slides} · quiz items: {items}",
    ),
    "lesson_agenda": ("กำหนดการ", "Agenda"),
    "lesson_agenda_sum": ("รวม {minutes} นาที", "{minutes} minutes in all"),
    "lesson_objectives": ("วัตถุประสงค์การเรียนรู้", "Learning objectives"),
    "lesson_coverage": (
        "ความครอบคลุม: ใช้ {used} จาก {all} ตอนของเอกสาร",
        "Coverage: {used} of {all} sections of the source are used",
    ),
    "lesson_unused": ("ไม่ได้ใช้", "not used"),
    "lesson_bloom_remember": ("จำ", "remember"),
    "lesson_bloom_understand": ("เข้าใจ", "understand"),
    "lesson_bloom_apply": ("ประยุกต์", "apply"),
    "lesson_bloom_analyse": ("วิเคราะห์", "analyse"),
    "lesson_bloom_evaluate": ("ประเมิน", "evaluate"),
    "lesson_bloom_create": ("สร้างสรรค์", "create"),
    # papers and slides
    "lesson_paper": ("เอกสาร", "Paper"),
    "lesson_part_evidence": ("หลักฐานของส่วนนี้ ({count})", "Evidence for this part ({count})"),
    "lesson_legend": (
        "กดหมายเลขเพื่ออ่านข้อความต้นฉบับ ข้อความที่ไม่มีหมายเลขเป็นกิจกรรมและคำแนะนำสำหรับการสอน",
        "Select a number to read the original passage; what has no number is an activity or advice "
        "for teaching.",
    ),
    "lesson_aspect": ("สัดส่วนสไลด์", "Shape of the slides"),
    "lesson_slide": ("สไลด์ {number}", "Slide {number}"),
    "lesson_notes": ("บันทึกผู้สอน", "Notes"),
    "lesson_slides_from": ("สไลด์ {first}–{last}", "Slides {first}–{last}"),
    "lesson_slides_shown": ("ช่วงที่แสดง", "Shown"),
    # files
    "files_all": ("ทั้งชุดเป็น ZIP", "Everything as ZIP"),
    "files_each": ("ทีละไฟล์", "Each file alone"),
    "files_handout": ("เอกสารประกอบการเรียน", "Handout"),
    "files_guide": ("คู่มือผู้สอน", "Trainer's guide"),
    "files_quiz_sheet": ("แบบทดสอบ", "Quiz"),
    "files_quiz_key": ("เฉลย", "Key"),
    "files_slides": ("สไลด์", "Slides"),
    "files_quiz": ("แบบทดสอบสำหรับโปรแกรมอื่น", "The quiz for other programs"),
    "files_lesson": ("บทเรียนทั้งบทเพื่อเปิดใหม่", "The lesson, to open it again"),
    "files_left_out": (
        "{format}: ไม่มี {count} ข้อที่รูปแบบนี้รับไม่ได้ ({kinds})",
        "{format}: without {count} of the items, which it cannot hold ({kinds})",
    ),
    "files_holds_all": ("{format}: ครบทุกข้อ", "{format}: all items"),
}  # fmt: skip
