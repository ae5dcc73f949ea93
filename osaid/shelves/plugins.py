"""Policies that installed packages bring along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.policy.sources import PolicyName
from osaid.readers.packages import entry_points
from osaid.shelves.headings import heading_of
from osaid.text import Place, Source

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "osaid.policies"
"""The group of entry points under which packages bring policies."""

Installed = tuple[Mapping[PolicyName, Source], tuple[Diagnostic, ...]]


@cache
def installed_policies() -> Installed:
    """Return the policies of installed packages by name, and what is wrong with some.

    An entry point of the group `osaid.policies` is the text of a policy, several of
    them in a list, or a function without arguments that returns either. What does
    not load is told in warnings.
    """
    found: dict[PolicyName, Source] = {}
    broken: list[Diagnostic] = []
    for plugin in sorted(entry_points(group=GROUP), key=lambda known: known.name):
        name = f"plugin {plugin.name}"
        try:
            texts = tuple(_texts(plugin))
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises is its own
            said = quoted(f"{type(error).__name__}: {error}")
            broken.append(_broken(plugin, f"the plugin does not load: {said}"))
            continue
        for text in texts:
            heading = heading_of(text)
            if heading is None:
                broken.append(_broken(plugin, "the plugin brings what is no policy"))
            else:
                found.setdefault(heading, Source(f"{name}: {heading}", text))
    return found, tuple(broken)


def _texts(plugin: EntryPoint) -> Iterator[str]:
    loaded = plugin.load()
    brought = loaded() if callable(loaded) else loaded
    texts: Iterable[object] = [brought] if isinstance(brought, str) else brought
    for text in texts:
        if not isinstance(text, str):
            message = f"{type(text).__name__} is no text of a policy"
            raise TypeError(message)
        yield text


def _broken(plugin: EntryPoint, message: str) -> Diagnostic:
    cure = f"mend or remove the package that brings {quoted(plugin.value)}"
    place = Place(f"plugin {plugin.name}")
    return Diagnostic(
        "broken-plugin", message, place, help=cure, severity=Severity.WARNING
    )
