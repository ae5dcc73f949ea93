"""Looks for why some literals cannot be true: for few others that exclude it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from osaid.analysis.solving.search import Search


@frozen(eq=False)
class Reasons(Search):
    """A solver that says because of which of its assumptions there is no solution."""

    def core(
        self, wanted: Sequence[int], assumed: Sequence[int]
    ) -> tuple[int, ...] | None:
        """Return assumptions that exclude what is wanted, None if nothing does.

        None of them can be spared. Raises `OutOfTime`.

        >>> from osaid.analysis.solving.gates import Gates
        >>> from osaid.analysis.solving.search import Deadline
        >>> gates = Gates()
        >>> one, other, third = (gates.variable() for _ in range(3))
        >>> gates.require(-one, -other)
        >>> with Reasons(gates, Deadline(10)) as search:
        ...     search.core([one], [other, third]) == (other,)
        ...     search.core([one], [third]) is None
        True
        True
        """
        if self.model([*wanted, *assumed]) is not None:
            return None
        needed = self._told_core(assumed)
        for literal in tuple(needed):
            fewer = [other for other in needed if other != literal]
            if len(fewer) < len(needed) and self.model([*wanted, *fewer]) is None:
                needed = self._told_core(fewer)
        return tuple(needed)

    def _told_core(self, assumed: Sequence[int]) -> list[int]:
        found = frozenset(self._solver.get_core() or ())
        return [literal for literal in assumed if literal in found]
