"""The request: what a trainer fills in to get a lesson, read leniently, faults told plainly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import LessonError
from assistant.frameworks.fields import Name, Text, read_file, word
from assistant.lessons.request.words import (
    ALIASES,
    FIELDS,
    LEAST_MINUTES,
    LENIENT,
    MESSAGES,
    MOST_MINUTES,
)
from assistant.schema import Language
from assistant.schema.lessons import LessonLanguage
from assistant.text.language import arabic_digits, detect

Emphasis = Literal["concepts", "cases", "practice"]
Level = Literal["basic", "intermediate", "advanced"]
_COUNT = re.compile(r"\s*\d+\s*(?:คน|people|persons?)?\s*")
_UNITS = ("นาที", "ข้อ", "คน", "minutes", "minute", "min", "items", "people")


def _number(value: object) -> object:
    """Read "60", "๖๐" and "60 นาที" as whole numbers."""
    if not isinstance(value, str):
        return value
    text = arabic_digits(value).strip().lower().replace(",", "")
    for unit in _UNITS:
        text = text.removesuffix(unit).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _listed(value: object) -> object:
    """Read one thing, or several parted by commas, as a list."""
    if value is None or value == "":
        return ()
    return tuple(value.replace("،", ",").split(",")) if isinstance(value, str) else value


Whole = Annotated[int, BeforeValidator(_number)]


class LessonRequest(BaseModel):
    """A request, as incomplete as the trainer left it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    topic: Text = ""
    title: Text = ""
    sections: Annotated[tuple[Text, ...], BeforeValidator(_listed)] = ()
    documents: Annotated[tuple[Name, ...], BeforeValidator(_listed)] = ()
    audience: Text = ""
    level: Annotated[Level | None, word(LENIENT["level"])] = None
    minutes: Whole = 60
    language: Annotated[LessonLanguage | None, word(LENIENT["language"])] = None
    group_size: Annotated[Whole, Field(ge=1, le=1000)] = 20
    quiz_items: Annotated[Whole, Field(ge=0, le=1000)] = 10
    emphasis: Annotated[
        tuple[Annotated[Emphasis, word(LENIENT["emphasis"])], ...], BeforeValidator(_listed)
    ] = ()
    framework: Text = ""

    @property
    def spoken(self) -> Language:
        """The language of the interface texts: that of the lesson, Thai where it is both."""
        return "en" if self.language == "en" else "th"


def parse_request(data: object) -> LessonRequest:
    """Read a request from plain data; its language is what it says, or that of its topic.

    Raises:
        LessonError: One line in the request's language: which field, what is wrong, what to do.
    """
    if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
        raise LessonError(MESSAGES["not_a_request"]["th"].format())
    named = _named(data)
    known = {k: v for k, v in named.items() if k in LessonRequest.model_fields and v is not None}
    spoken = _language_of(known)
    if not known:
        fields = ", ".join(LessonRequest.model_fields)
        raise LessonError(MESSAGES["no_field"][spoken].format(fields=fields))
    try:
        request = LessonRequest.model_validate(known)
    except ValidationError as error:
        raise LessonError(_explain(error, spoken)) from error
    if request.language is None:
        request = request.model_copy(update={"language": spoken})
    _check_minutes(request)
    return request


def load_request(path: Path) -> LessonRequest:
    """Read a request from a JSON or YAML file.

    Raises:
        LessonError: The file is absent, too large, neither JSON nor YAML, or not a request.
    """
    return parse_request(read_file(path, "lesson request", LessonError))


def _check_minutes(request: LessonRequest) -> None:
    for key, wrong in (
        ("minutes_few", request.minutes < LEAST_MINUTES),
        ("minutes_many", request.minutes > MOST_MINUTES),
    ):
        if wrong:
            said = MESSAGES[key][request.spoken]
            raise LessonError(
                said.format(minutes=request.minutes, least=LEAST_MINUTES, most=MOST_MINUTES)
            )


def _named(data: Mapping[str, object]) -> dict[str, object]:
    """Return the values by the fields' own names; learners that are a number are how many."""
    named = {ALIASES.get(key, key): value for key, value in data.items()}
    if _COUNT.fullmatch(str(named.get("audience"))) and "group_size" not in named:
        named["group_size"] = named.pop("audience")
    return named


def _language_of(data: Mapping[str, Any]) -> Language:
    """Return the language that a request names, or that its texts are written in."""
    named = LENIENT["language"].get(str(data.get("language") or "").casefold())
    if named:
        return "en" if named == "en" else "th"
    texts = " ".join(str(data.get(key) or "") for key in ("topic", "title", "audience")).strip()
    return detect(texts) if texts else "th"


def _explain(error: ValidationError, language: Language) -> str:
    """Say the first two faults; the values themselves are not repeated."""
    lines = []
    for fault in error.errors(include_url=False, include_input=False)[:2]:
        kind = "number" if fault["type"].startswith("int_") else fault["type"]
        why = MESSAGES.get(kind, MESSAGES["unreadable"])[language]
        limits = {k: v for k, v in fault.get("ctx", {}).items() if isinstance(v, str | int)}
        why = why.format(**{"expected": "", "ge": "", "le": "", **limits})
        field = FIELDS.get(str(fault["loc"][0]), {}).get(language, str(fault["loc"][0]))
        lines.append(MESSAGES["field"][language].format(field=field, why=why))
    return " · ".join(dict.fromkeys(lines))
