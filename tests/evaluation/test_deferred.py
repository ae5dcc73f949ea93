"""A verdict looks whole from the beginning, and lets go of what made it in the end."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable

import pytest

import osaid
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.verdicts import Verdict

POLICY = osaid.load_policy("osaid 1.0")
SYSTEM = osaid.read("example:grok-1")
POLICY.evaluate(SYSTEM)


def interpreters() -> int:
    gc.collect()
    return sum(isinstance(one, Interpreter) for one in gc.get_objects())


WHOLE: list[Callable[[Verdict], object]] = [hash, repr, Verdict.to_dict, pickle.dumps]


@pytest.mark.parametrize("look", WHOLE, ids=["hash", "repr", "to_dict", "pickle"])
def test_a_verdict_that_is_whole_keeps_nothing_else(
    look: Callable[[Verdict], object],
) -> None:
    before = interpreters()
    verdict = POLICY.evaluate(SYSTEM)
    assert verdict.findings[0].causes
    assert interpreters() > before
    look(verdict)
    assert interpreters() == before
    assert verdict == POLICY.evaluate(SYSTEM)
    assert verdict.findings[0] == pickle.loads(pickle.dumps(verdict.findings[0]))  # noqa: S301 - made here


def test_what_a_verdict_does_not_have_is_missing_before_and_after() -> None:
    verdict = POLICY.evaluate(SYSTEM)
    for _ in range(2):
        with pytest.raises(AttributeError, match="no attribute 'outcomes'"):
            getattr(verdict, "outcomes")  # noqa: B009 - not known to a checker
        assert not hasattr(verdict.findings[0], "reasons")
        verdict.to_dict()
