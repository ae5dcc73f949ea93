"""What can be wrong with how policies are joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from osaid.diagnostics import Error, Severity, quoted
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.composition.copies import Copies, declared_as
from osaid.policy.composition.merging import dropped
from osaid.policy.syntax import (
    Extends,
    Freedom,
    Item,
    Ladder,
    Name,
    Node,
    PolicySyntax,
    Requirement,
    RequirementHolds,
    Strength,
    Uses,
)
from osaid.text import Span

MOST_TEXTS = 64
"""How many texts a policy may be made of; one that is met twice counts twice."""


def displaced(problem: Problem, distance: int) -> Problem:
    """Return a problem of a text that stands behind others."""
    at = Span(problem.at.start + distance, problem.at.end + distance)
    return evolve(problem, at=at)


def gone(
    items: tuple[Item, ...], own: PolicySyntax, copies: Mapping[str, Copies]
) -> Mapping[str, Span]:
    """Return what is dropped, here and in policies that are used, and where."""
    theirs = {
        f"{each.prefix}{name}": clause.span
        for clause in (own.extends, *own.items)
        if isinstance(clause, Uses | Extends)
        and (each := copies.get(clause.name.text)) is not None
        for name in each.policy.dropped
    }
    return theirs | {name: drop.span for name, drop in dropped(items).items()}


def nothing_left(
    items: tuple[Item, ...], own: PolicySyntax, apart: frozenset[str]
) -> Iterator[Problem]:
    """Yield a problem when all that was asked for is dropped."""
    groups = [item for item in items if isinstance(item, Requirement | Freedom)]
    left = any(
        sentence.strength is Strength.MUST
        for group in groups
        if group.name.text not in apart
        for sentence in group.sentences
    )
    if groups and not left and not any(isinstance(item, Ladder) for item in items):
        yield Problem(
            Code.EMPTY_POLICY,
            own.name.span,
            "the policy requires nothing: all that is inherited is dropped",
            "keep a requirement, or add one",
        )


def misnamed(own: PolicySyntax, copies: Mapping[str, Copies]) -> Iterator[Problem]:
    """Yield a problem for each name that reads like one of another policy."""
    for item in own.items:
        named = declared_as(item)
        of = next((c for c in copies.values() if named and _is_in(named[1], c)), None)
        if of is not None:
            name: Name = item.name  # type: ignore[union-attr] # it is declared by it
            yield Problem(
                Code.RESERVED_NAME,
                name.span,
                f"{quoted(name.text)} reads like something of"
                f" {quoted(str(of.policy.identity))}",
                "choose another name",
            )


def mistaken(node: Node, of: Copies | None) -> Iterator[Problem]:
    """Yield a problem for a freedom of another policy that is asked for by itself."""
    if not isinstance(node, RequirementHolds) or of is None:
        return
    if node.name.text.removeprefix(of.prefix) in of.policy.freedoms:
        yield Problem(
            Code.UNKNOWN_REQUIREMENT,
            node.name.span,
            f"{quoted(node.name.text)} is a freedom, not a requirement",
            "name the requirements that uphold it",
        )


def _is_in(name: str, copies: Copies) -> bool:
    return name.startswith(copies.prefix)


def too_many(own: PolicySyntax, count: int) -> Problem:
    """Return the problem of a policy that is made of too many texts."""
    return Problem(
        Code.TOO_MANY_POLICIES,
        own.name.span,
        f"the policy builds on {count - 1} others, all that they build on counted,"
        f" and at most {MOST_TEXTS - 1} can be",
        "extend or use fewer",
    )


def unfound(named: Extends | Uses, error: Error) -> Problem:
    """Return the problem of a policy that is not there, or cannot be used."""
    errors = (d for d in error.diagnostics if d.severity is Severity.ERROR)
    first = next(errors, error.diagnostics[0])
    place = "" if first.place is None else f" at {first.place}"
    wanted = quoted(f"{named.name} {named.version}")
    return Problem(
        Code.UNKNOWN_POLICY,
        named.name.span.to(named.version.span),
        f"{wanted} cannot be used: {first.message}{place}",
        first.help,
    )


def ambiguous(clause: Uses | Extends) -> Problem:
    """Return the problem of two policies of one name."""
    return Problem(
        Code.AMBIGUOUS_POLICY,
        clause.name.span,
        f"another policy of this text is called {quoted(clause.name.text)}, too",
        "name one version of a policy, once",
    )
