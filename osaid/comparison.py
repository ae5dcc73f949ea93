"""What changed between two policies, and which systems they judge differently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from osaid.analysis import differences
from osaid.analysis import flips as judged
from osaid.analysis.differences import PolicyDifference
from osaid.analysis.flips import Flips
from osaid.assessment import load_policy
from osaid.evaluation.policies import Policy
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import Extent, System


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


def _policy(policy: Policy | str) -> Policy:
    return load_policy(policy) if isinstance(policy, str) else policy
