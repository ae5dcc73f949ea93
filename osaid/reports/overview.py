"""Several verdicts side by side: one line for each system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from shlex import quote

from osaid.evaluation.findings import Finding
from osaid.evaluation.parts import Acceptance
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import LAST_LINE, assumptions_made, in_brief, words_of
from osaid.records.systems import Claim
from osaid.reports.answers import Answer
from osaid.reports.table import Table, shown

Column = tuple[str, Callable[[Verdict], str]]

NOTHING = "-"


def overview_page(answers: Sequence[Answer], show: Callable[[Table], str]) -> str:
    """Return the table of some answers, what it leaves unsaid, and how to see more."""
    blocks = [show(overview(answers)).strip("\n")]
    if any(a.verdict is not None and a.verdict.acceptances for a in answers):
        blocks.append("\n".join(map(_named, answers)))
    blocks += [f"For one system in full: osaid check {s}" for s in _first(answers)]
    return "\n\n".join((*blocks, LAST_LINE))


def _first(answers: Sequence[Answer]) -> Sequence[str]:
    """Return the first input that can be asked for again, as a shell takes it."""
    judged = (a.source for a in answers if a.verdict is not None)
    named = (shown(quote(source)) for source in judged if source[:1] != "<")
    return list(islice(named, 1))


def _named(answer: Answer) -> str:
    if answer.verdict is None:
        return f"{shown(answer.title)}: {shown(answer.problem)}"
    parts = [
        f"{title}: {', '.join(names)}"
        for title, names in (
            ("in the way", _requirements(answer.verdict.blockers)),
            ("open", _requirements(answer.verdict.open_findings)),
        )
        if names
    ]
    return f"{shown(answer.title)}: {'; '.join(parts) or 'nothing is missing or open'}"


def _requirements(findings: Iterable[Finding]) -> Iterable[str]:
    return dict.fromkeys(finding.requirement for finding in findings)


def overview(answers: Sequence[Answer]) -> Table:
    """Return what each system's facts say, and what was published about it.

    Where a claim was accepted there is a column for what follows from it; where
    somebody published a verdict there is one for their words.
    """
    columns = list(_columns([a.verdict for a in answers if a.verdict is not None]))
    headers = ("system", *(header for header, _ in columns))
    rows = (_row(answer, [cell for _, cell in columns]) for answer in answers)
    return Table(headers, tuple(rows))


def _row(answer: Answer, cells: Sequence[Callable[[Verdict], str]]) -> tuple[str, ...]:
    if answer.verdict is None:
        failed = f"could not be judged: {answer.problem}"
        return (answer.title, failed, *([NOTHING] * (len(cells) - 1)))
    return (answer.title, *(cell(answer.verdict) for cell in cells))


def _columns(verdicts: Sequence[Verdict]) -> Iterable[Column]:
    yield "by facts alone", by_facts
    believed = dict.fromkeys(a.claim for v in verdicts for a in v.acceptances)
    if not believed:
        yield "in the way", lambda verdict: str(len(verdict.blockers))
        yield "open", lambda verdict: str(len(verdict.open_findings))
    for name in believed:
        yield f"with --accept {name}", _acceptance_of(name)
    for by in dict.fromkeys(claim.by for v in verdicts for claim in v.claims):
        yield f"what {by} published", _words_of(by)


def by_facts(verdict: Verdict) -> str:
    """Return outcome and group by facts alone."""
    return in_brief(verdict.outcome, verdict.group)


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
    return f"{reached}, {assumptions_made(acceptance.assumed)}"


def _words_of(by: str) -> Callable[[Verdict], str]:
    def cell(verdict: Verdict) -> str:
        return "; ".join(_published(c) for c in verdict.claims if c.by == by) or NOTHING

    return cell


def _published(claim: Claim) -> str:
    return f"{words_of(claim.group)}: {claim.words}"
