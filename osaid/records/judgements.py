"""What a judgement of a person was about, and whether that has changed since."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from osaid.records.canonical import digest_of
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.problems import ALL
from osaid.records.statements import Fact, SetFact
from osaid.records.systems import Attestation, System


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
    return evolve(attestation, digest=digest_of(judged_facts(attestation, system)))
