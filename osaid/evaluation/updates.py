"""Which verdicts an update of licence facts alters, and through which licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from osaid.evaluation.findings import Finding
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue
from osaid.licenses.changes import Change, changes_between
from osaid.licenses.expression import With, leaves
from osaid.licenses.names import base_license
from osaid.licenses.own_names import resolved
from osaid.records.components import StatedLicense
from osaid.records.outcomes import Outcome
from osaid.records.statements import Fact
from osaid.records.systems import System
from osaid.values import Value


@frozen
class AlteredVerdict(Value):
    """A verdict that is not what it was: outcome, findings, and the licences at work.

    The outcome may be the same on both sides, while some `findings` are not.
    """

    source: str
    system: str
    before: Outcome
    after: Outcome
    findings: tuple[str, ...]
    licenses: tuple[str, ...]

    @property
    def flips(self) -> bool:
        """Return whether the outcome is another one."""
        return self.before is not self.after


@frozen
class Update(Value):
    """Two catalogues, of which one takes the place of the other.

    >>> from osaid.licenses.catalog import shipped
    >>> Update(shipped(), shipped()).changes
    ()
    """

    old: Catalogue
    new: Catalogue

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Return everything that the update alters."""
        return changes_between(self.old, self.new)

    @cached_property
    def licenses(self) -> frozenset[str]:
        """Return the ids of the licences of which something is altered."""
        return frozenset(c.license for c in self.changes if c.license is not None)

    def altered(
        self, source: str, system: System, policy: Policy
    ) -> AlteredVerdict | None:
        """Return what the update alters in the verdict on a system, None if nothing."""
        before = policy.evaluate(system, licenses=self.old)
        after = policy.evaluate(system, licenses=self.new)
        findings = tuple(_altered_findings(before, after))
        if not findings and before.outcome is after.outcome:
            return None
        return AlteredVerdict(
            source=source,
            system=before.system.title,
            before=before.outcome,
            after=after.outcome,
            findings=tuple(finding.name.partition("/")[2] for finding in findings),
            licenses=self._at_work(system, findings),
        )

    def _at_work(self, system: System, findings: Iterable[Finding]) -> tuple[str, ...]:
        """Return the altered licences of the parts that decide, or of any part."""
        parts = {(c.kind, c.component) for f in findings for c in f.causes}
        stated = [
            ((kind, name) in parts, id_)
            for kind, name, fact in _stated(system)
            for id_ in _ids(fact, self.new)
            if id_ in self.licenses
        ]
        deciding = {id_ for decides, id_ in stated if decides}
        return tuple(sorted(deciding or {id_ for _, id_ in stated}))


def _altered_findings(before: Verdict, after: Verdict) -> Iterator[Finding]:
    for one, other in zip(before.findings, after.findings, strict=True):
        if one.truth is not other.truth and not one.refers:
            yield other


def _stated(
    system: System,
) -> Iterator[tuple[str, str | None, Fact[StatedLicense]]]:
    yield "system", None, system.overall_terms
    for component in system.components:
        yield component.kind, component.name, component.license
    for _, parent in system.parents:
        yield from _stated(parent)


def _ids(fact: Fact[StatedLicense], catalogue: Catalogue) -> Iterator[str]:
    for value in fact.values:
        if not isinstance(value, StatedLicense):
            continue
        for leaf in leaves(resolved(value.expression, value.written, catalogue)):
            id_ = str(leaf.license) if isinstance(leaf, With) else str(leaf)
            yield base_license(id_) or id_
