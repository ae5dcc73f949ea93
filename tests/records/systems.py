"""Random systems, for hypothesis and for runs of many.

They are such as a reader could have read: references name components, no kind that
is single exists twice, nothing unused exists. Everything else may be anything:
silent, contested, ranges, listings, judgements, parents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from attrs import field, frozen
from hypothesis import strategies as st

from osaid.licenses.reading import read_license
from osaid.records.ancestry import circles
from osaid.records.components import (
    Attribute,
    Component,
    Found,
    Identity,
    StatedLicense,
)
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import KINDS, ROOT, TOPICS, is_single, within
from osaid.records.outcomes import Group
from osaid.records.problems import exists
from osaid.records.statements import (
    NONE,
    Fact,
    Grade,
    Money,
    Origin,
    Range,
    SetFact,
    Statement,
)
from osaid.records.systems import (
    Attestation,
    Claim,
    Extent,
    Listing,
    Subject,
    System,
    Usage,
)
from osaid.records.trust import Overruled, Trust

T = TypeVar("T")

ALL_KINDS = (*KINDS, "code.reward_model", "data.consent_forms.signed")
"""The kinds of the tree, and others below them."""

TEXTS = (
    "Amber", "the Pile", "1.0", "2023-04", "NO", "yes", "a: b", "# hash", "- item",
    "ΑΒΓ 深い", 'quotes " and \' and \\', "two\nlines", " spaces ", "{brace", "~tilde",
)  # fmt: skip
"""Texts that some format might take for something else."""

LICENSES = (
    "MIT", "Apache-2.0", "CC-BY-4.0", "LicenseRef-acme", "GPL-2.0-or-later OR MIT",
    "GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0 AND (MIT OR ISC)",
    "see the model card", 'the "open" licence, v2',
)  # fmt: skip
"""Licences as people write them, read and unread."""

_MAY_BE_NONE = frozenset(
    {
        FieldType.TEXT,
        FieldType.NUMBER,
        FieldType.MONEY,
        FieldType.DATE,
        FieldType.LICENSE,
        FieldType.REFERENCE,
    }
)


def random_systems(seed: int, count: int) -> Iterator[System]:
    """Return so many random systems, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    for _ in range(count):
        yield random_system(random)


def systems() -> st.SearchStrategy[System]:
    """Return random systems as a strategy; a failing one is told by its seed."""
    return st.integers(0, 2**32).map(lambda seed: next(random_systems(seed, 1)))


def random_system(random: Random, depth: int = 0) -> System:
    """Return one random system; parents have records down to a depth of two."""
    system = _Maker(random, depth).system()
    return random_system(random, depth) if any(circles(system)) else system


@frozen
class _Maker:
    random: Random
    depth: int
    takers: Mapping[FieldType, Callable[[], object]] = field(init=False)

    @takers.default
    def _takers(self) -> Mapping[FieldType, Callable[[], object]]:
        return {
            FieldType.TRUTH: lambda: self.random.random() < 0.5,
            FieldType.TEXT: self.text,
            FieldType.NUMBER: self.number,
            FieldType.MONEY: lambda: Money(self.decimal(), self.one_of(("EUR", "USD"))),
            FieldType.DATE: self.day,
            FieldType.LICENSE: self.license,
        }

    def system(self) -> System:
        components = tuple(self.components())
        names = [component.name for component in components]
        return System(
            self.text(),
            self.maybe(self.text),
            self.maybe(self.text),
            self.one_of(tuple(Subject)),
            identity=self.identity(),
            **self.facts(System, ()),
            components=components,
            listings=tuple(self.listings()),
            usages=tuple(self.usages(components)),
            attestations=tuple(self.several(lambda: self.attestation(names))),
            claims=tuple(self.several(self.claim)),
            attributes=self.attributes(),
            parents=tuple(self.parents(components)),
            by=self.maybe(self.text),
            made=self.maybe(self.day),
            trust=self.maybe(self.trust),
        )

    def trust(self) -> Trust:
        texts = (self.text(), self.text(), self.text(), self.text())
        overruled = Overruled(*texts, component=self.maybe(self.text))
        return Trust((self.text(), self.text()), (overruled,))

    def components(self) -> Iterator[Component]:
        singles: set[str] = set()
        names: list[str] = []
        for number in range(self.random.choice((0, 1, 2, 5, 9))):
            name = f"{self.one_of(TEXTS)} {number}"
            component = self.component(name, names)
            if is_single(component.kind) and exists(component):
                if component.kind in singles:
                    continue
                singles.add(component.kind)
            names.append(name)
            yield component

    def component(self, name: str, others: Sequence[str]) -> Component:
        return Component(
            self.one_of(ALL_KINDS),
            name,
            **self.facts(Component, others),
            identity=self.identity(),
            attributes=self.attributes(),
        )

    def facts(self, record: type, names: Sequence[str]) -> dict[str, Any]:
        return {
            field.attribute: self.fact(field, names)
            for field in fields_of(record).values()
            if not field.derived and self.random.random() < 0.4
        }

    def fact(self, field: Field, names: Sequence[str]) -> Fact[Any] | SetFact:
        if field.holds is FieldType.TOPICS:
            return self.elements((*TOPICS, "consent"))
        if field.holds is FieldType.SUBJECTS:
            return self.elements((*names, "all"))
        return self.statements(lambda: self.value(field, names))

    def value(self, field: Field, names: Sequence[str]) -> object:
        if field.enumeration is not None:
            return self.one_of(tuple(field.enumeration))
        if field.holds in _MAY_BE_NONE and self.random.random() < 0.2:
            return NONE
        if field.holds is FieldType.REFERENCE:
            return self.one_of(tuple(names)) if names else NONE
        return self.takers[field.holds]()

    def elements(self, names: Sequence[str]) -> SetFact:
        chosen = sorted(self.random.sample(names, self.random.randint(0, len(names))))
        truth = self.takers[FieldType.TRUTH]
        return SetFact(tuple((name, self.statements(truth)) for name in chosen))

    def statements(self, value: Callable[[], Any]) -> Fact[Any]:
        count = self.random.choice((1, 1, 1, 2, 3))
        return Fact(tuple(Statement(value(), self.origin()) for _ in range(count)))

    def origin(self) -> Origin:
        since, until = sorted((self.day(), self.day() + timedelta(days=1)))
        return Origin(
            grade=self.one_of(tuple(Grade)),
            by=self.maybe(self.text),
            source=self.maybe(self.text),
            url=self.maybe(lambda: "https://example.org/a?b=c#d"),
            revision=self.maybe(self.text),
            made=self.maybe(self.day),
            seen=self.maybe(self.day),
            since=self.maybe(lambda: since) if since < until else None,
            until=self.maybe(lambda: until),
            looked_in=tuple(self.several(self.text)),
            note=self.maybe(self.text),
        )

    def listings(self) -> Iterator[Listing]:
        for kind in (ROOT, *ALL_KINDS):
            if self.random.random() < 0.1:
                extents = self.statements(lambda: self.one_of(tuple(Extent)))
                yield Listing(kind, extents)

    def usages(self, components: Sequence[Component]) -> Iterator[Usage]:
        for kind in ALL_KINDS:
            if self.random.random() < 0.1:
                used = any(within(c.kind, kind) and exists(c) for c in components)
                truth = Statement(not used, self.origin())
                yield Usage(kind, Fact((truth,)))

    def parents(self, components: Sequence[Component]) -> Iterator[tuple[str, System]]:
        for component in components:
            if component.kind == "parent" and self.depth < 2:
                yield component.name, random_system(self.random, self.depth + 1)

    def attestation(self, names: Sequence[str]) -> Attestation:
        made = self.maybe(self.day)
        judged = [*names, *(f"{name}.license" for name in names), "all"]
        return Attestation(
            self.one_of(("sufficient_detail", "safe")),
            self.random.random() < 0.5,
            self.text(),
            role=self.maybe(self.text),
            made=made,
            until=None if made is None else made + timedelta(days=365),
            judged=tuple(self.random.sample(judged, 1)),
            digest=self.maybe(lambda: "sha256:0"),
            evidence=tuple(self.several(self.text)),
            note=self.maybe(self.text),
        )

    def claim(self) -> Claim:
        group = self.one_of(tuple(Group))
        return Claim(
            self.text(), self.text(), self.text(), group, made=self.maybe(self.day)
        )

    def attributes(self) -> tuple[Attribute, ...]:
        if self.random.random() < 0.7:
            return ()
        return (Attribute("acme.country", self.statements(self.text)),)

    def identity(self) -> Identity:
        names = ("purl", "hub", "digest", "revision")
        return Identity(**{name: self.maybe(self.text) for name in names})

    def license(self) -> StatedLicense:
        written = self.one_of(LICENSES)
        found = self.one_of(tuple(Found))
        text = self.one_of((written, "as the card says"))
        return StatedLicense(read_license(written), text, found)

    def number(self) -> Decimal | Range:
        low = self.decimal()
        return low if self.random.random() < 0.7 else Range(low, low + self.decimal())

    def decimal(self) -> Decimal:
        digits = self.random.randint(0, 10 ** self.random.randint(1, 18))
        return Decimal(digits).scaleb(self.random.randint(-9, 12))

    def day(self) -> date:
        return date(2022, 1, 1) + timedelta(days=self.random.randint(0, 1800))

    def text(self) -> str:
        return self.one_of(TEXTS)

    def one_of(self, options: Sequence[T]) -> T:
        return self.random.choice(options)

    def maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self.random.random() < 0.4 else None

    def several(self, make: Callable[[], T]) -> Iterator[T]:
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            yield make()
