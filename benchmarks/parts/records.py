"""From the dict to the typed record to the answer, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks import ours, typed
from benchmarks.parts.verdicts import VALID
from benchmarks.records import Record
from benchmarks.reports import Report, Target, ranking
from benchmarks.setting import Setting, typed_records
from benchmarks.timing import Contender, Times, measure
from osaid import Outcome, System

BUILD = "the typed record"
BUILD_AND_DECIDE = "record and decide"

_serial = count()


def report(setting: Setting) -> Report:
    """Return what a record costs of which less and less was seen before."""
    tables = []
    targets: list[Target] = []
    for sort, records in setting.timed.items():
        valid = [*_schema(setting, records)]
        seen = measure([*valid, *_seen(records)], setting.effort)
        # Apart, because what is new drives what is known out of the caches.
        never = measure([*valid, *_never_seen(records)], setting.effort)
        tables += [
            ranking(f"{sort} records, parts seen before", seen, (VALID,)),
            ranking(f"{sort} records, parts never seen", never, (VALID,)),
        ]
        targets += _targets(sort, seen, never)
    return Report(tuple(tables), tuple(targets))


def _targets(sort: str, seen: Times, never: Times) -> Iterator[Target]:
    yield Target(
        f"building the record, {sort}: to jsonschema-rs is_valid",
        seen.ratio(BUILD, VALID),
        5,
        at_least=False,
    )
    for way, times in {"": seen, ", parts never seen": never}.items():
        yield Target(
            f"{BUILD_AND_DECIDE}{way}, {sort}: to jsonschema-rs is_valid",
            times.ratio(BUILD_AND_DECIDE, VALID),
        )


Placed = tuple[Record, str | None]
"""A plain record, and where its components are."""


def _schema(setting: Setting, records: list[Record]) -> Iterator[Contender]:
    for peer in setting.peers.found:
        if peer.name == VALID:
            yield Contender(VALID, peer.judge, lambda: records)


def _seen(records: list[Record]) -> Iterator[Contender]:
    def systems() -> list[System]:
        return typed_records(records)

    def placed() -> list[Placed]:
        return [(record, None) for record in records]

    yield Contender("decide, first look", ours.policy().decide, systems)
    yield Contender("evaluate, first look", ours.policy().evaluate, systems)
    yield Contender(BUILD, _built, placed)
    yield Contender(BUILD_AND_DECIDE, _decided, placed)


def _never_seen(records: list[Record]) -> Iterator[Contender]:
    def systems() -> list[System]:
        return [_built(placed) for placed in _elsewhere(records)]

    def elsewhere() -> list[Placed]:
        return _elsewhere(records)

    def reworded() -> list[Placed]:
        return _reworded(records)

    yield Contender("decide, first look", ours.policy().decide, systems)
    yield Contender("evaluate, first look", ours.policy().evaluate, systems)
    yield Contender(BUILD, _built, elsewhere)
    yield Contender(BUILD_AND_DECIDE, _decided, elsewhere)
    yield Contender(f"{BUILD}, new terms", _built, reworded)
    yield Contender(f"{BUILD_AND_DECIDE}, new terms", _decided, reworded)


def _decided(placed: Placed) -> Outcome:
    return ours.policy().decide(_built(placed))


def _built(placed: Placed) -> System:
    return typed.system(*placed)


def _elsewhere(records: list[Record]) -> list[Placed]:
    """Return records whose components are in places that were never seen."""
    return [(record, f"https://example.org/{next(_serial)}") for record in records]


def _reworded(records: list[Record]) -> list[Placed]:
    """Return records whose terms were never seen: a choice, with the old ones in it."""
    return [(_in_new_terms(record, next(_serial)), None) for record in records]


def _in_new_terms(record: Record, serial: int) -> Record:
    return {
        name: {**part, "license": f"{part['license']} OR LicenseRef-never-{serial}"}
        for name, part in record.items()
    }
