"""Small systems to write, and what is written of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from osaid.conversion import convert
from osaid.licenses.reading import read_license
from osaid.records.components import Component, Found, StatedLicense
from osaid.records.statements import Fact, Grade, Nothing, Origin, Statement, T
from osaid.records.systems import System

WHERE = "https://example.org/weights"
SHA = "sha256:" + "0" * 64


def fact(*values: T | Nothing, **origin: Any) -> Fact[T]:  # noqa: ANN401 - its parts
    """Return what is said, each by the same."""
    return Fact(tuple(Statement(value, Origin(**origin)) for value in values))


def license_fact(*texts: str, found: Found = Found.OWN, **origin: Any) -> Any:  # noqa: ANN401
    """Return licences, as they are written."""
    values = (StatedLicense(read_license(text), text, found) for text in texts)
    return fact(*values, **origin)


def inferred(value: T) -> Fact[T]:
    """Return a value that was concluded."""
    return fact(value, grade=Grade.INFERRED)


def part(kind: str, name: str | None = None, **facts: Any) -> Component:  # noqa: ANN401
    """Return a component, named after its kind."""
    return Component(kind, name or kind, **facts)


def weights(**facts: Any) -> Component:  # noqa: ANN401 - facts of any type
    """Return the parameters that are released."""
    return part("parameters.final", "weights", **facts)


def of(*components: Component, **parts: Any) -> System:  # noqa: ANN401 - the same
    """Return a system with some components."""
    return System("Amber", components=components, **parts)


def document(system: System, to: str) -> dict[str, Any]:
    """Return what is written as JSON."""
    text = convert(system, to, today=date(2026, 11, 21)).text
    found: dict[str, Any] = json.loads(text)
    return found
