"""On what a verdict rests: how many facts of each grade, and whose judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from osaid.evaluation.judged import Cause, Nature
from osaid.evaluation.parts import Basis
from osaid.records.statements import Grade


def basis_of(causes: Iterable[Cause], assumptions: int) -> Basis:
    """Count each fact once by its best grade, and each attestation once."""
    ranks: dict[tuple[str, str | None, str], int] = {}
    attestations = set()
    for cause in causes:
        if cause.nature is Nature.ATTESTATION:
            judgement = cause.field.partition(" ")[0]
            attestations |= {(judgement, evidence) for evidence in cause.evidence}
        elif cause.evidence:
            fact = (cause.kind, cause.component, cause.field)
            best = max(evidence.grade.rank for evidence in cause.evidence)
            ranks[fact] = max(best, ranks.get(fact, best))
    counts = Counter(ranks.values())
    return Basis(
        grades=tuple((g, counts[g.rank]) for g in Grade if counts[g.rank]),
        attestations=len(attestations),
        assumptions=assumptions,
    )
