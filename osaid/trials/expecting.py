"""What a test expects, held against what came out."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.evaluation.findings import Finding
from osaid.policy.item_phrases import item_phrase
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Expectation, Expected
from osaid.records.outcomes import Decision, Outcome
from osaid.trials.hearings import Answers
from osaid.trials.results import Deciding, Failure
from osaid.truth import Truth

NO_LEVEL = "none"
"""How a test says that a system reaches no level."""

_AS = {Outcome.FAILS.value: Truth.FALSE, Outcome.UNDETERMINED.value: Truth.UNKNOWN}
_DECIDED_BY = {
    Outcome.FAILS: Truth.FALSE,
    Outcome.UNDETERMINED: Truth.UNKNOWN,
}


def is_met(expected: Expectation, answers: Answers) -> bool:
    """Return whether what came out is what was expected."""
    if _found(expected, answers) != _wanted(expected):
        return False
    return not list(_elsewhere(expected, answers))


def failure(expected: Expectation, answers: Answers) -> Failure | None:
    """Return what came out instead and why, None where it is as expected."""
    found, elsewhere = _found(expected, answers), list(_elsewhere(expected, answers))
    if found == _wanted(expected) and not elsewhere:
        return None
    names = {name for name, _ in elsewhere}
    if found == _wanted(expected):
        found = "; ".join((found, *(f"{name} is {how}" for name, how in elsewhere)))
    findings = map(_told, _deciding(expected, answers, names))
    return Failure(
        expected=" ".join(item_phrase(expected)),
        place=answers.policy.place(expected.span),
        found=found,
        because=(*_application(expected, answers), *findings),
    )


def _wanted(expected: Expectation) -> str:
    if expected.of is not Expected.LEVEL:
        return "" if expected.value is None else expected.value.text
    certain = str(expected.name)
    return _level(certain, certain if expected.value is None else expected.value.text)


def _level(certain: str | None, possible: str | None) -> str:
    """Return a level in the words of a test."""
    certain, possible = certain or NO_LEVEL, possible or NO_LEVEL
    return certain if certain == possible else f"{certain} perhaps {possible}"


def _found(expected: Expectation, answers: Answers) -> str:
    name = str(expected.name)
    match expected.of:
        case Expected.OUTCOME:
            return answers.outcome.value
        case Expected.DECISION:
            return answers.verdict.decision.value
        case Expected.LEVEL:
            level = answers.verdict.level
            return _level(*((level.certain, level.possible) if level else (None, None)))
        case Expected.FREEDOM:
            return str(answers.freedom(name))
        case Expected.REQUIREMENT:
            return str(answers.groups[name])


def _elsewhere(
    expected: Expectation, answers: Answers
) -> Iterator[tuple[str, Truth | str]]:
    """Yield the groups that were to decide the outcome, and do not."""
    if not expected.at or expected.value is None:
        return
    wanted = _AS.get(expected.value.text)
    deciding = {str(item.name) for item in answers.policy.deciding}
    for name in map(str, expected.at):
        if name not in deciding:
            yield name, "not among what decides at this level"
        elif answers.groups[name] is not wanted:
            yield name, answers.groups[name]


def _deciding(
    expected: Expectation, answers: Answers, names: set[str]
) -> Iterator[Finding]:
    """Yield the findings that show why it came out so."""
    musts = [f for f in answers.verdict.findings if f.decides]
    match expected.of:
        case Expected.REQUIREMENT:
            names, truths = {str(expected.name)}, {answers.groups[str(expected.name)]}
        case Expected.FREEDOM:
            name = str(expected.name)
            names, truths = set(answers.upholding(name)), {answers.freedom(name)}
        case Expected.LEVEL:
            names, truths = _missing(answers), {Truth.FALSE, Truth.UNKNOWN}
        case _ if names:
            truths = set(Truth)
        case _:
            names = {str(item.name) for item in answers.policy.deciding}
            truths = {_decisive(expected, answers)} - {Truth.TRUE}
            musts = [f for f in musts if not f.refers]
    yield from (f for f in musts if f.requirement in names and f.truth in truths)


def _application(expected: Expectation, answers: Answers) -> Iterator[Deciding]:
    """Yield why the policy does not, or perhaps not, apply, where that matters."""
    policy, groups = answers.policy, {Expected.REQUIREMENT, Expected.FREEDOM}
    if expected.of in groups or answers.applies is Truth.TRUE or policy.applies is None:
        return
    yield Deciding(
        name=_APPLIES,
        sentence=print_sentence(policy.applies),
        place=policy.place(policy.applies.span),
        truth=answers.applies,
        reason="; ".join(answers.verdict.applies_because),
    )


_APPLIES = "applies when"


def _decisive(expected: Expectation, answers: Answers) -> Truth:
    """Return the truth of the sentences that decided the outcome, or the decision.

    Where that is true, all of them did.
    """
    if expected.of is Expected.DECISION:
        return _TRUTH_OF.get(answers.verdict.decision, Truth.TRUE)
    return _DECIDED_BY.get(answers.outcome, Truth.TRUE)


_TRUTH_OF = {Decision.REJECTED: Truth.FALSE, Decision.OPEN: Truth.UNKNOWN}


def _missing(answers: Answers) -> set[str]:
    """Return what is missing for the first level that is not reached for certain."""
    levels = answers.verdict.levels
    missing = (each.missing for each in levels if each.truth is not Truth.TRUE)
    return set(next(missing, ()))


def _told(finding: Finding) -> Deciding:
    return Deciding(
        name=finding.name,
        sentence=finding.sentence,
        place=finding.policy_location,
        truth=finding.truth,
        reason=finding.reason,
    )
