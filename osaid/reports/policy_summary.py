"""A policy in short: what it is, what it asks for, what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.policy.policies import CheckedPolicy, Group


def policy_summary(policy: CheckedPolicy) -> str:
    """Return a policy in short, with a line break at the end."""
    return "\n".join(_lines(policy)) + "\n"


def _lines(policy: CheckedPolicy) -> Iterator[str]:
    yield f"{policy.identity} ({policy.status.value}): {policy.title}"
    if policy.lineage:
        yield f"builds on {', '.join(map(str, policy.lineage))}"
    yield from policy.sources
    yield from _levels(policy)
    gone = policy.dropped
    for item in policy.groups:
        if str(item.name) not in gone:
            yield from ("", _head(item, policy))
            yield f"  {_counted(item)}"
    for name, drop in gone.items():
        yield from ("", f"dropped: {name}", f"  because {drop.because.value}")
    for name, reading in policy.readings.items():
        values = " | ".join(map(str, reading.values))
        yield from ("", f"reading: {name} = {values}, by default {reading.default}")
        yield f"  because {reading.because.value}"


def _levels(policy: CheckedPolicy) -> Iterator[str]:
    for level in policy.stated_levels:
        title = "" if level.title is None else f" {level.title.value}"
        yield f"level {level.name}{title}: needs {', '.join(map(str, level.needs))}"


def _head(item: Group, policy: CheckedPolicy) -> str:
    what = type(item).__name__.lower()
    title = "" if item.title is None else f": {item.title.value}"
    origin = policy.origin(item.span)
    source = "" if origin == policy.identity else f" (from {origin})"
    return f"{what} {item.name}{title}{source}"


def _counted(item: Group) -> str:
    count = len(item.sentences)
    sentences = f"{count} sentence{'' if count == 1 else 's'}"
    cites = ", ".join(text.value for text in item.cites)
    return f"{sentences}, cites {cites}" if cites else sentences
