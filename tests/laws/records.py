"""Random records of few kinds and words, with everything that a record may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, TypeVar

from attrs import evolve, frozen

from osaid.evaluation.attestations import restated
from osaid.licenses.reading import read_license
from osaid.records.components import Attribute, Component, Found, StatedLicense
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import ROOT, within
from osaid.records.outcomes import Group
from osaid.records.problems import exists
from osaid.records.statements import NONE, Fact, Grade, Origin, SetFact, Statement
from osaid.records.systems import (
    Attestation,
    Claim,
    Extent,
    Listing,
    Subject,
    System,
    Usage,
)
from osaid.text import Place
from tests.laws import words

T = TypeVar("T")
AnyFact = Fact[Any]

SETS = frozenset({FieldType.TOPICS, FieldType.SUBJECTS})
NEVER_NONE = frozenset({FieldType.TRUTH, FieldType.CHOICE})
CLAIMED = (Group.CONFORMS, Group.TERMS, Group.COMPONENTS)


def random_record(
    random: Random, *, windows: bool = False, readable: bool = False
) -> System:
    """Return a random record without an input error.

    With `windows` its statements hold from one day until another. Licences and
    amounts are such as can always be compared when it is `readable`.
    """
    kinds = tuple(random.sample(words.ALL_KINDS, random.randint(1, 4)))
    return Records(random, kinds, windows=windows, readable=readable).system()


@frozen
class Records:
    """Makes random records whose components are of a few kinds."""

    random: Random
    kinds: Sequence[str]
    windows: bool = False
    readable: bool = False
    depth: int = 0

    def system(self) -> System:
        """Return a record: every field of it may be silent, known or contested."""
        components = tuple(self._components())
        names = [component.name for component in components]
        system = System(
            "random",
            supplier=words.SUPPLIER,
            subject=self.one((Subject.SYSTEM, Subject.SYSTEM, *Subject)),
            **self.facts(System, ()),
            attributes=tuple(self._attributes(System)),
            components=components,
            listings=tuple(self._listings()),
            usages=tuple(self._usages(components)),
            attestations=tuple(self._some(lambda: self.attestation(names))),
            claims=tuple(self._claim(number) for number in range(self._few())),
            parents=tuple(self._parents(components)),
            made=self.one(words.DAYS) if self.chance(0.3) else None,
        )
        return evolve(
            system,
            attestations=tuple(self._dated(a, system) for a in system.attestations),
        )

    def chance(self, of: float) -> bool:
        """Return yes in so many cases of one."""
        return self.random.random() < of

    def one(self, options: Sequence[T]) -> T:
        """Return one of several."""
        return options[self.random.randrange(len(options))]

    def _few(self) -> int:
        return self.one((0, 0, 0, 1, 2))

    def _some(self, make: Callable[[], T]) -> Iterator[T]:
        return (make() for _ in range(self._few()))

    def _components(self) -> Iterator[Component]:
        taken: set[str] = set()
        names: list[str] = []
        for number in range(self.one((0, 1, 1, 2, 2, 3, 4))):
            component = self.component(f"part-{number}", names)
            if words.is_single(component.kind) and exists(component):
                if component.kind in taken:
                    continue
                taken.add(component.kind)
            names.append(component.name)
            yield component

    def component(self, name: str, others: Sequence[str]) -> Component:
        """Return a component of which anything may be known."""
        facts = self.facts(Component, others)
        if self.chance(0.7):
            facts["presence"] = self.fact(fields_of(Component)["presence"], ())
        own = tuple(self._attributes(Component))
        return Component(self.one(self.kinds), name, **facts, attributes=own)

    def _attributes(self, record: type[Component | System]) -> Iterator[Attribute]:
        """Yield attributes of one's own, not all of the type that is declared."""
        for name in words.OWN[record]:
            if self.chance(0.4):
                yield Attribute(name, self.own_fact(record, name))

    def own_fact(self, record: type[Component | System], name: str) -> AnyFact:
        """Return what is said of an attribute, mostly texts of its type."""
        known, odd = words.OWN[record][name], words.ODD
        odd = odd[:2] if self.readable else odd
        texts = [
            self.one(odd if self.chance(0.1) else known)
            for _ in range(self.one((1, 1, 1, 2)))
        ]
        return Fact(tuple(Statement(text, self.origin()) for text in texts))

    def facts(self, record: type, names: Sequence[str]) -> dict[str, Any]:
        """Return facts for about half of the fields of a record class."""
        return {
            field.attribute: self.elements(field, names)
            if field.holds in SETS
            else self.fact(field, names)
            for field in fields_of(record).values()
            if not field.derived and self.chance(0.5)
        }

    def fact(self, field: Field, names: Sequence[str]) -> AnyFact:
        """Return a fact: mostly of one value, sometimes contested or said twice."""
        values = [self.value(field, names) for _ in range(self.one((1, 1, 1, 2, 3)))]
        return Fact(tuple(Statement(value, self.origin()) for value in values))

    def elements(self, field: Field, names: Sequence[str]) -> SetFact:
        """Return what is said of some elements of a set-valued field."""
        known = words.ALL_TOPICS if field.holds is FieldType.TOPICS else (*names, "all")
        truth = Field("", "", FieldType.TRUTH, "")
        said = [(name, self.fact(truth, ())) for name in known if self.chance(0.6)]
        return SetFact(tuple(sorted(said, key=lambda pair: pair[0])))

    def value(self, field: Field, names: Sequence[str]) -> Any:  # noqa: ANN401, C901 - of any type
        """Return a value that a field may have; `NONE` where there may be none."""
        if field.enumeration is not None:
            return self.one(tuple(field.enumeration))
        if field.holds not in NEVER_NONE and self.chance(0.2):
            return NONE
        match field.holds:
            case FieldType.TRUTH:
                return self.chance(0.5)
            case FieldType.NUMBER:
                return self.one((*words.NUMBERS, *words.RANGES))
            case FieldType.MONEY:
                return self.one(words.EUROS if self.readable else words.AMOUNTS)
            case FieldType.DATE:
                return self.one(words.DAYS)
            case FieldType.REFERENCE:
                return self.one(names) if names else NONE
            case FieldType.LICENSE:
                return self._license()
            case _:
                return self.one(words.TEXTS)

    def _license(self) -> StatedLicense:
        known = words.READ_LICENSES if self.readable else words.LICENSES
        written = self.one(known)
        text = self.one((written, "a"))
        return StatedLicense(read_license(written), text, self.one(tuple(Found)))

    def origin(self) -> Origin:
        """Return where a statement comes from; without windows it always holds."""
        return Origin(
            grade=self.one(tuple(Grade)),
            by=self.one((None, *words.PEOPLE)),
            made=self.one((None, *words.DAYS)),
            since=self.one((None, *words.DAYS)) if self.windows else None,
            until=self.one((None, *words.DAYS)) if self.windows else None,
            looked_in=self.one(((), ("the hub",), ("the hub", "the paper"))),
            place=self.one((None, Place("record.yaml", self.random.randint(1, 9)))),
        )

    def _listings(self) -> Iterator[Listing]:
        for kind in dict.fromkeys((ROOT, *words.BRANCHES, *words.ALL_KINDS)):
            if self.chance(0.25):
                extents = Field("", "", FieldType.CHOICE, "", enumeration=Extent)
                yield Listing(kind, self.fact(extents, ()))

    def _usages(self, components: Sequence[Component]) -> Iterator[Usage]:
        for kind in words.ALL_KINDS:
            there = any(within(c.kind, kind) and exists(c) for c in components)
            if self.chance(0.2):
                answers = (False,) if there else (True, False, True)
                said = [self.one(answers) for _ in range(self.one((1, 1, 2)))]
                statements = (Statement(value, self.origin()) for value in said)
                yield Usage(kind, Fact(tuple(statements)))

    def attestation(self, names: Sequence[str]) -> Attestation:
        """Return a judgement of somebody on some of the components."""
        judged = ["all", *names, *(f"{name}.license" for name in names)]
        return Attestation(
            self.one(words.JUDGEMENTS),
            self.chance(0.6),
            self.one(words.PEOPLE),
            role=self.one((None, *words.ROLES[:2])),
            made=self.one((None, words.DAYS[0], words.DAYS[1])),
            until=self.one((None, None, words.DAYS[2])),
            judged=tuple(self.random.sample(judged, self.random.randint(0, 1))),
        )

    def _dated(self, attestation: Attestation, system: System) -> Attestation:
        kind = self.one(("by date", "by date", "right", "wrong"))
        if kind == "right":
            return restated(attestation, system)
        return evolve(attestation, digest="sha256:0" if kind == "wrong" else None)

    def _claim(self, number: int) -> Claim:
        return Claim(f"claim-{number}", "somebody", "said so", self.one(CLAIMED))

    def _parents(self, components: Sequence[Component]) -> Iterator[tuple[str, System]]:
        for component in components:
            if component.kind == "parent" and self.depth < 1 and self.chance(0.6):
                yield component.name, evolve(self, depth=self.depth + 1).system()
