"""The licence of a repository on the Hub, as its card or the Hub states it.

`license` is that of the whole repository, so a part of it has it `inherited`. What
only the tags of the Hub show is found on the `platform`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import License, Unread
from osaid.licenses.reading import read_license
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying, joined
from osaid.readers.sources import is_link
from osaid.readers.values import read_stated_license
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import Fact, Grade, Nothing, Statement

_OTHER = "other"
_SILENT = frozenset({"noassertion", "unknown"})
_REFERENCE = "LicenseRef-"
_FILE = re.compile(r"[\w-][\w./-]*", re.ASCII)

LicenseFact = Fact[StatedLicense]


@frozen(eq=False)
class LicenseReader:
    """Reads what one card, or one answer of the Hub, states of the licence."""

    metadata: Metadata
    home: Home
    saying: Saying
    diagnosis: Diagnosis

    def stated(self) -> LicenseFact:
        """Return the licence of the repository; each of a list is a statement.

        Nothing says whether one of a list may be chosen or all of them apply, so what
        holds must hold of each.
        """
        tags = self.metadata.texts("license")
        if not tags and self.metadata.text("license_name") is not None:
            tags = self.metadata.texts("license_name")
        return joined(*(self._statement(tag) for tag in tags))

    def tagged(self, tag: Scalar, text: str) -> LicenseFact:
        """Return the licence that the Hub shows as a tag, such as `license:mit`."""
        stated = self._read(Scalar(text, tag.place))
        if stated is None or text == _OTHER:
            return Fact()
        if isinstance(stated, StatedLicense):
            stated = evolve(stated, found=Found.PLATFORM)
        return self.saying.fact(stated, tag.place)

    def _statement(self, tag: Scalar) -> LicenseFact:
        is_custom = tag.text.strip().casefold() == _OTHER
        stated = self._custom(tag) if is_custom else self._read(tag)
        if stated is None:
            return Fact()
        if isinstance(stated, StatedLicense):
            stated = evolve(stated, found=Found.INHERITED)
            self._report(tag, stated)
        url = self._link()
        grade = Grade.ASSERTED if url is None else Grade.CITED
        return self.saying.fact(stated, tag.place, grade, url=url)

    def _read(self, tag: Scalar) -> StatedLicense | Nothing | None:
        if tag.text.strip().casefold() in _SILENT:
            return None
        stated = read_stated_license(tag)
        if isinstance(stated, Misfit):
            self.diagnosis.warning(tag, stated.code, stated.message, stated.cure)
            return None
        return stated

    def _custom(self, tag: Scalar) -> StatedLicense:
        """Return the licence that `license_name` or `license_link` names."""
        name, link = map(self.metadata.text, ("license_name", "license_link"))
        for node in (name, link):
            if node is not None:
                expression = read_license(node.text)
                if not isinstance(expression, Unread):
                    self._compare(node, expression)
                    return StatedLicense(expression, node.text)
        written = (name or tag).text.strip()
        return StatedLicense(Unread(written), written)

    def _compare(self, node: Scalar, expression: object) -> None:
        listed = isinstance(expression, License) and _REFERENCE not in expression.id
        if listed:
            message = (
                f"`license` is {quoted(_OTHER)}, and {quoted(node.text)} is well known"
            )
            cure = f"read as {quoted(str(expression))}; state it under `license`"
            self.diagnosis.information(node, "license-other", message, cure)

    def _report(self, tag: Scalar, stated: StatedLicense) -> None:
        if isinstance(stated.expression, Unread):
            message = f"no licence is known as {quoted(stated.written)}"
            cure = "kept as it is written, and open"
            self.diagnosis.warning(tag, "unknown-license", message, cure)

    def _link(self) -> str | None:
        link = self.metadata.text("license_link")
        if link is None:
            return None
        text = link.text.strip()
        if is_link(text):
            return text
        return self.home.page(text) if _FILE.fullmatch(text) else None


def concluded(fact: LicenseFact, note: str) -> LicenseFact:
    """Return a fact as it is concluded for a part that it does not name."""
    return Fact(tuple(_concluded(fact, note)))


def _concluded(fact: LicenseFact, note: str) -> Iterator[Statement[StatedLicense]]:
    for statement in fact.statements:
        origin = evolve(statement.origin, grade=Grade.INFERRED, note=note)
        yield evolve(statement, origin=origin)
