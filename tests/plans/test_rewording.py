"""Without a language model a plan is in the planner's words."""

from __future__ import annotations

import pytest

from assistant.errors import ModelError
from assistant.plans.rewording import reworded


def test_no_model_changes_nothing(library, fishing):
    assert reworded(library, fishing, "none") == fishing


def test_a_model_that_there_is_not_is_told(library, fishing):
    with pytest.raises(ModelError):
        reworded(library, fishing, "nobody:nothing")
