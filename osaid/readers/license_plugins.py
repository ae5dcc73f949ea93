"""Licence facts that installed packages bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from osaid import readers
from osaid.diagnostics import Diagnostic, Error, Severity, quoted
from osaid.licenses.catalog import Catalogue, shipped
from osaid.readers.packages import entry_points
from osaid.text import Place

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "osaid.licenses"
"""The group of entry points under which packages bring licence facts."""


def installed_licenses(base: Catalogue | None = None) -> Catalogue:
    """Return a catalogue with what installed packages add to another.

    An entry point of the group `osaid.licenses` is a source that `read_licenses`
    takes, or a function without arguments that returns one. What does not load is
    told in `diagnostics`, as warnings, and adds nothing. `base` is what ships unless
    another is given.

    >>> installed_licenses().facts["version"] == shipped().facts["version"]
    True
    """
    catalogue = base or shipped()
    for plugin in sorted(entry_points(group=GROUP), key=lambda found: found.name):
        try:
            catalogue = _with_plugin(catalogue, plugin)
        except Error as error:
            problems = (*catalogue.diagnostics, *map(_warning, error.diagnostics))
            catalogue = evolve(catalogue, diagnostics=problems)
    return catalogue


def _with_plugin(catalogue: Catalogue, plugin: EntryPoint) -> Catalogue:
    name = f"plugin {plugin.name}"
    try:
        loaded = plugin.load()
        source = loaded() if callable(loaded) else loaded
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises is its own
        said = f"{type(error).__name__}: {error}"
        message = f"the plugin does not load: {quoted(said)}"
        cure = f"mend or remove the package that brings {quoted(plugin.value)}"
        problem = Diagnostic("broken-plugin", message, Place(name), help=cure)
        raise Error([problem]) from None
    return readers.licenses.read_licenses(source, base=catalogue, name=name)


def _warning(problem: Diagnostic) -> Diagnostic:
    return evolve(problem, severity=Severity.WARNING)
