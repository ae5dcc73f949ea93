"""Judgements of people on record: which count, and which are stale."""

from __future__ import annotations

from datetime import date

from osaid.evaluation.judged import Cause, Evidence, Judged, Nature, because
from osaid.records.judgements import is_stale, judged_facts, restated
from osaid.records.statements import Grade
from osaid.records.systems import Attestation, System
from osaid.truth import Truth, agreed, truth_of

__all__ = ["attested", "is_stale", "is_valid", "judged_facts", "restated"]

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
        and fits(attestation, role, system.supplier)
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


def fits(attestation: Attestation, role: str | None, supplier: str | None) -> bool:
    """Return whether somebody of a role gave it; the supplier is not independent."""
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
