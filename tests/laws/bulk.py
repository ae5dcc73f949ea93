"""Try the laws on many random policies, systems and fillings, and count them.

    python -m tests.laws.bulk [--pairs N] [--seed N] [--law WORDS]

Prints how many of each were tried, how many known answers were seen to stand, and how
many violations there were; ends with 1 when there was one. About a hundred pairs of a
record and its filling take a second.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from tests.laws.agreement import try_agreement, try_deciding, try_whole_verdicts
from tests.laws.described import try_documents
from tests.laws.trials import (
    LINEAGES,
    READABLE_LINEAGES,
    RECORDS_PER_POLICY,
    Makers,
    Tally,
    try_completion,
    try_filling,
    try_proof,
)
from tests.laws.verdicts import try_claims, try_day, try_verdict

Trial = Callable[[int, Tally], None]

LAWS: Sequence[tuple[str, Callable[..., None], int]] = (
    ("what is generated agrees with the interpreter", try_agreement, 1),
    ("verdicts are the same, however they are made", try_whole_verdicts, 4),
    ("what is remembered changes no outcome", try_deciding, 4),
    ("what is known stays known when more is known", try_filling, 1),
    ("what is known holds of every complete system", try_completion, 1),
    ("what decided an answer is enough to decide it", try_proof, 2),
    ("verdicts are values, whatever the order", try_verdict, 2),
    ("what does not hold on a day was never said", try_day, 4),
    ("what follows from claims is what may follow", try_claims, 2),
)
"""Each law, how it is tried, and on which share of the policies."""


def with_ancestors(trial: Callable[..., None]) -> Trial:
    """Return the trial of the same law on records with parents."""
    makers: Makers = READABLE_LINEAGES if trial is try_completion else LINEAGES
    return partial(trial, makers=makers)


TRIALS: Sequence[tuple[str, Trial, int]] = (
    *LAWS,
    ("documents are read in the same way", try_documents, 1),
    *((f"parents: {law}", with_ancestors(trial), share) for law, trial, share in LAWS),
)
"""The laws, and those of which records with parents are tried as well."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every law; return 1 if one of them was broken."""
    parser = ArgumentParser(prog="python -m tests.laws.bulk")
    parser.add_argument("--pairs", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--law", default="", help="only laws with these words")
    given = parser.parse_args(arguments)
    policies = max(4, given.pairs // RECORDS_PER_POLICY)
    violations = 0
    for law, trial, share in TRIALS:
        if given.law not in law:
            continue
        seeds = range(given.seed, given.seed + policies // share)
        tally, broken = _tried(trial, seeds)
        violations += len(broken)
        counts = ", ".join(f"{count} {what}" for what, count in tally.items())
        sys.stdout.write(f"{law}: {counts}\n")
        sys.stdout.writelines(f"  broken: {problem}\n" for problem in broken)
        sys.stdout.flush()
    sys.stdout.write(f"violations: {violations}\n")
    return 1 if violations else 0


def _tried(trial: Trial, seeds: range) -> tuple[Tally, list[str]]:
    tally: Tally = Counter()
    broken = []
    for seed in seeds:
        try:
            trial(seed, tally)
        except AssertionError as problem:
            broken.append(f"seed {seed}: {' '.join(str(problem).split())[:200]}")
    return tally, broken


if __name__ == "__main__":
    sys.exit(main())
