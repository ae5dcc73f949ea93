"""Facts of one element, code or a dataset, as files of metadata state them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import Unread
from osaid.licenses.reading import read_license
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.mappings import shape_of
from osaid.readers.metadata.linked_data import Terms
from osaid.readers.metadata.schema_org import truth
from osaid.readers.nodes import Node, Scalar
from osaid.readers.saying import Saying, joined
from osaid.readers.sources import is_link, link_in
from osaid.readers.values import read_day, read_stated_license
from osaid.records.components import Access, Presence, StatedLicense
from osaid.records.statements import NONE, Fact, Grade, Money

MOST_LICENSES = 1000
"""So many licences an element may have; to leave some out would make it freer."""

MOST_LINKS = 20
"""So many locations of one element are kept."""

_UNDEFINED = "/licenses/undefined"
_DAY = 10  # characters of a date, before its time

T = TypeVar("T")


@frozen(eq=False)
class ElementFacts:
    """Turns what a file says of its element into facts on the word of that file."""

    saying: Saying
    diagnosis: Diagnosis

    def name(self, terms: Terms, term: str) -> str:
        """Return the name, or report that there is none."""
        name = terms.text(term)
        if name is None:
            message = f"{quoted(term)} is missing: it has no name"
            root = terms.mapping
            self.diagnosis.error(root, "missing-key", message, f"add {quoted(term)}")
            return ""
        return " ".join(name.text.split())

    def license(self, terms: Terms, term: str) -> Fact[StatedLicense]:
        """Return the licence under a term; each of several is a statement.

        Nothing says whether one of several may be chosen, so what holds must hold of
        each.
        """
        found = terms.alternatives(term)
        if not found and (node := terms.written(term)) is not None:
            self._undisclosed(node)
        if len(found) > MOST_LICENSES:
            message = f"more than {MOST_LICENSES:,} licences under {quoted(term)}"
            cure = "write those that hold as one expression"
            root = terms.mapping
            self.diagnosis.error(root, "too-many-licenses", message, cure)
            return Fact()
        return joined(*(self._license(texts) for texts in found))

    def _license(self, texts: Sequence[Scalar]) -> Fact[StatedLicense]:
        node = next((text for text in texts if _is_known(text.text)), texts[0])
        if node.text.strip().rstrip("/").endswith(_UNDEFINED):
            self._undisclosed(node)
            return Fact()
        return self.stated_license(node)

    def _undisclosed(self, node: Node) -> None:
        written = quoted(node.text) if isinstance(node, Scalar) else shape_of(node)
        message = f"{written} says nothing of the licence"
        self.diagnosis.information(node, "license-undisclosed", message)

    def stated_license(
        self, node: Scalar, url: str | None = None
    ) -> Fact[StatedLicense]:
        """Return a licence as it is written, cited where a link to it stands by.

        A licence that nobody knows is kept, with a warning.
        """
        stated = read_stated_license(node)
        if isinstance(stated, Misfit):
            self.diagnosis.warning(node, stated.code, stated.message, stated.cure)
            return Fact()
        if isinstance(stated, StatedLicense) and isinstance(stated.expression, Unread):
            message = f"no licence is known as {quoted(stated.written)}"
            cure = "kept as it is written, and open"
            self.diagnosis.warning(node, "unknown-license", message, cure)
        link = url if url is not None and is_link(url) else None
        grade = Grade.ASSERTED if link is None else Grade.CITED
        return self.saying.fact(stated, node.place, grade, url=link)

    def locations(self, links: Sequence[Scalar]) -> Fact[str]:
        """Return where it can be had, from what is a link among these."""
        found = {url: link for link in links if (url := link_in(link.text)) is not None}
        kept = list(found.items())[:MOST_LINKS]
        if len(found) > len(kept):
            message = f"{len(found) - len(kept)} more links to it are not kept"
            self.diagnosis.information(links[MOST_LINKS], "more-links", message)
        return joined(*(self.saying.fact(url, link.place) for url, link in kept))

    def mention_no_links(self, texts: Sequence[Scalar]) -> None:
        """Mention what ought to be a link and is none: it is no location."""
        for text in texts:
            if link_in(text.text) is None:
                message = f"{quoted(text.text)} is not a link, so it is no location"
                self.diagnosis.information(text, "not-a-link", message)

    def presence(self, links: Iterable[tuple[str, Scalar]]) -> Fact[Presence]:
        """Return that it is provided, concluded from a link to the thing itself.

        Links come with the keys under which they stand.
        """
        for key, link in links:
            if (url := link_in(link.text)) is not None:
                note = f"`{key}` says where it can be had"
                grade = Grade.INFERRED
                return self.saying.fact(
                    Presence.PROVIDED, link.place, grade, url=url, note=note
                )
        return Fact()

    def price(self, free: Node | None) -> Fact[Money]:
        """Return that it costs nothing, where `isAccessibleForFree` says so."""
        if free is None or truth(free) is not True:
            return Fact()
        return self.saying.fact(NONE, free.place)

    def access(self, free: Node | None) -> Fact[Access]:
        """Return that one has to pay, where `isAccessibleForFree` says no."""
        if free is None or truth(free) is not False:
            return Fact()
        note = "`isAccessibleForFree` is no"
        return self.saying.fact(Access.PAID, free.place, Grade.INFERRED, note=note)

    def released(self, node: Scalar | None) -> Fact[date]:
        """Return the day of the release; a month or a year alone is not one."""
        day = None if node is None else self.day(node)
        if node is None or day is None:
            return Fact()
        return self.saying.fact(day, node.place)

    def day(self, node: Scalar) -> date | None:
        """Return a day, of which the time is left out, or report that it is none."""
        text = node.text.strip()
        cut = text[:_DAY] if text[_DAY : _DAY + 1] in {"T", "t", " "} else text
        day = read_day(Scalar(cut, node.place))
        if isinstance(day, Misfit):
            self.diagnosis.information(node, day.code, f"{day.message}; it is not read")
            return None
        return day


def _is_known(text: str) -> bool:
    return not isinstance(read_license(text), Unread)
