"""Which kind of component an element is, where no relationship says it.

The purposes of the software profile decide, and the names of files where there is
none or it leaves the role open. What is concluded so is never more than inferred.
"""

from __future__ import annotations

import re

from attrs import frozen

from osaid.readers.huggingface.file_rules import (
    is_license,
    is_other_license,
    is_use_policy,
    rule_of,
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

_SCRIPT = re.compile(
    r".*\.(?:py|ipynb|sh|r|jl|lua|c|cc|cpp|cu|java|go|rs|js|ts|pl|rb)", re.IGNORECASE
)
_DOCUMENT = re.compile(r"(?:.*/)?readme(?:\.\w+)?", re.IGNORECASE)
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
    stated, named = _by_purpose(element, primary), named_kind(element)
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


def named_kind(element: Element) -> str | None:
    """Return the kind that files with such a name usually are.

    >>> from osaid.readers.documents import load
    >>> named_kind(Element("urn:1", "File", load({"name": "model.gguf"}).root))
    'parameters.final'
    """
    rule = rule_of(element.name, is_dataset=False)
    if rule is not None:
        return rule.kind
    if _SCRIPT.fullmatch(element.name):
        return "code"
    return "document" if _DOCUMENT.fullmatch(element.name) else None


def _by_purpose(element: Element, primary: str) -> str | None:
    purposes = {primary, *element.words("additionalPurpose")}
    is_script = _SCRIPT.fullmatch(element.name) is not None
    if primary == "model":
        return "code.architecture" if is_script else _parameters(element)
    if primary in _RUNS and ("source" in purposes or is_script):
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
    named = named_kind(element) or ""
    return named if within(named, "parameters") else "parameters.final"
