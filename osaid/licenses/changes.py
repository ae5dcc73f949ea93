"""What an update of licence facts alters: licence by licence, point by point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from osaid.licenses.catalog import Catalogue
from osaid.licenses.clauses import Restriction
from osaid.licenses.facts import LicenseFacts, facts_of
from osaid.licenses.named_sets import definitions
from osaid.licenses.vocabulary import RIGHTS


@frozen
class Change:
    """One point on which two catalogues differ; None is where one has nothing.

    `point` is `entry`, a right, `osi`, `fsf`, `confidence`, `derivatives`,
    `restriction` or `condition` with its kind, `set` with its name, `alias` with its
    text, or `exception`. `license` is None for what is about no licence.
    """

    license: str | None
    point: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """Return the point with both sides."""
        return f"{self.point}: {self.before or 'none'} -> {self.after or 'none'}"


def changes_between(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Return everything in which a catalogue differs from an older one, in order.

    >>> from osaid.licenses.catalog import shipped
    >>> changes_between(shipped(), shipped())
    ()
    """
    return (*_of_licenses(old, new), *_of_names(old, new))


def _of_licenses(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    ids = {*_ids(old), *_ids(new)}
    for id_ in sorted(ids, key=lambda found: (found.lower(), found)):
        before, after = facts_of(id_, old), facts_of(id_, new)
        if before is None or after is None:
            named = [None if f is None else f.name for f in (before, after)]
            yield Change(id_, "entry", *named)
            continue
        points = _points(id_, before, old), _points(id_, after, new)
        yield from _differences(id_, *points)


def _ids(catalogue: Catalogue) -> Iterator[str]:
    yield from catalogue.listed
    yield from catalogue.facts["licenses"]


def _differences(
    id_: str | None, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Change]:
    for point in dict.fromkeys((*before, *after)):
        if before.get(point) != after.get(point):
            yield Change(id_, point, before.get(point), after.get(point))


def _points(id_: str, facts: LicenseFacts, catalogue: Catalogue) -> dict[str, str]:
    points = {right: _right(facts, right) for right in RIGHTS}
    points |= {"osi": facts.osi, "fsf": facts.fsf, "confidence": facts.confidence.value}
    for restriction in facts.restrictions:
        point = f"restriction {restriction.kind}"
        words = _restriction(restriction)
        points[point] = f"{points[point]}; {words}" if point in points else words
    for condition in facts.conditions:
        points[f"condition {condition.kind}"] = condition.clause or "stated"
    if (stays := facts.derivatives) is not None:
        clause = f" (clause {stays.clause})" if stays.clause else ""
        points["derivatives"] = f"{'bound' if stays.bound else 'not bound'}{clause}"
    for name, definition in definitions().items():
        points[f"set {name}"] = str(definition.membership(id_, catalogue))
    return points


def _right(facts: LicenseFacts, name: str) -> str:
    right = facts.right(name)
    clause = f" (clause {right.clause})" if right.clause else ""
    return f"{right.status}{clause}, permitted {facts.permits(name)}"


def _restriction(found: Restriction) -> str:
    value = None if found.value is None else f"{found.value} {found.unit or ''}".strip()
    clause = f"clause {found.clause}" if found.clause else None
    limits = f"limits {', '.join(found.limits)}" if found.limits else None
    parts = (found.counts_as.value, limits, value, found.effect, clause, found.summary)
    return ", ".join(part for part in parts if part)


def _of_names(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    yield from _differences(None, _aliases(old), _aliases(new))
    for exception in sorted(old.exceptions ^ new.exceptions):
        sides = [exception if exception in c.exceptions else None for c in (old, new)]
        yield Change(None, "exception", *sides)


def _aliases(catalogue: Catalogue) -> dict[str, str]:
    rows = catalogue.facts["aliases"].items()
    return {f"alias `{text}`": row[0] or str(row[1]) for text, row in sorted(rows)}
