"""Syntax trees of every shape, sensible or not, for laws about all of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from osaid.policy import syntax
from osaid.policy.syntax import Name

T = TypeVar("T")

WORDS = [
    "a",
    "b",
    "available",
    "a.b",
    "class",
    "code",
    "code.own",
    "code.training",
    "component",
    "component.a",
    "covers",
    "license",
    "osi_approved",
    "outcome",
    "overall_terms",
    "parent",
    "price",
    "scope",
    "status",
    "system.b",
    "truth",
    "use",
    "yes",
]

names = st.builds(Name, st.sampled_from(WORDS))
texts = st.builds(syntax.Text, st.sampled_from(["", "x"]))
values = st.one_of(
    st.builds(syntax.Word, st.sampled_from(WORDS)),
    texts,
    st.builds(syntax.Number, st.just(Decimal(7)), st.sampled_from([None, "USD"])),
    st.builds(syntax.Day, st.just(date(2024, 10, 28))),
)


def some(parts: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Return one to three of something."""
    return st.lists(parts, min_size=1, max_size=3).map(tuple)


license_items = st.builds(
    syntax.LicenseItem,
    st.sampled_from(["MIT", "mit", "GPL-2.0", "GPL-2.0-only", "a", "nothing"]),
    st.sampled_from([None, "MIT", "Classpath-exception-2.0"]),
)
sets: st.SearchStrategy[syntax.SetExpression] = st.recursive(
    st.builds(syntax.SetName, st.sampled_from(WORDS))
    | st.builds(syntax.SetLiteral, some(license_items)),
    lambda inner: st.one_of(
        st.builds(syntax.SetUnion, some(inner)),
        st.builds(syntax.SetIntersection, some(inner)),
        st.builds(syntax.SetDifference, inner, inner),
    ),
    max_leaves=4,
)
duties = st.builds(syntax.LicenseRestricts, some(names)) | st.builds(
    syntax.LicenseRequires, some(names)
)
license_tests: st.SearchStrategy[syntax.LicenseTest] = st.recursive(
    st.one_of(
        st.builds(syntax.LicenseIn, sets),
        st.builds(syntax.LicensePermits, some(names)),
        duties,
        st.builds(syntax.LicenseNot, duties),
        st.builds(syntax.LicenseAvoids, sets),
        st.builds(syntax.LicenseWritten, some(texts)),
        st.builds(syntax.LicenseWrittenIn, sets),
        st.builds(syntax.LicenseFound, names),
    ),
    lambda inner: st.builds(syntax.LicenseAll, some(inner)),
    max_leaves=3,
)
conditions: st.SearchStrategy[syntax.Condition] = st.recursive(
    st.one_of(
        st.builds(syntax.Available),
        st.builds(syntax.Compare, names, st.sampled_from(syntax.Comparison), values),
        st.builds(syntax.Covers, some(names)),
        st.builds(syntax.Defined, names),
        st.builds(syntax.EvidenceOf, names, names),
        st.builds(syntax.Has, names),
        st.builds(syntax.In, names, some(values)),
        st.builds(syntax.Includes, names, some(names)),
        st.builds(syntax.Is, names, values),
        st.builds(syntax.LicenseCondition, names, license_tests),
    ),
    lambda inner: st.one_of(
        st.builds(syntax.ConditionAnd, some(inner)),
        st.builds(syntax.ConditionNot, inner),
        st.builds(syntax.ConditionOr, some(inner)),
    ),
    max_leaves=4,
)
selectors = st.builds(
    syntax.Selector, some(names), st.lists(names, max_size=2).map(tuple)
)
propositions: st.SearchStrategy[syntax.Proposition] = st.recursive(
    st.one_of(
        st.builds(syntax.AboutSystem, conditions),
        st.builds(syntax.Attested, names, st.none() | names),
        st.builds(syntax.Defined, names),
        st.builds(
            syntax.Quantified,
            st.sampled_from(syntax.Quantifier),
            some(selectors),
            conditions,
            st.none() | conditions,
            st.none() | st.integers(-1, 70),
            st.booleans(),
        ),
        st.builds(syntax.RequirementHolds, names),
        st.builds(
            syntax.Together,
            selectors,
            some(names),
            st.none() | conditions,
            st.none() | selectors,
            st.none() | conditions,
        ),
        st.builds(syntax.Unused, selectors),
    ),
    lambda inner: st.one_of(
        st.builds(syntax.PropositionAnd, some(inner)),
        st.builds(syntax.PropositionNot, inner),
        st.builds(syntax.PropositionOr, some(inner)),
    ),
    max_leaves=3,
)
choices = st.none() | st.builds(syntax.ReadingChoice, names, names)
sentences = st.lists(
    st.builds(syntax.Sentence, st.sampled_from(syntax.Strength), propositions, choices),
    max_size=3,
).map(tuple)
attribute_types = st.one_of(
    st.builds(syntax.AttributeType, names),
    st.builds(syntax.AttributeType, st.none(), some(names), many=st.booleans()),
)
items = st.one_of(
    st.builds(syntax.Kind, names, texts, st.booleans()),
    st.builds(syntax.Topic, names, texts),
    st.builds(syntax.Restriction, names, texts),
    st.builds(
        syntax.Attribute, names, attribute_types, st.none() | texts, st.booleans()
    ),
    st.builds(syntax.Applies, propositions),
    st.builds(syntax.DefineCondition, names, conditions),
    st.builds(syntax.DefineProposition, names, propositions),
    st.builds(syntax.Freedom, names, sentences=sentences),
    st.builds(syntax.Header, names, values),
    st.builds(syntax.Judgement, names, texts),
    st.builds(syntax.Reading, names, some(names), names, texts),
    st.builds(
        syntax.Requirement,
        names,
        condition=st.none() | propositions,
        upholds=st.lists(names, max_size=2).map(tuple),
        sentences=sentences,
    ),
    st.builds(syntax.Terms, names, some(st.builds(syntax.TermsChoice, sets, choices))),
)
policies = st.builds(
    syntax.PolicySyntax,
    st.integers(0, 2),
    st.sampled_from(syntax.Form),
    names,
    names,
    st.lists(items, max_size=8).map(tuple),
)


def every(kind: str, body: syntax.Condition) -> syntax.Quantified:
    """Return the sentence `every KIND: BODY`."""
    selector = syntax.Selector((Name(kind),))
    return syntax.Quantified(syntax.Quantifier.EVERY, (selector,), body)
