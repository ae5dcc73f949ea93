"""Exit codes: what a run found, for programs that call this one."""

from __future__ import annotations

from collections.abc import Iterable

from osaid.command import BAD_INPUT
from osaid.records.outcomes import Decision
from osaid.reports.answers import Answer

_CODES = {
    Decision.ACCEPTED: 0,
    Decision.REJECTED: 1,
    Decision.OPEN: 3,
    Decision.NOT_APPLICABLE: 4,
}

WORST_FIRST = (BAD_INPUT, 1, 3, 4, 0)


def exit_code(answers: Iterable[Answer]) -> int:
    """Return the code of the worst answer; of none, that of bad input."""
    codes = {_code(answer) for answer in answers}
    return next((code for code in WORST_FIRST if code in codes), BAD_INPUT)


def _code(answer: Answer) -> int:
    if answer.verdict is None:
        return BAD_INPUT
    return _CODES[answer.verdict.decision]
