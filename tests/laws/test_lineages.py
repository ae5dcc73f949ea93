"""The laws, of systems with ancestors: terms that reach from a parent to a child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import osaid
from osaid.evaluation import bonds, lineage
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.compiler import conditions, leaves, program
from osaid.licenses.catalog import shipped
from osaid.licenses.reading import read_license
from osaid.records.components import (
    Component,
    Derivation,
    Presence,
    StatedLicense,
)
from osaid.records.statements import Fact
from osaid.records.systems import Extent, Listing, System
from tests.laws.agreement import try_agreement, try_deciding, try_whole_verdicts
from tests.laws.answers import Answers, answers, known
from tests.laws.depth import is_deep, seeds
from tests.laws.lineages import random_lineage
from tests.laws.slots import fact, fewer
from tests.laws.trials import (
    LINEAGES,
    READABLE_LINEAGES,
    Makers,
    try_completion,
    try_filling,
    try_proof,
)
from tests.laws.verdicts import try_claims, try_day, try_verdict

POLICIES = 60
DEEP_POLICIES = 5_000
"""So many policies, each with four systems."""


@pytest.mark.parametrize(
    "law", [try_agreement, try_filling], ids=lambda law: law.__name__
)
def test_a_law_on_many(law: Callable[[int, Counter[str], Makers], None]) -> None:
    tally: Counter[str] = Counter()
    for seed in range(DEEP_POLICIES if is_deep() else POLICIES):
        law(seed, tally, LINEAGES)
    assert tally["policies"] >= POLICIES


def test_what_is_known_holds_of_complete_systems() -> None:
    tally: Counter[str] = Counter()
    for seed in range(DEEP_POLICIES if is_deep() else POLICIES):
        try_completion(seed, tally, READABLE_LINEAGES)
    assert tally["known answers"] > POLICIES / 2


def test_terms_reach_down_in_the_records_that_laws_are_tried_on() -> None:
    found: Counter[str] = Counter()
    for seed in range(100):
        system = random_lineage(Random(seed))  # noqa: S311 - nothing is secret here
        found["generations"] += any(record.parents for _, record in system.parents)
        for bond in lineage.bonds_of(system, None, shipped()):
            derivations = set(bond.derivation.values)
            whole = bool(derivations) and derivations <= lineage.WHOLE
            stays = (
                derivations.isdisjoint(lineage.WHOLE) and None not in bond.candidates
            )
            if not bond.license.is_silent:
                found["joined whole"] += whole
                found["stays"] += bool(derivations) and stays
                found["from further up"] += bool(bond.of)
    assert min(found.values()) > 10, found


@given(seeds)
def test_whole_verdicts_are_the_same(seed: int) -> None:
    try_whole_verdicts(seed, Counter(), LINEAGES)


@given(seeds)
def test_verdicts_are_values_whatever_the_order(seed: int) -> None:
    try_verdict(seed, Counter(), LINEAGES)


@given(seeds)
def test_days_and_claims(seed: int) -> None:
    try_day(seed, Counter(), LINEAGES)
    try_claims(seed, Counter(), LINEAGES)


@given(seeds)
def test_what_is_remembered_changes_no_outcome(seed: int) -> None:
    try_deciding(seed, Counter(), LINEAGES)


@given(seeds)
def test_what_decided_an_answer_is_enough(seed: int) -> None:
    try_proof(seed, Counter(), LINEAGES)


def _silence_adds_nothing(terms: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tie, said: (None,) if said.is_silent else terms(tie, said)


def _only_the_parent(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tie, record: (bond for bond in real(tie, record) if not bond.of)


def _as_shipped(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda system, day, _own: real(system, day, shipped())


def _as_it_comes(_why: Callable[..., Any]) -> Callable[..., Any]:
    return lambda asked: str(asked.bond.candidates)


BREAKS: list[tuple[Any, str, Callable[[Any], Any], Any]] = [
    (program, "_with_bonds", lambda _real: lambda part, _bonds: part, try_agreement),
    (conditions, "is_negated", lambda _real: lambda _test: False, try_agreement),
    (program, "bonds_of", _as_shipped, try_agreement),
    (bonds._Asked, "_why", _as_it_comes, try_verdict),  # noqa: SLF001
    (leaves, "bound_by", lambda _real: lambda *_: lambda _bonds: 1, try_agreement),
    (lineage._Tie, "_terms", _silence_adds_nothing, try_filling),  # noqa: SLF001
    (lineage._Tie, "bonds", _only_the_parent, try_completion),  # noqa: SLF001
    (lineage, "WHOLE", lambda _whole: frozenset(Derivation), try_completion),
    (lineage, "WHOLE", lambda _whole: frozenset(), try_completion),
]


@pytest.mark.parametrize(
    ("owner", "name", "change", "law"),
    BREAKS,
    ids=[f"{part[1]}-{part[3].__name__}-{n}" for n, part in enumerate(BREAKS)],
)
def test_a_law_notices(
    owner: Any,  # noqa: ANN401 - a module or a class
    name: str,
    change: Callable[[Any], Any],
    law: Callable[[int, Counter[str], Makers], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = change(getattr(owner, name))
    monkeypatch.setattr(owner, name, changed)
    if owner is leaves:
        monkeypatch.setattr(conditions, name, changed)
    makers = READABLE_LINEAGES if law is try_completion else LINEAGES
    with pytest.raises(AssertionError):
        _try_seeds(law, makers)


def _try_seeds(
    law: Callable[[int, Counter[str], Makers], None], makers: Makers
) -> None:
    for seed in range(4 * POLICIES):
        law(seed, Counter(), makers)


MIT, AMLR, NC = (
    StatedLicense(read_license(text), text)
    for text in ("MIT", "apple-amlr", "CC-BY-NC-4.0")
)
PROVIDED, ABSENT = Presence.PROVIDED, Presence.ABSENT
COPY, TUNE = Derivation.COPY, Derivation.FINE_TUNE

States = Mapping[str, tuple[object, ...]]
OWN: States = {
    "silent": (),
    "either": (MIT, AMLR),
    "free": (MIT,),
    "bound": (AMLR,),
}
LISTED: States = {
    "silent": (),
    "perhaps": (PROVIDED, ABSENT),
    "there": (PROVIDED,),
    "absent": (ABSENT,),
}
DERIVED: States = {
    "silent": (),
    "either": (COPY, TUNE),
    "copy": (COPY,),
    "fine_tune": (TUNE,),
}
TERMS: States = {**OWN, "unsettled": (NC,), "free or unsettled": (MIT, NC)}
RECORDS = ("no record", "perhaps", "there")
"""Whether there is a record of the parent, and it surely has parameters."""

ASKED = (
    "parameters.final: license permits use",
    "some parameters.final: license in { MIT }",
    "no parameters.final: license restricts non_commercial",
    "parameters.final: license avoids { MIT }",
    "every parameters.final: license (permits use and not restricts research_only)",
    "parameters.final: has license",
    'parameters.final: license written in { "MIT" }',
    "parameters.final: evidence of license at least asserted",
)
POLICY = osaid.parse_policy(
    "language 1\ndefinition small 1.0\nstatus final\n"
    + "\n".join(f"requirement r{n} {{ must {s} }}" for n, s in enumerate(ASKED))
).checked

State = tuple[str, ...]


def record_of(own: str, listed: str, derived: str, record: str, terms: str) -> System:
    """Return a record with one parent, in a state."""
    weights = Component(
        "parameters.final",
        "weights",
        presence=fact((PROVIDED,)),
        license=fact(OWN[own]),
    )
    base = Component(
        "parent",
        "base",
        presence=fact(LISTED[listed]),
        derivation=fact(DERIVED[derived]),
    )
    presence: Fact[Any] = fact((PROVIDED,) if record == "there" else ())
    its = evolve(weights, presence=presence, license=fact(TERMS[terms]))
    above = System("base", components=(its,))
    return System(
        "small",
        components=(weights, base),
        listings=(Listing("component", fact((Extent.ALL,))),),
        parents=() if record == "no record" else (("base", above),),
    )


def fuller(state: State) -> Iterator[State]:
    """Yield the states that say one thing more."""
    for place, field in enumerate((OWN, LISTED, DERIVED, None, TERMS)):
        if field is None:
            others: Sequence[str] = RECORDS[RECORDS.index(state[place]) + 1 :]
        else:
            known = field[state[place]]
            others = [name for name, values in field.items() if fewer(known, values)]
        for other in others:
            yield (*state[:place], other, *state[place + 1 :])


def test_every_answer_stands_on_every_small_record() -> None:
    found: dict[State, Answers] = {
        state: answers(record_of(*state), POLICY, Assumptions())
        for state in product(OWN, LISTED, DERIVED, RECORDS, TERMS)
    }
    fillings = 0
    for state, before in found.items():
        for other in fuller(state):
            fillings += 1
            after = found[other]
            flips = {n: a for n, a in known(before).items() if after[n] != a}
            assert not flips, (state, other)
    assert fillings > len(found) > 1000
