"""What it costs to read and classify licence texts: `python -m benchmarks.licenses`.

The other side is license-expression, which parses a text with its own SPDX index and
classifies nothing; so osaid does more in the time that is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from timeit import repeat

from license_expression import ExpressionError, get_spdx_licensing

from osaid.licenses import reading
from osaid.licenses.algebra import InSet, Permits, can
from osaid.licenses.comparison import equivalent
from osaid.licenses.expression import Expression, License, conjunction, disjunction
from osaid.licenses.reading import parse_expression, read_license
from osaid.licenses.sets import NamedSet
from osaid.licenses.vocabulary import RIGHTS

WRITTEN = {
    "one id": ["MIT", "Apache-2.0", "CC-BY-4.0", "GPL-3.0-only"],
    "an expression": ["MIT OR Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
    "a long expression": ["(MIT OR Apache-2.0) AND BSD-3-Clause AND (ISC OR Zlib)"],
    "a name": ["Apache License 2.0", "MIT License", "Llama 3 Community License"],
    "free text": ["see the model card", "Component not included"],
}
"""What is compared, by what it is."""

OPERANDS = (125, 250, 500, 1000)
ROUNDS = 5

APPROVED = InSet(NamedSet("osi_approved"))
FREE = Permits(RIGHTS)


def seconds(action: Callable[[], object], times: int) -> float:
    """Return how long an action takes, at best and without garbage collection."""
    return min(repeat(action, number=times, repeat=ROUNDS)) / times


def classify(expression: Expression) -> None:
    """Ask whether an expression is approved by OSI and grants the four rights."""
    can(expression, APPROVED)
    can(expression, FREE)


def only_read(texts: Sequence[str]) -> None:
    """Read texts, none of them from memory."""
    reading.forget()
    for text in texts:
        read_license(text)


def read_anew(texts: Sequence[str]) -> None:
    """Read and classify texts, none of them from memory."""
    reading.forget()
    read_again(texts)


def read_again(texts: Sequence[str]) -> None:
    """Read and classify texts that may be remembered."""
    for text in texts:
        classify(read_license(text))


def against_the_library() -> list[str]:
    """Return lines: how many times as long license-expression takes."""
    licensing = get_spdx_licensing()

    def parse(texts: Sequence[str]) -> None:
        for text in texts:
            try:
                licensing.parse(text)
            except ExpressionError:
                continue

    columns = {
        "read": only_read,
        "and classify": read_anew,
        "again": read_again,
    }
    lines = [f"{'':<20}" + "".join(f"{column:>14}" for column in columns)]
    for name, texts in WRITTEN.items():
        theirs = seconds(partial(parse, texts), 100)
        ours = [seconds(partial(read, texts), 100) for read in columns.values()]
        lines.append(f"{name:<20}" + "".join(f"{theirs / our:>13.1f}x" for our in ours))
    return lines


def growth() -> list[str]:
    """Return lines: how much longer twice as many operands take."""
    actions: dict[str, Callable[[Sequence[str]], Callable[[], object]]] = {
        "read": _reading,
        "classify": _classifying,
        "compare": _comparing,
    }
    pairs = list(pairwise(OPERANDS))
    lines = ["".join([f"{'':<20}", *(f"{f'{a} to {b}':>14}" for a, b in pairs)])]
    for name, prepared in actions.items():
        times = [seconds(prepared(_ids(count)), 1) for count in OPERANDS]
        ratios = [after / before for before, after in pairwise(times)]
        lines.append(f"{name:<20}" + "".join(f"{ratio:>13.1f}x" for ratio in ratios))
    return lines


def _ids(count: int) -> list[str]:
    return [f"LicenseRef-{number}" for number in range(count)]


def _reading(ids: Sequence[str]) -> Callable[[], object]:
    text = " OR ".join(ids)
    return lambda: parse_expression(text)


def _classifying(ids: Sequence[str]) -> Callable[[], object]:
    expression = disjunction(map(License, ids))
    return lambda: classify(expression)


def _comparing(ids: Sequence[str]) -> Callable[[], object]:
    ours, theirs = map(License, ids), map(License, reversed(ids))
    one = conjunction([License("MIT"), disjunction(ours)])
    other = conjunction([disjunction(theirs), License("MIT")])
    return lambda: equivalent(one, other)


def main() -> int:
    """Print both tables."""
    lines = ["license-expression takes, to parse", *against_the_library(), ""]
    lines += ["twice as many operands take", *growth()]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
