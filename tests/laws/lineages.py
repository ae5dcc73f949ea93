"""Records with parents, and what may become of them when more is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from attrs import evolve, frozen

from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.reading import read_license
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Name, Quantified, Selector
from osaid.readers.licenses import read_licenses
from osaid.records.ancestry import parents_of, says_derived
from osaid.records.components import (
    Component,
    Derivation,
    Presence,
    StatedLicense,
)
from osaid.records.kinds import within
from osaid.records.problems import exists
from osaid.records.statements import Fact, Statement
from osaid.records.systems import System
from tests.laws import words
from tests.laws.policies import PARENT, READABLE, VOCABULARY, Policies, checked
from tests.laws.records import Records

KINDS = ("parameters.final", "parameters.final", "parent", "parent", "parent", "code")
GENERATIONS = 3

LICENSES = (
    "MIT",
    "Apache-2.0",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "apple-amlr",
    "llama2",
    "MIT OR llama2",
    "CC-BY-4.0 AND apple-amlr",
    "CC-BY-NC-4.0 OR apple-amlr",
    "GPL-3.0-only",
    "some odd terms",
    "MIT AND NONE",
)
"""Licences that bind what is derived, that do not, and that leave it open."""

_SIGNED = {"author": "Counsel", "date": "2026-03-01", "reason": "read"}
COUNSEL = read_licenses(
    {
        "osaid_licenses": 1,
        "licenses": {
            "id": "LicenseRef-acme",
            "name": "Acme terms",
            "rights": dict.fromkeys(("use", "study", "modify", "share"), "granted"),
            "restrictions": {
                "kind": "field_of_use",
                "weight": "blocking",
                "limits": ["use"],
            },
            "derivatives": {"bound": "yes", "clause": "4"},
            **_SIGNED,
        },
        "overrule": {
            "license": "CC-BY-NC-4.0",
            "restriction": "non_commercial",
            "weight": "formal",
            **_SIGNED,
        },
        "aliases": {"alias": "some odd terms", "license": "LicenseRef-acme", **_SIGNED},
    }
)
"""Facts on licences after which others bind what is derived than before."""

FINAL, PARAMETERS = (
    Selector((Name(kind),)) for kind in ("parameters.final", "parameters")
)


@frozen
class Lineages(Records):
    """Makes records whose parameters come from those of others, licensed anyhow."""

    def _components(self) -> Iterator[Component]:
        """Yield components, mostly parameters and a parent among them."""
        made = list(super()._components())
        yield from made
        for kind in ("parameters.final", "parent"):
            if all(part.kind != kind for part in made) and self.chance(0.8):
                yield evolve(self.component(f"the-{kind}", ()), kind=kind)

    def component(self, name: str, others: Sequence[str]) -> Component:
        """Return a component that often exists, and is often licensed in one way."""
        made = super().component(name, others)
        known: dict[str, Any] = {}
        if self.chance(0.8):
            known["presence"] = Fact((Statement(Presence.PROVIDED, self.origin()),))
        if within(made.kind, "parameters") and self.chance(0.7):
            known["license"] = Fact((Statement(self._license(), self.origin()),))
        if within(made.kind, "parent") and self.chance(0.8):
            chosen = self.one(tuple(Derivation))
            known["derivation"] = Fact((Statement(chosen, self.origin()),))
            known["license"] = Fact()
        return evolve(made, **known)

    def _license(self) -> StatedLicense:
        if self.readable:
            return super()._license()
        return StatedLicense(read_license(text := self.one(LICENSES)), text)

    def _parents(self, components: Sequence[Component]) -> Iterator[tuple[str, System]]:
        for component in components:
            if component.kind == "parent" and self.depth < GENERATIONS:
                deeper = evolve(self, depth=self.depth + 1)
                if self.chance(0.7):
                    yield component.name, deeper.system()


def random_lineage(
    random: Random, *, windows: bool = False, readable: bool = False
) -> System:
    """Return a random record with ancestors, without an input error."""
    return Lineages(random, KINDS, windows=windows, readable=readable).system()


def random_catalogue(random: Random) -> Catalogue:
    """Return the catalogue that ships, or one of somebody's own."""
    return random.choice((shipped(), shipped(), COUNSEL))


def more_of_a_lineage(random: Random) -> Records:
    """Return the maker of what is added to such a record."""
    kinds = (*words.KINDS, *KINDS)
    return Lineages(random, kinds, depth=GENERATIONS - 1)


@frozen
class LineagePolicies(Policies):
    """Makes policies that mostly ask for the licence of parameters."""

    def quantified(self, depth: int = 2) -> Quantified:
        """Return a sentence about components, mostly about parameters."""
        made = super().quantified(depth)
        if self.chance(4) or made.selectors == (PARENT,):
            return made
        test = syntax.LicenseCondition(Name("license"), self.license_test())
        body = syntax.ConditionOr((test, made.body)) if self.chance(2) else test
        selector = self.one([FINAL, FINAL, PARAMETERS])
        return evolve(made, selectors=(selector,), body=body, where=None)


def random_lineage_policy(random: Random) -> CheckedPolicy:
    """Return a random policy that asks for what parents may change."""
    trees = LineagePolicies(random, VOCABULARY)
    return checked(trees.policy(depth=random.choice((0, 1, 1, 2))))


def random_readable_lineage_policy(random: Random) -> CheckedPolicy:
    """Return one of which every answer on a readable record is known."""
    trees = LineagePolicies(random, READABLE)
    return checked(trees.policy(depth=random.choice((0, 1, 1, 2))))


def has_other_terms(before: System, after: System, *, stated: bool = False) -> bool:
    """Return whether a source on terms is there that was not, and others were.

    They are `stated` of the parameters by the record itself, or by that of a child.
    Such a source may disagree, so that what follows is a revision.
    """
    stated = stated or any(
        within(c.kind, "parameters") and not c.license.is_silent
        for c in before.components
    )
    known = {parent.name: parent for parent in parents_of(before)}
    there = [p for p in parents_of(after) if p.presence.values != (Presence.ABSENT,)]
    was_told = says_derived(before, None)
    told = says_derived(after, None) and not was_told
    unnamed = was_told and not any(map(exists, known.values()))
    more = told or any(parent.name not in known for parent in there)
    if stated and more and not unnamed:
        return True
    records, fuller = dict(before.parents), dict(after.parents)
    return any(
        _is_other(
            (known[parent.name], records.get(parent.name)),
            (parent, fuller.get(parent.name)),
        )
        for parent in there
        if parent.name in known
    )


Parent = tuple[Component, System | None]


def _is_other(before: Parent, after: Parent) -> bool:
    said, more = terms_of(*before), terms_of(*after)
    if said and not more <= said:
        return True
    (parent, record), (_, fuller) = before, after
    return fuller is not None and has_other_terms(
        record or System("unknown"), fuller, stated=not parent.license.is_silent
    )


def terms_of(parent: Component, record: System | None) -> set[object]:
    """Return what is stated of the licence of a parent, there and in its record."""
    parts = () if record is None else record.components
    there = [c for c in parts if c.kind == "parameters.final" and exists(c)]
    return {value for part in (parent, *there) for value in part.license.values}
