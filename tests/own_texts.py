"""A small library of texts that ship nowhere, for the tests of what a reader wants and is told.

A law with its sections, a handbook of six chapters, one in English: nothing in them is about
networks, and no number or name in them stands elsewhere.
"""

from __future__ import annotations

LAW = """พระราชบัญญัติสวนสมุนไพรชุมชน พ.ศ. ๒๕๖๑

หมวด ๑ บททั่วไป

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติสวนสมุนไพรชุมชน พ.ศ. ๒๕๖๑”

มาตรา ๒ ในพระราชบัญญัตินี้ “สวนสมุนไพรชุมชน” หมายความว่า ที่ดินสาธารณะที่ชุมชนใช้ปลูกพืชสมุนไพรร่วมกัน

มาตรา ๓ ให้นายอำเภอเป็นผู้รักษาการตามพระราชบัญญัตินี้

หมวด ๒ คณะกรรมการสวนสมุนไพร

มาตรา ๔ ให้มีคณะกรรมการสวนสมุนไพรประกอบด้วยกรรมการเก้าคน ซึ่งสมาชิกสวนสมุนไพรชุมชนเลือกกันเอง

มาตรา ๕ กรรมการสวนสมุนไพรมีวาระการดำรงตำแหน่งคราวละสี่ปี และดำรงตำแหน่งติดต่อกันเกินสองวาระไม่ได้

มาตรา ๖ คณะกรรมการสวนสมุนไพรมีหน้าที่และอำนาจ ดังต่อไปนี้
(๑) กำหนดชนิดของพืชสมุนไพรที่จะปลูกในแต่ละปี
(๒) จัดเวรรดน้ำและดูแลแปลงสมุนไพร
(๓) เก็บรักษาเงินกองทุนสวนสมุนไพร
(๔) ไกล่เกลี่ยข้อพิพาทระหว่างสมาชิกสวนสมุนไพร

หมวด ๓ กองทุนและบทกำหนดโทษ

มาตรา ๗ ให้จัดตั้งกองทุนสวนสมุนไพรจากค่าสมาชิก เงินบริจาค และรายได้จากการขายพืชสมุนไพร

มาตรา ๘ ผู้ใดลักลอบเก็บพืชสมุนไพรจากสวนสมุนไพรชุมชนต้องระวางโทษปรับไม่เกินสองพันบาท
"""

HANDBOOK = """คู่มือศูนย์ซ่อมจักรยานประจำตำบล

1. ความเป็นมาของศูนย์ซ่อมจักรยาน

ศูนย์ซ่อมจักรยานตั้งขึ้นเพราะนักเรียนในตำบลปั่นจักรยานไปโรงเรียนแต่ไม่มีร้านซ่อมจักรยานอยู่ใกล้บ้าน \
ศูนย์ซ่อมจักรยานเปิดทำการวันเสาร์และวันอาทิตย์ที่ศาลาประชาคม

2. อาสาสมัครช่างจักรยาน

อาสาสมัครช่างจักรยานต้องผ่านการอบรมการซ่อมจักรยานสองวันก่อนเริ่มงานที่ศูนย์ซ่อมจักรยาน \
อาสาสมัครช่างจักรยานได้รับค่าอาหารกลางวันแต่ไม่ได้รับค่าแรงจากศูนย์ซ่อมจักรยาน

3. ขั้นตอนการรับซ่อมจักรยาน

ขั้นตอนการรับซ่อมจักรยานมีดังนี้

1) ลงทะเบียนจักรยานที่โต๊ะหน้าศูนย์ซ่อม
2) ตรวจสภาพจักรยานและแจ้งค่าอะไหล่
3) ซ่อมจักรยานต่อหน้าเจ้าของ
4) ทดลองขี่และเซ็นรับจักรยานคืน

4. อะไหล่จักรยานและเครื่องมือ

อะไหล่จักรยานมือสองได้จากการบริจาคและเก็บไว้ในตู้ที่มีกุญแจล็อกของศูนย์ซ่อมจักรยาน \
เครื่องมือซ่อมจักรยานต้องนับจำนวนให้ครบทุกเย็นก่อนปิดศูนย์ซ่อมจักรยาน

5. ข้อดีและข้อจำกัดของศูนย์ซ่อมจักรยาน

ข้อดีของศูนย์ซ่อมจักรยานคือนักเรียนประหยัดค่ารถและเด็กได้เรียนรู้วิธีซ่อมจักรยานด้วยตนเอง \
ข้อจำกัดของศูนย์ซ่อมจักรยานคืออะไหล่จักรยานใหม่มีราคาสูงและอาสาสมัครช่างจักรยานมีไม่พอในฤดูเก็บเกี่ยว

6. การติดตามผลของศูนย์ซ่อมจักรยาน

ศูนย์ซ่อมจักรยานรายงานจำนวนจักรยานที่ซ่อมต่อสภาตำบลทุกสามเดือนและติดประกาศไว้หน้าศาลาประชาคม
"""

LEAFLET = """Running a village seed library

1. Why keep seed

A village seed library lends seed to households before each rainy season.
Borrowers return twice the amount of seed that they took after their harvest is dry.

2. The seed committee

The seed committee has five members who are elected by the borrowers each January.
A member of the seed committee keeps the key of the seed room and counts the jars every month.

3. Storing seed

Seed is dried for three days in the shade and stored in glass jars with silica gel.
A jar of seed that smells of mould is burned and never lent to another household.

4. Lending seed

A household borrows at most four kinds of seed in one season from the seed library.
The seed library closes its lending book at the end of June.
"""

TEXTS = (
    {"id": "herb-law", "title": "พระราชบัญญัติสวนสมุนไพรชุมชน พ.ศ. ๒๕๖๑", "text": LAW},
    {"id": "bicycles", "title": "คู่มือศูนย์ซ่อมจักรยานประจำตำบล", "text": HANDBOOK},
    {"id": "seed", "title": "Running a village seed library", "text": LEAFLET},
)
