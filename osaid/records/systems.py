"""What is judged: a system, its parts, and what people said of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from osaid.records.components import (
    Attribute,
    Component,
    Identity,
    StatedLicense,
    facts_of_own,
)
from osaid.records.fields import FieldType, fact
from osaid.records.outcomes import Group
from osaid.records.profiles import Profile, profile_of
from osaid.records.said import extent_of, holds_for_a_time, usage_of
from osaid.records.statements import Fact, Money
from osaid.records.trust import Trust
from osaid.text import Place
from osaid.values import Shown, Value


class Subject(StrEnum):
    """What the record is about; the requirements are the same for each."""

    SYSTEM = "system"
    MODEL = "model"
    WEIGHTS = "weights"
    ELEMENT = "element"


class Delivery(StrEnum):
    """Whether people get the system, or only a service that runs it."""

    RELEASED = "released"
    HOSTED_ONLY = "hosted_only"


class Extent(StrEnum):
    """How complete the list of a kind is, weakest first.

    - `open`: more may exist and be released;
    - `released`: whatever else exists is withheld;
    - `all`: nothing else exists.
    """

    OPEN = "open"
    RELEASED = "released"
    ALL = "all"

    @property
    def rank(self) -> int:
        """Return 0 for `open`, 1 for `released`, 2 for `all`."""
        return _EXTENTS.index(self)


_EXTENTS = list(Extent)


@frozen
class Listing(Shown):
    """How complete the list of a kind, and of the kinds below it, is."""

    kind: str
    extent: Fact[Extent]

    @cached_property
    def said(self) -> tuple[str, ...] | None:
        """Return what it says, None when that depends on the day."""
        dated = holds_for_a_time(self.extent)
        return None if dated else extent_of(self.kind, self.extent)


@frozen
class Usage(Value):
    """Whether a kind is recorded as unused: this system has no such step."""

    kind: str
    unused: Fact[bool]

    @cached_property
    def said(self) -> tuple[str, bool] | tuple[()] | None:
        """Return what it says, None when that depends on the day."""
        dated = holds_for_a_time(self.unused)
        return None if dated else usage_of(self.kind, self.unused)


@frozen
class Attestation(Value):
    """A human judgement on record: who, in what role, when, on what evidence.

    `judged` names what was looked at: components, or `component.field`. With a
    `digest` of those facts the attestation is stale once they differ; otherwise
    it is stale when one of them is dated later than `made`. It holds until
    `until`. Never computed, never inferred from a claim.
    """

    judgement: str
    answer: bool
    by: str
    role: str | None = None
    made: date | None = None
    until: date | None = None
    judged: tuple[str, ...] = ()
    digest: str | None = None
    evidence: tuple[str, ...] = ()
    note: str | None = None
    place: Place | None = None

    def is_from(self, supplier: str | None) -> bool:
        """Return whether the supplier of the system gave it."""
        same = supplier is not None and self.by.casefold() == supplier.casefold()
        return same or self.role == "supplier"


@frozen
class Claim(Value):
    """A verdict published by somebody else, kept beside ours.

    `words` is what was published, in short; `group` what it amounts to here;
    `names` the systems as the source names them. It gives no findings.
    """

    name: str
    by: str
    words: str
    group: Group
    url: str | None = None
    names: str | None = None
    made: date | None = None
    note: str | None = None
    place: Place | None = None


@frozen
class System(Value):
    """What is judged: a system, a model, weights, or another element.

    `name`, `release` and `supplier` say which one; `made` is the day the record
    was written, and `by` who wrote it. Every field that nothing is said of is
    unknown. `parents` holds the records of the components of kind `parent`, by the
    name of the component. `trust` is by whose word disagreements were decided, if
    they were.

    >>> System("example", release="1.0").delivery.is_silent
    True
    """

    name: str
    release: str | None = None
    supplier: str | None = None
    subject: Subject = Subject.SYSTEM
    identity: Identity = field(default=Identity(), kw_only=True)
    delivery: Fact[Delivery] = fact(
        FieldType.CHOICE, "whether people get it or only a service", choices=Delivery
    )
    machine_learning: Fact[bool] = fact(
        FieldType.TRUTH, "whether it learned its parameters from data"
    )
    described_as: Fact[str] = fact(FieldType.TEXT, "what its supplier calls it")
    overall_terms: Fact[StatedLicense] = fact(
        FieldType.LICENSE, "terms over the whole, such as a use policy", terms=True
    )
    price: Fact[Money] = fact(FieldType.MONEY, "what it costs to get it", terms=True)
    released: Fact[date] = fact(FieldType.DATE, "the day it was released")
    components: tuple[Component, ...] = field(default=(), kw_only=True)
    listings: tuple[Listing, ...] = field(default=(), kw_only=True)
    usages: tuple[Usage, ...] = field(default=(), kw_only=True)
    attestations: tuple[Attestation, ...] = field(default=(), kw_only=True)
    claims: tuple[Claim, ...] = field(default=(), kw_only=True)
    attributes: tuple[Attribute, ...] = field(default=(), kw_only=True)
    parents: tuple[tuple[str, System], ...] = field(default=(), kw_only=True)
    by: str | None = field(default=None, kw_only=True)
    made: date | None = field(default=None, kw_only=True)
    trust: Trust | None = field(default=None, kw_only=True)
    place: Place | None = field(default=None, kw_only=True)

    @cached_property
    def own(self) -> Mapping[str, Fact[str]]:
        """Return the facts of one's own by name; of two with one name, the first."""
        return facts_of_own(self.attributes)

    @cached_property
    def profile(self) -> Profile:
        """Return what it says on the day it was made."""
        return profile_of(self, self.made)
