"""Licence expressions, sets and judgements to try the laws on."""

from __future__ import annotations

from hypothesis import strategies as st

from osaid.licenses.catalog import (
    deprecated_licenses,
    exceptions,
    facts_table,
    spdx_licenses,
)
from osaid.licenses.expression import (
    Expression,
    Leaf,
    License,
    Nothing,
    Unread,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.sets import (
    Difference,
    Intersection,
    LicenseSet,
    LiteralSet,
    NamedSet,
    Union,
    set_names,
)
from osaid.truth import Truth

KNOWN_IDS = sorted(
    {*spdx_licenses(), *facts_table()["licenses"]}
    - {old for old, new in deprecated_licenses().items() if new}
)
"""Every id that a reading can end in."""

FEW_IDS = ["Apache-2.0", "Apache-2.0+", "MIT", "CC0-1.0", "curl", "LicenseRef-acme"]
"""So few that expressions and sets share some."""

known_licenses = st.sampled_from(KNOWN_IDS).map(License)
later_versions = st.sampled_from(["Apache-1.1+", "MPL-1.1+", "CC-BY-3.0+"]).map(License)
references = st.builds(
    License,
    st.from_regex(
        r"\A(DocumentRef-[a-z]{1,3}:)?LicenseRef-x[\w.-]{0,8}\Z",
        alphabet="abxyzDefmntuocRLis-:.0_",
    ),
)
licenses = known_licenses | later_versions | references
exception_ids = st.sampled_from([*sorted(exceptions()), "AdditionRef-ours"])
leaves: st.SearchStrategy[Leaf] = st.one_of(
    licenses,
    st.builds(With, licenses, exception_ids),
    st.just(Nothing()),
    st.just(Unread("NOASSERTION")),
    st.builds(Unread, st.text(st.characters(), max_size=20)),
)


def _above(terms: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(terms, min_size=1, max_size=4)
    return st.builds(conjunction, several) | st.builds(disjunction, several)


expressions: st.SearchStrategy[Expression] = st.recursive(leaves, _above, max_leaves=12)

few_leaves: st.SearchStrategy[Leaf] = st.one_of(
    st.sampled_from(FEW_IDS).map(License),
    st.builds(
        With,
        st.sampled_from(FEW_IDS).map(License),
        st.sampled_from(["LLVM-exception", "AdditionRef-ours"]),
    ),
    st.just(Nothing()),
    st.just(Unread("ask us")),
)
few_expressions: st.SearchStrategy[Expression] = st.recursive(
    few_leaves, _above, max_leaves=10
)


def _sets_above(
    operands: st.SearchStrategy[LicenseSet],
) -> st.SearchStrategy[LicenseSet]:
    several = st.lists(operands, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Union, several),
        st.builds(Intersection, several),
        st.builds(Difference, operands, operands),
    )


license_sets: st.SearchStrategy[LicenseSet] = st.recursive(
    st.builds(NamedSet, st.sampled_from(set_names()))
    | st.builds(LiteralSet, st.frozensets(few_leaves, max_size=4)),
    _sets_above,
    max_leaves=6,
)

truths = st.sampled_from(Truth)
