"""The two tables that ship: SPDX's list, and our own facts about licences.

`spdx.json` is generated from a pinned package, `facts.json` is kept by hand. Both
are read on first use. What others add to them makes another `Catalogue`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, cached_property
from pkgutil import get_data
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.licenses.rulings import Ruling
from osaid.text import text_digest
from osaid.values import Shown, Value


@frozen
class SpdxLicense(Value):
    """What SPDX's list says of one id.

    `fsf_libre` is None where the list states no verdict, which is not a no.
    """

    name: str
    osi_approved: bool
    fsf_libre: bool | None
    deprecated: bool


@frozen
class Alias(Value):
    """A text that people write, the licence it is read as, and how surely.

    `certainty` is `exact`, `usual_reading`, `same_rights` (the edition is not
    stated, all of them grant the same), `typo` or `category_only`; where no
    licence is read it says why: `family`, `ambiguous`, `version_not_stated`,
    `variant`, `no_row` (a text nobody has put into the table), `none`.
    """

    text: str
    id: str | None
    certainty: str


@frozen(eq=False)
class Catalogue(Shown):
    """All that is known of licences: both tables, and what somebody added to them.

    `facts` holds the licences and aliases that were added beside those that ship;
    `rulings` are the decisions behind them, and those that overrule a fact. `own`
    names the files, `diagnostics` tell what is odd in them. It is a value: two are
    equal when they say the same.

    >>> shipped().own
    ()
    """

    spdx: Mapping[str, Any] = field(repr=False)
    facts: Mapping[str, Any] = field(repr=False)
    rulings: tuple[Ruling, ...] = field(default=(), repr=False)
    own: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    def __eq__(self, other: object) -> bool:
        """Return whether another catalogue says the same."""
        if self is other:
            return True
        return isinstance(other, Catalogue) and self.digest == other.digest

    def __hash__(self) -> int:
        """Return a hash of what the catalogue says."""
        return self._hash

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Pickle by name what ships, and anything else by what it says."""
        if self is shipped():
            return shipped, ()
        parts = (self.spdx, self.facts, self.rulings, self.own, self.diagnostics)
        return type(self), parts

    @cached_property
    def digest(self) -> str:
        """Return the digest of what the tables and rulings say."""
        tables: list[object] = [self.spdx, self.facts]
        if self.rulings:
            tables.append([ruling.row() for ruling in self.rulings])
        return text_digest(json.dumps(tables, sort_keys=True))

    @cached_property
    def _hash(self) -> int:
        # Of what is seen at once, as a digest takes a while; equal ones agree in it.
        counts = (len(self.facts["licenses"]), len(self.facts["aliases"]))
        return hash((self.facts["version"], counts, len(self.rulings)))

    @cached_property
    def listed(self) -> Mapping[str, SpdxLicense]:
        """Return SPDX's list by id, deprecated ids included."""
        rows = self.spdx["licenses"]
        return MappingProxyType({id_: SpdxLicense(*row) for id_, row in rows.items()})

    @cached_property
    def exceptions(self) -> frozenset[str]:
        """Return the ids of the exceptions on SPDX's list."""
        return frozenset(self.spdx["exceptions"])

    @cached_property
    def ruled(self) -> Mapping[str, tuple[Ruling, ...]]:
        """Return the rulings by licence."""
        found: dict[str, list[Ruling]] = {}
        for ruling in self.rulings:
            found.setdefault(ruling.license, []).append(ruling)
        return MappingProxyType({id_: tuple(some) for id_, some in found.items()})

    @property
    def versions(self) -> dict[str, str]:
        """Return the versions of both tables, and the digest."""
        return {
            "spdx": self.spdx["list_version"],
            "facts": self.facts["version"],
            "digest": self.digest,
        }


@cache
def shipped() -> Catalogue:
    """Return the catalogue that ships with the package."""
    return Catalogue(_table("spdx.json"), _table("facts.json"))


def versions() -> dict[str, str]:
    """Return the versions of both tables and the digest of what they say.

    >>> sorted(versions())
    ['digest', 'facts', 'spdx']
    """
    return shipped().versions


def spdx_licenses() -> Mapping[str, SpdxLicense]:
    """Return SPDX's list by id, deprecated ids included.

    >>> spdx_licenses()["MIT"].osi_approved
    True
    """
    return shipped().listed


def exceptions() -> frozenset[str]:
    """Return the ids of the exceptions on SPDX's list.

    SPDX lists as exceptions only texts that add permission to a licence.

    >>> "Classpath-exception-2.0" in exceptions()
    True
    """
    return shipped().exceptions


def facts_table() -> Mapping[str, Any]:
    """Return our own table as it stands in `facts.json`.

    >>> "LicenseRef-scancode-llama-2-license-2023" in facts_table()["licenses"]
    True
    """
    return _table("facts.json")


@cache
def deprecated_licenses() -> Mapping[str, str | None]:
    """Return the deprecated SPDX ids, each with its successor if any.

    >>> deprecated_licenses()["GPL-2.0+"]
    'GPL-2.0-or-later'
    """
    listed = spdx_licenses()
    return MappingProxyType(
        {
            id_: _successor(id_) if _successor(id_) in listed else None
            for id_, entry in listed.items()
            if entry.deprecated
        }
    )


@cache
def aliases() -> Mapping[str, Alias]:
    """Return the alias table by folded text, see `folded`.

    >>> aliases()["openrail"].certainty
    'family'
    """
    rows = facts_table()["aliases"]
    return MappingProxyType(
        {folded(text): Alias(text, *row) for text, row in rows.items()}
    )


def folded(text: str) -> str:
    """Return a text as names are compared: in lower case, with single spaces.

    >>> folded(" Apache  License 2.0")
    'apache license 2.0'
    """
    return " ".join(text.split()).lower()


def _successor(id_: str) -> str:
    return f"{id_[:-1]}-or-later" if id_.endswith("+") else f"{id_}-only"


@cache
def _table(name: str) -> Mapping[str, Any]:
    table: dict[str, Any] = json.loads(get_data(__package__, name) or b"")
    return table
