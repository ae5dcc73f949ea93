"""What would change a verdict, or decide it, asked of a system and a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from osaid.analysis.remedies.questions import OpenQuestions
from osaid.analysis.remedies.results import Remedies
from osaid.analysis.remedies.sensitivity import Sensitivity
from osaid.assessment import evaluate
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import SECONDS
from osaid.library.shipped import DEFAULT
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import Extent, System


def remedies(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    toward: str = "possible",
    prices: Mapping[str, int] = MappingProxyType({}),
    forbid: Iterable[str] = (),
    only: Iterable[str] = (),
    seconds: float = SECONDS,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
    level: str | None = None,
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
    verdict = evaluate(
        system,
        policy,
        as_of=as_of,
        readings=readings,
        assume=assume,
        licenses=licenses,
        level=level,
    )
    return verdict.remedies(
        toward=toward, prices=prices, forbid=forbid, only=only, seconds=seconds
    )


def open_questions(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    seconds: float = SECONDS,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
    level: str | None = None,
) -> OpenQuestions:
    """Return what is not known and would decide an undetermined verdict.

    See `Verdict.open_questions`; the other options are those of `evaluate`.

    >>> from osaid.assessment import read
    >>> found = open_questions(read("example:olmo"))
    >>> [asked.fact.field for asked in found.order]
    ['attested', 'attested', 'listing']
    """
    verdict = evaluate(
        system,
        policy,
        as_of=as_of,
        readings=readings,
        assume=assume,
        licenses=licenses,
        level=level,
    )
    return verdict.open_questions(seconds=seconds)


def sensitivity(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    seconds: float = SECONDS,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
    level: str | None = None,
) -> Sensitivity:
    """Return whether a verdict can end otherwise, and on which facts it hangs.

    See `Verdict.sensitivity`; the other options are those of `evaluate`.

    >>> from osaid.assessment import read
    >>> told = sensitivity(read("example:bloom"))
    >>> [hinge.fact.field for hinge in told.hinges]
    ['presence', 'license']
    """
    verdict = evaluate(
        system,
        policy,
        as_of=as_of,
        readings=readings,
        assume=assume,
        licenses=licenses,
        level=level,
    )
    return verdict.sensitivity(seconds=seconds)
