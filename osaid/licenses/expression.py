"""Licence expressions as values: licences joined by `WITH`, `AND`, `OR`.

Every value is canonical when it is built, prints as an SPDX expression and is
read back as itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TypeAlias

from attrs import Attribute, field, frozen

from osaid.diagnostics import Diagnostic, LicenseError, quoted
from osaid.values import Shown

MAX_DEPTH = 50
"""How deep an expression may nest; nobody writes the tenth of it."""

NOASSERTION = "NOASSERTION"

_ID = re.compile(r"(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+|[\w.-]+\+?", re.ASCII)
_EXCEPTION = re.compile(r"(?:DocumentRef-[\w.-]+:)?[\w.-]+", re.ASCII)


def _well_formed(instance: object, attribute: Attribute[str], value: str) -> None:
    pattern = _EXCEPTION if isinstance(instance, With) else _ID
    if pattern.fullmatch(value) is None:
        message = f"{quoted(value)} cannot be the {attribute.name} of a licence"
        raise LicenseError([Diagnostic("license-id", message)])


@frozen
class License(Shown):
    """One licence by its SPDX id, `X+`, or a `LicenseRef`, spelled as listed.

    It need not be known to anybody. Raises `LicenseError` where the id holds what
    no id can.

    >>> print(License("Apache-2.0"))
    Apache-2.0
    """

    id: str = field(validator=_well_formed)

    def __str__(self) -> str:
        """Return the id."""
        return self.id


@frozen
class With(Shown):
    """A licence with an exception, which may grant more than the licence.

    >>> print(With(License("GPL-2.0-only"), "Classpath-exception-2.0"))
    GPL-2.0-only WITH Classpath-exception-2.0
    """

    license: License
    exception: str = field(validator=_well_formed)

    def __str__(self) -> str:
        """Return licence and exception."""
        return f"{self.license} WITH {self.exception}"


@frozen
class Nothing(Shown):
    """No licence is granted, SPDX's `NONE`: known, and not the same as unread."""

    def __str__(self) -> str:
        """Return `NONE`."""
        return "NONE"


@frozen
class Unread(Shown):
    """A text that says no licence we know; everything about it is unknown.

    It prints in quotation marks, so that it is read back as the same text.

    >>> print(Unread("see the model card"))
    "see the model card"
    >>> print(Unread("NOASSERTION"))
    NOASSERTION
    """

    text: str

    def __str__(self) -> str:
        """Return the text in quotation marks, or `NOASSERTION`."""
        return self.text if self.text == NOASSERTION else _in_quotation_marks(self.text)


def _terms_of_and(terms: Iterable[Expression]) -> tuple[Expression, ...]:
    return _at_least_two(And, terms)


def _terms_of_or(terms: Iterable[Expression]) -> tuple[Expression, ...]:
    return _at_least_two(Or, terms)


@frozen(cache_hash=True)
class And(Shown):
    """All of several terms apply at once.

    Nested ones are flattened, repeated ones dropped, the order is kept.
    `conjunction` builds one where fewer than two terms may remain, which is an
    error here.

    >>> print(And((License("MIT"), And((License("ISC"), License("MIT"))))))
    MIT AND ISC
    """

    operands: tuple[Expression, ...] = field(converter=_terms_of_and)
    depth: int = field(init=False, eq=False, repr=False)

    @depth.default
    def _depth(self) -> int:
        return _depth_above(self.operands)

    def __str__(self) -> str:
        """Return the terms, with alternatives in parentheses."""
        return " AND ".join(
            f"({term})" if isinstance(term, Or) else str(term) for term in self.operands
        )


@frozen(cache_hash=True)
class Or(Shown):
    """One of several terms applies, whichever the taker chooses.

    Built like `And`; `disjunction` is for where fewer than two may remain.

    >>> print(Or((License("MIT"), And((License("ISC"), License("Zlib"))))))
    MIT OR ISC AND Zlib
    """

    operands: tuple[Expression, ...] = field(converter=_terms_of_or)
    depth: int = field(init=False, eq=False, repr=False)

    @depth.default
    def _depth(self) -> int:
        return _depth_above(self.operands)

    def __str__(self) -> str:
        """Return the terms; `AND` binds tighter than `OR`."""
        return " OR ".join(map(str, self.operands))


Leaf: TypeAlias = License | With | Nothing | Unread
Expression: TypeAlias = License | With | Nothing | Unread | And | Or
_Kind: TypeAlias = type[And] | type[Or]


def conjunction(terms: Iterable[Expression]) -> Expression:
    """Return terms that all apply, as one expression.

    Raises `LicenseError` when there are none.

    >>> print(conjunction([License("MIT"), License("MIT")]))
    MIT
    """
    return _joined(And, terms)


def disjunction(terms: Iterable[Expression]) -> Expression:
    """Return terms of which the taker chooses one, as one expression.

    Raises `LicenseError` when there are none.

    >>> print(disjunction([License("MIT"), License("ISC")]))
    MIT OR ISC
    """
    return _joined(Or, terms)


def leaves(expression: Expression) -> tuple[Leaf, ...]:
    """Return the distinct leaves of an expression, from left to right.

    >>> [str(leaf) for leaf in leaves(Or((License("MIT"), Nothing())))]
    ['MIT', 'NONE']
    """
    if isinstance(expression, And | Or):
        return tuple(
            dict.fromkeys(leaf for term in expression.operands for leaf in leaves(term))
        )
    return (expression,)


def _joined(kind: _Kind, terms: Iterable[Expression]) -> Expression:
    distinct = _distinct(kind, terms)
    return distinct[0] if len(distinct) == 1 else kind(distinct)


def _distinct(kind: _Kind, terms: Iterable[Expression]) -> tuple[Expression, ...]:
    flat = (
        inner
        for term in terms
        for inner in (term.operands if isinstance(term, kind) else (term,))
    )
    return tuple(dict.fromkeys(flat))


def _at_least_two(kind: _Kind, terms: Iterable[Expression]) -> tuple[Expression, ...]:
    distinct = _distinct(kind, terms)
    if len(distinct) < 2:  # noqa: PLR2004 - AND and OR stand between two
        message = f"`{kind.__name__.upper()}` needs two different terms"
        raise LicenseError([Diagnostic("license-syntax", message)])
    return distinct


def _depth_above(terms: Iterable[Expression]) -> int:
    depth = 1 + max(term.depth if isinstance(term, And | Or) else 0 for term in terms)
    if depth > MAX_DEPTH:
        message = f"the licence expression nests more than {MAX_DEPTH} deep"
        raise LicenseError([Diagnostic("license-too-deep", message)])
    return depth


def _in_quotation_marks(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    if text.isprintable():
        return written
    return re.sub(r"[^ -~]", lambda match: _visible(match[0]), written)


def _visible(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]
