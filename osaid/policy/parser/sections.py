"""A text that is not accepted whole, cut so that each part shows its mistakes.

Where parts begin is guessed from words and braces: it decides only how many
mistakes are found at once, never whether there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.policy.parser.lexemes import Kind, Lexeme, Lexemes
from osaid.policy.parser.machine import (
    is_later,
    is_reserved,
    item_words,
    keywords,
)

STRENGTHS = frozenset({"must", "should", "may"})
_GROUPS = frozenset({"freedom", "requirement"})
_MAY_END = frozenset({"", "available", "unused", "used", "}", ")"})


@frozen
class Section:
    """A part of a text, what it should be, and where it begins."""

    start: str
    text: str
    offset: int


def sections_of(text: str, lexemes: Lexemes) -> Iterator[Section]:
    """Return the heading, the items and their sentences, in order.

    Items come without their sentences, which are blanked out.

    >>> from osaid.policy.parser.lexemes import lexemes_in
    >>> text = "language 1 policy a 1 title 2 requirement b { must c }"
    >>> found = sections_of(text, Lexemes(tuple(lexemes_in(text))))
    >>> [section.text.split() for section in found][2:]
    [['requirement', 'b', '{', '}'], ['must', 'c']]
    """
    starts = [*_item_starts(text, lexemes), len(lexemes.found)]
    first = lexemes[starts[0]].span.start if len(starts) > 1 else len(text)
    yield Section("heading", text[:first], 0)
    for begin, end in zip(starts, starts[1:], strict=False):
        yield from _item(text, lexemes, begin, end)


def _item(text: str, lexemes: Lexemes, begin: int, end: int) -> Iterator[Section]:
    offset = lexemes[begin].span.start
    stop = lexemes[end].span.start if end < len(lexemes.found) else len(text)
    sentences = []
    if lexemes[begin].text in _GROUPS:
        sentences = [
            (lexemes[first].span.start, lexemes[last].span.end)
            for first, last in _sentences(lexemes, begin, end)
        ]
    yield Section("items", _without(text, sentences, offset, stop), offset)
    for start, over in sentences:
        yield Section("sentence", text[start:over], start)


def _without(
    text: str, sentences: list[tuple[int, int]], start: int, stop: int
) -> str:
    pieces = []
    for begin, end in sentences:
        pieces += [text[start:begin], " " * (end - begin)]
        start = end
    return "".join([*pieces, text[start:stop]])


def _item_starts(text: str, lexemes: Lexemes) -> Iterator[int]:
    """Return where items begin, also behind one whose brace is not closed."""
    depth = 0
    for index, lexeme in enumerate(lexemes.found):
        depth = max(0, depth + _opened(lexeme))
        if lexeme.text in item_words() or is_later(lexeme.text):
            new_line = text[lexeme.span.start - 1 : lexeme.span.start] == "\n"
            if (depth == 0 or new_line) and _can_end(lexemes[index - 1], new_line):
                depth = 0
                yield index


def _opened(lexeme: Lexeme) -> int:
    return {"{": 1, "(": 1, "}": -1, ")": -1}.get(lexeme.text, 0)


def _can_end(lexeme: Lexeme, new_line: bool) -> bool:
    """Return whether an item can end with a lexeme; in doubt, new lines tell."""
    if lexeme.text in _MAY_END or lexeme.kind in {Kind.TEXT, Kind.UNCLOSED_TEXT}:
        return True
    if lexeme.kind is Kind.MARK or is_reserved(lexeme.text):
        return False
    return new_line or lexeme.text not in keywords()


def _sentences(lexemes: Lexemes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the first and last lexeme of each sentence of an item."""
    depth = 0
    first = None
    for index in range(begin, end):
        lexeme = lexemes[index]
        depth += _opened(lexeme)
        ends = lexeme.text in STRENGTHS or depth == 0
        if first is not None and ends:
            yield first, index - 1
            first = None
        if lexeme.text in STRENGTHS and depth > 0:
            depth, first = 1, index
    if first is not None:
        yield first, end - 1
