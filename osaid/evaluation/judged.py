"""A truth together with what decided it.

Evidence travels with every truth through and, or and not: of a conjunction that
is false the false parts decided, of one that is unknown the unknown ones. It is put
into words only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property
from itertools import chain

from attrs import field, frozen

from osaid.records.statements import Grade, Origin
from osaid.text import Place
from osaid.truth import Truth, all_of, any_of
from osaid.values import Shown


class Nature(StrEnum):
    """Why a cause says what it says; what is silent or contested stays open."""

    STATED = "stated"
    SILENT = "silent"
    CONTESTED = "contested"
    LISTING = "listing"
    ATTESTATION = "attestation"
    LICENSE = "license"


@frozen(cache_hash=True)
class Evidence(Shown):
    """On whose word a cause rests: grade, source, link, place in the input."""

    grade: Grade
    source: str | None = None
    url: str | None = None
    by: str | None = None
    place: Place | None = None

    @classmethod
    def of(cls, origin: Origin) -> Evidence:
        """Return what a statement's origin is to a reader of a verdict."""
        return cls(origin.grade, origin.source, origin.url, origin.by, origin.place)


@frozen(cache_hash=True)
class Cause(Shown):
    """One thing that decided a truth, or left it open.

    `kind` is the kind of the component, or `system`; `component` its name;
    `field` the field that was looked at; `says` what was found there, in words.
    """

    kind: str
    component: str | None
    field: str
    says: str
    truth: Truth
    nature: Nature
    evidence: tuple[Evidence, ...] = ()

    @property
    def subject(self) -> str:
        """Return the component as people read it."""
        if self.component is None or self.component == self.kind:
            return self.kind
        return f"{self.kind} `{self.component}`"

    def __str__(self) -> str:
        """Return subject and words."""
        return f"{self.subject}: {self.says}"


@frozen(eq=False)
class Judged(Shown):
    """A truth, and what decided it, told when it is asked for."""

    truth: Truth
    because: Callable[[], Iterable[Cause]] = field(default=tuple, repr=False)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """Return the causes that decided it, each once."""
        return tuple(dict.fromkeys(self.because()))

    def __invert__(self) -> Judged:
        """Return the opposite, for the same causes."""
        return Judged(~self.truth, lambda: self.causes)


def because(cause: Cause) -> Judged:
    """Return the truth of a cause, with nothing else to say for it."""
    return Judged(cause.truth, lambda: (cause,))


def both(parts: Iterable[Judged]) -> Judged:
    """Return the conjunction.

    >>> both([Judged(Truth.TRUE), Judged(Truth.UNKNOWN)]).truth
    <Truth.UNKNOWN: 'unknown'>
    """
    parts = tuple(parts)
    return _decided(all_of(part.truth for part in parts), parts)


def either(parts: Iterable[Judged]) -> Judged:
    """Return the disjunction.

    >>> either([]).truth
    <Truth.FALSE: 'false'>
    """
    parts = tuple(parts)
    return _decided(any_of(part.truth for part in parts), parts)


def _decided(truth: Truth, parts: tuple[Judged, ...]) -> Judged:
    deciding = [part for part in parts if part.truth is truth]
    if len(deciding) == 1:
        return deciding[0]
    return Judged(truth, lambda: chain.from_iterable(p.causes for p in deciding))


def at_least(count: int, parts: Iterable[Judged], rest: Judged) -> Judged:
    """Return whether at least so many parts are true.

    `rest` stands for components that are not listed: unknown when there may be
    any for which the part is not false, false when there are none.
    """
    parts = tuple(parts)
    certain = [part for part in parts if part.truth is Truth.TRUE]
    possible = [part for part in parts if part.truth is Truth.UNKNOWN]
    if len(certain) >= count:
        return _decided(Truth.TRUE, tuple(certain))
    if len(certain) + len(possible) < count and rest.truth is Truth.FALSE:
        against = (part for part in parts if part.truth is Truth.FALSE)
        return _decided(Truth.FALSE, (*against, rest))
    return _decided(Truth.UNKNOWN, (*possible, rest))
