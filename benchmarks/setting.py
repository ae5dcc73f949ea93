"""What every part of a run is given."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from benchmarks import typed
from benchmarks.peers import Peers
from benchmarks.records import Record
from benchmarks.sources import Data
from benchmarks.timing import Effort
from osaid import System


@frozen
class Setting:
    """The records, the engines that are installed, and how hard to measure."""

    data: Data
    peers: Peers
    effort: Effort

    @property
    def timed(self) -> Mapping[str, list[Record]]:
        """Return the records that are timed, by sort."""
        return {
            "mixed": list(self.data.mixed.values()),
            "passing": list(self.data.passing.values()),
        }


def typed_records(records: list[Record]) -> list[System]:
    """Return plain records as new typed ones, on which nothing is remembered yet."""
    return [typed.system(record) for record in records]
