"""Policies and systems of any size, all of which conform."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

import osaid
from benchmarks import typed
from benchmarks.records import KINDS
from benchmarks.sources import passing
from osaid import Policy, System

_HEAD = """\
language 1
definition grown {version}.0
status draft
terms open_terms = osi_approved | open_data_and_documents
"""
_PLAIN = (
    "some {kind}: available and license in open_terms | {{ LicenseRef-{number} }}",
    "every {kind} where available: license avoids {{ LicenseRef-{number} }}",
    "no {kind} where available: license in {{ LicenseRef-{number} }}",
)
_COUNTING = (*_PLAIN, "at most {count} {kind}: available")
_MOST = 64  # that a sentence may count


def system(components: int) -> System:
    """Return a system of so many components more than the usual 17, each its own."""
    base = typed.system(next(iter(passing().values())))
    more = (
        osaid.component(
            "data.evaluation", "CC-BY-4.0", name=f"benchmark {number}", access="open"
        )
        for number in range(components)
    )
    return evolve(base, components=(*base.components, *more))


def policy(sentences: int, version: int = 1, *, counting: bool = False) -> Policy:
    """Return a policy of so many sentences; every version is one of its own."""
    return osaid.parse_policy(policy_text(sentences, version, counting=counting))


def policy_text(sentences: int, version: int = 1, *, counting: bool = False) -> str:
    """Return its text, with each sentence in a requirement of its own.

    No two sentences are the same. Some count, if they are to be `counting`.

    >>> print(policy_text(2).splitlines()[-1].partition(" where ")[0])
    requirement r1 { must every code.data_processing
    """
    shapes = _COUNTING if counting else _PLAIN
    requirements = (
        f"requirement r{number} {{ must {_sentence(number, shapes)} }}"
        for number in range(sentences)
    )
    return "\n".join([_HEAD.format(version=version), *requirements])


def _sentence(number: int, shapes: Sequence[str]) -> str:
    kinds = list(KINDS.values())
    return shapes[number % len(shapes)].format(
        kind=kinds[number % len(kinds)], number=number, count=1 + number % _MOST
    )
