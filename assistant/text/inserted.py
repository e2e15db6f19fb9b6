"""How Thai laws number what was put between two articles: by Pali numerals behind the number.

"มาตรา ๔๘ ทวิ" follows มาตรา ๔๘, "มาตรา ๔๘ ตรี" that one, and so on; newer laws write "๔๘/๑".
"""

from __future__ import annotations

from typing import Final

_NUMERALS: Final = (  # from two on, with the spellings that laws have
    "ทวิ ตรี จัตวา เบญจ ฉ สัตต อัฏฐ|อัฐ นว ทศ เอกาทศ ทวาทศ เตรส จตุทศ|จตุททศ ปัญจทศ|ปัณรส โสฬส สัตตรส"
    " อัฏฐารส|อัฐารส เอกูนวีสติ วีสติ เอกวีสติ ทวาวีสติ เตวีสติ จตุวีสติ ปัญจวีสติ ฉัพพีสติ"
).split()
VALUES: Final = {
    word: value for value, words in enumerate(_NUMERALS, 2) for word in words.split("|")
}
# A pattern of any of them, not of the beginning of another word.
INSERTED: Final = rf"(?:{'|'.join(sorted(VALUES, key=len, reverse=True))})(?![ก-๎])"
