"""What would change a verdict: a layer above this one knows, and answers for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
from osaid.records.systems import System
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.analysis.remedies.questions import OpenQuestions
    from osaid.analysis.remedies.results import Remedies
    from osaid.analysis.remedies.sensitivity import Sensitivity


@frozen(eq=False)
class Grounds(Shown):
    """From what a verdict was made: a record, a policy, and what the caller decided."""

    system: System
    policy: CheckedPolicy
    given: Assumptions


class Adviser(Protocol):
    """Knows what would change verdicts, what is open of them, and what they hang on."""

    def remedies(
        self,
        grounds: Grounds,
        *,
        toward: str,
        prices: Mapping[str, int],
        forbid: Iterable[str],
        only: Iterable[str],
        seconds: float,
    ) -> Remedies:
        """Return the remedies; see `Verdict.remedies`."""

    def open_questions(self, grounds: Grounds, *, seconds: float) -> OpenQuestions:
        """Return what is not known and would decide; see `Verdict.open_questions`."""

    def sensitivity(self, grounds: Grounds, *, seconds: float) -> Sensitivity:
        """Return on what a verdict hangs; see `Verdict.sensitivity`."""


_FINDING: list[Callable[[], Adviser]] = []


def advised_by(find: Callable[[], Adviser]) -> None:
    """Let every verdict ask an adviser from now on, who is found when asked."""
    _FINDING[:] = [find]


def adviser() -> Adviser:
    """Return whom verdicts ask; raises `UsageError` while there is nobody."""
    if not _FINDING:
        message = "nobody is there to say what would change a verdict"
        cure = "import `osaid.assessment`, or judge with `osaid.evaluate`"
        raise UsageError([Diagnostic("no-adviser", message, help=cure)])
    (find,) = _FINDING
    return find()


def known(grounds: Grounds | None) -> Grounds:
    """Return from what a verdict was made; raises `UsageError` if that is not known."""
    if grounds is None:
        message = "the verdict was loaded, and has neither record nor policy with it"
        cure = "judge the system again, and ask the verdict that comes of it"
        raise UsageError([Diagnostic("no-record", message, help=cure)])
    return grounds
