"""The licences of a component, in each form that the format has for them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import Unread
from osaid.readers.cyclonedx.facts import united
from osaid.readers.cyclonedx.links import links
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.readers.sources import is_link
from osaid.readers.values import read_stated_license
from osaid.records.components import StatedLicense
from osaid.records.statements import Fact, Grade, Nothing

_DECLARED, _CONCLUDED = "declared", "concluded"
_BY_AUTHOR = "concluded by the author of the document"
_ONE_OF_SEVERAL = (
    "one of several that are listed; the format does not say whether all apply"
)
_BY_ADDRESS = "read from the address of its text"
_KEYS = frozenset({"licence", "license"})


@frozen
class _Stated:
    """One licence of a list: what it is, and how the list came by it."""

    value: StatedLicense | Nothing
    at: Scalar
    acknowledgement: str | None = None
    url: str | None = None
    note: str | None = None


def licenses_of(part: Part, saying: Saying) -> Fact[StatedLicense]:
    """Return what a component says of its licence.

    Several licences of a list are several statements: nothing says whether all apply
    or one may be chosen, so what holds must hold of each. What is declared and what
    is concluded stand beside each other.

    >>> from osaid.readers.cyclonedx.parts import Remarks
    >>> from osaid.readers.diagnosis import Diagnosis
    >>> from osaid.readers.documents import load
    >>> root = load({"licenses": [{"expression": "MIT OR ISC"}]}).root
    >>> part = Part(root, Remarks(Diagnosis()))
    >>> print(licenses_of(part, Saying("a BOM")).values[0].expression)
    MIT OR ISC
    """
    found = list(_listed(part))
    if not found:
        found = list(_linked(part))
        _mention_properties(part)
    return united(_said(stated, saying) for stated in _marked(part, found))


def _said(stated: _Stated, saying: Saying) -> Fact[StatedLicense]:
    is_concluded = stated.acknowledgement == _CONCLUDED
    notes = [note for note in (_BY_AUTHOR * is_concluded, stated.note) if note]
    return saying.fact(
        stated.value,
        stated.at.place,
        Grade.INFERRED if is_concluded else Grade.ASSERTED,
        url=stated.url,
        note="; ".join(notes) or None,
    )


def _listed(part: Part) -> Iterator[_Stated]:
    for choice in part.parts("licenses"):
        found = [
            *_expression(choice),
            *(stated for each in choice.parts("license") for stated in _license(each)),
        ]
        yield from found
        if not found and any(choice.text(key) for key in ("id", "name", "url")):
            message = "a licence stands under `license`, or is an `expression`"
            part.remarks.warn(choice.node, "license-shape", message)
            yield from _license(choice)


def _expression(choice: Part) -> Iterator[_Stated]:
    expression = choice.text("expression")
    if expression is not None:
        yield from _read(expression, choice)


def _license(part: Part) -> Iterator[_Stated]:
    """Yield a licence by its id, else by its name, else by the address of its text."""
    stated, url = part.text("id") or part.text("name"), part.text("url")
    if stated is not None:
        yield from _read(stated, part, url)
    elif url is not None:
        yield from _read(url, part, url)
    elif part.part("text") is not None:
        message = "a licence of which only the text is given is not read"
        cure = "give its SPDX `id`, or its `name`"
        part.remarks.tell(part.node, "license-text-alone", message, cure)


def _read(
    scalar: Scalar, part: Part, address: Scalar | None = None
) -> Iterator[_Stated]:
    value = read_stated_license(scalar)
    note = None
    if address is not None and _is_unread(value):
        by_address = read_stated_license(address)
        if isinstance(by_address, StatedLicense) and not _is_unread(by_address):
            value, note = evolve(by_address, written=scalar.text), _BY_ADDRESS
    if not isinstance(value, StatedLicense | Nothing):
        message = f"expected a licence, found {quoted(scalar.text)}"
        part.remarks.warn(scalar, "license-not-text", message)
        return
    if _is_unread(value):
        message = f"no licence is known as {quoted(scalar.text)}"
        cure = "kept as it is written, and open"
        part.remarks.warn(scalar, "unknown-license", message, cure)
    url = address.text if address is not None and is_link(address.text) else None
    yield _Stated(value, scalar, _acknowledgement(part), url, note)


def _is_unread(value: object) -> bool:
    return isinstance(value, StatedLicense) and isinstance(value.expression, Unread)


def _acknowledgement(part: Part) -> str | None:
    node = part.text("acknowledgement")
    if node is None or node.text in {_DECLARED, _CONCLUDED}:
        return None if node is None else node.text
    message = f"{quoted(node.text)} is neither `declared` nor `concluded`"
    part.remarks.tell(node, "unknown-acknowledgement", message)
    return None


def _marked(part: Part, found: list[_Stated]) -> Iterator[_Stated]:
    """Yield licences, with a note on those of which several differ."""
    values: dict[str | None, set[StatedLicense | Nothing]] = {}
    for stated in found:
        values.setdefault(stated.acknowledgement, set()).add(stated.value)
    for stated in found:
        if len(values[stated.acknowledgement]) == 1:
            yield stated
            continue
        message = "several licences are listed, and nothing says how they go together"
        cure = "write one `expression`, with `AND` or `OR`"
        part.remarks.tell(found[0].at, "several-licenses", message, cure)
        notes = [note for note in (_ONE_OF_SEVERAL, stated.note) if note]
        yield evolve(stated, note="; ".join(notes))


def _linked(part: Part) -> Iterator[_Stated]:
    """Yield the licences to which a component without a list refers."""
    for link in links(part):
        if link.type == "license":
            address = Scalar(link.url, link.place)
            yield from _read(address, part, address)


def _mention_properties(part: Part) -> None:
    for entry in part.parts("properties"):
        name, value = entry.text("name"), entry.text("value")
        if name is None or value is None:
            continue
        if any(word in name.text.casefold() for word in _KEYS):
            message = f"the property {quoted(name.text)} says {quoted(value.text)}"
            cure = "a licence is read from `licenses` only"
            part.remarks.tell(value, "license-in-property", message, cure)
