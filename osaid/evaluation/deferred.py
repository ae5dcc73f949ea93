"""Values of which the parts are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

Value = TypeVar("Value", bound="Deferred")


class Maker(Protocol):
    """Makes the parts of values, each from its name and what the value is about."""

    @property
    def parts(self) -> Collection[str]:
        """Return the names of the parts that can be made."""

    def make(self, name: str, about: Any) -> object:  # noqa: ANN401 - as was given
        """Return a part of the value that is about something."""


class Deferred:
    """A value that may begin empty, and looks the same whenever it is looked at.

    A part is made once, from what cannot change, and is kept. To compare, hash,
    store or send the value makes all of it, and then the maker is let go.
    """

    __slots__ = ("_about", "_maker")

    if not TYPE_CHECKING:  # a checker knows the parts from the class

        def __getattr__(self, name: str) -> object:
            """Make what is not there yet."""
            maker = None if name == "_maker" else getattr(self, "_maker", None)
            if maker is None or name not in maker.parts:
                # Another thread may have made the last part just now.
                return _get(self, name)
            made = maker.make(name, self._about)
            _set(self, name, made)
            if all(_is_made(self, part) for part in maker.parts):
                _set(self, "_maker", None)
            return made


def told_of(value: Deferred) -> Any:  # noqa: ANN401 - as was given
    """Return what a value is about, as its maker was told; None without a maker.

    It is kept when the maker is let go, but is not stored or sent on.
    """
    return getattr(value, "_about", None)


_get, _set = object.__getattribute__, object.__setattr__


def _is_made(value: Deferred, part: str) -> bool:
    try:
        _get(value, part)
    except AttributeError:
        return False
    return True


def deferred(
    kind: type[Value], maker: Maker, about: object, name: str, part: object
) -> Value:
    """Return a value with one part; a maker makes the others when they are asked for.

    `about` is what the maker is told of the value.
    """
    value = kind.__new__(kind)
    _set(value, "_maker", maker)
    _set(value, "_about", about)
    _set(value, name, part)
    return value
