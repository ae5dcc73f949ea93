"""From whatever is written to licence expressions, with each step kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from osaid.diagnostics import LicenseError
from osaid.licenses.expression import (
    NOASSERTION,
    Expression,
    License,
    Nothing,
    Unread,
)
from osaid.licenses.identification import Rule, Step, identify
from osaid.licenses.parsing import expression_of, parse_expression
from osaid.licenses.scanner import Role, Word, scan_leniently, unquoted
from osaid.values import Value

__all__ = [
    "LicenseReading",
    "forget",
    "interpret",
    "parse_expression",
    "read_license",
]

_LONGEST_NAME = 300
"""No name or alias is longer, so that a longer text is not looked up."""

_MOST_TERMS = 50
"""How many names are looked up in one text; real records have fewer than ten."""

_RDF = "http://spdx.org/rdf/terms#"
"""How RDF writes `NONE` and `NOASSERTION`."""

_STRUCTURE = re.compile(r'["()]|\s(?:AND|OR|WITH)\s', re.IGNORECASE)
_OPERATOR = re.compile(r"([()]|(?<=\s)(?:AND|OR|WITH)(?=\s))", re.IGNORECASE)
_OPERATORS = {"AND", "OR", "WITH", "(", ")"}
_BETWEEN = re.compile(r"[,;/|&\n]")


@frozen
class LicenseReading(Value):
    """What somebody wrote, what it was read as, and by which rules.

    There are several `candidates` where several licences are listed and nothing
    says whether all apply or one may be chosen: what holds must hold of each.
    `steps` are the parts that were looked up, in order.

    >>> print(interpret("gpl-2.0+ or Apache 2.0"))
    GPL-2.0-or-later OR Apache-2.0 (expression)
    >>> print(interpret("gpl-2.0+ or Apache 2.0").steps[1])
    `Apache 2.0`: Apache-2.0 (alias)
    """

    written: str | tuple[str, ...]
    candidates: tuple[Expression, ...]
    rule: Rule
    steps: tuple[Step, ...] = ()

    @property
    def expression(self) -> Expression:
        """Return the only candidate; where there are several, what was written."""
        if len(self.candidates) == 1:
            return self.candidates[0]
        whole = isinstance(self.written, str)
        return Unread(str(self.written) if whole else ", ".join(self.written))

    def __str__(self) -> str:
        """Return what was read, and by which rule."""
        return f"{' / '.join(map(str, self.candidates))} ({self.rule})"


def interpret(written: str | Sequence[str]) -> LicenseReading:
    """Return what a text or a list of texts says, with each step; never raises.

    Read are SPDX expressions in any case, deprecated ids, tags of the Hugging Face
    Hub, keys of ScanCode, addresses of licence pages, names and the aliases of our
    table; nothing is fetched. Everything else is `Unread`, with the text kept: a
    family such as `OpenRAIL` names no licence, and unknown is better than guessed.

    >>> interpret("https://creativecommons.org/licenses/by/4.0/").rule
    <Rule.PAGE: 'address of its page'>
    >>> [str(one) for one in interpret(["mit", "apache-2.0"]).candidates]
    ['MIT', 'Apache-2.0']
    """
    if isinstance(written, str):
        return _of_text(written)
    parts = [_of_text(part) for part in dict.fromkeys(written)]
    candidates = dict.fromkeys(one for part in parts for one in part.candidates)
    steps = tuple(step for part in parts for step in part.steps)
    stated = tuple(candidates) or (Unread(""),)
    return LicenseReading(tuple(written), stated, Rule.LIST, steps)


def read_license(text: str) -> Expression:
    """Return the expression that a text is read as, see `interpret`; never raises.

    >>> read_license("Apache 2.0"), read_license("gpl-2.0+")
    (License(id='Apache-2.0'), License(id='GPL-2.0-or-later'))
    >>> read_license("OpenRAIL")
    Unread(text='OpenRAIL')
    """
    return _of_text(text).expression


def forget() -> None:
    """Forget the short texts that were read, which are remembered for speed.

    >>> forget()
    """
    _remembered.cache_clear()


def _of_text(text: str) -> LicenseReading:
    return (_remembered if len(text) <= _LONGEST_NAME else _read)(text)


def _read(text: str) -> LicenseReading:
    written = text.strip()
    for found in (_special, _scanned, _identified, _named, _listed):
        if reading := found(written):
            return reading
    return LicenseReading(written, (Unread(written),), Rule.FREE_TEXT)


_remembered = lru_cache(maxsize=16_384)(_read)


def _special(text: str) -> LicenseReading | None:
    word = text.removeprefix(_RDF).upper() if text.startswith(_RDF) else text
    if word == "NONE":
        return LicenseReading(text, (Nothing(),), Rule.NO_LICENSE)
    if word in {"", NOASSERTION}:
        return LicenseReading(text, (Unread(word),), Rule.NO_STATEMENT)
    unread = unquoted(text)
    return LicenseReading(text, (unread,), Rule.QUOTED_TEXT) if unread else None


def _scanned(text: str) -> LicenseReading | None:
    """Read an expression of ids."""
    words = scan_leniently(text) if _STRUCTURE.search(text) else None
    if words is None:
        return None
    ids = (text[word.span.start : word.span.end] for word in words if _is_license(word))
    return _expressed(text, words, [step for step in map(identify, ids) if step])


def _identified(text: str) -> LicenseReading | None:
    step = identify(text)
    if step is None:
        return None
    leaf = License(step.id) if step.id else Unread(text)
    return LicenseReading(text, (leaf,), step.rule, (step,))


def _named(text: str) -> LicenseReading | None:
    """Read an expression in which names stand in the place of ids."""
    if len(text) > _LONGEST_NAME or not _STRUCTURE.search(text):
        return None
    words, steps = _with_names(text)
    return _expressed(text, words, steps) if words else None


def _expressed(
    text: str, words: Sequence[Word], steps: Sequence[Step]
) -> LicenseReading | None:
    try:
        expression = expression_of(words)
    except LicenseError:  # nested too deep
        return None
    return LicenseReading(text, (expression,), Rule.EXPRESSION, tuple(steps))


def _is_license(word: Word) -> bool:
    return word.role is Role.LICENSE


def _with_names(text: str) -> tuple[Sequence[Word] | None, list[Step]]:
    """Return the words of an expression with ids in the place of its names."""
    parts = [part.strip() for part in _OPERATOR.split(text) if part.strip()]
    steps: list[Step] = []
    rewritten: list[str] = []
    for before, part in zip(["", *parts[:-1]], parts, strict=True):
        if part.upper() in _OPERATORS or before.upper() == "WITH":
            rewritten.append(part)
            continue
        step = identify(part)
        if step is None or step.id is None:
            return None, []
        steps.append(step)
        rewritten.append(step.id)
    return scan_leniently(" ".join(rewritten)), steps


def _listed(text: str) -> LicenseReading | None:
    """Read a list, if each of its parts is a licence."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    if len(text) > _LONGEST_NAME or not 1 < len(parts) <= _MOST_TERMS:
        return None
    steps = []
    for part in parts:
        step = identify(part)
        if step is None or step.id is None:
            return None
        steps.append(step)
    candidates = dict.fromkeys(License(step.id) for step in steps if step.id)
    return LicenseReading(text, tuple(candidates), Rule.LIST, tuple(steps))
