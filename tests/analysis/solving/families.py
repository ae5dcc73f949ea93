"""More small systems: texts of licences, and what parents leave behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from attrs import evolve

from osaid.evaluation.permissions import Sets, requirement
from osaid.licenses.catalog import shipped
from osaid.licenses.reading import read_license
from osaid.licenses.sets import names_exactly
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import LicenseItem
from osaid.policy.traversal import nodes_in
from osaid.records.components import Component, Found, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.statements import NONE
from osaid.records.systems import System
from osaid.truth import Truth, truth_of
from tests.analysis.solving.small import Universe
from tests.analysis.solving.universes import (
    SHUT,
    joined,
    under,
    universe_of,
    words_of,
)

_LICENSE = fields_of(Component)["license"]
_TEXTS = ("MIT", "mit", "GFDL-1.3")
_NAMED = ("MIT", "CC-BY-4.0", "CC-BY-NC-4.0")
_WAYS = (Found.OWN, Found.PLATFORM)


def texts() -> Universe:
    """Return complete systems with one part, under a licence that is written so."""
    words = words_of(
        (_LICENSE,),
        ("code.architecture",),
        sets=("osi_approved", "open_data"),
        licenses=tuple(map(LicenseItem, _NAMED)),
        texts=_TEXTS,
        ways=tuple(map(str, _WAYS)),
        restrictions=("non_commercial",),
        duties=("share_alike",),
        rights=("use", "share"),
    )
    found = universe_of("texts", {"code.architecture": ([], 1)}, SHUT, words)
    return evolve(found, textual=True, made=_written)


def _written(policy: CheckedPolicy) -> Iterator[System]:
    catalogue = shipped()
    ids = {*catalogue.listed, *catalogue.facts["licenses"], *_TEXTS}
    stated = [StatedLicense(read_license(text), text) for text in sorted(ids)]
    values = [NONE, *_found([*stated, *_in_other_words(policy)])]
    return under(*((value,) for value in values))


def texts_on_records() -> Universe:
    """Return records that state at most two licences, as they are written."""
    words = words_of(
        (_LICENSE,),
        ("code.architecture",),
        licenses=tuple(map(LicenseItem, _NAMED[:2])),
        texts=_TEXTS,
        ways=tuple(map(str, _WAYS)),
        sets=("osi_approved",),
        restrictions=("non_commercial",),
        duties=("share_alike",),
        rights=("use",),
    )
    found = universe_of("written", {"code.architecture": ([], 1)}, SHUT, words)
    made = _written_twice
    return evolve(found, complete=False, textual=True, said=2, made=made)


def _written_twice(policy: CheckedPolicy) -> Iterator[System]:
    ids = sorted({*_NAMED, *_TEXTS, "ISC"})
    stated = [StatedLicense(read_license(text), text) for text in ids]
    found = _found([*stated, *_in_other_words(policy)])
    values = [NONE, *_told_apart(found, policy)]
    pairs = [pair for n in range(3) for pair in combinations(values, n)]
    return under(*pairs)


def _told_apart(
    found: Iterable[StatedLicense], policy: CheckedPolicy
) -> Iterable[StatedLicense]:
    """Return one licence for each way in which the tests of one turn out."""
    sets = Sets(policy, {})
    nodes = nodes_in(policy.syntax)
    tests = [n.test for n in nodes if isinstance(n, syntax.LicenseCondition)]
    alike: dict[tuple[Truth, ...], StatedLicense] = {}
    for each in found:
        alike.setdefault(tuple(_passes(test, each, sets) for test in tests), each)
    return alike.values()


def _passes(test: syntax.LicenseTest, stated: StatedLicense, sets: Sets) -> Truth:
    match test:
        case syntax.LicenseFound(how=how):
            return truth_of(stated.found == str(how))
        case syntax.LicenseWritten(texts=texts):
            return truth_of(stated.written in {text.value for text in texts})
        case syntax.LicenseWrittenIn(terms=terms):
            return names_exactly(sets.resolve(terms), stated.written)
        case _:
            return requirement(test, sets).of(stated.expression)


def _in_other_words(policy: CheckedPolicy) -> Iterator[StatedLicense]:
    return (StatedLicense(terms, f"({terms})") for terms in joined(policy))


def _found(stated: list[StatedLicense]) -> Iterator[StatedLicense]:
    return (evolve(each, found=way) for each in stated for way in _WAYS)
