"""What is worth knowing of how records were joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.records.joining.carrying import JUDGED
from osaid.records.joining.disagreements import Disagreement
from osaid.records.joining.matching import Cluster
from osaid.records.joining.naming import renames
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.kinds import is_single

MOST_TOLD = 20
"""How many disagreements are told one by one."""

_MOST_NAMES = 6
_CURE = "correct one of them, or name the source that you trust most"
_JUDGE = "let it be judged again, or leave one out; no order of trust decides it"
_ANOTHER = "leave out what is about another system, or correct one of them"
_IDENTITIES = frozenset({"name", "hub", "purl", "digest"})
_SAME = "give what is the same one `purl`, `hub` id, `digest`, or kind and `name`"


def remarks(
    witnesses: Sequence[Witness],
    parts: Mapping[str, Cluster],
    disagreements: Sequence[Disagreement],
) -> tuple[Diagnostic, ...]:
    """Return what is odd about records that were joined, and what was done."""
    return (
        *_disagreements(disagreements),
        *_unmatched(witnesses, parts),
        *renames(parts),
        *_of_parts(witnesses),
    )


def _disagreements(disagreements: Sequence[Disagreement]) -> Iterator[Diagnostic]:
    for one in disagreements[:MOST_TOLD]:
        mentions = (mention for side in one.sides for mention in side.mentions)
        place = next((mention.place for mention in mentions), None)
        severity = Severity.WARNING
        yield Diagnostic("sources-disagree", str(one), place, _cure(one), severity)
    rest = len(disagreements) - MOST_TOLD
    if rest > 0:
        message = f"sources differ on {rest} more facts"
        yield Diagnostic("sources-disagree", message, severity=Severity.WARNING)


def _cure(one: Disagreement) -> str:
    if one.component is None and one.field in _IDENTITIES:
        return _ANOTHER
    return _JUDGE if one.field.startswith(f"{JUDGED} ") else _CURE


def _unmatched(
    witnesses: Sequence[Witness], parts: Mapping[str, Cluster]
) -> Iterator[Diagnostic]:
    """Yield of which kinds sources list components that may or may not be the same."""
    kinds: dict[str, list[tuple[str, frozenset[int]]]] = {}
    for name, cluster in sorted(parts.items()):
        told_by = frozenset(number for number, _ in cluster.members)
        kinds.setdefault(cluster.kind, []).append((name, told_by))
    for kind, found in sorted(kinds.items()):
        sources = {told_by for _, told_by in found}
        alone = {one for one in sources if any(map(one.isdisjoint, sources))}
        apart = [one for one in found if one[1] in alone]
        if apart and not is_single(kind):
            shown = ", ".join(_told(*one, witnesses) for one in apart[:_MOST_NAMES])
            more = ", …" if apart[_MOST_NAMES:] else ""
            message = f"`{kind}`: whether any are the same is not known: {shown}{more}"
            severity = Severity.INFORMATION
            yield Diagnostic("not-matched", message, help=_SAME, severity=severity)


def _told(name: str, told_by: frozenset[int], witnesses: Sequence[Witness]) -> str:
    sources = ", ".join(sorted({witnesses[number].name for number in told_by}))
    return f"{quoted(name)} ({sources})"


def _of_parts(witnesses: Sequence[Witness]) -> Iterator[Diagnostic]:
    for told in witnesses:
        if told.role is Role.PART:
            message = (
                f"what is said of {quoted(told.system.name)} as a whole, or of its "
                "lists, is not said of what it is a part of"
            )
            place, severity = told.system.place, Severity.INFORMATION
            yield Diagnostic("about-an-element", message, place, severity=severity)
