"""Nodes of what policies make of others, of words of one's own, levels and tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from osaid.policy import syntax
from osaid.policy.parser.parts import Group, Parts, span_of
from osaid.policy.syntax import Name, Node, Text


def _named_version(kind: Callable[..., Node]) -> Callable[[Parts], Node]:
    def build(parts: Parts) -> Node:
        version = parts.tokens[-1]
        named = Name(version.value, span=span_of(version))
        return kind(parts.nodes[0], named, span=parts.span)

    return build


def _kind(parts: Parts) -> Node:
    name, meaning = parts.nodes
    return syntax.Kind(name, meaning, parts.has("SINGLE"), span=parts.span)


def _attribute(parts: Parts) -> Node:
    name, holds, *meaning = parts.nodes
    meant = meaning[0] if meaning else None
    return syntax.Attribute(name, holds, meant, parts.has("TERMS"), span=parts.span)


def _attribute_type(parts: Parts) -> Node:
    if not parts.tokens:
        return syntax.AttributeType(parts.nodes[0], span=parts.span)
    many = parts.has("SET")
    return syntax.AttributeType(None, tuple(parts.nodes), many=many, span=parts.span)


def _drop(parts: Parts) -> Node:
    name, because = parts.nodes
    return syntax.Drop(name, because, parts.has("FREEDOM"), span=parts.span)


def _waive(parts: Parts) -> Node:
    by = parts.group("waived_by")
    name, systems, until, because = (
        node for node in parts.nodes if not isinstance(node, Group)
    )
    return syntax.Waive(name, systems, until, because, *by, span=parts.span)


def _level(parts: Parts) -> Node:
    name, *needs = parts.of(Name)
    title = next(iter(parts.of(Text)), None)
    return syntax.Level(name, title, tuple(needs), span=parts.span)


def _trial(parts: Parts) -> Node:
    title, given, *expected = parts.nodes
    record, source, steps, day, choices = given.nodes
    expectations = tuple(expected)
    return syntax.Trial(
        title, record, source, steps, day, choices, expectations, span=parts.span
    )


def _given(parts: Parts) -> Node:
    source = parts.other_than(syntax.Day, Group)
    if isinstance(source, syntax.Word):
        source = Name(source.text, span=source.span)
    nodes = (
        syntax.Given(parts.text(1)),
        source,
        parts.group("steps"),
        next(iter(parts.of(syntax.Day)), None),
        parts.group("settings"),
    )
    return Group("given", nodes, span=parts.span)


_CHANGES = {
    "ADD": syntax.Change.ADD,
    "REMOVE": syntax.Change.REMOVE,
    "UNUSED": syntax.Change.UNUSED,
}


def _step(parts: Parts) -> Node:
    for token, change in _CHANGES.items():
        if parts.has(token):
            return syntax.Step(change, parts.nodes[0], span=parts.span)
    if parts.has("ATTESTED"):
        name, value = parts.nodes
        return syntax.Step(syntax.Change.ATTEST, name, value=value, span=parts.span)
    if parts.has("LISTING"):
        subject, *value = parts.nodes
        return _said(syntax.Change.LISTING, parts, subject, None, value)
    field, subject, *value = parts.nodes
    return _said(syntax.Change.SET, parts, subject, field, value)


def _said(
    change: syntax.Change,
    parts: Parts,
    subject: Name,
    field: Name | None,
    value: list[syntax.Value],
) -> Node:
    if not value and change is syntax.Change.SET:
        change = syntax.Change.FORGET
    return syntax.Step(change, subject, field, *value, span=parts.span)


def _expectation(parts: Parts) -> Node:
    of = next(
        (o for o in syntax.Expected if parts.has(o.name)), syntax.Expected.OUTCOME
    )
    names, words = parts.of(Name), parts.of(syntax.Word)
    span = parts.span
    if of is syntax.Expected.OUTCOME:
        return syntax.Expectation(of, words[0], at=names, span=span)
    if of is syntax.Expected.LEVEL:
        certain, *perhaps = words
        level = Name(certain.text, span=certain.span)
        possible = perhaps[0] if perhaps else None
        return syntax.Expectation(of, possible, level, span=span)
    name = next(iter(names), None)  # a decision is of no group
    return syntax.Expectation(of, words[0], name, span=span)


def _only(kind: Callable[..., Node]) -> Callable[[Parts], Node]:
    return lambda parts: kind(parts.nodes[0], span=parts.span)


def _all(kind: Callable[..., Node]) -> Callable[[Parts], Node]:
    return lambda parts: kind(*parts.nodes, span=parts.span)


def _includes(parts: Parts) -> Node:
    field, *values = parts.nodes
    return syntax.Includes(field, tuple(values), span=parts.span)


BUILDERS: Mapping[str, Callable[[Parts], Node]] = MappingProxyType(
    {
        "attribute": _attribute,
        "attribute_type": _attribute_type,
        "drop": _drop,
        "expectation": _expectation,
        "extend": _only(syntax.Extend),
        "extends": _named_version(syntax.Extends),
        "given": _given,
        "includes": _includes,
        "kind": _kind,
        "ladder": lambda parts: syntax.Ladder(tuple(parts.nodes), span=parts.span),
        "level": _level,
        "replace": _only(syntax.Replace),
        "restriction": _all(syntax.Restriction),
        "step": _step,
        "topic": _all(syntax.Topic),
        "trial": _trial,
        "uses": _named_version(syntax.Uses),
        "waive": _waive,
    }
)
"""The builders of rules that say what is particular to one policy."""
