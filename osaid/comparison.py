"""Policies beside one another: what changed, for whom, and which is stricter.

What changed and for whom is about texts and given systems. How strict one policy is
beside another is about all systems that there can be; that needs a solver, which
`pip install 'osaid[solver]'` brings.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from osaid.analysis import differences
from osaid.analysis import flips as judged
from osaid.analysis.comparing import crosswalks, directions, matrices
from osaid.analysis.comparing.crosswalks import Crosswalk
from osaid.analysis.comparing.directions import Comparison
from osaid.analysis.comparing.matrices import Matrix
from osaid.analysis.differences import PolicyDifference
from osaid.analysis.flips import Flips
from osaid.assessment import load_policy, shelves_of
from osaid.evaluation.policies import Policy, Predicate
from osaid.licenses.catalog import Catalogue, shipped
from osaid.records.systems import Extent, System
from osaid.shelves.sides import sides

Compared = Policy | Predicate | str
"""A policy, one requirement of it, or either as text: `mof 1.0:class_1#report`."""

SECONDS = 60.0
"""How long a comparison may take if nobody says."""


def difference(
    before: Policy | str, after: Policy | str, *, licenses: Catalogue | None = None
) -> PolicyDifference:
    """Return what a policy asks differently from one before it, group by group.

    Both are taken under their default readings. `licenses` is the catalogue by which
    sets of licences are compared, by default the one that ships. Raises `UsageError`
    for a name that no policy has.

    >>> found = difference("osaid 1.0-RC1", "osaid 1.0")
    >>> next(g for g in found.groups if g.name == "code.specification").change
    <Change.STRICTER: 'stricter'>
    """
    one, other = _policy(before).checked, _policy(after).checked
    return differences.difference(one, other, licenses)


def flips(
    before: Policy | str,
    after: Policy | str,
    systems: Iterable[System],
    *,
    as_of: date | None = None,
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
) -> Flips:
    """Return the systems that two policies judge differently, and because of what.

    The other options are those of `evaluate`. Raises `UsageError` for a name that no
    policy has.

    >>> from osaid.assessment import read
    >>> found = flips("osaid 1.0", "five-components 2024", [read("example:grok-1")])
    >>> [(flip.before.value, flip.after.value) for flip in found.flips]
    [('fails', 'conforms')]
    """
    one, other = _policy(before), _policy(after)
    found = difference(one, other, licenses=licenses)
    named = ((system.name, system) for system in systems)
    return judged.flips(
        one, other, found, named, as_of=as_of, assume=assume, licenses=licenses
    )


def compare(
    one: Compared,
    other: Compared,
    *,
    seconds: float = SECONDS,
    readings: Mapping[str, str] | None = None,
    folders: Sequence[str | os.PathLike[str]] = (),
    licenses: Catalogue | None = None,
) -> Comparison:
    """Return how strict one policy is beside another, for all possible systems.

    Each may be a policy, one of its requirements, or text such as `osaid 1.0`,
    `mof 1.0:class_1` at a level, `osaid 1.0#code.license` for one requirement or
    `osaid 1.0, open_data=shared` under a reading. `readings` are taken by each that
    has them. What `seconds` are not enough for is not decided. `folders` are those of
    `load_policy`, `licenses` is the catalogue to ask. Where an answer is no, a system
    shows it that was judged by both. Raises `UsageError` for what no policy has, and
    without a solver.

    >>> found = compare("osaid 1.0#code.license", "mof 1.0#training_code")
    >>> found.relation()
    <Relation.NEITHER: 'neither'>
    >>> len(found.forward.counterexample.system.components)
    0
    """
    first, second = sides((one, other), shelves_of(folders), readings)
    return directions.comparison(first, second, licenses or shipped(), seconds)


def compare_all(
    policies: Iterable[Compared],
    *,
    seconds: float = SECONDS,
    readings: Mapping[str, str] | None = None,
    folders: Sequence[str | os.PathLike[str]] = (),
    licenses: Catalogue | None = None,
) -> Matrix:
    """Return how strict several policies are, each beside each.

    The options are those of `compare`; `seconds` are for all of them together.

    >>> found = compare_all(["g7 2026", "osaid 0.0.6"])
    >>> found.cells[1, 0].in_fact, found.cells[0, 1].in_fact
    (<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
    """
    among = sides(policies, shelves_of(folders), readings)
    return matrices.matrix(among, licenses or shipped(), seconds)


def crosswalk(
    one: Compared,
    other: Compared,
    *,
    seconds: float = SECONDS,
    readings: Mapping[str, str] | None = None,
    folders: Sequence[str | os.PathLike[str]] = (),
    licenses: Catalogue | None = None,
) -> Crosswalk:
    """Return what stands in one policy beside each requirement of the other.

    It is in fact: of systems of which everything is known. The options are those of
    `compare`.

    >>> found = crosswalk("g7 2026:open_weights", "eu-gpai-exemption 2025")
    >>> found.of_other[0].name, [way.value for way, _ in found.of_other[0].beside]
    ('license', ['stricter than', 'looser than', 'cuts across'])
    """
    first, second = sides((one, other), shelves_of(folders), readings)
    return crosswalks.crosswalk(first, second, licenses or shipped(), seconds)


def _policy(policy: Policy | str) -> Policy:
    return load_policy(policy) if isinstance(policy, str) else policy
