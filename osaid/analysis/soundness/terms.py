"""Finds sets of licences that hold none, and those that hold the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.solving.asked import named_licenses
from osaid.analysis.solving.lattice import Lattice
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.proofs import settings_of
from osaid.analysis.soundness.questions import Everything
from osaid.evaluation.permissions import Sets
from osaid.licenses.algebra import InSet
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import SetName, Terms
from osaid.policy.traversal import nodes_in
from osaid.values import Shown

Held: TypeAlias = Mapping[tuple[tuple[str, str], ...], tuple[int, int]]
"""For each setting of the readings, which licences surely are in, and which may be."""

_MOST = 64
"""Of a set that hangs on more settings of the readings than this, nothing is told."""


def odd_terms(subject: Subject) -> Iterator[Finding]:
    """Yield the sets of a policy's own text without any licence, or with a twin.

    A set surely holds a licence of the catalogue, or one that the policy names. A set
    that is another one under a second name, and says so, is no twin.
    """
    known = _Known.of(subject)
    seen: dict[object, str] = {}
    for name, terms in subject.policy.terms.items():
        held = known.held(name) if subject.is_own(terms) else None
        if held is None:
            continue
        if not any(sure for sure, _ in held.values()):
            yield Finding(Code.EMPTY_TERMS, terms.name.span, name)
            continue
        key = frozenset(held.items())
        if key in seen and not _is_alias(terms):
            yield Finding(Code.SAME_TERMS, terms.name.span, name, seen[key])
        seen.setdefault(key, name)


@frozen(eq=False)
class _Known(Shown):
    """What the sets of a policy hold, licence by licence."""

    policy: CheckedPolicy
    lattice: Lattice

    @classmethod
    def of(cls, subject: Subject) -> _Known:
        named = named_licenses([Everything(subject.policy)])
        return cls(subject.policy, Lattice(subject.catalogue, named))

    def held(self, name: str) -> Held | None:
        """Return what a set holds, by the readings on which it hangs."""
        names = self._sets(name)
        parts = [self.policy.terms[each] for each in names]
        settings = list(islice(settings_of(self.policy, parts), _MOST + 1))
        if len(settings) > _MOST:
            return None
        return {tuple(s.items()): self._under(name, s) for s in settings}

    def _sets(self, name: str) -> list[str]:
        """Return a set with those of which it is made."""
        found = [name]
        for each in found:
            for node in nodes_in(self.policy.terms[each]):
                inner = str(node.name) if isinstance(node, SetName) else ""
                if inner in self.policy.terms and inner not in found:
                    found.append(inner)
        return found

    def _under(self, name: str, setting: Mapping[str, str]) -> tuple[int, int]:
        readings, catalogue = self.policy.chosen(setting), self.lattice.catalogue
        sets = Sets(self.policy, readings, catalogue)
        meant = sets.resolve(self.policy.terms_of(name, readings))
        wanted = InSet(meant, catalogue=catalogue)
        column = self.lattice.column
        return column((wanted, True)), column((wanted, False))


def _is_alias(terms: Terms) -> bool:
    return all(isinstance(choice.value, SetName) for choice in terms.choices)
