"""The facts of a package or file, as statements on the word of the document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from attrs import Factory, frozen

from osaid.diagnostics import quoted
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.readers.spdx2.elements import Element
from osaid.readers.spdx2.fields import NONE as NO_PLACE
from osaid.readers.spdx2.fields import day_of, mappings, stated, text_of
from osaid.readers.spdx2.package_urls import linked_dataset, linked_model
from osaid.records.components import Identity, Presence
from osaid.records.statements import NONE, Fact, Grade, Statement

T = TypeVar("T")

_DIGESTS = ("SHA256", "SHA512", "SHA384", "SHA1")
_HUB = "https://huggingface.co/"


def identity_of(element: Element) -> Identity:
    """Return by what an element is known: its package URL, hub id, digest."""
    purls = sorted(element.purls, key=lambda purl: purl.hub is None)
    purl = purls[0] if purls else None
    location = _location(element)
    hub = next((found.hub for found in purls if found.hub), None)
    if hub is None and location is not None:
        hub = linked_model(location.text) or linked_dataset(location.text)
    return Identity(
        purl=purl.text if purl else None,
        hub=hub,
        digest=_digest(element),
        revision=purl.version if purl else None,
    )


def _digest(element: Element) -> str | None:
    found = {
        text_of(node, "algorithm"): text_of(node, "checksumValue")
        for node in mappings(element.node, "checksums")
    }
    values = ((name.lower(), found.get(name)) for name in _DIGESTS)
    return next((f"{name}:{value.lower()}" for name, value in values if value), None)


def _location(element: Element) -> Scalar | None:
    return stated(element.node, "downloadLocation")


@frozen
class Whereabouts:
    """Whether an element can be had, and where."""

    presence: Fact[Presence] = Factory(Fact)
    location: Fact[str] = Factory(Fact)


def whereabouts(element: Element, saying: Saying) -> Whereabouts:
    """Return where a package can be had, as far as it says so.

    What has a download location is taken for provided; `NONE` is no location. Where
    nothing is said, the package URL of a model or dataset on the Hub leads there.
    """
    location = _location(element)
    if location is not None and location.text.strip() == NO_PLACE:
        return Whereabouts(location=saying.fact(NONE, location.place))
    if location is None or text_of(element.node, "downloadLocation") is None:
        return _on_the_hub(element, saying)
    return Whereabouts(
        saying.fact(
            Presence.PROVIDED,
            location.place,
            Grade.INFERRED,
            note="it has a download location",
        ),
        saying.fact(location.text.strip(), location.place),
    )


def _on_the_hub(element: Element, saying: Saying) -> Whereabouts:
    hub = next((purl.hub for purl in element.purls if purl.hub), None)
    if hub is None:
        return Whereabouts()
    place, note = element.node.place, "its package URL names it on the Hub"
    return Whereabouts(
        saying.fact(Presence.PROVIDED, place, Grade.INFERRED, note=note),
        saying.fact(f"{_HUB}{hub}", place, Grade.INFERRED, note=note),
    )


def inside(container: Element, saying: Saying) -> Whereabouts:
    """Return where what is in a package can be had: where the package can."""
    found = whereabouts(container, saying)
    note = f"contained in {quoted(container.name)}"
    return Whereabouts(
        Fact(tuple(_inferred(found.presence, saying, note))),
        Fact(tuple(_inferred(found.location, saying, note))),
    )


def _inferred(fact: Fact[T], saying: Saying, note: str) -> Iterator[Statement[T]]:
    for statement in fact.statements:
        if statement.value is not NONE:
            place = statement.origin.place
            said = saying.fact(statement.value, place, Grade.INFERRED, note=note)
            yield from said.statements


def released(element: Element, saying: Saying) -> Fact[date]:
    """Return the day on which a package was released."""
    found = stated(element.node, "releaseDate")
    day = None if found is None else day_of(found.text)
    return Fact() if found is None or day is None else saying.fact(day, found.place)
