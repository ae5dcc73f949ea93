"""Finds sets of licences that hold none, and those that hold the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from osaid.analysis.solving.asked import named_licenses
from osaid.analysis.solving.lattice import Lattice
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.proofs import settings_of
from osaid.analysis.soundness.questions import Everything
from osaid.evaluation.permissions import Sets
from osaid.licenses.algebra import InSet
from osaid.policy.syntax import SetName, Terms

Held: TypeAlias = tuple[tuple[int, int], ...]
"""For each setting of the readings, which licences surely are in, and which may be."""


def odd_terms(subject: Subject) -> Iterator[Finding]:
    """Yield the sets of a policy's own text without any licence, or with a twin.

    A set surely holds a licence of the catalogue, or one that the policy names. A set
    that is another one under a second name, and says so, is no twin.
    """
    seen: dict[Held, str] = {}
    known = _Known(subject)
    for name, terms in subject.policy.terms.items():
        if not subject.is_own(terms):
            continue
        held = known.held(name)
        if not any(sure for sure, _ in held):
            yield Finding(Code.EMPTY_TERMS, terms.name.span, name)
        elif held in seen and not _is_alias(terms):
            yield Finding(Code.SAME_TERMS, terms.name.span, name, seen[held])
        seen.setdefault(held, name)


class _Known:
    """What the sets of a policy hold, licence by licence."""

    def __init__(self, subject: Subject) -> None:
        self._policy = policy = subject.policy
        self._catalogue = subject.catalogue
        named = named_licenses([Everything(policy)])
        self._lattice = Lattice(subject.catalogue, named)
        self._settings = list(settings_of(policy))

    def held(self, name: str) -> Held:
        return tuple(self._under(name, sets) for sets in self._sets())

    def _sets(self) -> Iterator[Sets]:
        for setting in self._settings:
            readings = self._policy.chosen(setting)
            yield Sets(self._policy, readings, self._catalogue)

    def _under(self, name: str, sets: Sets) -> tuple[int, int]:
        meant = sets.policy.terms_of(name, sets.readings)
        wanted = InSet(sets.resolve(meant), catalogue=self._catalogue)
        column = self._lattice.column
        return column((wanted, True)), column((wanted, False))


def _is_alias(terms: Terms) -> bool:
    return all(isinstance(choice.value, SetName) for choice in terms.choices)
