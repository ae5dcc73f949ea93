"""Policies that packages bring, and packages that bring what is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint

import pytest

from osaid.shelves import plugins
from osaid.shelves.loading import Shelves
from osaid.text import Source

ONE = "language 1\npolicy one 1\nstatus final\nrequirement r { must code: available }\n"
TWO = ONE.replace("one 1", "two 1") + 'title "Two"\n'


def broken() -> str:
    """Raise what a plugin may raise."""
    message = "no network"
    raise OSError(message)


BROUGHT: dict[str, object] = {
    "text": ONE,
    "texts": [ONE, TWO],
    "function": lambda: (TWO,),
    "broken": broken,
    "number": 7,
    "numbers": [7],
    "no_policy": "something else",
    "osaid": ONE.replace("one 1", "osaid 1.0"),
}

Bring = Callable[..., None]


@pytest.fixture
def bring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bring]:
    """Return a function that has a package bring something."""
    for name, value in BROUGHT.items():
        monkeypatch.setattr(
            sys.modules[__name__], f"brought_{name}", value, raising=False
        )

    def put(*names: str) -> None:
        points = [
            EntryPoint(n, f"{__name__}:brought_{n}", plugins.GROUP) for n in names
        ]
        found = {plugins.GROUP: points}
        monkeypatch.setattr(plugins, "entry_points", lambda group: found[group])
        plugins.installed_policies.cache_clear()

    yield put
    monkeypatch.undo()
    plugins.installed_policies.cache_clear()


@pytest.mark.parametrize("name", ["text", "texts"])
def test_a_policy_that_is_brought(bring: Bring, name: str) -> None:
    bring(name)
    shelves = Shelves()
    assert shelves.policy("one 1").version == "1"
    assert "one 1" in map(str, shelves.names)
    assert shelves.diagnostics == ()


def test_a_function_that_returns_policies(bring: Bring) -> None:
    bring("function", "text")
    assert Shelves().policy("two 1").title == "Two"
    assert Shelves().policy("one 1").title == "one"


@pytest.mark.parametrize("name", ["broken", "number", "numbers", "no_policy", "gone"])
def test_a_broken_package_is_a_warning(bring: Bring, name: str) -> None:
    bring(name, "text")
    shelves = Shelves()
    assert shelves.policy("one 1").version == "1"
    [found] = shelves.diagnostics
    assert found.code == "broken-plugin"
    assert f"plugin {name}" in str(found.place)


def test_what_ships_cannot_be_overruled(bring: Bring) -> None:
    bring("osaid")
    assert Shelves().policy("osaid 1.0").title == "The Open Source AI Definition"


def test_a_policy_may_extend_what_is_brought(bring: Bring) -> None:
    bring("text")
    text = "language 1\npolicy mine 1 extends one 1\nstatus final\n"
    found = Shelves().parsed(Source("mine", text))
    assert list(found.requirements) == ["r"]
    assert str(found.checked.place(found.checked.groups[0].span)) == (
        "plugin text: one 1:4:1"
    )
