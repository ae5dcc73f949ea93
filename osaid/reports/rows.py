"""Answers as rows of a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from osaid.evaluation.findings import Finding
from osaid.evaluation.parts import PolicyIdentity
from osaid.evaluation.policy_wording import waiver_in_brief
from osaid.evaluation.verdicts import Verdict
from osaid.reports.advice import Advice
from osaid.reports.answers import Answer

NOTHING = "none"
"""What stands for no level at all."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def columns(answers: Sequence[Answer]) -> dict[str, list[str]]:
    """Return our columns: under each header one value for every answer.

    Blockers and open findings are named as in the policy, separated by spaces. A
    ladder adds columns for the level, and waivers for the decision and for those.
    Where remedies were asked for, there is what one of them costs, and what it says.
    """
    verdicts = [answer.verdict for answer in answers if answer.verdict is not None]
    wanted = dict(_COLUMNS)
    if any(verdict.levels for verdict in verdicts):
        wanted |= _LEVELS
    if any(verdict.waivers for verdict in verdicts):
        wanted |= _WAIVERS
    table = {
        header: [_cell(answer, value) for answer in answers]
        for header, value in wanted.items()
    }
    if any(answer.advice is not None for answer in answers):
        table |= {h: [_told(a, v) for a in answers] for h, v in _REMEDIES.items()}
    return table | {"osaid_problem": [answer.problem for answer in answers]}


def _cell(answer: Answer, value: Callable[[Verdict], str]) -> str:
    return "" if answer.verdict is None else value(answer.verdict)


def _names(findings: Iterable[Finding]) -> str:
    return " ".join(f.short_name for f in findings)


_COLUMNS: dict[str, Callable[[Verdict], str]] = {
    "osaid_outcome": lambda v: v.outcome.value,
    "osaid_group": lambda v: v.group.value,
    "osaid_blockers": lambda v: _names(v.blockers),
    "osaid_open": lambda v: _names(v.open_findings),
    "osaid_as_of": lambda v: "" if v.as_of is None else v.as_of.isoformat(),
    "osaid_policy": lambda v: _policy(v.policy),
}

_LEVELS: dict[str, Callable[[Verdict], str]] = {
    "osaid_level": lambda v: (v.level and v.level.certain) or NOTHING,
    "osaid_possible_level": lambda v: (v.level and v.level.possible) or NOTHING,
}

_WAIVERS: dict[str, Callable[[Verdict], str]] = {
    "osaid_decision": lambda v: v.decision.value,
    "osaid_waivers": lambda v: "; ".join(map(waiver_in_brief, v.waivers)),
}


_REMEDIES: dict[str, Callable[[Advice], str]] = {
    "osaid_remedy_cost": lambda a: "" if a.best is None else str(a.best.cost),
    "osaid_remedy": lambda a: (
        a.finding if a.best is None else "; ".join(s.says for s in a.best.steps)
    ),
}


def _told(answer: Answer, value: Callable[[Advice], str]) -> str:
    return "" if answer.advice is None else value(answer.advice)


def _policy(policy: PolicyIdentity) -> str:
    """Return name and version, with a status that is not final."""
    status = "" if policy.status == "final" else f" ({policy.status})"
    return f"{policy.known_as}{status}"


_IDENTITY: dict[str, Callable[[Verdict], str]] = {
    "name": lambda v: v.system.name,
    "release": lambda v: v.system.release or "",
    "supplier": lambda v: v.system.supplier or "",
}


def csv_text(answers: Sequence[Answer]) -> str:
    r"""Return a table of its own: what was judged, and our columns.

    A cell that a spreadsheet would take for a formula gets an apostrophe.

    >>> csv_text([]).partition(",osaid_group")[0]
    'source,name,release,supplier,osaid_outcome'
    """
    table = {"source": [answer.source for answer in answers]}
    for header, value in _IDENTITY.items():
        table[header] = [_cell(answer, value) for answer in answers]
    table |= columns(answers)
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(table)
    writer.writerows([map(safe, row) for row in zip(*table.values(), strict=True)])
    return stream.getvalue()


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
