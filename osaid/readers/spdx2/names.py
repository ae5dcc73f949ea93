"""Names of components, each of which is given once in a system."""

from __future__ import annotations

from osaid.readers.spdx2.elements import Element
from osaid.readers.spdx2.fields import text_of
from osaid.records.problems import RESERVED


class Names:
    """The names that are taken in one system."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: set[str] = set()

    def name(self, element: Element, more: int = 0) -> str:
        """Return a name for an element, and for so many more files like it.

        A version, an id or a number tells apart what is called the same.
        """
        name = element.name + (f" and {more} more" if more else "")
        version = text_of(element.node, "versionInfo")
        choices = [name, f"{name} {version}" if version else name]
        choices.append(f"{name} ({element.id})")
        number = 2
        while not self._is_free(choices[0]):
            choices = choices[1:] or [f"{name} ({number})"]
            number += 1
        self._taken.add(choices[0])
        return choices[0]

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and name.casefold() not in RESERVED
