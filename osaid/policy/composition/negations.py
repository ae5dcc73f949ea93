"""What asks that something does not hold which is dropped, and so always holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.syntax import (
    Defined,
    DefineProposition,
    Item,
    Node,
    PropositionNot,
    RequirementHolds,
)
from osaid.policy.traversal import nodes_in
from osaid.text import Span


def negated(
    items: tuple[Item, ...], gone: Mapping[str, Span], start: int
) -> Iterator[Problem]:
    """Yield a problem for each dropped requirement that something asks to fail.

    `gone` says where each was dropped, or its policy is named. The text of the policy
    begins at `start`; the problem stands at the sentence if that is in it.
    """
    if not gone:
        return
    meant = _meant(items)
    for item in items:
        for node in nodes_in(item):
            if isinstance(node, PropositionNot):
                for name in sorted(_asked(node.operand, meant) & gone.keys()):
                    own = node.span.start >= start
                    yield _problem(name, node.span if own else gone[name])


def _problem(name: str, at: Span) -> Problem:
    return Problem(
        Code.DROPPED,
        at,
        f"{quoted(name)} is dropped, but a sentence asks that it does not hold",
        "replace what holds that sentence too, or keep the requirement",
    )


def _meant(items: tuple[Item, ...]) -> Mapping[str, Node]:
    defines = (item for item in items if isinstance(item, DefineProposition))
    return {item.name.text: item.body for item in defines}


def _asked(node: Node, meant: Mapping[str, Node]) -> set[str]:
    """Return the requirements that a sentence names, by itself or through a name."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        for inside in nodes_in(waiting.pop()):
            if isinstance(inside, RequirementHolds):
                found.add(inside.name.text)
            elif isinstance(inside, Defined) and inside.name.text not in seen:
                seen.add(inside.name.text)
                waiting.extend(meant[n] for n in (inside.name.text,) if n in meant)
    return found
