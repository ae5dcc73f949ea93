"""Values of which the parts are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

Value = TypeVar("Value", bound="Deferred")


class Maker(Protocol):
    """Makes the parts of a value, each from its name."""

    @property
    def parts(self) -> Collection[str]:
        """Return the names of the parts that can be made."""

    def make(self, name: str) -> object:
        """Return a part."""


class Deferred:
    """A value that may begin empty, and looks the same whenever it is looked at.

    A part is made once, from what cannot change, and is kept. To compare, hash,
    store or send the value makes all of it.
    """

    __slots__ = ("_maker",)

    if not TYPE_CHECKING:  # a checker knows the parts from the class

        def __getattr__(self, name: str) -> object:
            """Make what is not there yet."""
            maker = None if name == "_maker" else getattr(self, "_maker", None)
            if maker is None or name not in maker.parts:
                message = f"{type(self).__name__!r} object has no attribute {name!r}"
                raise AttributeError(message)
            made = maker.make(name)
            object.__setattr__(self, name, made)
            return made


_set_maker: Any = Deferred.__dict__["_maker"].__set__


def deferred(kind: type[Value], maker: Maker) -> Value:
    """Return a value without any part, which a maker makes when they are asked for."""
    value = kind.__new__(kind)
    _set_maker(value, maker)
    return value


def maker_of(value: Deferred) -> Maker | None:
    """Return who makes the parts of a value, None if it has them all."""
    return getattr(value, "_maker", None)
