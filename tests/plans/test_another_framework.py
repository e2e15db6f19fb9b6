"""What only a plan by another framework than the default one shows: the words are its file's."""

from __future__ import annotations

import planning
import pytest

from assistant.export import PAPERS
from assistant.plans.editing import redraft
from assistant.plans.files import to_dict, write

ANOTHER = [case for case in planning.CASES.values() if case.name not in planning.NETWORKS]


@pytest.fixture(scope="module", params=ANOTHER, ids=str)
def other(request):
    """A brief by another framework, the library that holds its work, and the plan."""
    library = request.getfixturevalue(request.param.library)
    return request.param, library, planning.drafted(library, request.param.name)


def test_it_names_its_framework_and_its_choices(other):
    case, _, plan = other
    assert plan.framework == case.framework
    assert to_dict(plan)["integration_model"]["choice"] == case.way
    assert to_dict(plan)["agreement"]["form"] == case.bond


def test_its_roles_are_called_as_its_file_says(other):
    case, _, plan = other
    hubs = [partner for partner in plan.network.nodes if partner.role == "hub"]
    kind = case.rules.hubs[case.way].kind if case.way in case.rules.hubs else ""
    roles = {row["role"] for row in to_dict(plan)["members"]}
    own = {text[plan.language] for key, text in case.rules.texts.items() if key.startswith("role_")}
    assert bool(hubs) == bool(kind)
    assert bool(roles & own) == (f"role_{kind}" in case.rules.texts)


def test_nothing_that_its_framework_says_lacks_evidence(other):
    *_, plan = other
    assert not any("not found" in warning for warning in plan.warnings)


def test_it_is_drafted_anew_by_the_same_framework(other):
    case, library, plan = other
    assert redraft(library, plan).framework == case.framework


@pytest.mark.parametrize("suffix", PAPERS)
def test_it_is_written_in_every_format(other, suffix):
    *_, plan = other
    assert len(write(plan, suffix)) > 3_000
