"""Where the parser stopped: what it found there, and what it would have taken."""

from __future__ import annotations

from attrs import field, frozen

from osaid.policy.parser.lexemes import Lexeme, Lexemes
from osaid.policy.parser.machine import item_words
from osaid.text import Span

STRENGTHS = frozenset({"may", "must", "should"})
"""The words that sentences begin with."""

BEFORE_CONDITIONS = STRENGTHS | {"(", ":", "and", "not", "or", "where"}
"""What sentences and conditions follow."""

_PAIRS = {")": "(", "}": "{"}


@frozen(eq=False)
class Trouble:
    """A lexeme that does not fit, among its neighbours.

    `accepted` names the terminals of the grammar that may stand there, `open_marks`
    are the numbers of the parentheses and braces that are open.
    """

    lexemes: Lexemes
    index: int
    accepted: frozenset[str]
    open_marks: list[int] = field(init=False)

    @open_marks.default
    def _open_here(self) -> list[int]:
        """Return where parentheses and braces stand that are open here."""
        marks: list[tuple[int, str]] = []
        for index, lexeme in enumerate(self.lexemes.found[: self.index]):
            pair = _PAIRS.get(lexeme.text)
            if lexeme.text in _PAIRS.values():
                marks.append((index, lexeme.text))
            elif any(mark == pair for _, mark in reversed(marks)):
                while marks.pop()[1] != pair:
                    pass
        return [index for index, _ in marks]

    @property
    def found(self) -> Lexeme:
        """Return what does not fit."""
        return self.lexemes[self.index]

    @property
    def previous(self) -> Lexeme:
        """Return what stands right before."""
        return self.before(1)

    @property
    def following(self) -> Lexeme:
        """Return what stands right behind."""
        return self.lexemes[self.index + 1]

    def before(self, distance: int) -> Lexeme:
        """Return what stands some lexemes before what does not fit."""
        return self.lexemes[self.index - distance]

    def takes(self, *terminals: str) -> bool:
        """Return whether all of these terminals would be accepted."""
        return self.accepted.issuperset(terminals)

    @property
    def begins_line(self) -> bool:
        """Return whether what does not fit stands at the very start of a line."""
        return self.lexemes.begins_line(self.index)

    def pair(self) -> str | None:
        """Return the mark that opens what is found, if it closes anything."""
        return _PAIRS.get(self.found.text)

    def gap(self) -> Span:
        """Return where something is missing: at the end of a line that is over."""
        end = self.previous.span.end
        return Span(end, end + 1) if self.is_over() else self.found.span

    def is_over(self) -> bool:
        """Return whether a line, and what is on it, ended too early."""
        between = slice(self.previous.span.end, self.found.span.start)
        ends = self.found.text in item_words() | STRENGTHS | {"", "}"}
        return ends and (not self.found.text or "\n" in self.lexemes.text[between])
