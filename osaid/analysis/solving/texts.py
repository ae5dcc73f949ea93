"""Which texts of a licence are told apart, and what each of them is read as.

A record says how a licence is written and what that was read as, and the one follows
from the other. So a text that some test of texts passes brings its own licence with
it, while any expression can be written in words that none of them passes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.staying import truth_of_terms
from osaid.licenses.algebra import Property
from osaid.licenses.catalog import Catalogue
from osaid.licenses.expression import Expression
from osaid.licenses.own_names import resolved
from osaid.licenses.reading import read_license
from osaid.truth import Truth
from osaid.values import Shown

TextTest: TypeAlias = Callable[[object], Truth]

COMMON = ("MIT", "Apache-2.0", "CC-BY-4.0", "GPL-3.0-only", "CC-BY-NC-4.0")
"""Licences that many know, so that they are the first to be an example."""

OTHER_TEXT = "other words"
"""Words that pass no test of texts, whatever they are read as."""


def read_as(text: str, catalogue: Catalogue) -> Expression:
    """Return what a text is read as where licences are judged by a catalogue."""
    return resolved(read_license(text), text, catalogue)


def known_ids(catalogue: Catalogue) -> list[str]:
    """Return every id of a catalogue, those that many know first."""
    ids = {*catalogue.listed, *catalogue.facts["licenses"]}
    common = [id_ for id_ in COMMON if id_ in ids]
    return list(dict.fromkeys((*common, *sorted(ids))))


@frozen(eq=False)
class Texts(Shown):
    """The texts of one field; `tests` are those of texts, `wanted` those of licences.

    `named` are texts that policies name, beside the ids that all sets are made of.
    So many `times` texts are kept of those that all tests answer alike.
    """

    catalogue: Catalogue
    tests: tuple[TextTest, ...] = ()
    wanted: tuple[Property, ...] = ()
    named: tuple[str, ...] = ()
    times: int = 1
    _words: dict[Expression, str] = field(init=False, factory=dict)

    @cached_property
    def telling(self) -> Mapping[str, Expression]:
        """Return a text for each way in which all tests turn out, read.

        Those that pass no test of texts are left out: they are other words.
        """
        found: dict[str, Expression] = {}
        alike: Counter[tuple[Truth, ...]] = Counter()
        for text in self._passing():
            reading = read_as(text, self.catalogue)
            answers = (truth_of_terms(reading, wanted) for wanted in self.wanted)
            turned = (*(test(text) for test in self.tests), *answers)
            alike[turned] += 1
            if alike[turned] <= self.times:
                found[text] = reading
        return found

    def _passing(self) -> Iterator[str]:
        if not self.tests:
            return
        for text in dict.fromkeys((*known_ids(self.catalogue), *self.named)):
            if text.strip() and not self.is_other(text):
                yield text

    def is_other(self, text: str) -> bool:
        """Return whether no test tells a text from other words."""
        return all(test(text) is Truth.FALSE for test in self.tests)

    def other(self, expression: Expression) -> str:
        """Return other words that are read as an expression.

        >>> from osaid.licenses.catalog import shipped
        >>> Texts(shipped()).other(read_license("MIT"))
        'MIT'
        """
        if expression not in self._words:
            self._words[expression] = next(
                text
                for text in _spellings(str(expression))
                if self.is_other(text) and read_as(text, self.catalogue) == expression
            )
        return self._words[expression]


def _spellings(text: str) -> Iterator[str]:
    """Yield ways to write an expression; parentheses change nothing."""
    yield text
    yield text.lower()
    yield from ("(" * times + text + ")" * times for times in count(1))
