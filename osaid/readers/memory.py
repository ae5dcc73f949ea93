"""The reader of values in memory: what `json.load` or a program's own code gives."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from osaid.diagnostics import InputError, quoted
from osaid.readers.builder import Builder
from osaid.readers.nodes import Kind, Node

_NO_KEY = object()


def read_value(value: object, name: str) -> Node:
    """Return the tree of a value made of mappings, lists and simple values.

    Simple are `str`, `bool`, `int`, `float`, `Decimal`, `date` and None. Places have
    a pointer and no line. Raises InputError for any other type, a key that is no
    `str`, a value inside itself, a number that is not finite, and the limits of
    `Builder`.

    >>> node = read_value({"release": {"open": False}}, "record")
    >>> found = node.get("release").get("open")
    >>> print(found.text, found.kind, found.place)
    false boolean record#/release/open
    """
    return _Walk(name).root(value)


class _Walk:
    """A walk without recursion; `_parts` and `_inside` are of what is open."""

    def __init__(self, name: str) -> None:
        self._builder = Builder(name)
        self._parts: list[Iterator[tuple[object, object]]] = []
        self._inside: list[int] = []

    def root(self, value: object) -> Node:
        self._take(value)
        while self._parts:
            part = next(self._parts[-1], None)
            if part is None:
                self._leave()
                continue
            if part[0] is not _NO_KEY:
                self._take_key(part[0])
            self._take(part[1])
        return self._builder.root()

    def _take(self, value: object) -> None:
        if isinstance(value, abc.Mapping):
            self._check_new(value)
            self._builder.open_mapping()
            self._enter(value, iter(value.items()))
        elif isinstance(value, list | tuple):
            self._check_new(value)
            self._builder.open_sequence()
            self._enter(value, ((_NO_KEY, item) for item in value))
        else:
            self._builder.scalar(*self._scalar(value))

    def _check_new(self, value: object) -> None:
        if id(value) in self._inside:
            raise self._error("value-in-itself", "this value stands inside itself")

    def _enter(self, value: object, parts: Iterator[tuple[object, object]]) -> None:
        self._inside.append(id(value))
        self._parts.append(parts)

    def _leave(self) -> None:
        self._inside.pop()
        self._parts.pop()
        self._builder.close()

    def _take_key(self, key: object) -> None:
        if not isinstance(key, str):
            message = f"a key is of type {quoted(type(key).__name__)}, not a text"
            raise self._error("key-not-text", message, "make every key a `str`")
        self._builder.scalar(str.__str__(key), Kind.TEXT)

    def _scalar(self, value: object) -> tuple[str, Kind]:
        match value:
            case None:
                return "null", Kind.NULL
            case bool():
                return ("true" if value else "false"), Kind.BOOLEAN
            case str():
                return str.__str__(value), Kind.TEXT
            case int() | float() | Decimal():
                return self._digits(value), Kind.NUMBER
            case date():
                return value.isoformat(), Kind.TEXT
        message = f"a value is of type {quoted(type(value).__name__)}"
        cure = "give texts, numbers, booleans, dates, None, lists and mappings"
        raise self._error("wrong-type", message, cure)

    def _digits(self, number: float | Decimal) -> str:
        if isinstance(number, int):
            try:
                return int.__repr__(number)
            except ValueError:  # Python refuses to print very long ones
                message = "a number has more digits than can be printed"
                raise self._error("number-too-long", message) from None
        if not Decimal(number).is_finite():
            message = f"{quoted(str(number))} is not a finite number"
            cure = "leave the key out where the number is not known"
            raise self._error("not-finite", message, cure)
        return float.__repr__(number) if isinstance(number, float) else str(number)

    def _error(self, code: str, message: str, cure: str | None = None) -> InputError:
        return InputError([self._builder.problem(code, message, None, cure)])
