"""One part of a system: its kind, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from osaid.licenses.expression import Expression
from osaid.records.fields import FieldType, fact
from osaid.records.outcomes import Settled
from osaid.records.parts import Part, part_of
from osaid.records.said import is_dated
from osaid.records.statements import Fact, Money, Range, SetFact
from osaid.text import Place
from osaid.values import Shown, Value


class Presence(StrEnum):
    """Whether a component is there for others; unknown means any of the three."""

    PROVIDED = "provided"
    WITHHELD = "withheld"
    ABSENT = "absent"


class Access(StrEnum):
    """What somebody must do to get a component that is provided.

    - `open`: nothing, anyone may fetch it;
    - `login`: have an account that anyone may have;
    - `click_through`: accept terms;
    - `on_request`: ask, and somebody decides;
    - `paid`: pay.
    """

    OPEN = "open"
    LOGIN = "login"
    CLICK_THROUGH = "click_through"
    ON_REQUEST = "on_request"
    PAID = "paid"


class DataClass(StrEnum):
    """What may be done with a dataset, after OSI's FAQ on the definition.

    - `open`: copied, kept, changed and shared again;
    - `public`: inspected by anyone while it is online;
    - `obtainable`: had from a third party, perhaps for a fee;
    - `unshareable`: not to be had, for a reason that can be explained.

    https://hackmd.io/@opensourceinitiative/osaid-faq
    """

    OPEN = "open"
    PUBLIC = "public"
    OBTAINABLE = "obtainable"
    UNSHAREABLE = "unshareable"


class Derivation(StrEnum):
    """How a model was made from its parent."""

    FINE_TUNE = "fine_tune"
    ADAPTER = "adapter"
    MERGE = "merge"
    QUANTIZE = "quantize"
    COPY = "copy"


_OUTPUTS = "what a model learned from another's outputs is `data.training`, no parent"
DISTILLED = tuple(
    (word, _OUTPUTS) for word in ("distill", "distil", "distilled", "distillation")
)
"""Words for what is no derivation, and what to do instead."""


class Found(StrEnum):
    """How a record came by a licence.

    `own`: stated for the component by its supplier; `inherited`: stated for the
    whole release; `platform`: shown by the platform that hosts it, in words that
    the supplier may not have written.
    """

    OWN = "own"
    INHERITED = "inherited"
    PLATFORM = "platform"


@frozen
class StatedLicense(Shown):
    """A licence as it was written, and as it was read.

    `written` is the text that was found, `expression` what it was read as.
    """

    expression: Expression
    written: str
    found: Found = Found.OWN


@frozen(kw_only=True)
class Bond(Value):
    """What the licence of a parent adds to that of parameters that come from it.

    `parent` is the component that is listed, None for one that nobody names; `of` are
    the ancestors from there to the one that is licensed, none where it is the parent
    itself. The facts say what is known: `candidates` are the terms that may apply
    beside the licence of the parameters, None for nothing.
    """

    parent: str | None
    of: tuple[str | None, ...] = ()
    presence: Fact[Presence] = field(factory=Fact)
    derivation: Fact[Derivation] = field(factory=Fact)
    license: Fact[StatedLicense] = field(factory=Fact)
    candidates: tuple[Expression | None, ...]


@frozen
class Attribute(Value):
    """A fact of one's own, under a namespaced name such as `acme.country`.

    Policies that do not declare the attribute keep it and do not read it.
    """

    name: str
    fact: Fact[str]


def facts_of_own(attributes: Iterable[Attribute]) -> Mapping[str, Fact[str]]:
    """Return facts of one's own by name; of two with one name, the first.

    >>> list(facts_of_own([Attribute("acme.country", Fact())]))
    ['acme.country']
    """
    facts: dict[str, Fact[str]] = {}
    for attribute in attributes:
        facts.setdefault(attribute.name, attribute.fact)
    return facts


@frozen
class Identity(Value):
    """By what a system or component is known elsewhere.

    `purl` is a package URL, `hub` an id on the Hugging Face Hub, `digest` a
    content digest such as `sha256:…`, `revision` a commit or tag.
    """

    purl: str | None = None
    hub: str | None = None
    digest: str | None = None
    revision: str | None = None


@frozen
class Component(Value):
    """One part of a system; every field that nothing is said of is unknown.

    `kind` is a name from the tree of kinds and `name` is unique in the system. A
    component exists unless it is known to be absent. The `outcome` of a parent and the
    `bonds` of parameters are found while judging.

    >>> from osaid.records.statements import Statement
    >>> weights = Component("parameters.final", "weights",
    ...                     presence=Fact((Statement(Presence.PROVIDED),)))
    >>> weights.presence.values, weights.license.is_silent
    ((<Presence.PROVIDED: 'provided'>,), True)
    """

    kind: str
    name: str
    presence: Fact[Presence] = fact(
        FieldType.CHOICE, "whether it is there for others", choices=Presence
    )
    access: Fact[Access] = fact(
        FieldType.CHOICE, "what it takes to get it", choices=Access, terms=True
    )
    license: Fact[StatedLicense] = fact(
        FieldType.LICENSE, "the terms it is under", terms=True
    )
    location: Fact[str] = fact(FieldType.TEXT, "where it can be had")
    data_class: Fact[DataClass] = fact(
        FieldType.CHOICE,
        "what may be done with a dataset",
        name="class",
        choices=DataClass,
    )
    reason: Fact[str] = fact(FieldType.TEXT, "why a dataset cannot be shared")
    labeled: Fact[bool] = fact(
        FieldType.TRUTH, "whether people or programs labelled it"
    )
    tokens: Fact[Decimal | Range] = fact(
        FieldType.NUMBER, "how much data there is", unit="tokens"
    )
    price: Fact[Money] = fact(FieldType.MONEY, "what it costs to get it", terms=True)
    released: Fact[date] = fact(FieldType.DATE, "the day it was released")
    covers: SetFact = fact(FieldType.TOPICS, "the topics that a document covers")
    about: SetFact = fact(
        FieldType.SUBJECTS, "the components a document is about, or `all`"
    )
    part_of: Fact[str] = fact(
        FieldType.REFERENCE, "the component that this one is a part of"
    )
    derivation: Fact[Derivation] = fact(
        FieldType.CHOICE,
        "how the model was made from this parent",
        choices=Derivation,
        instead=DISTILLED,
    )
    outcome: Fact[Settled] = fact(
        FieldType.CHOICE,
        "the settled outcome of a parent, judged by the same policy",
        choices=Settled,
        derived=True,
    )
    bonds: tuple[Bond, ...] = field(default=(), kw_only=True)
    identity: Identity = field(default=Identity(), kw_only=True)
    attributes: tuple[Attribute, ...] = field(default=(), kw_only=True)
    place: Place | None = field(default=None, kw_only=True)

    @cached_property
    def own(self) -> Mapping[str, Fact[str]]:
        """Return the facts of one's own by name; of two with one name, the first."""
        return facts_of_own(self.attributes)

    @cached_property
    def part(self) -> Part | None:
        """Return what is said of it, None when that depends on the day."""
        dated = is_dated(self, self.covers, self.about)
        return None if dated else part_of(self)
