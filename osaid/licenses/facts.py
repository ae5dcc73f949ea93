"""What one licence grants, forbids and asks for, with clause and source.

A right of the table is judged as MEANING says: permitted when it is granted and
no blocking restriction limits it. What nobody has read stays unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import field, frozen

from osaid.licenses.catalog import (
    SpdxLicense,
    base_license,
    exceptions,
    facts_table,
    spdx_licenses,
)
from osaid.licenses.expression import Leaf, License, Nothing, With
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth, all_of, truth_of

NO_LICENSE = "LicenseRef-no-licence"
"""The entry for works under no licence at all."""


class Status(StrEnum):
    """What a licence does with one right."""

    GRANTED = "granted"
    CONDITIONAL = "conditional"
    WITHHELD = "withheld"
    UNCLEAR = "unclear"


class Weight(StrEnum):
    """How much a restriction counts against the rights that it limits.

    - `blocking`: it takes the right away;
    - `disputed`: reviewers disagree, so the right is unknown;
    - `formal`: approved licences have it too, so it never counts.
    """

    BLOCKING = "blocking"
    DISPUTED = "disputed"
    FORMAL = "formal"


class Confidence(StrEnum):
    """Where the facts about a licence come from.

    - `text_read`: from its text, so what is not recorded is not there;
    - `secondary`: from quotations; what they do not mention is unknown;
    - `listed`: from OSI's approval or FSF's listing, which allow no restriction;
    - `not_applicable`: there is no text;
    - `from_memory`, `not_read`: everything is unknown.
    """

    TEXT_READ = "text_read"
    SECONDARY = "secondary"
    LISTED = "listed"
    NOT_APPLICABLE = "not_applicable"
    FROM_MEMORY = "from_memory"
    NOT_READ = "not_read"


_UNKNOWN = {Confidence.FROM_MEMORY, Confidence.NOT_READ}


@frozen
class Right:
    """What a licence says of one right, in which clause, and on what ground."""

    status: Status = field(converter=Status)
    clause: str | None = None
    basis: str | None = None


@frozen
class Rights:
    """What a licence says of each of the four rights."""

    use: Right
    study: Right
    modify: Right
    share: Right

    def named(self, name: str) -> Right | None:
        """Return one right, or None for a right that is not one of the four."""
        return getattr(self, name) if name in RIGHTS else None


@frozen
class Restriction:
    """Something a licence forbids, limits or demands beyond mere conditions.

    `value` counts the `unit` per `period`; `counted_on` is the day that counts.
    `unilateral_change` says whether the licensor may change the term alone; None
    is not stated. `summary` says in a few words what `kind` leaves open.
    """

    kind: str
    weight: Weight = field(converter=Weight)
    limits: tuple[str, ...] = field(converter=tuple)
    clause: str | None = None
    summary: str | None = None
    value: int | None = None
    unit: str | None = None
    period: str | None = None
    effect: str | None = None
    rate_percent: int | None = None
    counted_on: str | None = None
    unilateral_change: bool | None = None
    url: str | None = None
    confidence: Confidence = field(
        default=Confidence.TEXT_READ, converter=Confidence, kw_only=True
    )

    @property
    def counts_as(self) -> Weight:
        """Return the weight, where a blocking one from memory is only disputed."""
        if self.weight is Weight.BLOCKING and self.confidence in _UNKNOWN:
            return Weight.DISPUTED
        return self.weight


@frozen
class Condition:
    """Something a taker must do, such as giving credit; it limits no right."""

    kind: str
    clause: str | None = None


@frozen
class LicenseFacts:
    """What is known of one licence.

    `osi` is `approved`, `disputed` (lists differ), `not_approved`, `submitted`,
    `withdrawn` or `not_submitted`; `fsf` is `libre` or `not_listed`, which is no
    verdict. `date` is as precise as is known.
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

    @property
    def grants_nothing(self) -> bool:
        """Return whether every right is known to be withheld."""
        return self.confidence not in _UNKNOWN and all(
            self._right(name).status is Status.WITHHELD for name in RIGHTS
        )

    def limits(self, right: str, weight: Weight) -> tuple[Restriction, ...]:
        """Return the restrictions that limit a right and count with a weight."""
        return tuple(
            found
            for found in self.restrictions
            if right in found.limits and found.counts_as is weight
        )

    def permits(self, right: str) -> Truth:
        """Return whether a right is there: granted, and nothing blocks it."""
        if self.confidence in _UNKNOWN:
            return Truth.UNKNOWN
        status = self._right(right).status
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
        if self.confidence in _UNKNOWN:
            return Truth.UNKNOWN
        if self.grants_nothing or Weight.BLOCKING in found:
            return Truth.TRUE
        if Weight.DISPUTED in found or self.confidence is Confidence.SECONDARY:
            return Truth.UNKNOWN
        return Truth.FALSE

    def requires(self, kinds: Collection[str]) -> Truth:
        """Return whether some condition of these kinds must be kept.

        The conditions of a licence without an entry of its own are unknown.
        """
        if self.confidence in _UNKNOWN:
            return Truth.UNKNOWN
        if self.grants_nothing or any(c.kind in kinds for c in self.conditions):
            return Truth.TRUE
        return truth_of(False) if self.confidence is Confidence.TEXT_READ else _OPEN

    def _right(self, name: str) -> Right:
        return self.rights.named(name) or Right(Status.UNCLEAR)
