"""What stays of a licence with what is derived, in bits and in expressions."""

from __future__ import annotations

from itertools import combinations
from operator import and_, or_

import pytest

from osaid.analysis.solving.lattice import Lattice
from osaid.analysis.solving.staying import Stays, truth_of_terms
from osaid.licenses.algebra import InSet, Permits, Property, RestrictsNone
from osaid.licenses.catalog import shipped
from osaid.licenses.expression import conjunction, disjunction
from osaid.licenses.reading import read_license
from osaid.licenses.sets import NamedSet
from osaid.truth import Truth

CATALOGUE = shipped()
ASKED: tuple[Property, ...] = (
    Permits(("use",), catalogue=CATALOGUE),
    RestrictsNone(("non_commercial",), catalogue=CATALOGUE),
    InSet(NamedSet("osi_approved"), catalogue=CATALOGUE),
)
NAMES = (
    "MIT",
    "curl",
    "CC-BY-NC-4.0",
    "LicenseRef-scancode-llama-2-license-2023",
    "LicenseRef-that-nobody-knows",
    "NONE",
    "NOASSERTION",
)


@pytest.mark.parametrize("wanted", ASKED)
def test_bits_are_those_of_each_licence(wanted: Property) -> None:
    lattice = Lattice(CATALOGUE)
    stays = Stays(wanted, CATALOGUE)
    for index, leaf in enumerate(lattice.leaves):
        truth = truth_of_terms(leaf, stays)
        sure, possible = (
            lattice.column((stays, so)) >> index & 1 for so in (True, False)
        )
        assert bool(sure) is (truth is Truth.TRUE), leaf
        assert bool(possible) is (truth is not Truth.FALSE), leaf


@pytest.mark.parametrize("wanted", ASKED)
def test_what_is_joined_takes_the_least_or_the_greatest(wanted: Property) -> None:
    stays = Stays(wanted, CATALOGUE)
    for pair in combinations(map(read_license, NAMES), 2):
        one, other = (truth_of_terms(terms, stays) for terms in pair)
        assert truth_of_terms(conjunction(pair), stays) is and_(one, other)
        assert truth_of_terms(disjunction(pair), stays) is or_(one, other)
