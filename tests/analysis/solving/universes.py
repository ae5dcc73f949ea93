"""Every small system of a few shapes, and random sentences that speak of no more.

A universe holds all systems with a few components of a few kinds, each in one of a few
states. What a sentence of it can tell apart is in these states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations_with_replacement, product
from operator import and_, or_
from typing import Any

from attrs import evolve

from osaid.evaluation.permissions import TEXTUAL, Sets, requirement
from osaid.licenses.algebra import can
from osaid.licenses.catalog import shipped
from osaid.licenses.expression import (
    NOASSERTION,
    Expression,
    License,
    Nothing,
    Unread,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.reading import read_license
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import LicenseItem
from osaid.policy.traversal import nodes_in
from osaid.records.components import Access, Component, Presence, StatedLicense
from osaid.records.fields import Field, fields_of
from osaid.records.kinds import ROOT
from osaid.records.problems import problems
from osaid.records.statements import NONE, Fact, SetFact, Statement
from osaid.records.systems import Extent, Listing, System, Usage
from osaid.truth import Truth
from tests.analysis.solving.small import Universe
from tests.policy.generated import Vocabulary

State = Mapping[str, Any]
_FIELDS = fields_of(Component)


def of(*values: object) -> Fact[Any]:
    """Return a fact with some values, of nobody's word in particular."""
    return Fact(tuple(map(Statement, values)))


def systems(
    kinds: Mapping[str, tuple[Iterable[State], int]], rests: Iterable[State]
) -> Iterator[System]:
    """Yield all systems that are not at odds with themselves."""
    return (system for system in _made(kinds, rests) if not problems(system))


def _made(
    kinds: Mapping[str, tuple[Iterable[State], int]], rests: Iterable[State]
) -> Iterator[System]:
    rest = list(rests)
    groups = [
        [
            parts
            for n in range(most + 1)
            for parts in combinations_with_replacement(list(states), n)
        ]
        for states, most in kinds.values()
    ]
    for chosen in product(*groups):
        components = tuple(
            Component(kind, f"{kind}-{n}", **state)
            for kind, states in zip(kinds, chosen, strict=True)
            for n, state in enumerate(states)
        )
        for said in rest:
            yield System("small", components=components, **said)


SHUT: list[State] = [{"listings": (Listing(ROOT, of(Extent.ALL)),)}]


def words_of(fields: Iterable[Field], kinds: Iterable[str], **more: Any) -> Vocabulary:  # noqa: ANN401 - of any field
    return Vocabulary(
        kinds=tuple(kinds),
        fields={Component: tuple(fields), System: ()},
        grades=("asserted",),
        own_kinds={},
        own_topics=(),
        own_attributes=(),
        **more,
    )


def access() -> Universe:
    """Return complete systems with code that is there for others, at a price or not."""
    states = [
        {"presence": of(presence), "access": of(access)}
        for presence in (Presence.PROVIDED, Presence.WITHHELD)
        for access in (Access.OPEN, Access.LOGIN, Access.PAID)
    ]
    kinds = {"code.training": (states, 3), "code.inference": (states, 2)}
    few = evolve(_FIELDS["access"], choices=("open", "login"))
    words = words_of((_FIELDS["presence"], few), ("code", "code.training"))
    return universe_of("access", kinds, SHUT, words)


def documents() -> Universe:
    """Return complete systems with data, and documents about some of it."""
    topics = ("scope", "labeling")
    found: list[System] = []
    for parts in systems({"data.training": ([_there(p) for p in _BOTH], 2)}, SHUT):
        names = [component.name for component in parts.components]
        told = [
            {**_there(Presence.PROVIDED), "covers": covers, "about": about}
            for covers in _subsets(topics)
            for about in map(_not_all, _subsets(names))
        ]
        for sheets in _made({"information.datasheet": (told, 3)}, SHUT):
            both = (*parts.components, *sheets.components)
            found.append(evolve(parts, components=both))
    words = words_of(
        (_FIELDS["presence"],),
        ("data.training",),
        topics=topics,
    )
    most = {"data.training": 2, "information.datasheet": 3}
    return Universe(
        name="documents",
        complete=True,
        most=most,
        systems=tuple(found),
        words=words,
        documents=True,
    )


_BOTH = (Presence.PROVIDED, Presence.WITHHELD)


def _there(presence: Presence) -> State:
    return {"presence": of(presence), "part_of": of(NONE)}


_NOT = Fact((Statement(value=False),))


def _not_all(about: SetFact) -> SetFact:
    return SetFact((("all", _NOT), *about.elements))


def _subsets(names: Iterable[str]) -> Iterator[SetFact]:
    ordered = sorted(names)
    for held in product((True, False), repeat=len(ordered)):
        said = zip(ordered, map(of, held), strict=True)
        yield SetFact(tuple(said))


def licenses() -> Universe:
    """Return complete systems with one part, under no licence so far."""
    words = words_of(
        (_FIELDS["license"],),
        ("code.architecture",),
        sets=("osi_approved", "open_data"),
        licenses=tuple(map(LicenseItem, ("MIT", "CC-BY-4.0", "CC-BY-NC-4.0"))),
        restrictions=("non_commercial", "field_of_use"),
        duties=("share_alike", "attribution"),
        rights=("use", "share"),
    )
    found = universe_of("licenses", {"code.architecture": ([], 1)}, SHUT, words)
    return evolve(found, made=_licensed)


def _licensed(policy: CheckedPolicy) -> Iterator[System]:
    """Yield a system for every way in which tests of one licence can turn out."""
    yield from under((NONE,), *((StatedLicense(t, str(t)),) for t in joined(policy)))


def under(*stated: tuple[object, ...]) -> Iterator[System]:
    """Yield systems with one part that is said to be under some licences, or none."""
    states: list[State] = [
        {"presence": of(Presence.PROVIDED), "license": of(*values)} for values in stated
    ]
    return systems({"code.architecture": (states, 1)}, SHUT)


def joined(policy: CheckedPolicy) -> Iterator[Expression]:
    """Yield an expression for each way, joining until there is no new one."""
    sets = Sets(policy, {})
    tests = {
        requirement(node.test, sets).wanted
        for node in nodes_in(policy.syntax)
        if isinstance(node, syntax.LicenseCondition)
        and not isinstance(node.test, TEXTUAL)
    }
    known: dict[tuple[Truth, ...], Expression] = {}
    for leaf in _leaves(policy):
        known.setdefault(tuple(can(leaf, test).truth for test in tests), leaf)
    waiting = list(known)
    while waiting:
        one = waiting.pop()
        for other in list(known):
            for answers, join in (
                (tuple(map(and_, one, other)), conjunction),
                (tuple(map(or_, one, other)), disjunction),
            ):
                if answers not in known:
                    known[answers] = join([known[one], known[other]])
                    waiting.append(answers)
    yield from known.values()


def _leaves(policy: CheckedPolicy) -> Iterator[Expression]:
    catalogue = shipped()
    ids = {*catalogue.listed, *catalogue.facts["licenses"], "LicenseRef-odd"}
    named = {n.license for n in nodes_in(policy.syntax) if isinstance(n, LicenseItem)}
    yield from (License(id_) for id_ in sorted(ids) if str(read_license(id_)) == id_)
    yield from (With(License(id_), "AdditionRef-odd") for id_ in sorted(named))
    yield from (Nothing(), Unread(NOASSERTION))


def records() -> Universe:
    """Return records of one kind of code, with lists that may go on."""
    presences = [(), *((p,) for p in Presence), tuple(_BOTH), tuple(Presence)[1:]]
    accesses = [(), (Access.OPEN,), (Access.PAID,), (Access.OPEN, Access.PAID)]
    states = [
        {"presence": of(*presence), "access": of(*access)}
        for presence in presences
        for access in accesses
    ]
    words = words_of(
        (_FIELDS["presence"], evolve(_FIELDS["access"], choices=("open",))),
        ("code.training",),
    )
    kinds = {"code.training": (states, 2)}
    found = universe_of("records", kinds, _rests(), words)
    return evolve(found, complete=False)


def _rests() -> Iterator[State]:
    for extent, used in product((None, *tuple(Extent)[1:]), (None, True, False)):
        yield {
            "listings": ()
            if extent is None
            else (Listing("code.training", of(extent)),),
            "usages": () if used is None else (Usage("code.training", of(used)),),
        }


def universe_of(
    name: str,
    kinds: Mapping[str, tuple[Iterable[State], int]],
    rests: Iterable[State],
    words: Vocabulary,
) -> Universe:
    most = {kind: number for kind, (_, number) in kinds.items()}
    found = tuple(systems(kinds, rests))
    return Universe(name=name, complete=True, most=most, systems=found, words=words)
