"""Remedies of all shipped systems under all shipped policies, at every level.

    python -m tests.analysis.remedies.shipped [WORDS]

prints how many there are, and how many sets were checked to be enough and minimal.
With words, only policies are looked at in whose names they are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from time import process_time

import osaid
from osaid.analysis.remedies.results import Remedies
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.remedies.terms import Target
from osaid.evaluation.cases import Assumptions
from osaid.library.shipped import example_names, policy_names
from osaid.policy.policies import CheckedPolicy
from tests.analysis.remedies.laws import check_found

TARGETS = (Target.POSSIBLE, Target.CONFORMS)


def policies(words: str = "") -> Iterator[tuple[str, CheckedPolicy]]:
    """Yield every shipped policy at each of its levels."""
    for name in policy_names():
        policy = osaid.load_policy(name).checked
        for level in policy.levels or (None,):
            if words in name:
                at = None if level is None else str(level.name)
                yield f"{name}:{at}" if at else name, policy.at_level(at)


def try_shipped(
    example: str, policy: CheckedPolicy, target: Target, tally: Counter[str]
) -> Remedies:
    """Look for the remedies of a shipped system, and check what is found."""
    system = osaid.read(f"example:{example}")
    found = remedies(system, policy, Assumptions(), target)
    tally["systems, policies, levels and targets"] += 1
    tally[str(found.finding)] += 1
    if found.best is not None and found.best.changes:
        tally["sets checked"] += check_found(system, policy, target, found)
    return found


def main() -> None:
    """Print what was found, and how long the slowest took, for each policy."""
    whole: Counter[str] = Counter()
    for name, policy in policies(*sys.argv[1:]):
        tally: Counter[str] = Counter()
        slowest = (0.0, "")
        for example in example_names():
            for target in TARGETS:
                begun = process_time()
                try:
                    try_shipped(example, policy, target, tally)
                except Exception as problem:  # noqa: BLE001 - each is told
                    tally["broken"] += 1
                    told = f"{type(problem).__name__} {str(problem)[:300]}"
                    print(f"broken: {example}, {name}, {target}: {told}")  # noqa: T201
                seconds = process_time() - begun
                slowest = max(slowest, (seconds, f"{example}, {target}"))
        print(f"{name}: {_counts(tally)}; {slowest[0]:.2f} s, {slowest[1]}", flush=True)  # noqa: T201
        whole += tally
    print(f"all: {_counts(whole)}", flush=True)  # noqa: T201 - a program


def _counts(tally: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(tally.items()))


if __name__ == "__main__":
    main()
