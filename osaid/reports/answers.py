"""What came of one input: a verdict, or the reasons why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from osaid.diagnostics import Diagnostic, Severity
from osaid.evaluation.verdicts import Verdict
from osaid.values import Value

if TYPE_CHECKING:
    from osaid.evaluation.alternatives import Alternatives
    from osaid.reports.advice import Advice


@frozen
class Answer(Value):
    """What came of one system of an input.

    `source` addresses it, such as `models.csv#42`. Without a verdict,
    `diagnostics` holds at least one error. `alternatives` are there when every
    reading was asked for, and `advice` when remedies were.
    """

    source: str
    verdict: Verdict | None
    diagnostics: tuple[Diagnostic, ...] = ()
    alternatives: Alternatives | None = None
    advice: Advice | None = None

    @property
    def title(self) -> str:
        """Return the system's name and release, or else where it stands."""
        return self.source if self.verdict is None else self.verdict.system.title

    @property
    def problem(self) -> str:
        """Return the first error in one line, empty without one.

        With a verdict it is every one, as none of them stopped the judging.
        """
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        most = 1 if self.verdict is None else len(errors)
        return "; ".join(f"{d.message} [{d.code}]" for d in errors[:most])
