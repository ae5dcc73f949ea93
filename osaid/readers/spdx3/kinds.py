"""Which kind of component an element is, where no relationship says it.

The purposes of the software profile decide, and the names of files where there is
none or it leaves the role open. What is concluded so is never more than inferred.
"""

from __future__ import annotations

from attrs import frozen

from osaid.readers.file_rules import (
    is_license,
    is_other_license,
    is_script,
    is_use_policy,
    kind_by_name,
)
from osaid.readers.spdx3.elements import Element
from osaid.records.kinds import within


@frozen
class Guess:
    """A kind, and the ground on which an element is taken to be of it."""

    kind: str
    ground: str


BY_NAME = "by its file name"
"""The ground of what only a name tells."""

_BY_PURPOSE = {
    "data": "data",
    "documentation": "document",
    "specification": "document",
    "configuration": "document.metadata",
    "manifest": "document.metadata",
    "source": "code",
}
_RUNS = frozenset({"application", "executable", "framework", "module", "test"})
_VAGUE = frozenset({"", "archive", "configuration", "data", "file", "other"})
_MISCALLED = ("data", "document.metadata")


def kind_of(element: Element) -> Guess | None:
    """Return what kind of component an element is taken to be; None if of none.

    >>> from osaid.readers.documents import load
    >>> node = load({"name": "src/train.py", "software_primaryPurpose": "source"}).root
    >>> kind_of(Element("urn:acme#1", "File", node))
    Guess(kind='code.training', ground='by its file name')
    """
    if element.type == "DatasetPackage":
        return Guess("data", "it is a dataset")
    if element.type == "AIPackage":
        return Guess("parameters.final", "it is an AI package")
    if is_license_file(element):
        return None
    primary = element.word("primaryPurpose") or ""
    stated, named = _by_purpose(element, primary), kind_by_name(element.name)
    if stated is None and primary not in _VAGUE:
        return None
    if named is not None and named != stated and _says_more(named, stated):
        return Guess(named, BY_NAME)
    return None if stated is None else Guess(stated, f"its purpose is `{primary}`")


def is_license_file(element: Element) -> bool:
    """Return whether an element is named as the files are that hold a licence.

    >>> from osaid.readers.documents import load
    >>> is_license_file(Element("urn:1", "File", load({"name": "LICENSE-MODEL"}).root))
    True
    """
    name = element.name.rpartition("/")[2]
    return is_license(name) or is_other_license(name) or is_use_policy(name)


def _by_purpose(element: Element, primary: str) -> str | None:
    purposes = {primary, *element.words("additionalPurpose")}
    is_code = is_script(element.name)
    if primary == "model":
        return "code.architecture" if is_code else _parameters(element)
    if primary in _RUNS and ("source" in purposes or is_code):
        return "code"
    return _BY_PURPOSE.get(primary)


def _says_more(named: str, stated: str | None) -> bool:
    """Return whether a name says more of a kind than a purpose does.

    The files of tokenizers and parameters are often called data or configuration.
    """
    if stated is None or within(named, stated):
        return True
    return stated in _MISCALLED and named.startswith(("parameters", "code.tokenizer"))


def _parameters(element: Element) -> str:
    named = kind_by_name(element.name) or ""
    return named if within(named, "parameters") else "parameters.final"
