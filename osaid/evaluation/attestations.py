"""Judgements of people on record: which count, and which are stale."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from osaid.evaluation.judged import Cause, Evidence, Judged, Nature, because
from osaid.records.canonical import digest_of
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.problems import ALL
from osaid.records.statements import Fact, Grade, SetFact
from osaid.records.systems import Attestation, System
from osaid.truth import Truth, agreed, truth_of

INDEPENDENT = "independent"


def attested(
    system: System, judgement: str, role: str | None, as_of: date | None
) -> Judged:
    """Return what valid attestations of a judgement say.

    None that counts is unknown, and so are yes and no together. The role
    `independent` means anybody but the supplier.
    """
    counted = [
        attestation
        for attestation in system.attestations
        if attestation.judgement == judgement
        and _fits(attestation, role, system.supplier)
        and is_valid(attestation, as_of)
        and not is_stale(attestation, system)
    ]
    answers = {a.answer for a in counted}
    truth = agreed(map(truth_of, answers)) if answers else Truth.UNKNOWN
    says = f"{judgement} {_words(counted, truth)}"
    ground = tuple(
        Evidence(Grade.ASSERTED, a.by, next(iter(a.evidence), None), a.by, a.place)
        for a in counted
    )
    wanted = f"{judgement} by {role}" if role else judgement
    nature = Nature.ATTESTATION
    return because(Cause("system", None, wanted, says, truth, nature, ground))


def _fits(attestation: Attestation, role: str | None, supplier: str | None) -> bool:
    if role == INDEPENDENT:
        return not attestation.is_from(supplier)
    return role is None or attestation.role == role


def _words(counted: list[Attestation], truth: Truth) -> str:
    if not counted:
        return "not attested by anybody"
    said = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "yes and no"}[truth]
    return f"attested: {said} ({', '.join(sorted({a.by for a in counted}))})"


def is_valid(attestation: Attestation, as_of: date | None) -> bool:
    """Return whether an attestation has been given, and has not run out, on a day."""
    if as_of is None:
        return True
    given = attestation.made is None or attestation.made <= as_of
    return given and (attestation.until is None or as_of < attestation.until)


def is_stale(attestation: Attestation, system: System) -> bool:
    """Return whether what was judged has changed since.

    With a digest, when the facts have another one now; else when one of their
    statements is dated later than the attestation.
    """
    facts = judged_facts(attestation, system)
    if attestation.digest is not None:
        return digest_of(facts) != attestation.digest
    if attestation.made is None:
        return False
    return any(
        statement.origin.made is not None and statement.origin.made > attestation.made
        for _, fact in facts
        for statement in fact.statements
    )


def judged_facts(
    attestation: Attestation, system: System
) -> tuple[tuple[str, Fact[Any]], ...]:
    """Return the facts an attestation names, sorted by `component.field`."""
    judged = set(attestation.judged)
    found = [
        fact
        for component in system.components
        for name, field in fields_of(Component).items()
        if not field.derived
        and not judged.isdisjoint({ALL, component.name, f"{component.name}.{name}"})
        for fact in _facts(
            f"{component.name}.{name}", getattr(component, field.attribute)
        )
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _facts(name: str, known: Fact[Any] | SetFact) -> list[tuple[str, Fact[Any]]]:
    if isinstance(known, SetFact):
        return [(f"{name}.{element}", fact) for element, fact in known.elements]
    return [(name, known)]


def restated(attestation: Attestation, system: System) -> Attestation:
    """Return an attestation with the digest of the facts as they are now."""
    return attrs.evolve(
        attestation, digest=digest_of(judged_facts(attestation, system))
    )
