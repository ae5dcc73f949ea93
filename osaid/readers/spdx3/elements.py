"""The elements of an SPDX 3 document, and the relationships between them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from osaid.readers.metadata.silence import is_silent
from osaid.readers.nodes import Mapping, Node, Scalar, Sequence
from osaid.readers.spdx3.vocabulary import short

_LONGEST_NAME = 200


@frozen(eq=False)
class Element:
    """One thing that a document defines, or only names.

    `id` is its identifier in full and `type` its class without the profile, empty
    where the document only names it. Elements are told apart by `id`.

    >>> from osaid.readers.documents import load
    >>> node = load({"software_packageVersion": ["1.0"], "name": "NOASSERTION"}).root
    >>> found = Element("urn:acme#Model", "AIPackage", node)
    >>> found.said("packageVersion"), found.said("name"), found.name
    ('1.0', None, 'Model')
    """

    id: str
    type: str
    node: Mapping
    _properties: dict[str, Node] = field(init=False, repr=False)

    @_properties.default
    def _by_short_name(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key, node in self.node:
            found.setdefault(short(key.text), node)
        return found

    @property
    def is_defined(self) -> bool:
        """Say whether the document tells what it is."""
        return bool(self.type)

    @property
    def name(self) -> str:
        """Return its name in one line, else the end of its identifier."""
        named = " ".join((self.said("name") or "").split())
        last = self.id.rstrip("/#").replace("#", "/").rpartition("/")[2]
        return (named or last or "unnamed")[:_LONGEST_NAME]

    def parts(self, name: str) -> tuple[Node, ...]:
        """Return what stands under a property: the items of a list, or one value."""
        node = self._properties.get(name)
        if node is None:
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """Return the values of a property that say something."""
        scalars = (part for part in self.parts(name) if isinstance(part, Scalar))
        return tuple(s for s in scalars if not (s.is_null or is_silent(s.text)))

    def text(self, name: str) -> Scalar | None:
        """Return the first value of a property that says something."""
        return next(iter(self.texts(name)), None)

    def said(self, name: str) -> str | None:
        """Return the first text of a property, without space around it."""
        scalar = self.text(name)
        return None if scalar is None else scalar.text.strip()

    def words(self, name: str) -> tuple[str, ...]:
        """Return the values of a property that has an enumeration, without addresses.

        >>> from osaid.readers.documents import load
        >>> node = load({"scope": "https://spdx.org/rdf/3.0.1/terms/Core/X/build"}).root
        >>> Element("urn:acme#1", "Relationship", node).words("scope")
        ('build',)
        """
        return tuple(short(scalar.text.strip()) for scalar in self.texts(name))

    def word(self, name: str) -> str | None:
        """Return the first value of a property that has an enumeration."""
        return next(iter(self.words(name)), None)

    def day(self, name: str) -> date | None:
        """Return the day of a property that is a time; None where it is none."""
        scalar = self.text(name)
        return None if scalar is None else day_of(scalar.text)


def day_of(text: str) -> date | None:
    """Return the day of a time as SPDX writes it, or None.

    >>> day_of("2026-03-01T10:00:00Z"), day_of("yesterday")
    (datetime.date(2026, 3, 1), None)
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


@frozen(eq=False)
class Relationship:
    """How one element is related to others.

    `targets` are the others, without those that stand for nothing: `is_none` says
    that there are none at all, `is_open` that it is not said whether there are more.
    """

    element: Element
    type: str
    source: Element
    targets: tuple[Element, ...]
    is_none: bool = False
    is_open: bool = False

    @property
    def scope(self) -> str | None:
        """Return the phase of the lifecycle in which it holds, if it has one."""
        return self.element.word("scope")

    @property
    def completeness(self) -> str | None:
        """Return whether the targets are said to be all there are."""
        return self.element.word("completeness")

    @property
    def bounds(self) -> Iterator[str]:
        """Yield the names of what limits it to a phase or a time."""
        names = ("scope", "startTime", "endTime")
        return (name for name in names if self.element.text(name) is not None)
