"""What each role may do, and who has which role."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import NotAllowed, SettingError

FILE = "roles.toml"  # in the home

Role = Literal["reader", "trainer", "librarian", "admin"]
Right = Literal["ask", "plan", "teach", "keep"]  # keep: add to the library, take from it, edit it

RIGHTS: Mapping[Role, frozenset[Right]] = {
    "reader": frozenset({"ask", "plan"}),
    "trainer": frozenset({"ask", "plan", "teach"}),
    "librarian": frozenset({"ask", "plan", "keep"}),
    "admin": frozenset(get_args(Right)),
}
_HIGHEST_FIRST: tuple[Role, ...] = ("admin", "librarian", "trainer", "reader")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is there: ``key`` names what is theirs, ``name`` is how they are called, if known."""

    key: str
    role: Role
    name: str = ""

    def may(self, right: Right) -> bool:
        """Tell whether this person may do something."""
        return right in RIGHTS[self.role]

    def require(self, right: Right) -> None:
        """Raise NotAllowed where this person may not do something."""
        if not self.may(right):
            raise NotAllowed(
                f"your role ({self.role}) does not allow this: ask whoever runs the assistant"
                " / สิทธิ์ของท่านไม่อนุญาตให้ทำสิ่งนี้ โปรดติดต่อผู้ดูแลระบบ"
            )


class _Members(BaseModel):
    model_config = ConfigDict(extra="forbid")
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Roles(BaseModel):
    """Who has which role; ``claim`` is where the provider tells the groups of a person.

    ``default`` is the role of whoever is not listed; "none" lets nobody else in. ``blocked`` come
    in no more, whatever else is said of them. After ``hours`` a person signs in anew, so that the
    provider tells their groups as they are.
    """

    model_config = ConfigDict(extra="forbid")
    default: Role | Literal["none"] = "reader"
    claim: str = "groups"
    hours: float = Field(default=24.0, gt=0)
    blocked: tuple[str, ...] = ()
    roles: dict[Role, _Members] = {}


def load_roles(home: Path) -> Roles:
    """Return the roles of a home; without a file everybody is a reader.

    Raises:
        SettingError: The file cannot be read: nobody gets a role by mistake.
    """
    path = home / FILE
    try:
        return Roles.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Roles()
    except (OSError, ValueError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise SettingError(f"{path} cannot be read ({first}): see docs/people.md") from error


def person_of(claims: Mapping[str, Any], roles: Roles) -> Person | None:
    """Return who the provider says has signed in; None where they have no role here.

    A person is told by issuer and subject, which never change; an address that the provider calls
    not verified gives no role.
    """
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not issuer or not subject:
        return None
    digest = hashlib.sha256(json.dumps([f"{issuer}", f"{subject}"]).encode()).hexdigest()[:40]
    verified = claims.get("email_verified") is not False
    email = str(claims.get("email") or "").casefold() if verified else ""
    names = {f"{subject}".casefold(), email} - {""}
    role = _role(roles, names, _texts(claims.get(roles.claim)))
    if role is None:
        return None
    return Person(f"oidc:{digest}", role, str(claims.get("name") or email or subject)[:80])


def is_stale(claims: Mapping[str, Any], roles: Roles, now: float) -> bool:
    """Tell whether what the provider said is too old to go by; ``now`` is in seconds of Unix."""
    said = claims.get("iat")
    return isinstance(said, int | float) and now - said > roles.hours * 3600


def _role(roles: Roles, names: set[str], groups: Sequence[str]) -> Role | None:
    if names & {one.casefold() for one in roles.blocked}:
        return None
    for role in _HIGHEST_FIRST:
        listed = roles.roles.get(role, _Members())
        if names & {one.casefold() for one in listed.people} or set(groups) & set(listed.groups):
            return role
    return None if roles.default == "none" else roles.default


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def not_signed_in() -> NotAllowed:
    """Return what to raise where somebody is wanted and nobody has signed in."""
    return NotAllowed("sign in first / โปรดเข้าสู่ระบบก่อน")


def unreadable_sign_in(file: Path) -> SettingError:
    """Return what to raise where a sign-in is set up in a file that cannot be read."""
    return SettingError(
        f"the sign-in is set up in a file that cannot be read ({file} or beside it):"
        " nobody comes in until it is mended / อ่านไฟล์ตั้งค่าการลงชื่อเข้าใช้ไม่ได้ จึงยังไม่เปิดให้ใช้"
    )
