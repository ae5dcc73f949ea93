"""What it costs to read and classify licence texts: `python -m benchmarks.licenses`.

The other side is license-expression, which parses a text with its own SPDX index and
classifies nothing; so osaid does more in the time that is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import pairwise

from benchmarks.reports import Report, Table
from benchmarks.timing import FULL, Contender, Effort, measure
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

APPROVED = InSet(NamedSet("osi_approved"))
FREE = Permits(RIGHTS)


def compared(effort: Effort) -> Report:
    """Return how many times as long the library takes, and how ours grows."""
    if find_spec("license_expression") is None:
        return Report(
            (_growth(effort),), notes=("skipped: license-expression is not installed",)
        )
    return Report((_against_the_library(effort), _growth(effort)))


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


_OURS: dict[str, Callable[[Sequence[str]], None]] = {
    "read": only_read,
    "and classify": read_anew,
    "again": read_again,
}


def _against_the_library(effort: Effort) -> Table:
    theirs = _parser()
    rows = []
    for name, texts in WRITTEN.items():
        actions = {"theirs": theirs, **_OURS}
        times = measure(
            [
                Contender(way, act, partial(_once, texts))
                for way, act in actions.items()
            ],
            effort,
        )
        rows.append((name, *(times.ratio("theirs", way) for way in _OURS)))
    return Table("license-expression takes, to parse", tuple(_OURS), tuple(rows))


def _parser() -> Callable[[Sequence[str]], None]:
    from license_expression import ExpressionError, get_spdx_licensing

    licensing = get_spdx_licensing()

    def parse(texts: Sequence[str]) -> None:
        for text in texts:
            try:
                licensing.parse(text)
            except ExpressionError:
                continue

    return parse


def _once(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts]


def _growth(effort: Effort) -> Table:
    sizes = [size // effort.scale for size in OPERANDS]
    times = measure([c for size in sizes for c in _grown(size)], effort)
    pairs = list(pairwise(sizes))
    rows = tuple(
        (way, *(times.ratio(f"{way} {b}", f"{way} {a}") for a, b in pairs))
        for way in ("read", "classify", "compare")
    )
    steps = tuple(f"{a} to {b}" for a, b in pairs)
    return Table("twice as many operands take", steps, rows)


def _grown(size: int) -> Iterator[Contender]:
    """Yield what is done to an expression of so many licences."""
    ids = [f"LicenseRef-{number}" for number in range(size)]
    ours, theirs = map(License, ids), map(License, reversed(ids))
    one = conjunction([License("MIT"), disjunction(ours)])
    other = conjunction([disjunction(theirs), License("MIT")])
    text, whole = " OR ".join(ids), disjunction(map(License, ids))
    yield Contender(f"read {size}", parse_expression, lambda: [text])
    yield Contender(f"classify {size}", classify, lambda: [whole])
    yield Contender(
        f"compare {size}", lambda pair: equivalent(*pair), lambda: [(one, other)]
    )


def main() -> int:
    """Print both tables."""
    sys.stdout.write(f"{compared(FULL)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
