"""The words and marks of a policy, found without its grammar.

Limits and explanations need to know what stands where, also in a text that the
grammar does not accept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from attrs import field, frozen

from osaid.text import Span


class Kind(StrEnum):
    """What a lexeme is; there is one `END`, behind the last of them."""

    WORD = "word"
    TEXT = "text"
    UNCLOSED_TEXT = "unclosed text"
    MARK = "mark"
    END = "end"


@frozen
class Lexeme:
    """One word, quoted text or mark, and where it stands."""

    kind: Kind
    text: str
    span: Span


_BLANK_OR_COMMENT = re.compile(r"(?:[ \t\r\n\ufeff]|#[^\n]*)*")
_LEXEME = re.compile(
    r'(?P<text>"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(?P<closed>")?)'
    r"|(?P<word>\w[\w.+-]*)"
    r"|[=!<>]=|&&|\|\||."
)


def lexemes_in(text: str) -> Iterator[Lexeme]:
    """Return the words and marks of a text, without comments and without the end.

    >>> [lexeme.text for lexeme in lexemes_in('title "A b" # so')]
    ['title', '"A b"']
    """
    offset = _after_blank(text, 0)
    while found := _LEXEME.match(text, offset):
        yield Lexeme(_kind(found), found[0], Span(*found.span()))
        offset = _after_blank(text, found.end())


def _after_blank(text: str, offset: int) -> int:
    blank = _BLANK_OR_COMMENT.match(text, offset)
    return offset if blank is None else blank.end()


def _kind(found: re.Match[str]) -> Kind:
    if found["word"]:
        return Kind.WORD
    if found["text"]:
        return Kind.TEXT if found["closed"] else Kind.UNCLOSED_TEXT
    return Kind.MARK


@frozen(eq=False)
class Lexemes:
    """All lexemes of a text, in order; beyond them there is the end.

    >>> text = 'title "A b"'
    >>> lexemes = Lexemes(text, tuple(lexemes_in(text)))
    >>> lexemes[lexemes.at(8)].text, lexemes[2].kind
    ('"A b"', <Kind.END: 'end'>)
    """

    text: str = field(repr=False)
    found: tuple[Lexeme, ...] = field(repr=False)
    _starts: list[int] = field(init=False, repr=False)

    @_starts.default
    def _all_starts(self) -> list[int]:
        return [lexeme.span.start for lexeme in self.found]

    def __getitem__(self, index: int) -> Lexeme:
        """Return a lexeme by its number, and the end for any other number."""
        if 0 <= index < len(self.found):
            return self.found[index]
        last = self.found[-1].span.end if self.found else 0
        return Lexeme(Kind.END, "", Span(last, last))

    def begins_line(self, index: int) -> bool:
        """Return whether a lexeme stands at the very start of a line."""
        start = self[index].span.start
        return start == 0 or self.text[start - 1] == "\n"

    def at(self, offset: int) -> int:
        """Return the number of the lexeme at an offset, or of the one behind it."""
        index = bisect_right(self._starts, offset)
        if index > 0 and offset < self.found[index - 1].span.end:
            return index - 1
        return index
