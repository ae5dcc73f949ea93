"""Several verdicts side by side: one line for each system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from shlex import quote

from osaid import evaluation, reports
from osaid.evaluation.parts import Acceptance, Reached, Waiver
from osaid.evaluation.policy_wording import DECISIONS
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import (
    LAST_LINE,
    Lines,
    assumptions_made,
    in_brief,
    words_of,
    wrapped,
)
from osaid.records.outcomes import Validity
from osaid.records.systems import Claim
from osaid.reports import legend
from osaid.reports.advice import Advice
from osaid.reports.answers import Answer
from osaid.reports.pages import lines_shown
from osaid.reports.table import Table, shown

Column = tuple[str, Callable[[Verdict], str]]

NOTHING = "-"


def overview_page(answers: Sequence[Answer], show: Callable[[Table], str]) -> str:
    """Return the table of some answers, what its words mean, and how to see more."""
    verdicts = _verdicts(answers)
    above = _block(legend.standing(verdicts))
    table = show(overview(answers)).strip("\n")
    below = map(_block, _below(answers, verdicts))
    return "\n\n".join(filter(None, (above, table, *below, LAST_LINE)))


def _block(lines: Lines) -> str:
    return "\n".join(map(wrapped, lines))


def _below(answers: Sequence[Answer], verdicts: Sequence[Verdict]) -> Iterator[Lines]:
    yield legend.groups(verdicts)
    yield legend.dropped(verdicts)
    yield legend.described(verdicts)
    yield legend.waived(verdicts)
    yield from (legend.words_for(by, verdicts) for by in legend.claimants(verdicts))
    if any(verdict.acceptances for verdict in verdicts):
        yield legend.in_the_way(verdicts)
        yield legend.left_open(verdicts)
    for advice in _advices(answers):
        if advice.best is not None:
            told = "\n".join(reports.remedies_page.as_lines(advice))
            yield tuple(lines_shown(told).split("\n"))
    yield tuple(_first(answers))


def _verdicts(answers: Iterable[Answer]) -> Sequence[Verdict]:
    return [answer.verdict for answer in answers if answer.verdict is not None]


def _first(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield how to ask for the first input that can be, as a shell takes it."""
    judged = (answer.source for answer in answers if answer.verdict is not None)
    named = next((source for source in judged if source[:1] != "<"), None)
    if named is not None:
        yield f"For one system in full: osaid check {shown(quote(named))}"


def overview(answers: Sequence[Answer]) -> Table:
    """Return what each system's facts say, and what was published about it.

    Where a claim was accepted there is a column for what follows from it; where
    somebody published a verdict there is one for their words. A ladder adds a column
    for the level, and waivers one for the decision and one for what is waived. Where
    remedies were asked for, the last one says how large they are.
    """
    columns = list(_columns(_verdicts(answers)))
    headers = ("system", *(header for header, _ in columns))
    rows = [_row(answer, [cell for _, cell in columns]) for answer in answers]
    if _advices(answers):
        headers = (*headers, "remedy")
        rows = [(*row, _advised(a)) for row, a in zip(rows, answers, strict=True)]
    return Table(headers, tuple(rows))


def _advices(answers: Iterable[Answer]) -> Sequence[Advice]:
    return [answer.advice for answer in answers if answer.advice is not None]


def _advised(answer: Answer) -> str:
    if answer.advice is None:
        return NOTHING
    return reports.remedies_page.in_brief(answer.advice)


def _row(answer: Answer, cells: Sequence[Callable[[Verdict], str]]) -> tuple[str, ...]:
    if answer.verdict is None:
        failed = f"could not be judged: {answer.problem}"
        return (answer.title, failed, *([NOTHING] * (len(cells) - 1)))
    return (answer.title, *(cell(answer.verdict) for cell in cells))


def _columns(verdicts: Sequence[Verdict]) -> Iterator[Column]:
    yield "by facts alone", by_facts
    if any(verdict.levels for verdict in verdicts):
        yield "level", level
    if any(verdict.waivers for verdict in verdicts):
        yield "decision", lambda verdict: DECISIONS[verdict.decision]
        yield "waived", waived
    believed = dict.fromkeys(a.claim for v in verdicts for a in v.acceptances)
    if not believed:
        yield "in the way", lambda verdict: str(len(verdict.blockers))
        yield "open", lambda verdict: str(len(verdict.open_findings))
    for name in believed:
        yield f"with --accept {name}", _acceptance_of(name)
    for by in legend.claimants(verdicts):
        in_full = not legend.words_for(by, verdicts)
        yield f"what {by} published", _published(by, in_full=in_full)


def by_facts(verdict: Verdict) -> str:
    """Return outcome and group by facts alone."""
    return in_brief(verdict.outcome, verdict.group)


def level(verdict: Verdict) -> str:
    """Return the level that is reached, and the one that is possible beyond it."""
    return NOTHING if verdict.level is None else _levels(verdict.level)


def _levels(level: Reached) -> str:
    return evaluation.level_wording.levels_between(level, {})


def waived(verdict: Verdict) -> str:
    """Return what is waived for a system; until when and why stands below."""
    return ", ".join(map(_waived, verdict.waivers)) or NOTHING


def _waived(waiver: Waiver) -> str:
    worth = "" if waiver.state is Validity.APPLIED else f" ({waiver.state})"
    return f"{waiver.requirement}{worth}"


def _acceptance_of(name: str) -> Callable[[Verdict], str]:
    def cell(verdict: Verdict) -> str:
        found = (a for a in verdict.acceptances if a.claim == name)
        return "; ".join(map(accepted, found)) or NOTHING

    return cell


def accepted(acceptance: Acceptance) -> str:
    """Return what follows from a claim, or why it cannot be accepted."""
    if not acceptance.accepted:
        return f"cannot be accepted: under it {words_of(acceptance.group)}"
    reached = in_brief(acceptance.outcome, acceptance.group)
    if not acceptance.assumed:
        return reached
    return f"{reached}, {assumptions_made(acceptance.assumed)}"


def _published(by: str, *, in_full: bool) -> Callable[[Verdict], str]:
    def cell(verdict: Verdict) -> str:
        said = (_said(c, in_full=in_full) for c in verdict.claims if c.by == by)
        return "; ".join(said) or NOTHING

    return cell


def _said(claim: Claim, *, in_full: bool) -> str:
    group = words_of(claim.group)
    return f"{group}: {claim.words}" if in_full else group
