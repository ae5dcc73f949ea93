"""What one licence grants, restricts and requires, as far as is known.

A right is there when it is granted, with or without conditions, and no blocking
restriction limits it. What nobody has read stays unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from typing import Any

from attrs import evolve, frozen

from osaid.licenses.catalog import Catalogue, SpdxLicense, shipped
from osaid.licenses.clauses import (
    Condition,
    Confidence,
    Derivatives,
    Restriction,
    Right,
    Rights,
    Status,
    Weight,
)
from osaid.licenses.expression import Leaf, License, Nothing, With
from osaid.licenses.names import base_license
from osaid.licenses.rulings import ABSENT, Ruling, Subject, View
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth
from osaid.values import Value

NO_LICENSE = "LicenseRef-no-licence"
"""The entry for works under no licence at all."""

_UNCLEAR = Right(Status.UNCLEAR)


@frozen
class LicenseFacts(Value):
    """What is known of one licence.

    `osi` is `approved`, `disputed` (lists differ), `not_approved`, `submitted`,
    `withdrawn` or `not_submitted`; `fsf` is `libre` or `not_listed`, which is no
    verdict. `date` is as precise as is known. `derivatives` is None where the text
    does not settle it. `views` are the points that somebody decided otherwise: what
    they say counts, whatever the `confidence` of the rest.
    """

    id: str
    name: str
    rights: Rights
    restrictions: tuple[Restriction, ...]
    conditions: tuple[Condition, ...]
    osi: str
    fsf: str
    confidence: Confidence
    sources: tuple[str, ...] = ()
    steward: str | None = None
    version: str | None = None
    date: str | None = None
    written_for: tuple[str, ...] = ()
    category: str | None = None
    derivatives: Derivatives | None = None
    views: tuple[View, ...] = ()

    @property
    def grants_nothing(self) -> bool:
        """Return whether every right is known to be withheld."""
        return all(
            self.right(name).status is Status.WITHHELD and self.is_settled(name)
            for name in RIGHTS
        )

    def is_settled(self, point: str) -> bool:
        """Return whether what is said of a right or restriction decides anything."""
        return self.confidence.settles or any(v.about == point for v in self.views)

    def right(self, name: str) -> Right:
        """Return what is said of a right; unclear where it is none of the four."""
        return self.rights.named(name) or _UNCLEAR

    def limits(self, right: str, weight: Weight) -> tuple[Restriction, ...]:
        """Return the restrictions that limit a right and count with a weight."""
        return tuple(
            found
            for found in self.restrictions
            if right in found.limits and found.counts_as is weight
        )

    def permits(self, right: str) -> Truth:
        """Return whether a right is there: granted, and nothing blocks it."""
        return self._permitted.get(right, Truth.UNKNOWN)

    @cached_property
    def _permitted(self) -> Mapping[str, Truth]:
        return {right: self._permits(right) for right in RIGHTS}

    def _permits(self, right: str) -> Truth:
        if not self.is_settled(right):
            return Truth.UNKNOWN
        status = self.right(right).status
        if status is Status.WITHHELD or self.limits(right, Weight.BLOCKING):
            return Truth.FALSE
        if status is Status.UNCLEAR or self.limits(right, Weight.DISPUTED):
            return Truth.UNKNOWN
        return Truth.TRUE

    def restricts(self, kinds: Collection[str]) -> Truth:
        """Return whether some restriction of these kinds counts.

        A licence that grants nothing restricts everything.
        """
        found = [r.counts_as for r in self.restrictions if r.kind in kinds]
        if not (self.confidence.settles or any(map(self.is_settled, kinds))):
            return Truth.UNKNOWN
        if self.grants_nothing or Weight.BLOCKING in found:
            return Truth.TRUE
        if Weight.DISPUTED in found or not self._says_all_of(kinds):
            return Truth.UNKNOWN
        return Truth.FALSE

    def _says_all_of(self, kinds: Collection[str]) -> bool:
        """Return whether a restriction of these kinds would have been recorded."""
        if self.confidence.settles and self.confidence is not Confidence.SECONDARY:
            return True
        return {*kinds} <= {view.about for view in self.views}

    def requires(self, kinds: Collection[str]) -> Truth:
        """Return whether some condition of these kinds must be kept.

        Like `restricts`; the conditions of a licence without an entry in our table
        are unknown.
        """
        if not self.confidence.settles:
            return Truth.UNKNOWN
        if self.grants_nothing or any(c.kind in kinds for c in self.conditions):
            return Truth.TRUE
        read = self.confidence is Confidence.TEXT_READ
        return Truth.FALSE if read else Truth.UNKNOWN


def facts_of(id_: str, catalogue: Catalogue | None = None) -> LicenseFacts | None:
    """Return what is known of a licence by its id; None if unheard of.

    Our table comes first. An SPDX id without an entry there has all four rights if
    OSI approved it, without dispute, or FSF lists it as free: both definitions ask
    for these rights. Otherwise its rights are unclear. `X+` has the facts of `X`,
    which its taker may choose. `catalogue` is what ships unless another is given.

    >>> facts_of("MIT").rights.use.basis
    'OSI approval'
    >>> facts_of("LicenseRef-somebody-else") is None
    True
    """
    return _facts_of(id_, catalogue or shipped())


@lru_cache(maxsize=4096)
def _facts_of(id_: str, catalogue: Catalogue) -> LicenseFacts | None:
    base = base_license(id_) or id_
    row = catalogue.facts["licenses"].get(base)
    if row is not None:
        found = _from_table(base, row)
    elif listed := catalogue.listed.get(base):
        found = _from_list(base, listed, catalogue)
    else:
        return None
    for ruling in catalogue.ruled.get(base, ()):
        found = _overruled(found, ruling)
    return found


def facts_of_leaf(
    leaf: Leaf, catalogue: Catalogue | None = None
) -> LicenseFacts | None:
    """Return what is known of one leaf of an expression.

    A licence with an exception has the facts of the licence, if the exception is on
    SPDX's list: those only add permission. `NONE` grants nothing.

    >>> facts_of_leaf(Nothing()).grants_nothing
    True
    """
    catalogue = catalogue or shipped()
    match leaf:
        case License(id_):
            return facts_of(id_, catalogue)
        case With(License(id_), exception):
            listed = exception in catalogue.exceptions
            return facts_of(id_, catalogue) if listed else None
        case Nothing():
            return facts_of(NO_LICENSE, catalogue)
        case _:
            return None


def _overruled(facts: LicenseFacts, ruling: Ruling) -> LicenseFacts:
    about, changed = ruling.name, facts
    if ruling.subject is Subject.RIGHT:
        changed = _with_right(facts, ruling)
        before = str(facts.right(ruling.name).status)
    elif ruling.subject is Subject.RESTRICTION:
        changed = _with_restriction(facts, ruling)
        stated = [r.weight for r in facts.restrictions if r.kind == ruling.name]
        before = ", ".join(dict.fromkeys(stated)) or _unstated(facts)
    elif ruling.subject is Subject.LICENSE:
        about, before = "licence", "not in the catalogue"
    else:
        return facts
    own = (ruling.says, ruling.author, ruling.date, ruling.reason)
    return evolve(changed, views=(*facts.views, View(about, before, *own)))


def _unstated(facts: LicenseFacts) -> str:
    known = facts.confidence.settles and facts.confidence is not Confidence.SECONDARY
    return ABSENT if known else "not known"


def _with_right(facts: LicenseFacts, ruling: Ruling) -> LicenseFacts:
    right = Right(ruling.says, ruling.clause, "overruled")
    rights = evolve(facts.rights, **{ruling.name: right})
    return evolve(facts, rights=rights, restrictions=_as_sure_as(facts))


def _with_restriction(facts: LicenseFacts, ruling: Ruling) -> LicenseFacts:
    same = [r for r in facts.restrictions if r.kind == ruling.name]
    others = [r for r in _as_sure_as(facts) if r.kind != ruling.name]
    if ruling.says == ABSENT:
        return evolve(facts, restrictions=tuple(others))
    said = {"clause": ruling.clause, "summary": ruling.summary, "limits": ruling.limits}
    changes: dict[str, Any] = {name: value for name, value in said.items() if value}
    changes |= {"weight": ruling.says, "confidence": Confidence.TEXT_READ}
    new = Restriction(ruling.name, ruling.says, ruling.limits)
    ruled = [evolve(restriction, **changes) for restriction in same or [new]]
    return evolve(facts, restrictions=(*ruled, *others))


def _as_sure_as(facts: LicenseFacts) -> tuple[Restriction, ...]:
    """Return the restrictions, which decide no more than the facts did."""
    if facts.confidence.settles:
        return facts.restrictions
    ruled = {view.about for view in facts.views}
    return tuple(
        r if r.kind in ruled else evolve(r, confidence=facts.confidence)
        for r in facts.restrictions
    )


def _from_table(id_: str, row: dict[str, Any]) -> LicenseFacts:
    bound = row.get("derivatives")
    parts = {
        "rights": Rights(**{name: Right(**row["rights"][name]) for name in RIGHTS}),
        "restrictions": tuple(
            Restriction(**(part | {"limits": tuple(part["limits"])}))
            for part in row["restrictions"]
        ),
        "conditions": tuple(Condition(**part) for part in row["conditions"]),
        "derivatives": None if bound is None else Derivatives(**bound),
        "confidence": Confidence(row["confidence"]),
        "sources": tuple(row["sources"]),
        "written_for": tuple(row["written_for"]),
    }
    return LicenseFacts(id_, **(row | parts))


def _from_list(id_: str, listed: SpdxLicense, catalogue: Catalogue) -> LicenseFacts:
    disputed = id_ in catalogue.facts["disputed_approval"]
    osi = _osi_standing(listed, disputed=disputed)
    fsf = "libre" if listed.fsf_libre else "not_listed"
    if osi == "approved":
        right = Right(Status.GRANTED, basis="OSI approval")
    elif fsf == "libre":
        right = Right(Status.GRANTED, basis="FSF listing")
    else:
        right = _UNCLEAR
    return LicenseFacts(
        id=id_,
        name=listed.name,
        rights=Rights(right, right, right, right),
        restrictions=(),
        conditions=(),
        osi=osi,
        fsf=fsf,
        confidence=Confidence.NOT_READ if right is _UNCLEAR else Confidence.LISTED,
    )


def _osi_standing(listed: SpdxLicense, *, disputed: bool) -> str:
    if disputed:
        return "disputed"
    return "approved" if listed.osi_approved else "not_approved"
