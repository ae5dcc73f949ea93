"""Judgements and claims of several sources, carried into one record."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.records.joining.disagreements import Disagreement, Mention, Side, same
from osaid.records.joining.spans import collide
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.judgements import is_stale, judged_facts, restated
from osaid.records.systems import Attestation, Claim, System
from osaid.records.words import words

JUDGED = "attested"
"""The word before a judgement, where it stands for a field."""

_SUPPLIER = "supplier"


@frozen(eq=False)
class Carrying:
    """Carries what people judged over to the joined record.

    `named` are the records under the names of the joined one, which is `system`.
    """

    witnesses: Sequence[Witness]
    named: Sequence[System]
    system: System
    suppliers: frozenset[str]

    @cached_property
    def _kept(self) -> Sequence[tuple[Witness, Attestation, Attestation]]:
        """Return who brought which judgement, and what has become of it."""
        return [
            (told, before, self._as_it_stands(before, now, told, named))
            for told, named in zip(self.witnesses, self.named, strict=True)
            for before, now in zip(
                told.system.attestations, named.attestations, strict=True
            )
        ]

    def attestations(self) -> tuple[tuple[Attestation, ...], tuple[Diagnostic, ...]]:
        """Return the judgements of all, each once, and remarks on some of them.

        A judgement whose facts are still told alike goes on to count: its digest is
        made anew. Otherwise it keeps that of the facts as they were judged, and no
        longer counts.
        """
        found: dict[Attestation, Attestation] = {}
        remarks: list[Diagnostic] = []
        for told, before, kept in self._kept:
            if _is_outdated(before, kept, told, self.system):
                remarks.append(_outdated(kept))
            mine = self._by_supplier(kept)
            if mine is not kept:
                remarks.append(_of_supplier(kept))
            found.setdefault(evolve(mine, place=None), mine)
        return tuple(found[one] for one in sorted(found, key=repr)), tuple(remarks)

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield the judgements on which people differ, of those that count."""
        found: dict[str, list[tuple[Attestation, str]]] = {}
        for told, _, one in self._kept:
            if not is_stale(one, self.system):
                found.setdefault(one.judgement, []).append((one, told.name))
        for judgement, made in sorted(found.items()):
            spans = [((date.min, one.until or date.max), one.answer) for one, _ in made]
            if collide(spans):
                sides = tuple(_side(made, answer=answer) for answer in (False, True))
                yield Disagreement(None, "system", f"{JUDGED} {judgement}", sides)

    def _as_it_stands(
        self, before: Attestation, now: Attestation, told: Witness, named: System
    ) -> Attestation:
        if told.role is Role.SUPPLEMENT or is_stale(before, told.system):
            return now
        alike = _judged(now, named) == _judged(now, self.system)
        stands = not is_stale(now, self.system)
        if stands is alike:
            return now
        return restated(now, self.system if alike else named)

    def _by_supplier(self, one: Attestation) -> Attestation:
        """Return a judgement as the supplier's own, if any source says that it is."""
        named = one.by.casefold() in self.suppliers
        if named and not one.is_from(self.system.supplier):
            return evolve(one, role=_SUPPLIER)
        return one


def _is_outdated(
    before: Attestation, now: Attestation, told: Witness, system: System
) -> bool:
    """Return whether a judgement counted in its own record, and no longer does."""
    if told.role is Role.SUPPLEMENT:
        return False
    return is_stale(now, system) and not is_stale(before, told.system)


def _side(made: Sequence[tuple[Attestation, str]], *, answer: bool) -> Side:
    mentions = dict.fromkeys(
        Mention(name, by=one.by, place=one.place)
        for one, name in made
        if one.answer is answer
    )
    return Side(words(answer), tuple(mentions))


def _judged(one: Attestation, system: System) -> dict[str, frozenset[Hashable]]:
    """Return what is told of the facts that were judged."""
    facts: Sequence[tuple[str, Any]] = judged_facts(one, system)
    return {name: frozenset(map(same, fact.values)) for name, fact in facts}


def _outdated(one: Attestation) -> Diagnostic:
    message = (
        f"{quoted(one.judgement)}, attested by {quoted(one.by)}, no longer counts: "
        "another source says more, or otherwise, of what was judged"
    )
    cure = "let it be judged again, on what the sources say together"
    return Diagnostic(
        "attestation-outdated", message, one.place, cure, severity=Severity.WARNING
    )


def _of_supplier(one: Attestation) -> Diagnostic:
    message = (
        f"{quoted(one.judgement)} is attested by {quoted(one.by)}, whom one of the "
        "sources names as the supplier"
    )
    severity = Severity.INFORMATION
    return Diagnostic("attestation-of-supplier", message, one.place, severity=severity)


def claims(systems: Sequence[System]) -> tuple[Claim, ...]:
    """Return the published verdicts in all records, each once, by names of their own.

    >>> from osaid.records.outcomes import Group
    >>> one = Claim("osi", "OSI", "complies", Group.CONFORMS)
    >>> other = Claim("osi", "OSI", "fails", Group.TERMS)
    >>> [claim.name for claim in claims([System("a", claims=(one, other, one))])]
    ['osi', 'osi (2)']
    """
    every = {
        evolve(claim, place=None): claim
        for system in systems
        for claim in system.claims
    }
    return tuple(_by_own_names([every[one] for one in sorted(every, key=repr)]))


def _by_own_names(known: Sequence[Claim]) -> Iterator[Claim]:
    names = {claim.name for claim in known}
    taken: set[str] = set()
    for claim in known:
        name, number = claim.name, 1
        while name in taken or (number > 1 and name in names):
            number += 1
            name = f"{claim.name} ({number})"
        taken.add(name)
        yield claim if name == claim.name else evolve(claim, name=name)
