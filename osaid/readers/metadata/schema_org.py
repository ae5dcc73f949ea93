"""What Croissant and codemeta take from schema.org: makers, and yes and no."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.readers.metadata.linked_data import Terms
from osaid.readers.metadata.people import Author, supplier_of
from osaid.readers.metadata.silence import is_silent
from osaid.readers.nodes import Mapping, Node, Scalar

_ORGANISATION = "organization"
_TRUTHS = {"true": True, "false": False}


def supplier(thing: Terms, *roles: str) -> str | None:
    """Return who supplies a thing: who has the first of these roles.

    >>> from osaid.readers.documents import load
    >>> made = {"author": {"givenName": "Ada", "familyName": "Byron"}}
    >>> supplier(Terms(load(made).root), "producer", "author")
    'Ada Byron'
    """
    for role in roles:
        authors = [author for part in thing.parts(role) for author in _author(part)]
        if authors:
            return supplier_of(authors)
    return None


def truth(node: Node | None) -> bool | None:
    """Return yes or no, as JSON or schema.org's `True` and `False` write them."""
    if not isinstance(node, Scalar):
        return None
    return _TRUTHS.get(node.text.strip().casefold().removeprefix("https://schema.org/"))


def _author(node: Node) -> Iterator[Author]:
    if isinstance(node, Scalar) and not is_silent(node.text):
        yield Author(node.text.strip())
    elif isinstance(node, Mapping):
        person = Terms(node)
        types = [text.text.casefold() for text in person.texts("@type")]
        parts = [_plain(person, term) for term in ("givenName", "familyName")]
        name = _plain(person, "name") or " ".join(filter(None, parts))
        if name:
            is_organisation = any(_ORGANISATION in type_ for type_ in types)
            yield Author(name, is_organisation, _affiliation(person))


def _affiliation(person: Terms) -> str | None:
    for part in person.parts("affiliation"):
        found = _plain(Terms(part), "name") if isinstance(part, Mapping) else None
        return part.text.strip() if isinstance(part, Scalar) else found
    return None


def _plain(thing: Terms, term: str) -> str | None:
    node = thing.node(term)
    return node.text.strip() if isinstance(node, Scalar) else None
