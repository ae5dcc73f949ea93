"""A text that is not accepted whole, cut so that each part shows its mistakes.

Where parts begin is guessed from words and braces: it decides only how many
mistakes are found at once, never whether there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from osaid.policy.parser.lexemes import Kind, Lexeme, Lexemes
from osaid.policy.parser.machine import (
    is_reserved,
    item_words,
    keywords,
)
from osaid.policy.parser.trouble import STRENGTHS
from osaid.text import Span

_GROUPS = frozenset({"freedom", "requirement"})
_MAY_END = frozenset({"", "available", "unused", "used", "}", ")"})


@frozen
class Section:
    """A part of a text, what it should be, and where it begins."""

    start: str
    text: str
    offset: int


def sections_of(lexemes: Lexemes) -> Iterator[Section]:
    """Return the heading, the items and their sentences, in order.

    Items come without their sentences, which are blanked out.

    >>> from osaid.policy.parser.lexemes import lexemes_in
    >>> text = "language 1 policy a 1 title 2 requirement b { must c }"
    >>> found = sections_of(Lexemes(text, tuple(lexemes_in(text))))
    >>> [section.text.split() for section in found][2:]
    [['requirement', 'b', '{', '}'], ['must', 'c']]
    """
    starts = [*_item_starts(lexemes), len(lexemes.found)]
    heading = Span(0, lexemes[starts[0] - 1].span.end)
    yield Section("heading", lexemes.text[: heading.end], 0)
    for begin, end in pairwise(starts):
        yield from _item(lexemes, begin, end)


def _item(lexemes: Lexemes, begin: int, end: int) -> Iterator[Section]:
    span = _span(lexemes, begin, end)
    grouped = lexemes[begin].text in _GROUPS
    sentences = list(_sentences(lexemes, begin, end)) if grouped else []
    yield Section("items", _without(lexemes.text, sentences, span), span.start)
    for sentence in sentences:
        text = lexemes.text[sentence.start : sentence.end]
        yield Section("sentence", text, sentence.start)


def _span(lexemes: Lexemes, begin: int, end: int) -> Span:
    return lexemes[begin].span.to(lexemes[end - 1].span)


def _without(text: str, sentences: list[Span], span: Span) -> str:
    """Return the text of a stretch with the sentences in it blanked out."""
    pieces = []
    start = span.start
    for sentence in sentences:
        pieces += [text[start : sentence.start], " " * (sentence.end - sentence.start)]
        start = sentence.end
    return "".join([*pieces, text[start : span.end]])


def _item_starts(lexemes: Lexemes) -> Iterator[int]:
    """Return where items begin, also behind one whose brace is not closed."""
    depth = 0
    for index, lexeme in enumerate(lexemes.found):
        depth = max(0, depth + _opened(lexeme))
        if _starts_item(lexemes, index, depth):
            depth = 0
            yield index


def _starts_item(lexemes: Lexemes, index: int, depth: int) -> bool:
    new_line = lexemes.begins_line(index)
    word = lexemes[index].text
    if new_line:
        word = word.lower()
    elif depth > 0:
        return False
    if word not in item_words():
        return False
    # Only `requirement` and header words can go on what is before them.
    alone = new_line and is_reserved(word) and word != "requirement"
    return alone or _can_end(lexemes[index - 1], new_line=new_line)


def _opened(lexeme: Lexeme) -> int:
    return {"{": 1, "}": -1}.get(lexeme.text, 0)


def _can_end(lexeme: Lexeme, *, new_line: bool) -> bool:
    """Return whether an item can end with a lexeme; in doubt, new lines tell."""
    if lexeme.text in _MAY_END or lexeme.kind in {Kind.TEXT, Kind.UNCLOSED_TEXT}:
        return True
    if lexeme.kind is Kind.MARK or is_reserved(lexeme.text):
        return False
    return new_line or lexeme.text not in keywords()


def _sentences(lexemes: Lexemes, begin: int, end: int) -> Iterator[Span]:
    """Return the sentences of an item, up to the next one or the last brace."""
    depth = 0
    first = None
    for index in range(begin, end):
        depth += _opened(lexemes[index])
        new = lexemes[index].text in STRENGTHS and depth > 0
        if first is not None and (new or depth == 0):
            yield _span(lexemes, first, index)
            first = None
        if new:
            depth, first = 1, index
    if first is not None:
        yield _span(lexemes, first, end)
