"""Which licence one text means, and by which rule it was read so."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from osaid import licenses
from osaid.licenses.catalog import facts_table, folded, spdx_licenses
from osaid.licenses.names import alias_of, canonical_license, license_named
from osaid.values import Value

_LONGEST_NAME = 300
"""No name, alias or address is longer, so that a longer text is not looked up."""

_REFERENCE = re.compile(
    r"(?:DocumentRef-(?P<document>[\w.-]+):)?LicenseRef-(?P<name>[\w.-]+)",
    re.ASCII | re.IGNORECASE,
)
_GNU = re.compile(r"(?:[AL]?GPL|GFDL)-[\d.]+", re.IGNORECASE)
_LATER = re.compile(r"\+|later|newer|only", re.IGNORECASE)
_WITH_ABBREVIATION = re.compile(r"(?P<name>.+\S)\s*\((?P<short>[^()]+)\)")
_UNSTATED = "whether later versions may be chosen is not stated"


class Rule(StrEnum):
    """By which rule a text was read.

    The first ones name one licence, in the order in which they are tried.
    """

    SPDX_ID = "SPDX id"
    CATALOGUE_ID = "id in our table"
    DEPRECATED_ID = "deprecated id"
    OTHER_CASE = "other case"
    HUB_TAG = "Hugging Face tag"
    ALIAS = "alias"
    SCANCODE_KEY = "ScanCode key"
    NAME = "full name"
    REFERENCE = "licence reference"
    PAGE = "address of its page"
    SPELLING = "other spelling"
    EXPRESSION = "expression"
    LIST = "list"
    NO_LICENSE = "no licence"
    NO_STATEMENT = "no statement"
    QUOTED_TEXT = "quoted text"
    FREE_TEXT = "free text"


@frozen
class Step(Value):
    """One text that was read as one licence, or as no licence that is known.

    `note` says what the text leaves open.

    >>> print(identify("gpl-3.0"))
    `gpl-3.0`: GPL-3.0-only (deprecated id; whether later versions may be chosen ...)
    """

    written: str
    id: str | None
    rule: Rule
    note: str | None = None

    def __str__(self) -> str:
        """Return what was written, as what it was read, and why."""
        why = f"{self.rule}; {self.note}" if self.note else str(self.rule)
        return f"`{self.written}`: {self.id or 'unknown'} ({why})"


def identify(text: str) -> Step | None:
    """Return the licence that a text as a whole is read as; None if it is none.

    The id is None where the text is known to name no single licence, such as a
    family of them.

    >>> identify("https://spdx.org/licenses/MIT.html").id
    'MIT'
    >>> identify("OpenRAIL").note
    'family'
    """
    if len(text) > _LONGEST_NAME:
        return None
    step = _by_id(text) or _by_name(text)
    if step is None or step.id is None or step.rule is Rule.ALIAS:
        return step
    gnu = _GNU.match(step.id) and not _LATER.search(text)
    return Step(text, step.id, step.rule, _UNSTATED) if gnu else step


def reference(text: str) -> str | None:
    """Return a `LicenseRef` with its prefixes in the usual case, or None.

    >>> reference("licenseref-acme")
    'LicenseRef-acme'
    """
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    document = f"DocumentRef-{match['document']}:" if match["document"] else ""
    return f"{document}LicenseRef-{match['name']}"


def _by_id(text: str) -> Step | None:
    known = canonical_license(text)
    if known is None:
        return None
    if known.lower() != text.lower():
        return _by_alias(text) or Step(text, known, Rule.DEPRECATED_ID)
    if known != text:
        return Step(text, known, Rule.OTHER_CASE)
    listed = known.removesuffix("+") in spdx_licenses()
    return Step(text, known, Rule.SPDX_ID if listed else Rule.CATALOGUE_ID)


def _by_alias(text: str) -> Step | None:
    alias = alias_of(text)
    if alias is None:
        return None
    is_tag = folded(text) in facts_table()["hub_tags"]
    rule = Rule.HUB_TAG if is_tag else Rule.ALIAS
    note = None if alias.certainty == "exact" else alias.certainty.replace("_", " ")
    return Step(text, alias.id, rule, note)


def _by_name(text: str) -> Step | None:
    if step := _by_alias(text):
        return step
    found = ((rule, find(text)) for rule, find in _BY_NAME)
    return next((Step(text, known, rule) for rule, known in found if known), None)


def _of_scancode(text: str) -> str | None:
    """Return the licence for which a text is ScanCode's key, or its name there."""
    if known := facts_table()["scancode_keys"].get(text):
        return str(known)
    id_ = f"LicenseRef-scancode-{text}"
    return id_ if id_ in facts_table()["licenses"] else None


def _on_page(text: str) -> str | None:
    return licenses.pages.license_on_page(text)


def _spelled(text: str) -> str | None:
    return licenses.spelling.license_spelled(text) or _abbreviated(text)


def _abbreviated(text: str) -> str | None:
    """Return the licence that both a name and its abbreviation in brackets mean."""
    match = _WITH_ABBREVIATION.fullmatch(text)
    if match is None:
        return None
    name, short = (
        license_named(part) or licenses.spelling.license_spelled(part)
        for part in match.groups()
    )
    return name if name == short else None


_BY_NAME: tuple[tuple[Rule, Callable[[str], str | None]], ...] = (
    (Rule.SCANCODE_KEY, _of_scancode),
    (Rule.NAME, license_named),
    (Rule.REFERENCE, reference),
    (Rule.PAGE, _on_page),
    (Rule.SPELLING, _spelled),
)
