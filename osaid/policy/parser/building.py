"""From what the grammar recognised to the nodes of the syntax tree.

Every rule of the grammar that makes a node has an entry in `BUILDERS` under its
own name. Lark calls them as it goes, so that no tree is ever walked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from keyword import iskeyword
from types import MappingProxyType
from typing import Any

from attrs import evolve

from osaid.policy import syntax
from osaid.policy.parser import particulars
from osaid.policy.parser.parts import Group, Parts, span_of
from osaid.policy.parser.values import (
    counted,
    day,
    license_item,
    name,
    number,
    set_name,
    set_operation,
    text,
    word,
)
from osaid.policy.syntax import Name, Node, Text

Builder = Callable[[Parts], Node]


def _policy(parts: Parts) -> Node:
    heading, *items = parts.nodes
    language, form, title, version, *extends = heading.nodes
    return syntax.PolicySyntax(
        language, form, title, version, tuple(items), *extends, span=parts.span
    )


def _heading(parts: Parts) -> Node:
    _, language, form, version = parts.tokens
    nodes = (
        int(counted(str(language), span_of(language))),
        syntax.Form(form.value),
        parts.nodes[0],
        Name(version.value, span=span_of(version)),
        *parts.nodes[1:],
    )
    return Group("heading", nodes, span=parts.span)


def _header(parts: Parts) -> Node:
    key = parts.tokens[0]
    named = Name(key.value, span=span_of(key))
    return syntax.Header(named, parts.nodes[0], span=parts.span)


def _reading(parts: Parts) -> Node:
    named, *values, default, because = parts.nodes
    return syntax.Reading(named, tuple(values), default, because, span=parts.span)


def _terms(parts: Parts) -> Node:
    named, *choices = parts.nodes
    return syntax.Terms(named, tuple(choices), span=parts.span)


def _freedom(parts: Parts) -> Node:
    return syntax.Freedom(
        parts.nodes[0],
        title=next(iter(parts.of(Text)), None),
        cites=parts.group("cites"),
        sentences=parts.of(syntax.Sentence),
        span=parts.span,
    )


def _requirement(parts: Parts) -> Node:
    return syntax.Requirement(
        parts.nodes[0],
        title=next(iter(parts.of(Text)), None),
        condition=parts.other_than(Name, Text, Group, syntax.Sentence),
        cites=parts.group("cites"),
        upholds=parts.group("upholds"),
        sentences=parts.of(syntax.Sentence),
        span=parts.span,
    )


def _sentence(parts: Parts) -> Node:
    return syntax.Sentence(
        syntax.Strength(parts.tokens[0].value),
        parts.nodes[0],
        next(iter(parts.of(syntax.ReadingChoice)), None),
        next(iter(parts.of(Text)), None),
        span=parts.span,
    )


def _quantified(parts: Parts) -> Node:
    selectors = parts.of(syntax.Selector)
    *where, body = parts.nodes[len(selectors) :]
    quantifier, count = _quantifier(parts.tokens)
    return syntax.Quantified(
        quantifier,
        selectors,
        body,
        where=where[0] if where else None,
        count=count,
        if_used=parts.has("IF"),
        span=parts.span,
    )


_QUANTIFIERS = {
    "SOME": syntax.Quantifier.SOME,
    "EVERY": syntax.Quantifier.EVERY,
    "NO": syntax.Quantifier.NO,
    "LEAST": syntax.Quantifier.AT_LEAST,
    "MOST": syntax.Quantifier.AT_MOST,
    "EXACTLY": syntax.Quantifier.EXACTLY,
}


def _quantifier(tokens: list[Any]) -> tuple[syntax.Quantifier, int | None]:
    """Return how many are meant, from the words in front of the selectors."""
    words = [token.type for token in tokens]
    quantifier = next((_QUANTIFIERS[w] for w in words if w in _QUANTIFIERS), None)
    count = next(
        (int(counted(str(t), span_of(t))) for t in tokens if t.type == "INTEGER"), None
    )
    return quantifier or syntax.Quantifier.THE, count


def _together(parts: Parts) -> Node:
    subject = parts.group("together_subject")
    return syntax.Together(
        parts.nodes[0],
        parts.of(Name),
        where=parts.other_than(syntax.Selector, Group, Name),
        subject=subject[0] if subject else None,
        subject_where=subject[1] if len(subject) > 1 else None,
        span=parts.span,
    )


def _selector(parts: Parts) -> Node:
    without = parts.group("selector_exception")
    return syntax.Selector(parts.of(Name), without, span=parts.span)


def _in(parts: Parts) -> Node:
    field, *values = parts.nodes
    return syntax.In(field, tuple(values), span=parts.span)


def _compare(parts: Parts) -> Node:
    field, value = parts.nodes
    comparison = syntax.Comparison(parts.tokens[0].value)
    return syntax.Compare(field, comparison, value, span=parts.span)


def _only(parts: Parts) -> Node:
    node: Node = parts.nodes[0]
    return node


def _parenthesised(parts: Parts) -> Node:
    return evolve(_only(parts), span=parts.span)


def _group(rule: str) -> Builder:
    return lambda parts: Group(rule, tuple(parts.nodes), span=parts.span)


def _filled(kind: Callable[..., Node]) -> Builder:
    """Return the builder of a class whose fields are the nodes in their order."""
    return lambda parts: kind(*parts.nodes, span=parts.span)


def _listed(kind: Callable[..., Node]) -> Builder:
    """Return the builder of a class whose one field is a list of nodes."""
    return lambda parts: kind(tuple(parts.nodes), span=parts.span)


def rule_of(kind: type[Node]) -> str:
    """Return the name of the rule that makes a class.

    >>> rule_of(syntax.LicenseIn), rule_of(syntax.Is)
    ('license_in', 'is_')
    """
    rule = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    return f"{rule}_" if iskeyword(rule) else rule


_FILLED = (
    syntax.AboutSystem,
    syntax.Applies,
    syntax.Attested,
    syntax.Available,
    syntax.ConditionNot,
    syntax.DefineCondition,
    syntax.DefineProposition,
    syntax.Defined,
    syntax.EvidenceOf,
    syntax.Has,
    syntax.Is,
    syntax.Judgement,
    syntax.LicenseAvoids,
    syntax.LicenseCondition,
    syntax.LicenseFound,
    syntax.LicenseIn,
    syntax.LicenseNot,
    syntax.LicenseWrittenIn,
    syntax.PropositionNot,
    syntax.ReadingChoice,
    syntax.RequirementHolds,
    syntax.TermsChoice,
    syntax.Unused,
)
_LISTED = (
    syntax.ConditionAnd,
    syntax.ConditionOr,
    syntax.Covers,
    syntax.LicenseAll,
    syntax.LicensePermits,
    syntax.LicenseRequires,
    syntax.LicenseRestricts,
    syntax.LicenseWritten,
    syntax.PropositionAnd,
    syntax.PropositionOr,
    syntax.SetLiteral,
)
_GROUPS = (
    "cites",
    "items",
    "selector_exception",
    "settings",
    "steps",
    "together_subject",
    "upholds",
    "waived_by",
)

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        **{rule_of(kind): _filled(kind) for kind in _FILLED},
        **{rule_of(kind): _listed(kind) for kind in _LISTED},
        **{rule: _group(rule) for rule in _GROUPS},
        **particulars.BUILDERS,
        "applicability": _only,
        "compare": _compare,
        "day": day,
        "freedom": _freedom,
        "header": _header,
        "heading": _heading,
        "in_": _in,
        "license_item": license_item,
        "name": name,
        "number": number,
        "parenthesised": _parenthesised,
        "policy": _policy,
        "quantified": _quantified,
        "reading": _reading,
        "remedy": _only,
        "requirement": _requirement,
        "selector": _selector,
        "sentence": _sentence,
        "set_name": set_name,
        "set_operation": set_operation,
        "terms": _terms,
        "text": text,
        "together": _together,
        "word": word,
    }
)
