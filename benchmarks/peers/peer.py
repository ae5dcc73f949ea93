"""Another engine that was given the policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from benchmarks.records import Record


@frozen(kw_only=True)
class Peer:
    """One way to ask an engine.

    `judge` takes what `convert` makes of a plain record, or the record itself where
    the engine reads dicts in place. `trimmed` tells that the conversion was written
    for this one policy and keeps only what the policy reads, `reusable` that what it
    makes can be kept and asked again without converting anything. `errors` lists
    what is wrong, for engines that can.
    """

    name: str
    judge: Callable[[Any], bool]
    convert: Callable[[Record], Any] | None = None
    errors: Callable[[Record], object] | None = None
    trimmed: bool = False
    reusable: bool = False

    @property
    def verdict(self) -> Callable[[Record], bool]:
        """Return the function from a plain record to the answer."""
        judge, convert = self.judge, self.convert
        if convert is None:
            return judge
        return lambda record: judge(convert(record))
