"""Where records come from: the corpus, the sample that ships, and made ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

from attrs import frozen

import osaid
from benchmarks.records import KINDS, NOTHING, UNSTATED, Part, Record
from benchmarks.statement import REFUSED
from osaid.licenses.algebra import InSet, can
from osaid.licenses.expression import Expression, Nothing, Unread
from osaid.licenses.reading import read_license
from osaid.licenses.sets import NamedSet
from osaid.records.components import Component, Presence, StatedLicense
from osaid.truth import Truth

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "mof"
SAMPLE = Path(__file__).with_name("sample.json")

PASSING = 100
CODE_TERMS = ("MIT", "Apache-2.0", "BSD-3-Clause", "ISC")
OPEN_TERMS = (*CODE_TERMS, "CC-BY-4.0", "CDLA-Permissive-2.0", "CC0-1.0")

_COMPONENTS = {kind: component for component, kind in KINDS.items()}


class Terms(TypedDict):
    """What a record says of terms, by what osaid reads them as."""

    license: str
    osi: bool
    open: bool


@frozen
class Data:
    """The records of a run, by name.

    `mixed` are as people write them and mostly fail early; `passing` satisfy every
    clause, so that all of the policy is looked at; `broken` are passing ones with
    one thing changed, to check agreement and never timed. `source` says in words
    what the mixed ones are.
    """

    mixed: Mapping[str, Record]
    passing: Mapping[str, Record]
    broken: Mapping[str, Record]
    source: str

    @property
    def everything(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its name."""
        for records in (self.mixed, self.passing, self.broken):
            yield from records.items()


def gathered(limit: int | None = None) -> Data:
    """Return the records to compare on, of each sort at most as many as `limit`."""
    found = corpus()
    mixed, made, changed = (
        dict(list(records.items())[:limit])
        for records in (found or sample(), passing(), broken())
    )
    source = "MOF records" if found else "records of the sample"
    return Data(mixed=mixed, passing=made, broken=changed, source=source)


def record(licenses: Mapping[str, str]) -> Record:
    """Return the record of a system from the terms of what it has.

    >>> record({"training": "Apache 2.0"})["training"]
    {'present': True, 'license': 'Apache-2.0', 'osi': True, 'open': True}
    """
    return {name: _part(licenses.get(name)) for name in KINDS}


def _part(license_: str | None) -> Part:
    if license_ is None:
        return {"present": False, "license": "", "osi": False, "open": False}
    return {"present": True, **terms_of(license_)}


@cache
def terms_of(text: str) -> Terms:
    """Return what a text says of the terms of a component.

    >>> terms_of("CC BY 4.0")
    {'license': 'CC-BY-4.0', 'osi': False, 'open': True}
    """
    expression = read_license(text)
    osi = _is_in("osi_approved", expression)
    return {
        "license": _canonical(expression),
        "osi": osi,
        "open": osi or _is_in("open_data_and_documents", expression),
    }


def _canonical(expression: Expression) -> str:
    if isinstance(expression, Nothing):
        return NOTHING
    return UNSTATED if isinstance(expression, Unread) else str(expression)


def _is_in(name: str, expression: Expression) -> bool:
    return can(expression, InSet(NamedSet(name))).truth is Truth.TRUE


def sample() -> dict[str, Record]:
    """Return the invented records that ship, by name."""
    systems = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return {name: record(licenses) for name, licenses in systems.items()}


def corpus() -> dict[str, Record]:
    """Return the MOF records beside the project by name; nothing without them."""
    found = {}
    for path in sorted(CORPUS.glob("*.yml")):
        for item in osaid.read_all(path):
            if item.system is not None:
                found[path.stem] = record(dict(_licensed(item.system)))
    return found


def _licensed(system: osaid.System) -> Iterator[tuple[str, str]]:
    for component in system.components:
        if component.presence.values == (Presence.PROVIDED,):
            yield _COMPONENTS[component.kind], _written(component)


def _written(component: Component) -> str:
    """Return the one licence that is stated, as osaid reads it."""
    match component.license.values:
        case (StatedLicense() as stated,):
            return str(stated.expression)
        case (_,):
            return NOTHING
        case _:
            return UNSTATED


def passing() -> dict[str, Record]:
    """Return records of systems that have all components, under acceptable terms."""
    return {f"passing {n}": record(dict(_acceptable(n))) for n in range(PASSING)}


def _acceptable(number: int) -> Iterator[tuple[str, str]]:
    for position, (name, kind) in enumerate(KINDS.items(), start=1):
        terms = CODE_TERMS if kind.startswith("code.") else OPEN_TERMS
        yield name, terms[(number * position + number // 7) % len(terms)]


def broken() -> dict[str, Record]:
    """Return records that would pass, had not one component been changed.

    Every component is once not there, and once under each of many terms.
    """
    found = {}
    for number, name in enumerate(KINDS):
        whole = dict(_acceptable(number))
        without = {other: terms for other, terms in whole.items() if other != name}
        found[f"no {name}"] = record(without)
        for terms in (*REFUSED, "LicenseRef-proprietary", "CC-BY-4.0"):
            found[f"{name}: {terms}"] = record({**whole, name: terms})
    return found
