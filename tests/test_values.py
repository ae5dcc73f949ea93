"""Classes that share their methods behave as attrs makes them."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import exceptions, field, frozen

from osaid.values import Shown, Value


@frozen
class Plain:
    """As attrs makes it."""

    x: int
    _hidden: str = "h"
    aside: str = field(default="", eq=False)
    quiet: str = field(default="", repr=False)


@frozen
class Seen(Shown):
    """The same, shown by what is shared."""

    x: int
    _hidden: str = "h"
    aside: str = field(default="", eq=False)
    quiet: str = field(default="", repr=False)


@frozen
class Held(Value):
    """The same, shown and compared by what is shared."""

    x: int
    _hidden: str = "h"
    aside: str = field(default="", eq=False)
    quiet: str = field(default="", repr=False)


@frozen
class Longer(Held):
    """One with a field more."""

    more: int = 0


@frozen
class Worded(Value):
    """One that words itself."""

    x: int

    def __repr__(self) -> str:
        return "worded"


@pytest.mark.parametrize("kind", [Seen, Held])
def test_they_show_what_attrs_shows(kind: type[Seen | Held]) -> None:
    plain = Plain(1, "two", aside="three", quiet="four")
    shared = kind(1, "two", aside="three", quiet="four")
    assert repr(shared) == repr(plain).replace("Plain", kind.__name__)


@pytest.mark.parametrize("kind", [Plain, Seen, Held])
def test_they_are_compared_by_their_fields(kind: type[Plain | Seen | Held]) -> None:
    one, same = kind(1, aside="a"), kind(1, aside="b")
    assert one == same
    assert hash(one) == hash(same)
    assert one != kind(2)
    assert one != kind(1, quiet="s")
    assert one != 1


def test_classes_are_told_apart() -> None:
    assert Held(1) != Longer(1)
    assert Longer(1) != Held(1)
    assert Longer(1) != Longer(1, more=2)
    assert repr(Longer(1, more=2)).endswith("more=2)")
    assert hash(Held(1)) != hash(Longer(1))


def test_own_methods_stay() -> None:
    assert repr(Worded(1)) == "worded"
    assert Worded(1) == Worded(1)


@pytest.mark.parametrize("value", [Seen(1), Held(1), Longer(1, more=2)])
def test_they_are_frozen_and_copied(value: Seen | Held) -> None:
    with pytest.raises(exceptions.FrozenInstanceError):
        value.x = 2  # type: ignore[misc]
    with pytest.raises(exceptions.FrozenInstanceError):
        value.other = 2  # type: ignore[union-attr]
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert copy.deepcopy(value) == value


def test_attrs_writes_no_method_that_is_shared() -> None:
    shared = [getattr(Held, name) for name in ("__eq__", "__hash__", "__repr__")]
    assert {method.__module__ for method in shared} == {"osaid.values"}
    assert Seen.__repr__ is Shown.__repr__
    assert Seen.__eq__ is not Held.__eq__
