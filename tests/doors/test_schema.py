"""Whatever the schema allows, and much that it does not, is answered as the schema says."""

from __future__ import annotations

from typing import cast

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistant.answering.assistant import Assistant
from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
DESCRIBED = make_app(cast("Assistant", None), cast("KeyStore", None)).openapi()
WAYS = [(path, way) for path, ways in DESCRIBED["paths"].items() for way in ways]


@pytest.fixture(scope="module")
def described(door):
    return schemathesis.openapi.from_asgi("/openapi.json", door)


@pytest.mark.parametrize(("path", "way"), WAYS)
def test_every_request_is_answered_as_the_schema_says(described, door, path, way):
    headers = {"Authorization": f"Bearer {door.state.given['writer']}"}

    @seed(1)
    @settings(
        max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=described[path][way.upper()].as_strategy())
    def answered(case):
        case.call_and_validate(headers={**(case.headers or {}), **headers}, checks=CHECKS)

    answered()
