"""The outcomes of shipped policies on shipped systems, as words and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import osaid
from osaid.library.shipped import example_names, policy_names

SHORT = {
    "conforms": "yes",
    "undetermined": "open",
    "fails, components": "parts",
    "fails, terms": "terms",
    "fails, undetermined_after_terms": "no",
}
"""How the table of the documents calls an outcome."""


@cache
def example(name: str) -> osaid.System:
    """Return a shipped system."""
    return osaid.read(f"example:{name}")


@cache
def verdict(policy: str, system: str) -> osaid.Verdict:
    """Return what a shipped policy says of a shipped system."""
    return osaid.load_policy(policy).evaluate(example(system))


def cell(found: osaid.Verdict) -> str:
    """Return what came out, in a few words.

    Of a ladder it is the level that is certain, and after `perhaps` the one that is
    possible.
    """
    if found.level is not None:
        certain, possible = found.level.certain, found.level.possible
        unsure = "" if possible == certain else f" perhaps {possible}"
        return f"{certain or 'none'}{unsure}"
    if found.outcome is osaid.Outcome.FAILS:
        return f"fails, {found.group.value}"
    return found.outcome.value


def lines() -> Iterator[str]:
    """Yield the matrix as YAML."""
    for policy in policy_names():
        yield f"{policy}:"
        for system in example_names():
            yield f"  {system}: {cell(verdict(policy, system))}"


def table() -> Iterator[str]:
    """Yield the rows of the table in the documents: systems by policies."""
    names = policy_names()
    yield _row(["", *names])
    yield _row(["---"] * (len(names) + 1))
    for system in example_names():
        yield _row([system, *(_short(verdict(policy, system)) for policy in names)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _short(found: osaid.Verdict) -> str:
    """Return an outcome in one word, or levels by their number from below."""
    if found.level is None:
        return SHORT[cell(found)]
    names = [None, *(level.name for level in found.levels)]
    certain = names.index(found.level.certain)
    possible = names.index(found.level.possible)
    return str(certain) if certain == possible else f"{certain} to {possible}"
