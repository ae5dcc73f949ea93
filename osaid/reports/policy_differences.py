"""What changed between two policies, as text, as Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Any

from attrs import frozen

from osaid.analysis.differences import (
    Change,
    GroupDifference,
    PolicyDifference,
    SentenceOf,
    SetDifference,
    ValueDifference,
)
from osaid.analysis.flips import LEVEL, Cause, Flip, Flips
from osaid.evaluation.codec import encode
from osaid.reports.nouns import listed
from osaid.text import printable
from osaid.values import Shown

_UNRELATED = (
    "These policies share no name and no ancestor, so that their requirements cannot be"
    " set side by side. Which of them is stricter is a question for `osaid compare`,"
    " which this version does not have."
)
_SAID = {
    Change.ADDED: "added",
    Change.DROPPED: "dropped",
    Change.STRICTER: "stricter: it implies what was asked before",
    Change.LOOSER: "looser: it follows from what was asked before",
    Change.CHANGED: "changed, neither stricter nor looser as far as its form shows",
    Change.REWORDED: "reworded: it asks for the same",
}
_BECAME = {
    "added": "which is new",
    "dropped": "which is dropped",
    "stricter": "which became stricter",
    "looser": "which became looser",
    "changed": "which changed",
    "reworded": "which is reworded",
    LEVEL: "which decides only a level under one of them",
}
_SIGNS = {"-": "no longer", "+": "now"}
_MOST_SHOWN = 8
_MOST_WRITTEN = 200
_OTHERWISE = (Change.STRICTER, Change.LOOSER, Change.CHANGED)


@frozen(eq=False)
class Style(Shown):
    """How headings, points and names are written."""

    heading: str
    point: str
    code: str

    def head(self, text: str) -> str:
        """Return a heading."""
        return f"{self.heading}{text}"

    def name(self, text: str) -> str:
        """Return a name, marked as one."""
        return f"{self.code}{printable(text)}{self.code}"


TEXT = Style("", "  ", "")
MARKDOWN = Style("## ", "- ", "`")


def difference_as_text(
    found: PolicyDifference, judged: Flips | None, style: Style = TEXT
) -> str:
    """Return what changed, for people, with a line break at the end."""
    return "\n".join(_lines(found, judged, style)) + "\n"


def difference_as_json(found: PolicyDifference, judged: Flips | None) -> dict[str, Any]:
    """Return what changed as plain JSON types."""
    written: dict[str, Any] = {"osaid_diff": 1, **encode(found)}
    if judged is not None:
        written["systems"] = encode(judged)
    return written


def _lines(
    found: PolicyDifference, judged: Flips | None, style: Style
) -> Iterator[str]:
    title = f"From {found.before} to {found.after}"
    yield f"# {title}" if style is MARKDOWN else f"{title}."
    if not found.related:
        yield from ("", _UNRELATED)
    elif found.is_empty:
        yield from ("", "Both ask for the same, in the same words.")
    else:
        yield from _changes(found, style)
    if judged is not None:
        yield from _judged(judged, style)


def _changes(found: PolicyDifference, style: Style) -> Iterator[str]:
    for change, said in _SAID.items():
        groups = [group for group in found.groups if group.change is change]
        if groups:
            yield from ("", style.head(f"{said[0].upper()}{said[1:]}"))
        for group in groups:
            yield from _group(group, style)
    if found.sets:
        yield from ("", style.head("Sets of licences"))
        yield from (_set(each, style) for each in found.sets)
    if found.values:
        yield from ("", style.head("Readings, judgements, levels"))
        yield from (_value(each, style) for each in found.values)


def _group(group: GroupDifference, style: Style) -> Iterator[str]:
    cites = f" (cites {', '.join(group.cites)})" if group.cites else ""
    title = "" if group.title == group.name else f": {group.title}"
    yield f"{style.point}{style.name(group.name)}{title}{cites}"
    if group.because is not None:
        yield f"    because {group.because}"
    if group.change is Change.DROPPED:
        return
    if group.change in _OTHERWISE and not (group.removed or group.added):
        bullet = "  - " if style is MARKDOWN else "    "
        yield f"{bullet}in the same words, of which some mean something else now"
    yield from _sentences("-", group.removed, style)
    yield from _sentences("+", group.added, style)


def _sentences(
    sign: str, sentences: Iterable[SentenceOf], style: Style
) -> Iterator[str]:
    before = f"  - {_SIGNS[sign]}:" if style is MARKDOWN else f"    {sign}"
    for sentence in sentences:
        said = style.name(f"{sentence.strength} {sentence.text}")
        yield f"{before} {said} ({sentence.place})"


def _set(each: SetDifference, style: Style) -> str:
    parts = [
        f"{word} {_few(ids)}"
        for word, ids in (("with", each.added), ("without", each.removed))
        if ids
    ]
    return f"{style.point}{style.name(each.name)}: now {', '.join(parts)}"


def _few(ids: tuple[str, ...]) -> str:
    if len(ids) <= _MOST_SHOWN:
        return listed(ids)
    return f"{', '.join(ids[:_MOST_SHOWN])} and {len(ids) - _MOST_SHOWN} more"


def _value(each: ValueDifference, style: Style) -> str:
    what = f"{style.point}{each.what} {style.name(each.name)}"
    if each.before is None:
        return f"{what} is new: {each.after}"
    if each.after is None:
        return f"{what} is gone: {each.before}"
    return f"{what} was {each.before}, and is {each.after}"


def _judged(judged: Flips, style: Style) -> Iterator[str]:
    count = len(judged.flips)
    both = f"{judged.same} with the same outcome under both"
    yield from ("", style.head(f"Systems: {count} judged differently, {both}"))
    for asked in judged.levels:
        level = style.name(asked.level)
        yield f"{style.point}of {asked.policy}, the outcome is that of level {level}"
    for flip in judged.flips:
        yield from _flip(flip, style)


def _flip(flip: Flip, style: Style) -> Iterator[str]:
    yield (
        f"{style.point}{style.name(flip.title)}: {flip.before.value} before,"
        f" {flip.after.value} after"
    )
    bullet = "  - " if style is MARKDOWN else "    "
    for cause in flip.causes[:_MOST_SHOWN]:
        yield f"{bullet}{_cause(cause, style)}"
    rest = len(flip.causes) - _MOST_SHOWN
    if rest > 0:
        yield f"{bullet}and {rest} more"


def _cause(cause: Cause, style: Style) -> str:
    became = _BECAME.get(cause.change or "", "")
    of = f"{style.name(cause.finding)}{f', {became},' if became else ''}"
    cites = f" (cites {', '.join(cause.cites)})" if cause.cites else ""
    reason = shorten(cause.reason, _MOST_WRITTEN, placeholder=" …")
    said = f": {reason}" if reason else ""
    return f"{of} is {cause.truth.value} under {cause.policy}{cites}{said}"
