"""The parts of what a licence says: rights, restrictions and conditions."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from osaid.licenses.vocabulary import RIGHTS
from osaid.values import Value


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

    @property
    def settles(self) -> bool:
        """Return whether facts of this origin decide anything."""
        return self not in {Confidence.FROM_MEMORY, Confidence.NOT_READ}


@frozen
class Right(Value):
    """What a licence says of one right, in which clause, and on what ground."""

    status: Status = field(converter=Status)
    clause: str | None = None
    basis: str | None = None


@frozen
class Rights(Value):
    """What a licence says of each of the four rights."""

    use: Right
    study: Right
    modify: Right
    share: Right

    def named(self, name: str) -> Right | None:
        """Return one right, or None for a right that is not one of the four."""
        return getattr(self, name) if name in RIGHTS else None


@frozen
class Restriction(Value):
    """Something a licence forbids, limits or demands beyond mere conditions.

    `value` counts the `unit` per `period`; `counted_on` is the day that counts.
    `unilateral_change` says whether the licensor may change the term alone; None
    is not stated. `summary` says in a few words what `kind` leaves open.
    """

    kind: str
    weight: Weight = field(converter=Weight)
    limits: tuple[str, ...]
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
        if self.weight is Weight.BLOCKING and not self.confidence.settles:
            return Weight.DISPUTED
        return self.weight


@frozen
class Condition(Value):
    """Something a taker must do, such as giving credit; it limits no right."""

    kind: str
    clause: str | None = None


@frozen
class Derivatives(Value):
    """Whether what is derived from a work stays bound by its terms, by which clause."""

    bound: bool
    clause: str | None = None
