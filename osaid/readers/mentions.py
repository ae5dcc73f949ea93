"""Which texts mention something, where very much is looked for in them."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

_WORD = re.compile(r"[^\W_]+")


@frozen(eq=False)
class Mentions:
    """A text in which much is looked for, one name after the other.

    To go through a long text for each of thousands of names would take minutes.
    """

    text: str

    @cached_property
    def _marks(self) -> bytearray:
        """Return marks, one for each word that is there; words may share theirs."""
        marks = bytearray(len(self.text) // 2 + 64)
        for match in _WORD.finditer(self.text.replace("%2f", "/")):
            marks[hash(match[0]) % len(marks)] = 1
        return marks

    def may_mention(self, name: str) -> bool:
        """Return False where a word of a name is surely not in the text.

        >>> Mentions("see acme/base").may_mention("acme/base")
        True
        >>> Mentions("see acme/base").may_mention("acme/other")
        False
        """
        marks = self._marks
        words = _WORD.findall(name)
        return all(marks[hash(word) % len(marks)] for word in words)
