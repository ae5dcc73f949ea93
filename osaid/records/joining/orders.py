"""An order of sources, the most trusted first, and whom its names mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.records.joining.ledger import Ledger
from osaid.records.statements import Origin, Statement

_NOBODY: Mapping[str, str] = MappingProxyType({})
_NUMBER = re.compile(r" \(\d+\)$")
_PART = re.compile(r"#[^#]*$")
_INPUT, _OTHER = "input", "other"
_Spelling = Callable[[str], str]


@frozen(eq=False)
class Order:
    """Sources by name, the most trusted first; whoever is not named comes last.

    `inputs` says which of the names mean an input, and the full name of that. Any
    other is that of a file, of a source that a statement cites, or of whoever makes
    it; upper and lower case are alike.
    """

    names: tuple[str, ...]
    sources: Sequence[str]
    inputs: Mapping[str, str] = _NOBODY
    _ranks: Mapping[tuple[str, str], int] = field(init=False)

    @_ranks.default
    def _numbered(self) -> Mapping[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for rank, name in enumerate(self.names):
            known = name in self.inputs
            key = (_INPUT, self.inputs[name]) if known else (_OTHER, _key(name))
            found.setdefault(key, rank)
        return found

    @property
    def last(self) -> int:
        """Return the rank of whoever is not in the order."""
        return len(self.names)

    def rank_of(self, number: int) -> int:
        """Return the rank of a source as a whole, 0 for the most trusted."""
        return self._ranks.get((_INPUT, self.sources[number]), self.last)

    def rank(self, statement: Statement[Any], told_by: Iterable[int]) -> int:
        """Return the rank of a statement: the best of those who make it."""
        others = (
            self._ranks.get((_OTHER, _key(name)), self.last)
            for name in _names_in(statement.origin)
        )
        return min((*map(self.rank_of, told_by), *others), default=self.last)

    def among(self, sources: Sequence[str]) -> Order:
        """Return the same order of other sources; its names mean what they meant."""
        return Order(self.names, sources, self.inputs)


def order_of(names: Iterable[str], sources: Sequence[str]) -> Order:
    """Return an order of some sources.

    A name is first of all that of an input: as it is, without its folder, or without
    the number after `#`. Raises `UsageError` where it may be that of several.

    >>> order_of(["card.md"], ["old/card.md", "card.md"]).rank_of(0)
    1
    """
    meant = {name: _meant(name, sources) for name in names}
    problems = [_unclear(name, found) for name, found in meant.items() if found[1:]]
    if problems:
        raise UsageError(problems)
    inputs = {name: found[0] for name, found in meant.items() if found}
    return Order(tuple(meant), sources, inputs)


def _meant(name: str, sources: Sequence[str]) -> list[str]:
    """Return the inputs that a name may mean: those of which most is alike."""
    exact = [one for one in sources if name in {one, _NUMBER.sub("", one)}]
    if exact:
        return exact
    for spelling in _SPELLINGS:
        found = [one for one in sources if _key(name) == _key(spelling(one))]
        if found:
            return found
    return []


def _path(source: str) -> str:
    return str(PurePath(source))  # without `./`


def _file(source: str) -> str:
    return PurePath(source).name


def _document(source: str) -> str:
    return _path(_PART.sub("", source))


def _document_file(source: str) -> str:
    return _file(_PART.sub("", source))


_SPELLINGS: tuple[_Spelling, ...] = (str, _path, _file, _document, _document_file)


def _unclear(name: str, found: Iterable[str]) -> Diagnostic:
    listed = ", ".join(map(quoted, sorted(found)))
    message = f"{quoted(name)}, whose word is to be trusted, may be any of {listed}"
    cure = "name one of them, with its folder; give records in memory names of theirs"
    return Diagnostic("unclear-source", message, help=cure)


def _key(name: str) -> str:
    return " ".join(name.removeprefix("./").split()).casefold()


def _names_in(origin: Origin) -> list[str]:
    files = (
        [] if origin.place is None else [origin.place.file, _file(origin.place.file)]
    )
    return [*files, *filter(None, (origin.source, origin.by))]


def check_order(order: Order, ledger: Ledger) -> None:
    """Raise `UsageError` for each name in an order that no source has."""
    known = {
        name for told in ledger.values() for s in told for name in _names_in(s.origin)
    }
    keys = set(map(_key, known))
    inputs = {name for one in order.sources for name in (one, _file(one))}
    listed = ", ".join(quoted(source) for source in sorted(order.sources))
    problems = [
        Diagnostic(
            "unknown-source",
            f"no source {quoted(name)}, whose word is to be trusted",
            help=suggestion(name, sorted(known | inputs)) or f"there are {listed}",
        )
        for name in order.names
        if name not in order.inputs and _key(name) not in keys
    ]
    if problems:
        raise UsageError(problems)
