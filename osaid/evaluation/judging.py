"""From a system and a policy to a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from osaid.evaluation.acceptance import accept_claim
from osaid.evaluation.cases import Assumptions, Case, Item, outcome_of
from osaid.evaluation.findings import Finding, reasons, sorted_causes
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judged import Cause, Judged, Nature, both
from osaid.evaluation.lenses import ACTUAL, FORM, TERMS, Lens
from osaid.evaluation.parts import (
    Acceptance,
    Assumption,
    Basis,
    FreedomVerdict,
    LicenseData,
    PolicyIdentity,
    SystemIdentity,
)
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Freedom
from osaid.records.canonical import digest
from osaid.records.outcomes import Decision, Group, Outcome
from osaid.records.statements import NONE, Grade
from osaid.records.systems import Claim, System
from osaid.truth import Truth


def judge_system(
    system: System, policy: CheckedPolicy, given: Assumptions | None = None
) -> Verdict:
    """Return the verdict: every sentence, the freedoms, the group, the basis."""
    given = given or Assumptions()
    case = Case.of(system, policy, given)
    actual = case.through(ACTUAL)
    findings = tuple(f for item in case.items for f in findings_of(case, actual, item))
    applies = case.applies(actual)
    outcome = outcome_of(applies.truth, case.whole(actual).truth)
    group, still_open = _group(case, outcome)
    believed = [claim for claim in system.claims if claim.name in given.accept]
    answers = [_accepted(case, claim, outcome, group) for claim in believed]
    assumptions = tuple(a for _, assumed in answers for a in assumed)
    return Verdict(
        source=system.place.file if system.place else None,
        system=_identity(system, case.system),
        policy=_policy(policy, case.readings),
        licenses=LicenseData(**case.licenses.versions, own=case.licenses.own),
        as_of=case.as_of,
        outcome=outcome,
        decision=_DECISION[outcome],
        group=group,
        freedoms=tuple(
            judge_freedom(case, freedom) for freedom in policy.freedoms.values()
        ),
        basis=_basis(_deciding(findings, applies, outcome), len(assumptions)),
        findings=findings,
        open_after_terms=still_open,
        applies=applies.truth,
        applies_because=tuple(_because(applies)),
        assumed=given.listing,
        claims=system.claims,
        acceptances=tuple(acceptance for acceptance, _ in answers),
        assumptions=assumptions,
        attestations=system.attestations,
    )


_DECISION = {
    Outcome.CONFORMS: Decision.ACCEPTED,
    Outcome.FAILS: Decision.REJECTED,
    Outcome.UNDETERMINED: Decision.OPEN,
    Outcome.NOT_APPLICABLE: Decision.NOT_APPLICABLE,
}


def findings_of(case: Case, interpreter: Interpreter, item: Item) -> Iterable[Finding]:
    """Yield the findings of one requirement or freedom, in the order of the text."""
    policy = case.policy
    condition = interpreter.condition_of(item)
    for ordinal, sentence in policy.sentences_of(item, case.readings):
        judged = interpreter.sentence(item, ordinal, sentence)
        remedy = sentence.remedy.value if sentence.remedy else None
        yield Finding(
            name=f"{policy.name}-{policy.version}/{item.name}/{ordinal}",
            requirement=str(item.name),
            strength=sentence.strength,
            truth=judged.truth,
            sentence=print_sentence(sentence.proposition),
            cites=tuple(text.value for text in item.cites),
            upholds=_upheld(item),
            policy_location=policy.place(sentence.span),
            causes=sorted_causes(judged.causes),
            help=remedy if judged.truth is not Truth.TRUE else None,
            applicable=condition is None or condition.truth is not Truth.FALSE,
        )


def _upheld(item: Item) -> tuple[str, ...]:
    if isinstance(item, Freedom):
        return (str(item.name),)
    return tuple(str(name) for name in item.upholds)


def judge_freedom(case: Case, freedom: Freedom) -> FreedomVerdict:
    """Return the three answers on one freedom of a policy."""
    name = str(freedom.name)
    items: list[Item] = [freedom]
    items += [r for r in case.policy.requirements.values() if name in _upheld(r)]

    def through(lens: Lens) -> Judged:
        interpreter = case.through(lens)
        return both(interpreter.musts(item) for item in items)

    truth, terms, form = through(ACTUAL).truth, through(TERMS), through(FORM)
    return FreedomVerdict(
        name=name,
        title=freedom.title.value if freedom.title else name,
        truth=truth,
        # A freedom that is there needs no excuse, and one that may be there still
        # may be: neither half can be worse than the whole.
        terms=terms.truth | truth,
        form=form.truth | truth,
        terms_because=tuple(_because(terms)),
        form_because=tuple(_because(form)),
    )


def _because(judged: Judged) -> list[str]:
    return [] if judged.truth is Truth.TRUE else reasons(judged.causes)


def _group(case: Case, outcome: Outcome) -> tuple[Group, tuple[str, ...]]:
    """Return what stands in the way, and what would still be open after terms."""
    if outcome != Outcome.FAILS:
        return Group(outcome.value), ()
    judged = case.whole(case.through(FORM))
    if judged.truth is Truth.FALSE:
        return Group.COMPONENTS, ()
    if judged.truth is Truth.TRUE:
        return Group.TERMS, ()
    still_open = tuple(reasons(sorted_causes(judged.causes)))
    human = {Nature.ATTESTATION, Nature.CONTESTED}
    if all(cause.nature in human for cause in judged.causes):
        return Group.TERMS, still_open
    return Group.UNDETERMINED_AFTER_TERMS, still_open


def _accepted(
    case: Case, claim: Claim, outcome: Outcome, group: Group
) -> tuple[Acceptance, tuple[Assumption, ...]]:
    if claim.group == Group.COMPONENTS:
        return Acceptance(claim.name, claim.group, group, outcome), ()
    return accept_claim(case, claim)


def _deciding(
    findings: Iterable[Finding], applies: Judged, outcome: Outcome
) -> set[Cause]:
    """Return what the outcome rests on, or what is known while it is open."""
    if outcome == Outcome.NOT_APPLICABLE:
        return set(applies.causes)
    decided = [f for f in findings if f.decides and f.truth is not Truth.UNKNOWN]
    if outcome == Outcome.FAILS:
        decided = [f for f in decided if f.truth is Truth.FALSE]
    return {cause for finding in decided for cause in finding.causes}


def _basis(causes: Iterable[Cause], assumptions: int) -> Basis:
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


def _identity(system: System, valid: System) -> SystemIdentity:
    return SystemIdentity(
        name=system.name,
        release=system.release,
        supplier=system.supplier,
        subject=system.subject.value,
        digest=digest(system),
        purl=system.identity.purl,
        hub=system.identity.hub,
        revision=system.identity.revision,
        described_as=tuple(
            sorted(str(v) for v in valid.described_as.values if v is not NONE)
        ),
    )


def _policy(policy: CheckedPolicy, readings: Mapping[str, str]) -> PolicyIdentity:
    return PolicyIdentity(
        name=policy.name,
        version=policy.version,
        title=policy.title,
        status=policy.status.value,
        digest=policy.digest,
        readings=tuple(sorted(readings.items())),
        chosen=tuple(
            name
            for name, value in sorted(readings.items())
            if value != str(policy.readings[name].default)
        ),
    )
