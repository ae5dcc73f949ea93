"""Every engine that is installed says the same of the sample that ships."""

from __future__ import annotations

import pytest
from attrs import evolve

from benchmarks import agreement, handwritten, sources
from benchmarks.peers import Peers
from benchmarks.peers import peers as installed
from benchmarks.peers.peer import Peer
from benchmarks.records import KINDS, Record
from benchmarks.sources import Data


@pytest.fixture(scope="module")
def peers() -> Peers:
    return installed()


@pytest.fixture(scope="module")
def data() -> Data:
    return Data(
        mixed=sources.sample(),
        passing=dict([*sources.passing().items()][:8]),
        broken=sources.broken(),
        source="the sample",
    )


def test_all_agree(data: Data, peers: Peers) -> None:
    records = len(list(data.everything))
    assert agreement.check(data, peers.found) == records > len(data.broken)


def test_a_disagreement_names_engine_and_record(data: Data) -> None:
    blind = Peer(name="blind", judge=lambda _: True)
    few = evolve(data, broken={})
    with pytest.raises(agreement.DisagreementError, match="blind, Alder 7B: True"):
        agreement.check(few, [blind])


def test_a_system_of_which_nothing_is_there_passes_nowhere(peers: Peers) -> None:
    nothing = sources.record({})
    assert not handwritten.on_dict(nothing)
    assert [peer.name for peer in peers.found if peer.verdict(nothing)] == []


def test_the_records_reach_both_answers_and_every_component(data: Data) -> None:
    def answers(records: dict[str, Record]) -> set[bool]:
        return {handwritten.on_dict(record) for record in records.values()}

    assert answers(dict(data.mixed)) == {True, False}
    assert answers(dict(data.passing)) == {True}
    assert answers(dict(data.broken)) == {True, False}
    changed = {name.partition(":")[0] for name in data.broken if ":" in name}
    assert changed == set(KINDS)
