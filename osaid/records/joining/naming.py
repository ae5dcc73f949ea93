"""What things are called in a joined record, where sources differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.records.joining.keys import is_common, plain_name
from osaid.records.joining.matching import Cluster
from osaid.records.joining.orders import Order

Said = tuple[str, int]
"""A text, and the number of the source that says it."""


def preferred(said: Sequence[Said], order: Order) -> str:
    """Return one of several texts: of the most trusted, else what most sources say.

    Where that does not decide either, the first in the alphabet.

    >>> preferred([("BLOOM", 0), ("bloom", 1), ("Amber", 2)], Order((), "abc"))
    'BLOOM'
    """
    alike = Counter(plain_name(text) for text, _ in said)
    exact = Counter(text for text, _ in said)

    def key(one: Said) -> tuple[int, int, int, str]:
        text, number = one
        rank = order.rank_of(number)
        return rank, -alike[plain_name(text)], -exact[text], text

    return min(said, key=key)[0]


def named(
    clusters: Sequence[Cluster], order: Order, last: Collection[int] = ()
) -> Mapping[str, Cluster]:
    """Return components by names that are theirs alone.

    A name that tells which one is meant goes before one that many things have, and
    the name that a source in `last` gives comes last. A second component of one name
    gets a number.
    """
    chosen = [(_name(cluster, order, last), cluster) for cluster in clusters]
    taken = {name for name, _ in chosen}
    found: dict[str, Cluster] = {}
    for name, cluster in sorted(chosen, key=lambda pair: (pair[0], _rank(pair[1]))):
        new, number = name, 1
        while new in found or (number > 1 and new in taken):
            number += 1
            new = f"{name} ({number})"
        found[new] = cluster
    return found


def _name(cluster: Cluster, order: Order, last: Collection[int]) -> str:
    names = [one for one in cluster.names if one[1] not in last] or cluster.names
    telling = [one for one in names if not is_common(one[0])]
    return preferred(telling or names, order)


def _rank(cluster: Cluster) -> tuple[str, list[tuple[int, str]]]:
    return cluster.kind, sorted((number, name) for name, number in cluster.names)


def renames(parts: Mapping[str, Cluster]) -> Iterator[Diagnostic]:
    """Yield a remark of each component that has a number behind its name now."""
    for name, cluster in parts.items():
        if all(name != old for old, _ in cluster.names):
            old, _ = cluster.names[0]
            message = f"a second component {quoted(old)} is called {quoted(name)} here"
            place = cluster.members[0][1].place
            severity = Severity.INFORMATION
            yield Diagnostic("renamed", message, place, severity=severity)
