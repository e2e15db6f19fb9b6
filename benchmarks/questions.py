"""Questions for timing, such as users ask; nothing is scored on them."""

from __future__ import annotations

THAI = (
    "การบริหารงานแบบเครือข่ายต่างจากการสั่งการตามสายงานอย่างไร",
    "ใครควรทำหน้าที่ประสานสมาชิกของเครือข่าย",
    "ความไว้วางใจระหว่างหน่วยงานสร้างขึ้นได้อย่างไร",
    "ทำไมการวัดผลงานของเครือข่ายจึงยากกว่าของหน่วยงานเดียว",
    "เครือข่ายมีกี่ประเภท อะไรบ้าง",
    "ข้อเสียของการให้เอกชนเป็นผู้ประสานงานมีอะไรบ้าง",
    "ชุมชนท้องถิ่นมีบทบาทอย่างไรในการจัดบริการสาธารณะ",
    "สัญญาที่ยืดหยุ่นเหมาะกับงานแบบใด",
    "ข้าราชการต้องมีทักษะอะไรเพิ่มขึ้นเมื่อทำงานกับเครือข่าย",
    "จะป้องกันไม่ให้เป้าหมายของสมาชิกขัดแย้งกันได้อย่างไร",
)
ENGLISH = (
    "How does governing through networks change the work of a ministry?",
    "Who should hold the members of a network together?",
    "What makes partners from different sectors trust each other?",
    "Why is it hard to hold a network to account?",
    "What kinds of networks are there?",
    "What speaks against letting a contractor do the coordination?",
    "When is a loose agreement better than a detailed contract?",
    "Which skills do officials need when they work with partners?",
    "How can members with different goals be kept aligned?",
    "What part do local governments play in delivering services?",
)
WARMING = ("หน่วยงานของรัฐคืออะไร", "What is a public agency?")
