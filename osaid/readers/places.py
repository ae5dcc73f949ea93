"""The places of offsets in a text, fast where they rise, as they do in reading."""

from __future__ import annotations

from osaid.text import Place, Source


class Places:
    r"""A source that remembers the line it was asked about last.

    >>> places = Places(Source("model.yaml", "name: BLOOM\nrelease: 1.0"))
    >>> print(places.at(12))
    model.yaml:2:1
    """

    def __init__(self, source: Source) -> None:
        """Begin before the first line."""
        self._source = source
        self._line, self._start, self._end = 0, 0, -1

    def at(self, offset: int, pointer: str | None = None) -> Place:
        """Return the place of an offset, with a JSON pointer where there is one."""
        if not self._start <= offset <= self._end:
            self._turn(offset)
        return Place(self._source.name, self._line, offset - self._start + 1, pointer)

    def _turn(self, offset: int) -> None:
        text = self._source.text
        end = text.find("\n", offset)
        self._line = self._source.line_of(offset)
        self._start = text.rfind("\n", 0, offset) + 1
        self._end = len(text) if end < 0 else end
