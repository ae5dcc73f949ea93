"""Every engine says the same of every record, or nothing is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks import handwritten, ours, typed
from benchmarks.peers.peer import Peer
from benchmarks.records import Record
from benchmarks.sources import Data
from osaid import Outcome

_SHOWN = 5


class DisagreementError(Exception):
    """Engines were asked the same and gave different answers."""


def check(data: Data, peers: Iterable[Peer]) -> int:
    """Return on how many records all agree with the function written by hand.

    For an engine of two values a record passes or not; for osaid that is whether it
    conforms, and all of its ways to an outcome have to reach the same one. Raises
    `DisagreementError` with the first records on which somebody says otherwise.
    """
    records = list(data.everything)
    asked = list(peers)
    wrong = [
        f"{engine}, {name}: {answer}"
        for name, record in records
        for engine, answer in _others(record, asked)
    ]
    if wrong:
        more = f"and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        message = "\n".join(["the engines do not agree", *wrong[:_SHOWN], more])
        raise DisagreementError(message.rstrip())
    return len(records)


def _others(record: Record, peers: Iterable[Peer]) -> Iterator[tuple[str, str]]:
    """Yield who says something else of a record than expected, and what."""
    expected = handwritten.on_dict(record)
    system = typed.system(record)
    answers = {peer.name: peer.verdict(record) for peer in peers}
    answers["by hand, typed record"] = handwritten.on_record(system)
    for engine, answer in answers.items():
        if answer is not expected:
            yield engine, f"{answer}, by hand {expected}"
    outcomes = {way: outcome(system) for way, outcome in ours.outcomes().items()}
    reference = outcomes[ours.REFERENCE]
    for way, outcome in outcomes.items():
        if (outcome is Outcome.CONFORMS) is not expected:
            yield f"osaid, {way}", f"{outcome}, by hand {expected}"
        elif outcome is not reference:
            yield f"osaid, {way}", f"{outcome}, the interpreter {reference}"
