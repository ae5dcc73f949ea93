"""Where the parser stopped: what it found there, and what it would have taken."""

from __future__ import annotations

from attrs import frozen

from osaid.policy.parser.lexemes import Kind, Lexeme, Lexemes

_PAIRS = {")": "(", "}": "{"}


@frozen(eq=False)
class Trouble:
    """A lexeme that does not fit, among its neighbours.

    `accepted` names the terminals of the grammar that may stand there.
    """

    lexemes: Lexemes
    index: int
    accepted: frozenset[str]

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

    def open_marks(self) -> list[int]:
        """Return where parentheses and braces stand that are open here."""
        found: list[int] = []
        for index, lexeme in enumerate(self.lexemes.found[: self.index]):
            if lexeme.text in {"(", "{"}:
                found.append(index)
            elif lexeme.text in _PAIRS and found:
                found.pop()
        return found

    def pair(self) -> str | None:
        """Return the mark that opens what is found, if it closes anything."""
        return _PAIRS.get(self.found.text)

    def is_word(self) -> bool:
        """Return whether a word was found."""
        return self.found.kind is Kind.WORD
