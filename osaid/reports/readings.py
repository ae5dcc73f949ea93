"""How the outcome of a system hangs on the readings of a policy, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osaid.evaluation.alternatives import Alternatives, Difference
from osaid.evaluation.policy_wording import OUTCOMES
from osaid.evaluation.wording import LAST_LINE
from osaid.reports.answers import Answer
from osaid.reports.table import shown


def readings_page(answers: Sequence[Answer]) -> str:
    """Return for each system under which readings its outcome is which."""
    blocks = ["\n".join(_block(answer)) for answer in answers]
    return "\n\n".join([*blocks, LAST_LINE])


def _block(answer: Answer) -> Iterator[str]:
    if answer.verdict is None or answer.alternatives is None:
        yield f"{shown(answer.source)}: could not be judged"
        return
    yield shown(answer.verdict.headline)
    yield from (f"  {line}" for line in _lines(answer.alternatives))


def _lines(found: Alternatives) -> Iterator[str]:
    tried = "combinations of readings" if found.complete else "single changes"
    if not found.differences:
        yield f"The same under all {found.tried} {tried}."
        return
    counts = ", ".join(f"{OUTCOMES[o]} under {n}" for o, n in found.outcomes)
    yield f"Of {found.tried} {tried}: {counts}."
    yield from map(_difference, found.differences)


def _difference(difference: Difference) -> str:
    changed = " and ".join(f"{name} = {value}" for name, value in difference.readings)
    together = ", together" if len(difference.readings) > 1 else ""
    return f"with {changed}{together}: {OUTCOMES[difference.outcome]}"
