"""How two policies compare, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.analysis.comparing.directions import (
    Comparison,
    Counterexample,
    Direction,
    Relation,
)
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer, View
from osaid.evaluation.findings import Finding
from osaid.evaluation.policy_wording import OUTCOMES, policy_title, readings
from osaid.evaluation.wording import wrapped
from osaid.reports.policy_differences import MARKDOWN, TEXT, Style
from osaid.reports.record_in_words import record_in_words
from osaid.text import printable
from osaid.truth import Truth

ABOUT = (
    "This is about these encodings, not about the documents themselves. Nothing in it"
    " is legal advice."
)
VIEWS = (
    "Yes in fact: no system, all of it known, passes the first and fails the second."
    " Yes on records: on every record, the second is at least as true as the first."
)
_RELATIONS = {
    Relation.EQUAL: "each is as strict as the other",
    Relation.STRICTER: "the first is stricter",
    Relation.LOOSER: "the second is stricter",
    Relation.NEITHER: "neither is at least as strict as the other",
    Relation.NOT_DECIDED: "not all is decided",
}
_TRUTHS = {
    Truth.TRUE: "holds",
    Truth.FALSE: "does not hold",
    Truth.UNKNOWN: "is left open",
}


def comparison_as_text(found: Comparison) -> str:
    """Return how two policies compare, for people, with a line break at the end."""
    return "".join(f"{_wrapped(line)}\n" for line in _lines(found, TEXT))


def comparison_as_markdown(found: Comparison) -> str:
    """Return the same as Markdown."""
    return "".join(f"{line}\n" for line in _lines(found, MARKDOWN))


def _wrapped(line: str) -> str:
    return wrapped(line) if line.strip() else line


def _lines(found: Comparison, style: Style) -> Iterator[str]:
    one, other = found.one, found.other
    mark = "# " if style is MARKDOWN else ""
    stop = "" if style is MARKDOWN else ", for all possible systems:"
    yield f"{mark}{printable(one.name)} and {printable(other.name)}{stop}"
    if style is MARKDOWN:
        yield ""
    yield related(found)
    yield ""
    for side in (one, other):
        yield f"{style.point}{standing(side, style)}"
    for direction, sides in (
        (found.forward, (one, other)),
        (found.backward, (other, one)),
    ):
        yield ""
        yield from _direction(direction, sides, style)
    yield from ("", VIEWS, "", ABOUT)


def related(found: Comparison) -> str:
    """Return in a sentence how strict the first is beside the second."""
    in_fact, on_records = (_RELATIONS[found.relation(view)] for view in View)
    if in_fact == on_records:
        return f"In fact and on records, {in_fact}."
    return f"In fact, {in_fact}; on records, {on_records}."


def standing(side: Side, style: Style = TEXT) -> str:
    """Return which policy is meant, in what status, under which readings."""
    identity = side.identity
    title = policy_title(identity)
    said = [title if side.group is None else f"{side.group} of {title}"]
    rest = [f"{n} = {v}" for n, v in identity.readings if n not in identity.chosen]
    default = "by default " if identity.chosen else ""
    said.append(readings(identity))
    if rest:
        said[-1] += f" ({default}{', '.join(rest)})"
    return f"{style.name(side.name)}: {', '.join(said)}"


def _direction(
    found: Direction, sides: tuple[Side, Side], style: Style
) -> Iterator[str]:
    one, other = (style.name(side.name) for side in sides)
    yield style.head(f"Is {one} at least as strict as {other}?")
    if style is MARKDOWN:
        yield ""
    told = (f"{v.value.capitalize()}: {_answer(found.of(v), found)}." for v in View)
    yield " ".join(told)
    if found.counterexample is not None:
        yield from _counterexample(found.counterexample, sides, style)


def _answer(answer: Answer, found: Direction) -> str:
    if answer is Answer.NOT_DECIDED:
        return f"not decided in {in_seconds(found.seconds)}"
    return answer.value


def in_seconds(seconds: float) -> str:
    """Return a number of seconds in words.

    >>> in_seconds(29.97), in_seconds(0)
    ('30 s', '0 s')
    """
    return f"{seconds:.2g} s" if seconds < 1 else f"{seconds:.0f} s"


def _counterexample(
    example: Counterexample, sides: tuple[Side, Side], style: Style
) -> Iterator[str]:
    gap = [""] if style is MARKDOWN else []
    known = "is known" if example.view is View.IN_FACT else "is said"
    yield from gap
    yield f"This system shows it, of which no more {known} than this:"
    yield from gap
    for line in record_in_words(example.system) or ["nothing at all"]:
        yield f"{style.point}{line}"
    yield from gap
    yield "What it does not say makes no difference. Judged by both:"
    yield from gap
    for number, side in enumerate(sides):
        yield f"{style.point}{style.name(side.name)}: {_came_to(example, number, side)}"
    bullet = "  - " if style is MARKDOWN else "    "
    for reason in example.applies_because:
        yield f"{bullet}does not apply: {printable(reason)}"
    for finding, names in _folded(example.findings):
        cites = f" (cites {', '.join(finding.cites)})" if finding.cites else ""
        yield f"{bullet}{finding.short_name}{printable(cites)}"
        yield f"  {bullet}{style.name(f'must {finding.sentence}')}"
        yield f"  {bullet}{printable(finding.reason)}"
        if names:
            yield f"  {bullet}for the same reason: {', '.join(names)}"


def _came_to(example: Counterexample, number: int, side: Side) -> str:
    if side.group is not None:
        return _TRUTHS[example.truths[number]]
    return OUTCOMES[example.outcomes[number]]


def _folded(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[str]]]:
    """Yield the plainest of the findings with one reason, and the names of the rest."""
    by_reason: dict[str, list[Finding]] = {}
    for finding in findings:
        by_reason.setdefault(finding.reason, []).append(finding)
    for alike in by_reason.values():
        plainest = min(alike, key=lambda finding: len(finding.sentence))
        yield plainest, [f.short_name for f in alike if f is not plainest]
