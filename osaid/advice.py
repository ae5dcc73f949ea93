"""What would change a verdict, or decide it, asked of a system and a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypedDict, Unpack

from osaid.analysis.remedies.questions import OpenQuestions
from osaid.analysis.remedies.results import Remedies
from osaid.analysis.remedies.sensitivity import Sensitivity
from osaid.assessment import evaluate
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import SECONDS
from osaid.library.shipped import DEFAULT
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import Extent, System


class Choices(TypedDict, total=False):
    """What a caller decides for the verdict, as for `evaluate`."""

    as_of: date | None
    readings: Mapping[str, str] | None
    assume: Extent | None
    licenses: Catalogue | None
    level: str | None


def remedies(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    toward: str = "possible",
    prices: Mapping[str, int] = MappingProxyType({}),
    forbid: Iterable[str] = (),
    only: Iterable[str] = (),
    seconds: float = SECONDS,
    **choices: Unpack[Choices],
) -> Remedies:
    """Return the smallest sets of changes after which a verdict is as wanted.

    What is asked of the remedies is as for `Verdict.remedies`, the other options are
    those of `evaluate`. Raises `UsageError` for whatever is named that does not exist,
    and without the extra `osaid[solver]`.

    >>> from osaid.assessment import read
    >>> found = remedies(read("example:bloom"))
    >>> [(change.move.value, change.fact.component) for change in found.best.changes]
    [('license', 'weights')]
    """
    verdict = evaluate(system, policy, **choices)
    return verdict.remedies(
        toward=toward, prices=prices, forbid=forbid, only=only, seconds=seconds
    )


def open_questions(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    seconds: float = SECONDS,
    **choices: Unpack[Choices],
) -> OpenQuestions:
    """Return what is not known and would decide an undetermined verdict.

    See `Verdict.open_questions`; the other options are those of `evaluate`.

    >>> from osaid.assessment import read
    >>> found = open_questions(read("example:olmo"))
    >>> [asked.fact.field for asked in found.order]
    ['attested', 'attested', 'listing']
    """
    verdict = evaluate(system, policy, **choices)
    return verdict.open_questions(seconds=seconds)


def sensitivity(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    seconds: float = SECONDS,
    **choices: Unpack[Choices],
) -> Sensitivity:
    """Return whether a verdict can end otherwise, and on which facts it hangs.

    See `Verdict.sensitivity`; the other options are those of `evaluate`.

    >>> from osaid.assessment import read
    >>> told = sensitivity(read("example:bloom"))
    >>> [hinge.fact.field for hinge in told.hinges]
    ['presence', 'license']
    """
    verdict = evaluate(system, policy, **choices)
    return verdict.sensitivity(seconds=seconds)
