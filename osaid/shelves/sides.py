"""From what one writes of a policy that is compared to what is compared.

`mof 1.0:class_1` is a policy at a level, `osaid 1.0#code.license` one requirement, and
`osaid 1.0, open_data=shared` the policy under another reading. Files go for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from osaid.analysis.comparing.sides import Side
from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.policies import Policy, Predicate
from osaid.library.shipped import ENDING
from osaid.shelves.loading import Shelves, is_file
from osaid.values import Value

_PART = r"[^:#/\\\s]*"
_NAME = re.compile(rf"(.*?)(?::({_PART}))?(?:#({_PART}))?", re.DOTALL)


@frozen
class Written(Value):
    """The parts of what one writes: policy, level, group, readings."""

    policy: str
    level: str | None = None
    group: str | None = None
    picked: tuple[tuple[str, str], ...] = ()


def written(text: str) -> Written:
    """Return the parts of a text; raises `UsageError` for a reading without a value.

    A name that ends as files of policies do is that of a file as it stands.

    >>> written("mof 1.0:class_1#report")
    Written(policy='mof 1.0', level='class_1', group='report', picked=())
    >>> written("osaid 1.0, open_data = shared").picked
    (('open_data', 'shared'),)
    """
    rest, *more = text.split(",")
    while more and "=" not in more[0]:  # a comma may stand in the name of a file
        rest = f"{rest},{more.pop(0)}"
    picked = tuple(map(_reading, more))
    rest = rest.strip()
    if rest.endswith(ENDING):
        return Written(rest, picked=picked)
    found = _NAME.fullmatch(rest)
    policy, level, group = (rest, None, None) if found is None else found.groups()
    return Written(policy, level, group, picked)


def _reading(text: str) -> tuple[str, str]:
    name, _, value = (part.strip() for part in text.partition("="))
    if not (name and value):
        message = f"{quoted(text.strip())} is not a reading with its value"
        cure = "write the policy, a comma, and `NAME=VALUE`"
        raise UsageError([Diagnostic("not-a-reading", message, help=cure)])
    return name, value


def sides(
    policies: Iterable[Policy | Predicate | str],
    shelves: Shelves,
    readings: Mapping[str, str] | None = None,
) -> tuple[Side, ...]:
    """Return what is compared, each under those of the readings that it has.

    Raises `UsageError` for what no policy has, `PolicyError` and `InputError` for one
    that cannot be read.
    """
    given = dict(readings or {})
    found = [_side(policy, shelves) for policy in policies]
    _check_readings(given, found)
    return tuple(
        Side(
            side.policy,
            side.group,
            {
                **{n: v for n, v in given.items() if n in side.policy.readings},
                **side.picked,
            },
            side.file,
        )
        for side in found
    )


def _side(policy: Policy | Predicate | str, shelves: Shelves) -> Side:
    if isinstance(policy, Policy):
        return Side(policy)
    if isinstance(policy, Predicate):
        return Side(policy.policy, policy.name)
    parts = written(policy)
    picked = dict(parts.picked)
    if len(picked) < len(parts.picked):
        message = f"a reading is given two values in {quoted(policy)}"
        problem = Diagnostic("reading-twice", message, help="keep one of them")
        raise UsageError([problem])
    found = shelves.policy(parts.policy).at_level(parts.level)
    file = parts.policy if is_file(parts.policy) else None
    return Side(found, parts.group, picked, file)


def _check_readings(given: Mapping[str, str], found: Sequence[Side]) -> None:
    """Refuse a reading that none of the policies has."""
    known = {name for side in found for name in side.policy.readings}
    listed = f"one of {', '.join(sorted(known))}" if known else "they have none"
    problems = [
        Diagnostic(
            "unknown-reading",
            f"none of the policies has a reading {quoted(name)}",
            help=suggestion(name, known) or listed,
        )
        for name in given
        if name not in known
    ]
    if problems:
        raise UsageError(problems)
