"""The same question, asked of every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks import handwritten, ours, typed
from benchmarks.peers.peer import Peer
from benchmarks.records import Record
from benchmarks.reports import Report, Target, ranking
from benchmarks.setting import Setting, typed_records
from benchmarks.timing import Contender, Times, measure
from osaid import System

VALID = "jsonschema-rs"
ERRORS = "jsonschema-rs, all errors"
DECIDE = "osaid, decide"
EVALUATE = "osaid, evaluate"
TRUTHS = "osaid, evaluate, truths read"
FROM_DICT = "osaid, decide, from the dict"

POLICY_ENGINES = ("cedarpy", "cel", "celpy")
"""The engines of which a target speaks, by the name of their package's module."""


def report(setting: Setting) -> Report:
    """Return how long each engine takes for one record, with targets."""
    timed = {
        sort: measure([*_contenders(setting, records)], setting.effort)
        for sort, records in setting.timed.items()
    }
    targets = [*_mixed(timed["mixed"]), *_passing(timed["passing"])]
    for sort, bound in (("mixed", 100), ("passing", 50)):
        targets += _engines(sort, timed[sort], setting, bound)
    tables = (
        ranking(f"{sort} records, time for one", times, (DECIDE, VALID))
        for sort, times in timed.items()
    )
    return Report(tuple(tables), tuple(targets))


def _contenders(setting: Setting, records: list[Record]) -> Iterator[Contender]:
    """Yield everything that answers, each on the form of the records it takes."""
    systems = typed_records(records)
    decide = ours.policy().decide
    on_systems: dict[str, Callable[[System], object]] = {
        DECIDE: decide,
        EVALUATE: ours.policy().evaluate,
        TRUTHS: ours.truths,
        "osaid, evaluate, reasons read": ours.reasons,
        "osaid, evaluate, all as JSON types": ours.everything,
        "interpreter, decide": ours.interpreted_decide,
        "interpreter, evaluate, truths read": ours.interpreted_truths,
        "by hand, typed record": handwritten.on_record,
    }
    for name, act in on_systems.items():
        yield Contender(name, act, lambda: systems)
    on_dicts: dict[str, Callable[[Record], object]] = {
        "by hand, dict": handwritten.on_dict,
        FROM_DICT: lambda record: decide(typed.system(record)),
    }
    for name, ask in on_dicts.items():
        yield Contender(name, ask, lambda: records)
    for peer in setting.peers.found:
        yield from _ways_to_ask(peer, records)


def _ways_to_ask(peer: Peer, records: list[Record]) -> Iterator[Contender]:
    yield Contender(peer.name, peer.verdict, lambda: records)
    if peer.errors is not None:
        yield Contender(f"{peer.name}, all errors", peer.errors, lambda: records)
    if peer.convert is not None and peer.reusable:
        forms = [peer.convert(record) for record in records]
        yield Contender(f"{peer.name}, converted before", peer.judge, lambda: forms)


def _mixed(times: Times) -> Iterator[Target]:
    yield Target(
        "decide, mixed: jsonschema-rs is_valid takes",
        times.ratio(VALID, DECIDE),
        2,
        stretch=3,
    )
    for name in (EVALUATE, TRUTHS):
        yield Target(
            f"{_verb(name)}, mixed: jsonschema-rs iter_errors takes",
            times.ratio(ERRORS, name),
            3,
            stretch=7,
        )


def _passing(times: Times) -> Iterator[Target]:
    yield Target(
        "decide, passing: jsonschema-rs is_valid takes",
        times.ratio(VALID, DECIDE),
        1,
        stretch=3,
    )
    for name in (EVALUATE, TRUTHS):
        yield Target(
            f"{_verb(name)}, passing: to jsonschema-rs is_valid",
            times.ratio(name, VALID),
            2,
            at_least=False,
        )


def _verb(name: str) -> str:
    return name.removeprefix("osaid, ")


def _engines(
    sort: str, times: Times, setting: Setting, bound: float
) -> Iterator[Target]:
    """Yield how long policy engines take from the dict, each in its fastest way.

    Conversions that know what this one policy reads are in the table only.
    """
    ways = [peer.name for peer in setting.peers.found if not peer.trimmed]
    for engine in POLICY_ENGINES:
        fastest = times.fastest([way for way in ways if way.split(",")[0] == engine])
        name = fastest or engine
        yield Target(
            f"decide, {sort}: {name}, from the dict, takes",
            times.ratio(name, DECIDE),
            bound,
        )
        yield Target(
            f"decide, {sort}: {name}, both from the dict, takes",
            times.ratio(name, FROM_DICT),
        )
