"""Formats that installed packages bring along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from osaid.diagnostics import Diagnostic, InputError, Severity, quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.formats import Format
from osaid.readers.packages import entry_points
from osaid.records.problems import problems
from osaid.records.systems import System
from osaid.text import Place

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "osaid.readers"
"""The group of entry points under which packages bring formats."""

Part = TypeVar("Part")


def choose(
    test: Callable[[Format], bool],
) -> tuple[Format | None, tuple[Diagnostic, ...]]:
    """Return the first installed format that a test holds for, in order of name.

    An entry point of the group `osaid.readers` is a `Format`. What does not load, or
    fails, is told in warnings, and never chosen.
    """
    formats, broken = _installed()
    for found in formats:
        try:
            if test(found):
                return found, broken
        except InputError as error:
            broken = (*broken, *map(_warning, error.diagnostics))
    return None, broken


@cache
def _installed() -> tuple[tuple[Format, ...], tuple[Diagnostic, ...]]:
    formats: list[Format] = []
    broken: list[Diagnostic] = []
    for plugin in sorted(entry_points(group=GROUP), key=lambda found: found.name):
        try:
            formats.append(_loaded(plugin))
        except InputError as error:
            broken += map(_warning, error.diagnostics)
    return tuple(formats), tuple(broken)


def _warning(problem: Diagnostic) -> Diagnostic:
    return evolve(problem, severity=Severity.WARNING)


def _loaded(plugin: EntryPoint) -> Format:
    try:
        found = plugin.load()
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises is its own
        raise _broken(plugin, "does not load", error) from None
    if not isinstance(found, Format):
        raise _broken(plugin, "is no `Format`", TypeError(type(found).__name__))
    return evolve(
        found,
        is_document=_teller(plugin, found.is_document),
        is_text=_teller(plugin, found.is_text),
        is_folder=_teller(plugin, found.is_folder),
        read_document=_reader(plugin, found.read_document),
        read_text=_reader(plugin, found.read_text),
        read_folder=_reader(plugin, found.read_folder),
    )


def _teller(plugin: EntryPoint, tell: Callable[[Part], bool]) -> Callable[[Part], bool]:
    def call(part: Part) -> bool:
        try:
            return bool(tell(part))
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises is its own
            raise _broken(plugin, "fails", error) from None

    return call


def _reader(
    plugin: EntryPoint, read: Callable[[Part, Diagnosis], Iterable[System]]
) -> Callable[[Part, Diagnosis], Iterable[System]]:
    def call(part: Part, diagnosis: Diagnosis) -> Iterable[System]:
        try:
            systems = tuple(read(part, diagnosis))
            found = [problem for system in systems for problem in problems(system)]
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises is its own
            raise _broken(plugin, "fails", error) from None
        for problem in found:
            diagnosis.add(problem)
        return systems

    return call


def _broken(plugin: EntryPoint, what: str, error: Exception) -> InputError:
    said = f"{type(error).__name__}: {error}"
    message = f"the plugin {what}: {quoted(said)}"
    cure = f"mend or remove the package that brings {quoted(plugin.value)}"
    place = Place(f"plugin {plugin.name}")
    return InputError([Diagnostic("broken-plugin", message, place, help=cure)])
