"""What a test expects, held against what came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.evaluation.findings import Finding
from osaid.policy.item_phrases import item_phrase
from osaid.policy.syntax import Expectation, Expected
from osaid.records.outcomes import Decision, Outcome
from osaid.trials.hearings import Answers
from osaid.trials.results import Deciding, Failure
from osaid.truth import Truth

NO_LEVEL = "none"
"""How a test says that a system reaches no level."""

_MOST_SHOWN = 5  # of the sentences that decided
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
    findings = _deciding(expected, answers, names)
    return Failure(
        expected=" ".join(item_phrase(expected)),
        place=answers.policy.place(expected.span),
        found=found,
        because=tuple(map(_told, findings))[:_MOST_SHOWN],
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
            level = getattr(answers.verdict, "level", None)
            if level is None:
                return NO_LEVEL
            return _level(level.certain, level.possible)
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
    expected: Expectation, answers: Answers, names: Iterable[str]
) -> Iterator[Finding]:
    """Yield the findings that show why it came out so."""
    findings, names = answers.verdict.findings, set(names)
    musts = [f for f in findings if f.decides and not f.refers]
    if expected.of in {Expected.REQUIREMENT, Expected.FREEDOM}:
        names = _asked(expected, answers)
        truth = answers.groups.get(str(expected.name), Truth.TRUE)
        if expected.of is Expected.FREEDOM:
            truth = answers.freedom(str(expected.name))
        musts = [f for f in findings if f.decides]
    elif names:
        musts = [f for f in findings if f.decides]
        yield from (f for f in musts if f.requirement in names)
        return
    else:
        names = {str(item.name) for item in answers.policy.deciding}
        truth = _DECIDED_BY.get(answers.outcome, Truth.TRUE)
        if expected.of is Expected.DECISION:
            truth = _TRUTH_OF.get(answers.verdict.decision, truth)
        if truth is Truth.TRUE:
            return  # everything decided it
    yield from (f for f in musts if f.requirement in names and f.truth is truth)


_TRUTH_OF = {Decision.REJECTED: Truth.FALSE, Decision.OPEN: Truth.UNKNOWN}


def _asked(expected: Expectation, answers: Answers) -> set[str]:
    """Return the groups of which an expectation speaks."""
    name = str(expected.name)
    if expected.of is Expected.REQUIREMENT:
        return {name}
    upholding = (
        str(item.name)
        for item in answers.policy.requirements.values()
        if name in map(str, item.upholds)
    )
    return {name, *upholding}


def _told(finding: Finding) -> Deciding:
    return Deciding(
        name=finding.name,
        sentence=finding.sentence,
        place=finding.policy_location,
        truth=finding.truth,
        reason=finding.reason,
    )
