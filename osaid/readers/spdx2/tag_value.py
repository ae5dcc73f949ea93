"""SPDX 2 in tag-value, as the document that JSON would have.

The reader of spdx-tools is no help here: it gives no places, takes minutes for large
texts, and writes its tables beside itself.
"""

from __future__ import annotations

import re

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import MOST_REMARKS, Diagnosis, nearest
from osaid.readers.documents import Document
from osaid.readers.nodes import Scalar
from osaid.readers.spdx2.drafts import Draft
from osaid.readers.spdx2.tag_lines import TagLine, tag_lines
from osaid.readers.spdx2.tags import (
    CREATION,
    DOCUMENT,
    FILE,
    PACKAGE,
    REFERENCE,
    RELATIONSHIP,
    SNIPPET,
    TAGS,
    Tag,
)
from osaid.text import Place, Source

_ID = "SPDXID"
_CHECKSUM = r"(?P<algorithm>[\w-]+):\s*(?P<checksumValue>\S+)"
_PATTERNS = {
    "checksums": re.compile(_CHECKSUM),
    "packageVerificationCode": re.compile(
        r"(?P<packageVerificationCodeValue>\w+)\s*"
        r"(?:\((?:excludes:)?\s*(?P<packageVerificationCodeExcludedFiles>.*)\))?"
    ),
    "externalDocumentRefs": re.compile(
        rf"(?P<externalDocumentId>\S+)\s+(?P<spdxDocument>\S+)\s+{_CHECKSUM}"
    ),
    "referenceCategory": re.compile(
        r"(?P<referenceCategory>\S+)\s+(?P<referenceType>\S+)\s+"
        r"(?P<referenceLocator>\S.*)"
    ),
    "relationshipType": re.compile(
        r"(?P<spdxElementId>\S+)\s+(?P<relationshipType>\S+)\s+"
        r"(?P<relatedSpdxElement>\S+)"
    ),
    "ranges": re.compile(r"(?P<startPointer>[0-9]+):(?P<endPointer>[0-9]+)"),
}
_IN_PLACE = {REFERENCE, RELATIONSHIP}
"""Sections whose first tag says several things at once."""


def tag_value_document(source: Source, diagnosis: Diagnosis) -> Document:
    r"""Return the document of a tag-value text; what is no tag is a warning.

    >>> source = Source("a.spdx", "SPDXVersion: SPDX-2.3\nDocumentName: BLOOM")
    >>> tag_value_document(source, Diagnosis()).root.get("name").text
    'BLOOM'
    """
    writer = _Writer(Place(source.name, 1, 1), diagnosis)
    for line in tag_lines(source):
        writer.take(line)
    return Document(source.name, writer.document().node(), source)


class _Writer:
    """Drafts of what was opened last, by section."""

    def __init__(self, place: Place, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis
        self._document = Draft(place)
        self._named = self._document  # whose id comes next
        self._open = {DOCUMENT: self._document}
        self._contained: list[tuple[Draft, Draft]] = []
        self._unread: set[str] = set()

    def document(self) -> Draft:
        """Return the whole; a file after a package is contained in it."""
        for package, file in self._contained:
            name = file.said(_ID)
            if name is not None:
                package.say("hasFiles", name, file.place)
        return self._document

    def take(self, line: TagLine) -> None:
        """Add what a line says."""
        if line.tag == _ID:
            self._named.add(_ID, line.value)
            return
        tag = TAGS.get(line.tag)
        if tag is None:
            self._remark(line)
            return
        draft = self._draft(tag, line)
        if draft is None:
            message = f"nothing is open that {quoted(line.tag)} could belong to"
            self._warn(line, "tag-out-of-place", f"{message}; it is not read")
            return
        self._add(draft, tag, line)

    def _draft(self, tag: Tag, line: TagLine) -> Draft | None:
        if tag.section == CREATION and CREATION not in self._open:
            return self._begin(self._document, CREATION, line.place)
        if not tag.opens:
            return self._open.get(tag.section)
        owner = self._document
        if tag.section == REFERENCE:
            package = self._open.get(PACKAGE)
            if package is None:
                return None
            owner = package
        draft = self._begin(owner, tag.section, line.place)
        if tag.section in {PACKAGE, FILE}:
            self._named = draft
        if tag.section == FILE and PACKAGE in self._open:
            self._contained.append((self._open[PACKAGE], draft))
        return draft

    def _begin(self, owner: Draft, section: str, place: Place) -> Draft:
        draft = self._open[section] = Draft(place)
        owner.add(section, draft)
        return draft

    def _add(self, draft: Draft, tag: Tag, line: TagLine) -> None:
        pattern = _PATTERNS.get(tag.key)
        if pattern is None:
            draft.add(tag.key, line.value)
            return
        match = pattern.fullmatch(line.value.text)
        if match is None:
            message = f"{quoted(line.value.text)} is no value of `{tag.name}`"
            self._warn(line, "malformed-tag", f"{message}; it is not read")
        elif tag.section in _IN_PLACE:
            _say_groups(draft, match, line.value.place)
        elif tag.section == SNIPPET:
            draft.add(tag.key, self._range(draft, tag, match, line.value))
        else:
            draft.add(tag.key, _composite(match, line.value.place))

    @staticmethod
    def _range(draft: Draft, tag: Tag, match: re.Match[str], value: Scalar) -> Draft:
        unit = "offset" if tag.name == "SnippetByteRange" else "lineNumber"
        found = Draft(value.place)
        for name, number in match.groupdict().items():
            pointer = Draft(value.place)
            pointer.say(unit, number, value.place)
            pointer.say("reference", draft.said("snippetFromFile") or "", value.place)
            found.add(name, pointer)
        return found

    def _remark(self, line: TagLine) -> None:
        """Warn of a line that is not read; the same tag is not told of twice."""
        if line.tag in self._unread or len(self._unread) >= MOST_REMARKS:
            return
        self._unread.add(line.tag)
        if line.tag:
            message = f"SPDX has no tag {quoted(line.tag)}; it is not read"
            self._warn(line, "unknown-tag", message, nearest(line.tag, TAGS))
            return
        message = f"{quoted(line.value.text)} has no tag before it; it is not read"
        cure = "put a value of several lines between `<text>` and `</text>`"
        self._warn(line, "no-tag", message, cure)

    def _warn(
        self, line: TagLine, code: str, message: str, cure: str | None = None
    ) -> None:
        self._diagnosis.warning(Scalar(line.tag, line.place), code, message, cure)


def _composite(match: re.Match[str], place: Place) -> Draft:
    """Return a draft of the groups; a document has its checksum in one of its own."""
    draft = Draft(place)
    if "spdxDocument" not in match.re.groupindex:
        _say_groups(draft, match, place)
        return draft
    checksum = Draft(place)
    for name, text in match.groupdict().items():
        within = checksum if name in {"algorithm", "checksumValue"} else draft
        within.say(name, text, place)
    draft.add("checksum", checksum)
    return draft


def _say_groups(draft: Draft, match: re.Match[str], place: Place) -> None:
    for name, text in match.groupdict().items():
        if text:
            draft.say(name, text, place)
