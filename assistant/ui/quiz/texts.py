"""The words around quiz items, classes and the quiz mode: key → (Thai, English)."""

from __future__ import annotations

QUIZ_TEXTS: dict[str, tuple[str, str]] = {
    "quiz_page": ("ทำแบบทดสอบ", "Quiz"),
    # quiz items
    "item_none": ("บทเรียนนี้ไม่มีข้อสอบ", "This lesson has no quiz."),
    "item_number": ("ข้อ {number}", "Item {number}"),
    "item_proved": (
        "ตรวจแล้ว: ตอบได้จากข้อความที่อ้าง และมีคำตอบที่ถูกข้อเดียว",
        "Checked: the passages cited carry the answer, and only one answer is right.",
    ),
    "item_edited": ("แก้ไขโดยผู้สอน ยังไม่ได้ตรวจ", "Edited by the trainer, not checked"),
    "item_answer": ("เฉลย", "Answer"),
    "item_accepted": ("คำตอบอื่นที่รับ", "Also accepted"),
    "item_points": ("ประเด็นที่ให้คะแนน", "Marking points"),
    "item_why": ("คำอธิบาย", "Explanation"),
    "item_evidence": ("ข้อความต้นฉบับ ({count})", "Original passages ({count})"),
    "item_swap": ("เปลี่ยนข้อ", "Swap"),
    "item_swapping": ("กำลังหาข้ออื่นที่ไม่ถามซ้ำ…", "Looking for an item on something else…"),
    "item_swapped": ("เปลี่ยนข้อ {number} แล้ว", "Item {number} has been swapped."),
    "item_edit": ("แก้ไข", "Edit"),
    "item_edit_close": ("ปิดการแก้ไข", "Close editing"),
    "item_question": ("คำถาม", "Question"),
    "item_option": ("ตัวเลือก {number}", "Option {number}"),
    "item_word": ("คำตอบ {number}", "Answer {number}"),
    "item_right": ("ข้อที่ถูก", "Right option"),
    "item_save": ("บันทึกข้อนี้", "Save the item"),
    "item_edit_note": (
        "ข้อที่แก้ยังคงอ้างอิงเดิม แต่โปรแกรมไม่รับรองแล้วว่าตอบได้จากเอกสารและมีคำตอบเดียว",
        "An edited item keeps its citations, but it is no longer proved that the passages carry "
        "the answer and that only one answer is right.",
    ),
    "item_saved": ("บันทึกข้อ {number} แล้ว", "Item {number} has been saved."),
    "quiz_reshuffle": ("สุ่มข้อสอบใหม่ทั้งชุด", "Another choice of items"),
    "quiz_reshuffle_help": (
        "เลือกข้อสอบชุดใหม่จากคลังข้อสอบเดียวกัน ข้อที่ท่านแก้ไว้จะคงอยู่",
        "Chooses other items from the same bank; those that you have edited stay.",
    ),
    "quiz_reshuffled": ("ได้ข้อสอบชุดใหม่แล้ว", "The quiz has been chosen anew."),
    # a class
    "class_intro": (
        "เปิดชั้นเรียนเพื่อให้ผู้เรียนทำแบบทดสอบนี้ผ่านลิงก์ ผู้เรียนไม่ต้องลงชื่อเข้าใช้และเห็นเฉพาะแบบทดสอบ "
        "ข้อสอบในชั้นเรียนคือชุดที่เห็นขณะเปิด",
        "Open a class, and learners take this quiz through a link: without signing in, and seeing "
        "nothing but the quiz. The class keeps the items as they are when it is opened.",
    ),
    "class_showing": ("แสดงเฉลย", "Show the right answers"),
    "class_showing_each": ("หลังทำแต่ละข้อ", "after each item"),
    "class_showing_end": ("เมื่อทำครบ", "at the end"),
    "class_passages": ("แสดงข้อความต้นฉบับพร้อมเฉลย", "Show the cited passages with them"),
    "class_names": ("ถามชื่อผู้เรียน (ไม่บังคับกรอก)", "Ask for names (not required)"),
    "class_open": ("เปิดชั้นเรียน", "Open a class"),
    "class_opened": ("เปิดชั้นเรียนแล้ว รหัส {code}", "The class is open; its code is {code}."),
    "class_head": ("ชั้นเรียน {code} · เปิดเมื่อ {time}", "Class {code} · opened {time}"),
    "class_is_open": ("เปิดอยู่", "open"),
    "class_is_closed": ("ปิดแล้ว", "closed"),
    "class_link": ("ลิงก์สำหรับผู้เรียน", "Link for learners"),
    "class_local": (
        "ลิงก์นี้เปิดได้เฉพาะบนเครื่องนี้ ถ้าจะให้ผู้เรียนเปิดจากเครื่องอื่น ผู้ดูแลต้องเปิดโปรแกรมให้เข้าถึงผ่านเครือข่ายก่อน",
        "This link works on this machine alone. For learners elsewhere the operator has to serve "
        "the app on the network first.",
    ),
    "class_close": ("ปิดรับคำตอบ", "Close the class"),
    "class_refresh": ("ดูผลล่าสุด", "Refresh"),
    "class_results": ("ผลของผู้เรียน ({count})", "Results ({count})"),
    "class_no_results": ("ยังไม่มีผู้ส่งคำตอบ", "Nobody has handed in yet."),
    "class_damaged": (
        "มี {count} รายการที่อ่านไม่ได้",
        "Entries that cannot be read: {count}",
    ),
    "class_xlsx": ("ผลเป็น Excel", "Results as Excel"),
    "class_average": ("เฉลี่ย", "average"),
    "class_open_answers": ("คำตอบข้อเขียน", "Open answers"),
    "col_name": ("ชื่อ", "Name"),
    "col_time": ("เวลา", "Time"),
    "col_score": ("คะแนน", "Score"),
    "no_name": ("ไม่ระบุชื่อ", "no name"),
    "by_trainer": ("ผู้สอน", "trainer"),
    # taking a quiz
    "take_code": ("รหัสชั้นเรียน", "Code of the class"),
    "take_enter": ("เริ่ม", "Begin"),
    "take_intro": (
        "ใส่รหัสที่ได้จากผู้สอน หรือเปิดลิงก์ที่ผู้สอนส่งให้",
        "Type the code that the trainer gave you, or open the link that you were sent.",
    ),
    "take_unknown": (
        "ไม่พบชั้นเรียนรหัสนี้ โปรดตรวจรหัสหรือลิงก์กับผู้สอน",
        "There is no class with this code. Check the code or the link with the trainer.",
    ),
    "take_closed": (
        "ชั้นเรียนนี้ปิดรับคำตอบแล้ว",
        "This class is closed; nothing more can be handed in.",
    ),
    "take_lost": (
        "ส่งคำตอบไม่สำเร็จ คำตอบยังอยู่ โปรดลองอีกครั้งหรือแจ้งผู้สอน",
        "Your answers could not be handed in. They are still here: try again, or tell the trainer.",
    ),
    "take_name": ("ชื่อ (ไม่บังคับ)", "Name (not required)"),
    "take_progress": ("ข้อ {number} จาก {all}", "Item {number} of {all}"),
    "take_check": ("ตรวจคำตอบ", "Check my answer"),
    "take_empty": ("โปรดตอบก่อนแล้วจึงตรวจ", "Answer first, then check."),
    "take_next": ("ข้อต่อไป", "Next"),
    "take_finish": ("ส่งคำตอบและดูคะแนน", "Hand in and see the score"),
    "take_unanswered": (
        "ยังไม่ได้ตอบ {count} ข้อ กดส่งอีกครั้งถ้าต้องการส่งตามนี้",
        "Items without an answer: {count}. Hand in once more to leave them so.",
    ),
    "take_choose": ("เลือก", "Choose"),
    "take_match": ("เลือกคำอธิบายของแต่ละรายการ", "Choose what describes each"),
    "take_place": ("ลำดับที่ {number}", "Place {number}"),
    "take_short": ("คำตอบ", "Your answer"),
    "take_right": ("ถูกต้อง", "Right"),
    "take_partly": ("ถูกบางส่วน", "Partly right"),
    "take_wrong": ("ยังไม่ถูก", "Not right"),
    "take_open": (
        "ผู้สอนเป็นผู้ให้คะแนนข้อนี้",
        "The trainer marks this one.",
    ),
    "take_yours": ("คำตอบของท่าน", "Your answer"),
    "take_nothing": ("ไม่ได้ตอบ", "no answer"),
    "take_source": ("ข้อความต้นฉบับ", "From the source"),
    "take_score": ("ได้ {score} จาก {most} คะแนน", "Score: {score} out of {most}"),
    "take_more": (
        "ยังมีข้อเขียน {count} ข้อที่ผู้สอนจะให้คะแนน",
        "Open questions that the trainer marks: {count}",
    ),
    "take_thanks": ("ส่งคำตอบแล้ว ขอบคุณ", "Your answers have been handed in. Thank you."),
}  # fmt: skip
