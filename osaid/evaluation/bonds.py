"""How the licences of parents count beside the licence of parameters.

What is asked of the parameters must hold of each of them, as if they were joined by
`AND`; what several sources say of one gives several candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import field, frozen

from osaid.diagnostics import quoted
from osaid.evaluation.facts import (
    Subject,
    cause,
    described,
    evidence_of,
    is_contested,
)
from osaid.evaluation.judged import Cause, Judged, Nature, both, either
from osaid.evaluation.lineage import WHOLE
from osaid.evaluation.permissions import (
    TEXTUAL,
    Requirement,
    Sets,
    requirement,
)
from osaid.licenses.algebra import explain
from osaid.licenses.catalog import Catalogue
from osaid.licenses.derivatives import binds_derivatives
from osaid.licenses.expression import Expression, Leaf, leaves
from osaid.licenses.facts import facts_of_leaf
from osaid.policy import syntax
from osaid.records.components import Bond, Component, Presence
from osaid.records.kinds import PARENT
from osaid.records.statements import SILENT, Fact
from osaid.records.words import words
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown


def with_bonds(
    own: Judged, subject: Subject, test: syntax.LicenseTest, sets: Sets
) -> Judged:
    """Return what a test of a licence comes to, with what parents add to it.

    `own` is what it comes to without them.
    """
    record = subject.record
    if not isinstance(record, Component) or isinstance(test, TEXTUAL):
        return own
    asked, known = requirement(test, sets), sets.catalogue
    bound = (_Asked(bond, subject, asked, known).judged() for bond in record.bonds)
    return (either if asked.negated else both)((own, *bound))


@frozen(eq=False)
class _Asked(Shown):
    """One bond of parameters, and what is asked of them."""

    bond: Bond
    subject: Subject
    asked: Requirement
    catalogue: Catalogue
    truth: Truth = field(init=False)

    @truth.default
    def _truth(self) -> Truth:
        return agreed(map(self._of, self.bond.candidates))

    def _of(self, terms: Expression | None) -> Truth:
        if terms is None:
            return truth_of(not self.asked.negated)
        return self.asked.of(terms)

    def judged(self) -> Judged:
        """Return the truth, and what decided it."""
        return Judged(self.truth, lambda: tuple(self._causes()))

    def _causes(self) -> Iterator[Cause]:
        parent = Subject(Component(PARENT, self.bond.parent or PARENT))
        derivation: Fact[Any] = self.bond.derivation
        presence: Fact[Any] = self.bond.presence
        yield self._of_license()
        is_open = self.truth is Truth.UNKNOWN
        if is_open or not derivation.is_silent:
            yield cause(parent, "derivation", derivation, self.truth)
        if is_open and Presence.ABSENT in (presence.values or Presence):
            yield cause(parent, "presence", presence, self.truth)

    def _of_license(self) -> Cause:
        bond = self.bond
        said: Fact[Any] = bond.license
        name = f"license of {quoted(bond.of[-1] or PARENT)}" if bond.of else "license"
        if said.is_silent:
            nature = Nature.SILENT
        elif is_contested(name, said):
            nature = Nature.CONTESTED
        else:
            nature = Nature.LICENSE if self.truth is Truth.UNKNOWN else Nature.STATED
        says = f"{described(name, said)}, {self._reach()}"
        if not said.is_silent:
            says += self._ground() + self._why()
        named, evidence = bond.parent or PARENT, evidence_of(said)
        return Cause(PARENT, named, name, says, self.truth, nature, evidence)

    def _reach(self) -> str:
        """Return to what the licence applies, and beside which one."""
        component = self.subject.record
        about = cause(self.subject, "license", SILENT, self.truth)
        own = component.license.values if isinstance(component, Component) else ()
        beside = f" beside {', '.join(sorted(map(words, own)))}" if own else ""
        verb = "may apply" if None in self.bond.candidates else "applies"
        link = "and it" if self.bond.license.is_silent else "which"
        return f"{link} {verb} to {about.subject}{beside}"

    def _ground(self) -> str:
        """Return by which clause it binds what is derived, or that none settles it."""
        derivations = self.bond.derivation.values
        if derivations and WHOLE.issuperset(derivations):
            return ""
        terms = (t for t in self.bond.candidates if t is not None)
        named = sorted({leaf for t in terms for leaf in leaves(t)}, key=str)
        unsettled = any(self._binds(leaf) is Truth.UNKNOWN for leaf in named)
        if unsettled and self.truth is Truth.UNKNOWN:
            return " (whether it binds derivatives is not settled)"
        clauses = [clause for leaf in named for clause in self._clauses(leaf, named)]
        return f" (derivatives are bound by {', '.join(clauses)})" if clauses else ""

    def _binds(self, leaf: Leaf) -> Truth:
        return binds_derivatives(leaf, self.catalogue)

    def _clauses(self, leaf: Leaf, named: Sequence[Leaf]) -> Iterator[str]:
        """Yield the clause by which a licence binds, of which one if there are more."""
        facts = facts_of_leaf(leaf, self.catalogue)
        if facts is None or self._binds(leaf) is not Truth.TRUE:
            return
        clause = facts.derivatives and facts.derivatives.clause
        if clause:
            yield f"clause {clause}" + (f" of {facts.name}" if len(named) > 1 else "")

    def _why(self) -> str:
        """Return what the terms say that decide, or that keep it open."""
        if self.truth is Truth.TRUE:
            return ""
        terms = [t for t in self.bond.candidates if t is not None]
        deciding = [t for t in terms if self._of(t) is self.truth]
        # Where no terms are unknown, they are open between these and nothing.
        against = [t for t in terms if self._of(t) is not self._of(None)]
        telling = min(deciding or against, key=str)
        return f": {explain(telling, self.asked.wanted)}"
