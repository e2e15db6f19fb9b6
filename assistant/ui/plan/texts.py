"""The words of the two pages for plans: key → (Thai, English); texts.py exposes them."""

from __future__ import annotations

# What a message to the assistant begins with when a plan is wanted, in either language.
PLAN_COMMANDS = ("ร่างแผนเครือข่าย", "draft a network plan")

PLAN_TEXTS: dict[str, tuple[str, str]] = {
    "plan_page": ("แผนเครือข่าย", "Plan"),
    "check_page": ("ตรวจแผน", "Check a plan"),
    "plan_intro": (
        "บอกปัญหา เป้าหมาย และภาคีเท่าที่ทราบ แล้วผู้ช่วยจะร่างแผนการทำงานแบบเครือข่ายให้ "
        "ทุกข้อความบอกที่มา และท่านแก้ได้ทุกข้อความ",
        "Say what you know of the problem, the goal and the partners, and a network plan is "
        "drafted. Every statement tells where it comes from, and you can change every one.",
    ),
    "tab_brief": ("ข้อมูลโครงการ", "Brief"),
    "tab_plan": ("แผน", "Plan"),
    "tab_compare": ("เปรียบเทียบ", "Compare"),
    # ways to begin
    "start_heading": ("เริ่มจาก", "Begin with"),
    "start_example": ("ตัวอย่าง", "An example"),
    "start_empty": ("แบบฟอร์มว่าง", "An empty form"),
    "start_words": ("คำบรรยายสั้น ๆ", "A few sentences"),
    "start_file": ("ไฟล์", "A file"),
    "start_kept": ("แผนที่เก็บไว้ ({count})", "Kept plans ({count})"),
    "words_label": (
        "เล่าโครงการสองสามประโยค: ปัญหา เป้าหมาย เจ้าภาพ ร่วมกับใคร งบประมาณเท่าใด",
        "Describe it in a few sentences: problem, goal, lead agency, partners, budget",
    ),
    "words_submit": ("เติมลงแบบฟอร์ม", "Fill in the form"),
    "words_note": (
        "เติมเฉพาะสิ่งที่ข้อความบอกไว้ โปรดตรวจแบบฟอร์มก่อนร่างแผน",
        "Only what the text says is filled in. Check the form before drafting.",
    ),
    "file_label": (
        "ข้อมูลโครงการ (.json .yaml) หรือแผนที่ส่งออกเป็น .json",
        "A brief (.json, .yaml) or a plan that was exported as .json",
    ),
    "file_not_plan": ("ไฟล์ {name} อ่านไม่ได้: {reason}", "{name} cannot be read: {reason}"),
    "plan_unsound": (
        "แผนในไฟล์นี้ไม่ครบถ้วน โปรดส่งออกเป็น JSON ใหม่",
        "the plan in it is not whole: export it as JSON again",
    ),
    "filled": (
        "เติมแบบฟอร์มแล้ว โปรดตรวจและแก้ก่อนร่างแผน",
        "The form has been filled in. Check and correct it before drafting.",
    ),
    "fill_undo": ("กลับไปใช้ข้อมูลเดิม", "Bring back what was there before"),
    "kept_none": ("ยังไม่มีแผนที่เก็บไว้", "No plan is kept yet."),
    "kept_versions": ("{count} ฉบับ", "versions: {count}"),
    "kept_on": ("บันทึกเมื่อ {date}", "saved {date}"),
    "open": ("เปิด", "Open"),
    # the form
    "form_heading": ("ข้อมูลโครงการ", "The brief"),
    "form_saved": ("บันทึกให้เองขณะพิมพ์", "Saved as you type"),
    "form_more": ("รายละเอียดเพิ่มเติม", "More details"),
    "unknown": ("ไม่ทราบ / ยังไม่ระบุ", "unknown / not said"),
    "choose_one_time": ("ครั้งเดียวจบ", "one-off"),
    "choose_ongoing": ("ต่อเนื่องระยะยาว", "ongoing"),
    "choose_accountability": ("ความรับผิดชอบ", "accountability"),
    "choose_flexibility": ("ความยืดหยุ่น", "flexibility"),
    "choose_balanced": ("ทั้งสองอย่าง", "both"),
    "choose_low": ("น้อย", "low"),
    "choose_medium": ("ปานกลาง", "medium"),
    "choose_high": ("สูง", "high"),
    "plan_language": ("ภาษาของแผน", "Language of the plan"),
    "hint_budget": ("เช่น 1,200,000 หรือ 1.2 ล้านบาท", "for example 1,200,000 or 1.2 million"),
    "hint_partners": (
        "พิมพ์ในตารางได้เลย แถวว่างท้ายตารางใช้เพิ่มภาคี",
        "Type in the table; the empty last row adds a partner.",
    ),
    "draft_plan": ("ร่างแผน", "Draft the plan"),
    "drafting_plan": ("กำลังร่างแผนและค้นหลักฐาน…", "Drafting the plan and looking up evidence…"),
    "update_plan": (
        "ปรับแผนที่เปิดอยู่ (คงส่วนที่ล็อกไว้)",
        "Bring the open plan up to date (locked parts stay)",
    ),
    # the plan
    "no_plan": ("ยังไม่มีแผนที่เปิดอยู่", "No plan is open yet."),
    "to_brief": ("กรอกข้อมูลโครงการ", "Fill in the brief"),
    "version": ("ฉบับ", "Version"),
    "version_name": ("ฉบับที่ {number} · {date}", "Version {number} · {date}"),
    "version_old": (
        "กำลังดูฉบับเก่า ถ้าแก้จะบันทึกเป็นฉบับใหม่",
        "This is an older version. A change will be saved as a new one.",
    ),
    "plan_legend": (
        "กดหมายเลขเพื่ออ่านข้อความต้นฉบับ · † คือข้อเสนอหรือข้อสันนิษฐานของผู้จัดทำแผน "
        "(ที่หัวตารางหมายถึงทั้งคอลัมน์) · ไม่มีเครื่องหมายคือมาจากข้อมูลโครงการ",
        "Select a number to read the original passage · † a proposal or assumption of the planner "
        "(in a table's head: the whole column) · no mark: from the brief",
    ),
    "edit_brief": ("แก้ข้อมูลโครงการของแผนนี้", "Change this plan's brief"),
    "contents": ("สารบัญ", "Contents"),
    "model_chosen": ("รูปแบบการบูรณาการ", "Integration model"),
    "agreement_chosen": ("รูปแบบข้อตกลง", "Form of agreement"),
    "wished": ("ท่านเลือกเอง", "your own choice"),
    "why": ("ทำไม? · {choice}", "Why? · {choice}"),
    "why_for": ("เหตุผลที่ใช้เลือก", "What speaks for it"),
    "why_not": ("ทางเลือกอื่น", "The alternatives"),
    "why_weaker": ("มีเหตุผลสนับสนุนน้อยกว่า", "Less speaks for it."),
    "why_change": ("สิ่งที่จะทำให้การเลือกเปลี่ยนไป", "What would change the choice"),
    "why_steady": (
        "ไม่มีข้อมูลข้อใดข้อเดียวที่จะทำให้การเลือกเปลี่ยนไป",
        "No single fact would change the choice.",
    ),
    "why_silent": (
        "ข้อมูลโครงการยังไม่พอให้กติกาข้อใดตัดสิน",
        "The brief does not yet say enough for any rule to decide.",
    ),
    "points": ("{points} คะแนน", "points: {points}"),
    "if_then": ("ถ้า {fact}: {value} → {option}", "If {fact}: {value} → {option}"),
    "from_brief": ("จากข้อมูลโครงการ: {words}", "From the brief: {words}"),
    "part_evidence": ("หลักฐานของส่วนนี้ ({count})", "Evidence for this part ({count})"),
    "edit": ("แก้ไข", "Edit"),
    "edit_done": ("ปิดการแก้ไข", "Close editing"),
    "edit_which": ("ข้อความที่จะแก้", "Statement to change"),
    "edit_words": ("ถ้อยคำใหม่ (เว้นว่างเพื่อตัดออก)", "New wording (empty takes it out)"),
    "edit_note": (
        "ถ้าถ้อยคำใหม่ไม่มีเอกสารหรือข้อมูลโครงการรองรับ "
        "ข้อความจะกลายเป็นข้อเสนอหรือข้อสันนิษฐานของผู้จัดทำแผน (†)",
        "Where neither the documents nor the brief carry the new wording, the statement becomes "
        "a proposal or assumption of the planner (†).",
    ),
    "edit_save": ("บันทึกเป็นฉบับใหม่", "Save as a new version"),
    "edit_same": ("ถ้อยคำเหมือนเดิม", "The wording is as it was."),
    "edited": ("บันทึกแล้วเป็นฉบับที่ {number}", "Saved as version {number}."),
    "edited_assumption": (
        "บันทึกแล้วเป็นฉบับที่ {number} ถ้อยคำใหม่ไม่มีแหล่งรองรับ จึงเป็นข้อสันนิษฐาน (†)",
        "Saved as version {number}. No source carries the new wording, so it is an assumption (†).",
    ),
    "redraft": ("ร่างส่วนนี้ใหม่", "Redraft this part"),
    "lock": ("ล็อก", "Lock"),
    "unlock": ("ปลดล็อก", "Unlock"),
    "locked_help": (
        "ส่วนที่ล็อกไม่เปลี่ยนเมื่อร่างแผนใหม่",
        "A locked part stays as it is when the plan is drafted anew.",
    ),
    "edited_mark": ("แก้แล้ว", "edited"),
    # export
    "reword": ("ให้ {llm} ช่วยเรียบเรียงย่อหน้า", "Let {llm} word the paragraphs"),
    "rewording": ("กำลังเรียบเรียงและตรวจทีละประโยค…", "Wording and checking sentence by sentence…"),
    "export_heading": ("ดาวน์โหลดแผน", "Download the plan"),
    "thai_digits": ("เลขไทย", "Thai digits"),
    # compare
    "compare_intro": (
        "ร่างแผนสองฉบับจากข้อมูลโครงการเดียวกัน ต่างกันที่รูปแบบการบูรณาการ แล้วดูว่าส่วนใดต่างกัน",
        "Drafts two plans from the same brief with two integration models and shows what differs.",
    ),
    "compare_left": ("รูปแบบแรก", "First model"),
    "compare_right": ("รูปแบบที่สอง", "Second model"),
    "compare": ("เปรียบเทียบ", "Compare"),
    "compare_same": ("โปรดเลือกสองรูปแบบที่ต่างกัน", "Choose two different models."),
    "compare_by_rules": ("กติกาเสนอรูปแบบนี้", "the rules propose this one"),
    "compare_use": ("ใช้แผนนี้", "Use this plan"),
    "compare_nothing": ("ไม่มีในแผนนี้", "Not in this plan"),
    "compare_parts": ("ส่วนที่ต่างกัน {count} ส่วน", "Parts that differ: {count}"),
    # check
    "check_intro": (
        "ตรวจว่าแผนกล่าวถึงเรื่องที่บทความถือว่าเครือข่ายต้องตอบครบหรือไม่ "
        "การตรวจดูจากถ้อยคำ บอกว่าแผนพูดถึงเรื่องใด ไม่ได้บอกว่าทำได้ดีเพียงใด",
        "Checks whether a plan speaks of what the literature says a network must answer. "
        "It goes by words: it tells what a plan speaks of, not how well it does so.",
    ),
    "check_kept": ("แผนที่เก็บไว้", "A kept plan"),
    "check_paste": ("วางข้อความ", "Paste text"),
    "check_upload": ("อัปโหลดไฟล์", "Upload a file"),
    "check_which": ("เลือกแผน", "Choose a plan"),
    "check_text": ("ข้อความของแผน", "The text of the plan"),
    "check_file": ("ไฟล์ .docx .txt .md หรือ .pdf", "A .docx, .txt, .md or .pdf file"),
    "check": ("ตรวจ", "Check"),
    "checking": ("กำลังตรวจ…", "Checking…"),
    "check_nothing": ("ยังไม่มีข้อความให้ตรวจ", "There is no text to check yet."),
    "check_of": ("ผลการตรวจ: {title}", "Result: {title}"),
    "check_pasted": ("ข้อความที่วาง", "pasted text"),
    "check_count": (
        "กล่าวถึง {yes} จาก {all} เรื่อง · กล่าวถึงบางส่วน {partly} · ยังไม่กล่าวถึง {no}",
        "Covered: {yes} of {all} · partly: {partly} · not yet: {no}",
    ),
    "level_yes": ("กล่าวถึง", "covered"),
    "level_partly": ("บางส่วน", "partly"),
    "level_no": ("ยังไม่กล่าวถึง", "not covered"),
    "col_level": ("ผล", "Result"),
    "col_element": ("เรื่อง", "Point"),
    "col_found": ("ในแผน หรือสิ่งที่ควรตอบ", "In the plan, or what to answer"),
    "check_source": ("เอกสารกล่าวว่า: {words}", "The literature says: {words}"),
    "check_passages": (
        "ข้อความในเอกสารของเรื่องที่ยังขาด ({count})",
        "Passages on what is missing ({count})",
    ),
}  # fmt: skip
