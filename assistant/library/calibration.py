"""Plain sentences that tell an encoder's mean vector of a language before a library can.

A small library has no mean to speak of.  Sentences on everyday and public matters, each in both
languages, stand in for the passages that it has not, for the mean as for what is usual around it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.library.language_means import LanguageMeans, Vector, packed, unpacked
from assistant.models.encoders import Encoder, Vectors
from assistant.schema import Language

# Translations of each other, one line each, on as many matters as there are lines.
SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "ฝนตกหนักทำให้ถนนหลายสายในเมืองมีน้ำท่วมขัง",
        "Heavy rain left many streets of the city under water.",
    ),
    ("โรงเรียนเปิดภาคเรียนใหม่ในเดือนพฤษภาคม", "The school opens its new term in May."),
    ("ผู้สูงอายุควรออกกำลังกายเบา ๆ ทุกวัน", "Older people should take light exercise every day."),
    ("ราคาน้ำมันปรับขึ้นเป็นครั้งที่สามในเดือนนี้", "Fuel prices rose for the third time this month."),
    ("เกษตรกรเริ่มปลูกข้าวเมื่อเข้าสู่ฤดูฝน", "Farmers plant rice when the rainy season begins."),
    ("รถไฟขบวนเช้าออกจากสถานีตรงเวลา", "The morning train left the station on time."),
    ("งบประมาณประจำปีต้องผ่านความเห็นชอบของรัฐสภา", "The yearly budget must be approved by parliament."),
    (
        "แพทย์แนะนำให้ดื่มน้ำสะอาดวันละแปดแก้ว",
        "Doctors advise drinking eight glasses of clean water a day.",
    ),
    ("พิพิธภัณฑ์แห่งนี้เก็บรักษาเครื่องปั้นดินเผาโบราณ", "This museum keeps ancient pottery."),
    (
        "นักวิทยาศาสตร์ค้นพบดาวเคราะห์ดวงใหม่นอกระบบสุริยะ",
        "Scientists found a new planet beyond the solar system.",
    ),
    (
        "ทีมฟุตบอลหญิงชนะการแข่งขันด้วยคะแนนสองต่อหนึ่ง",
        "The women's football team won the match two to one.",
    ),
    ("ศาลตัดสินให้จำเลยชดใช้ค่าเสียหาย", "The court ordered the defendant to pay damages."),
    ("ชาวประมงออกเรือก่อนรุ่งสางเพื่อจับปลา", "The fishermen set out before dawn to catch fish."),
    ("บริษัทประกาศรับพนักงานใหม่หนึ่งร้อยคน", "The company announced a hundred new jobs."),
    ("อุณหภูมิเฉลี่ยของโลกสูงขึ้นอย่างต่อเนื่อง", "The average temperature of the earth keeps rising."),
    ("ตลาดสดแห่งนี้ขายผักและผลไม้ตามฤดูกาล", "This market sells vegetables and fruit in season."),
    (
        "ประชาชนสามารถยื่นแบบภาษีทางอินเทอร์เน็ตได้",
        "Citizens can file their tax returns over the internet.",
    ),
    ("โรงพยาบาลขยายเวลาให้บริการผู้ป่วยนอก", "The hospital extended its hours for outpatients."),
    (
        "นวนิยายเล่มนี้เล่าเรื่องครอบครัวชาวนาสามรุ่น",
        "The novel tells of three generations of a farming family.",
    ),
    ("ตำรวจขอความร่วมมือผู้ขับขี่ให้ลดความเร็ว", "The police asked drivers to slow down."),
    ("วงดนตรีเปิดการแสดงด้วยเพลงพื้นบ้าน", "The band opened the show with a folk song."),
    ("แผ่นดินไหวครั้งนี้ไม่มีรายงานผู้บาดเจ็บ", "No injuries were reported after the earthquake."),
    ("โทรศัพท์รุ่นใหม่มีแบตเตอรี่ที่ใช้ได้นานสองวัน", "The new phone has a battery that lasts two days."),
    (
        "เทศบาลจัดเก็บขยะในชุมชนสัปดาห์ละสามครั้ง",
        "The municipality collects household waste three times a week.",
    ),
    ("ผู้มีสิทธิเลือกตั้งต้องมีอายุครบสิบแปดปี", "Voters must be at least eighteen years old."),
    ("ภาษาไทยมีพยัญชนะสี่สิบสี่ตัว", "The Thai language has forty-four consonants."),
    ("ช่างไม้ใช้เวลาหนึ่งสัปดาห์ต่อเติมบ้าน", "The carpenter took a week to extend the house."),
    ("ธนาคารกลางคงอัตราดอกเบี้ยไว้เท่าเดิม", "The central bank left its interest rate unchanged."),
    ("ป่าชายเลนช่วยป้องกันการกัดเซาะชายฝั่ง", "Mangrove forests protect the coast from erosion."),
    ("นักท่องเที่ยวเดินทางมาเยือนเกาะในช่วงวันหยุดยาว", "Tourists visit the island over the long holiday."),
    ("ครูให้นักเรียนอ่านหนังสือคนละหนึ่งเล่มต่อเดือน", "The teacher asks each pupil to read one book a month."),
    ("กระทรวงเผยแพร่รายงานผลการดำเนินงานประจำปี", "The ministry published its annual report."),
    ("สุนัขที่เลี้ยงไว้ควรได้รับวัคซีนทุกปี", "Pet dogs should be vaccinated every year."),
    (
        "อาหารจานนี้ปรุงด้วยกะทิ ขิง และใบมะกรูด",
        "The dish is cooked with coconut milk, ginger and lime leaves.",
    ),
    ("อาณาจักรโบราณแห่งนี้รุ่งเรืองด้วยการค้าทางทะเล", "The ancient kingdom grew rich by trade at sea."),
    (
        "วิศวกรตรวจสอบความปลอดภัยของสะพานก่อนเปิดใช้",
        "Engineers checked that the bridge was safe before it opened.",
    ),
    (
        "ผู้ป่วยต้องรับประทานยาให้ครบตามที่แพทย์สั่ง",
        "Patients must finish the medicine that the doctor orders.",
    ),
    ("แรงงานต่างชาติต้องมีใบอนุญาตทำงาน", "Foreign workers must hold a work permit."),
    (
        "หนังสือพิมพ์ลงข่าวการประชุมของผู้นำหลายประเทศ",
        "The newspaper reported a meeting of leaders of many countries.",
    ),
    (
        "แม่น้ำสายนี้ไหลผ่านห้าจังหวัดก่อนลงสู่ทะเล",
        "The river flows through five provinces before it meets the sea.",
    ),
)

_COLUMN: Mapping[Language, int] = {"th": 0, "en": 1}
_SHIPPED = Path(__file__).with_name("calibration.json")  # by encoder, so that it starts at once


def calibrate(encoder: Encoder) -> LanguageMeans:
    """Return the means of the calibration sentences, at once for the bundled encoder."""
    shipped = _shipped()
    if encoder.fingerprint in shipped:
        return LanguageMeans.from_json(shipped[encoder.fingerprint])
    return measured(encoder)


@lru_cache(maxsize=4)
def sentences(encoder: Encoder) -> Mapping[Language, Vectors]:
    """Return the vectors of the calibration sentences as passages, a row for each."""
    held = _shipped().get(encoder.fingerprint)
    if held is None:
        return {language: encoder.encode_passages(_texts(language)) for language in _COLUMN}
    rows = unpacked(held["sentences"], "<f2")
    return {language: row.reshape(len(SENTENCES), -1) for language, row in rows.items()}


def measured(encoder: Encoder) -> LanguageMeans:
    """Return the means of the calibration sentences as an encoder has them now."""
    return LanguageMeans(
        {language: _mean(encoder.encode_passages(_texts(language))) for language in _COLUMN},
        {language: _mean(encoder.encode_queries(_texts(language))) for language in _COLUMN},
    )


def ship(encoder: Encoder) -> None:
    """Write what an encoder measures into the file that comes with the package."""
    rows = {k: encoder.encode_passages(_texts(k)).reshape(-1) for k in _COLUMN}
    content = {**measured(encoder).to_json(), "sentences": packed(rows, "<f2")}
    text = json.dumps({encoder.fingerprint: content}, indent=1)
    _SHIPPED.write_text(f"{text}\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _shipped() -> dict[str, dict[str, dict[str, str]]]:
    held: dict[str, dict[str, dict[str, str]]] = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    return held


def _texts(language: Language) -> list[str]:
    return [pair[_COLUMN[language]] for pair in SENTENCES]


def _mean(vectors: Vectors) -> Vector:
    return np.asarray(vectors.mean(axis=0), dtype=np.float32)
