"""The entries of a file of licence facts: keys, words, and who answers for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs
from attrs import frozen

from osaid.diagnostics import quoted, suggestion
from osaid.licenses.clauses import Confidence, Status, Weight
from osaid.licenses.rulings import ABSENT
from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.mappings import (
    check_keys,
    check_required,
    entries_of,
    listed,
    read_entries,
    unfit,
)
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.own_words import remark
from osaid.readers.values import read_number
from osaid.records.kinds import is_name

WORKS = (
    "any",
    "software",
    "architecture_code",
    "training_code",
    "inference_code",
    "parameters",
    "data",
    "documents",
    "documentation",
)
"""The kinds of work that a licence may be written for."""

OPEN_WORKS = ("data", "documents", "parameters")
"""The kinds of work for which a licence may count as open without OSI's approval."""

CATEGORIES = (
    "permissive",
    "public_domain",
    "copyleft",
    "use_restricted",
    "non_commercial",
    "no_derivatives",
    "proprietary",
)
"""The families of licences, of which the first three are open."""


@frozen(kw_only=True)
class Signed:
    """Who decided something, when, and why."""

    author: str
    date: date
    reason: str


@frozen(kw_only=True)
class OwnLicense(Signed):
    """The plain values of a licence that is added."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    steward: str | None = None
    version: str | None = None
    published: str | None = None
    written_for: tuple[str, ...] = ()
    open_for: tuple[str, ...] = ()
    category: str | None = None
    confidence: str = Confidence.TEXT_READ.value
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class OwnAlias(Signed):
    """A text, and the licence that is meant by it."""

    alias: str
    license: str


@frozen(kw_only=True)
class OverruledRight(Signed):
    """What a known licence is held to do with one right."""

    license: str
    right: str
    status: str
    clause: str | None = None


@frozen(kw_only=True)
class OverruledRestriction(Signed):
    """How much one restriction of a known licence is held to count."""

    license: str
    restriction: str
    weight: str
    limits: tuple[str, ...] = ()
    clause: str | None = None
    summary: str | None = None


@frozen(kw_only=True)
class OwnRight:
    """One right of a licence that is added."""

    status: str
    clause: str | None = None
    basis: str | None = None


@frozen(kw_only=True)
class OwnRestriction:
    """One restriction of a licence that is added."""

    kind: str
    weight: str
    limits: tuple[str, ...]
    clause: str | None = None
    summary: str | None = None
    unit: str | None = None
    period: str | None = None
    effect: str | None = None
    counted_on: str | None = None
    unilateral_change: bool | None = None
    url: str | None = None


@frozen(kw_only=True)
class OwnCondition:
    """One condition of a licence that is added."""

    kind: str
    clause: str | None = None


@frozen(kw_only=True)
class OwnDerivatives:
    """Whether a licence that is added stays with what is derived."""

    bound: bool
    clause: str | None = None


_WEIGHTS = tuple(map(str, Weight))
_WORDS: Mapping[type, Mapping[str, Collection[str]]] = MappingProxyType(
    {
        OwnLicense: {
            "written_for": WORKS,
            "open_for": OPEN_WORKS,
            "category": CATEGORIES,
            "confidence": tuple(map(str, (Confidence.TEXT_READ, Confidence.SECONDARY))),
        },
        OwnRight: {"status": tuple(map(str, Status))},
        OwnRestriction: {
            "kind": RESTRICTION_KINDS,
            "weight": _WEIGHTS,
            "limits": RIGHTS,
        },
        OwnCondition: {"kind": CONDITION_KINDS},
        OverruledRight: {"right": RIGHTS, "status": tuple(map(str, Status))},
        OverruledRestriction: {
            "restriction": RESTRICTION_KINDS,
            "weight": (*_WEIGHTS, ABSENT),
            "limits": RIGHTS,
        },
    }
)
"""The keys whose values are words of a list."""


def _is_own_restriction(word: Scalar, known: Collection[str]) -> bool:
    """Return whether a word can be a kind of restriction that a policy declares."""
    if known is not RESTRICTION_KINDS or word.text in CONDITION_KINDS:
        return False
    return is_name(word.text)


class Entries:
    """Reads the entries of one file, and tells what is wrong with them."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        """Take the diagnosis to tell it to."""
        self.diagnosis = diagnosis

    def mapping(self, name: str, node: Node) -> nodes.Mapping | None:
        """Return a node that has to be a mapping, or report that it is none."""
        if isinstance(node, nodes.Mapping):
            return node
        self.diagnosis.misfit(name, node, unfit(node, "a mapping"))
        return None

    def items(self, root: nodes.Mapping, name: str) -> Iterator[nodes.Mapping]:
        """Yield the mappings of a list, which may be left out or be one mapping."""
        node = root.get(name)
        if node is None:
            return
        for item in node.items if isinstance(node, Sequence) else (node,):
            mapping = self.mapping(name, item)
            if mapping is not None:
                yield mapping

    def values(
        self, record: type, mapping: nodes.Mapping, more: Iterable[str] = ()
    ) -> dict[str, Any] | None:
        """Return the plain values of an entry, or None where one is wrong.

        `more` are keys that the caller reads.
        """
        entries = entries_of(record)
        check_keys(mapping, frozenset({*entries, *more}), self.diagnosis)
        required = [name for name, entry in entries.items() if entry.required]
        check_required(mapping, required, self.diagnosis)
        values = read_entries(mapping, entries, self.diagnosis)
        words = [
            self._are_words(mapping, name, known)
            for name, known in _WORDS.get(record, {}).items()
            if name in values
        ]
        missing = any(mapping.get(key) and key not in values for key in entries)
        if missing or not all(words) or any(name not in values for name in required):
            return None
        return attrs.asdict(record(**values), recurse=False)

    def _are_words(
        self, mapping: nodes.Mapping, name: str, known: Collection[str]
    ) -> bool:
        node = mapping.get(name)
        parts = node.items if isinstance(node, Sequence) else (node,)
        wrong = [
            part
            for part in parts
            if isinstance(part, Scalar) and part.text not in known
        ]
        own = [part for part in wrong if _is_own_restriction(part, known)]
        for part in own:
            remark(part, "restriction", known, self.diagnosis)
        wrong = [part for part in wrong if part not in own]
        for part in wrong:
            self._unknown_word(part, name, known)
        return not wrong

    def _unknown_word(self, node: Scalar, name: str, known: Collection[str]) -> None:
        """Report a word that is not of a list."""
        kinds = (RESTRICTION_KINDS, CONDITION_KINDS)
        other = next((k for k in kinds if k is not known and node.text in k), None)
        if other is not None and known in kinds:
            place = "conditions" if other is CONDITION_KINDS else "restrictions"
            cure: str | None = f"it stands under `{place}`"
        else:
            cure = suggestion(node.text, known) or f"one of {listed(known)}"
        message = f"`{name}`: no word {quoted(node.text)} is known here"
        self.diagnosis.error(node, "unknown-word", message, cure)

    def number(self, mapping: nodes.Mapping, name: str) -> int | None:
        """Return a whole number, or None where there is none."""
        node = mapping.get(name)
        if node is None:
            return None
        found: object = unfit(node, "one value")
        if isinstance(node, Scalar) and not node.is_null:
            found = read_number(node)
        if isinstance(found, Decimal) and found == found.to_integral_value():
            return int(found)
        if not isinstance(found, Misfit):
            cure = "write a whole number"
            found = Misfit("not-number", f"{found} is not a whole number", cure)
        self.diagnosis.misfit(name, node, found)
        return None
