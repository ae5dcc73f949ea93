"""What frozen classes share, so that Python makes them in little time.

attrs writes and compiles methods for each class, which is most of what importing this
package takes. Those that can do the same for every class are written once, here.
"""

from __future__ import annotations

from typing import Any, ClassVar, cast

import attrs


class Shown:
    """Base of attrs classes whose instances show their fields, as attrs shows them.

    >>> @attrs.frozen
    ... class Point(Shown):
    ...     x: int
    >>> Point(1)
    Point(x=1)
    """

    __slots__ = ()

    _SHARED: ClassVar[tuple[str, ...]] = ("__repr__",)

    def __init_subclass__(cls) -> None:
        """Give each class these methods as its own, where attrs looks for them."""
        super().__init_subclass__()
        for name in cls._SHARED:
            if name not in vars(cls):
                setattr(cls, name, getattr(cls, name))

    def __repr__(self) -> str:
        """Return class and fields as Python writes them."""
        kind = type(self)
        said = (f"{a.name}={getattr(self, a.name)!r}" for a in _fields(kind) if a.repr)
        return f"{kind.__qualname__.rpartition('>.')[2]}({', '.join(said)})"


class Value(Shown):
    """Base of attrs classes that are compared by their fields, but not all the time.

    What is compared for every system that is judged is only `Shown`: what attrs
    writes for one class is faster.

    >>> @attrs.frozen
    ... class Point(Value):
    ...     x: int
    ...     note: str = attrs.field(eq=False)
    >>> Point(1, "first") == Point(1, "second"), Point(1, "") == Point(2, "")
    (True, False)
    """

    __slots__ = ()

    _SHARED: ClassVar[tuple[str, ...]] = ("__eq__", "__hash__", "__repr__")

    def __eq__(self, other: object) -> bool:
        """Return whether another value of this class has the same fields."""
        if type(other) is not type(self):
            return NotImplemented
        return _compared(self) == _compared(other)

    def __hash__(self) -> int:
        """Return a hash of class and fields."""
        return hash((type(self).__qualname__, _compared(self)))


_COMPARED: dict[type, tuple[str, ...]] = {}


def _compared(value: object) -> tuple[object, ...]:
    kind = type(value)
    if kind not in _COMPARED:
        _COMPARED[kind] = tuple(a.name for a in _fields(kind) if a.eq)
    return tuple([getattr(value, name) for name in _COMPARED[kind]])


def _fields(kind: type) -> tuple[attrs.Attribute[Any], ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("Any", kind))
    return fields
