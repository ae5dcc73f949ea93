"""Looks for why some literals cannot be true: for few others that exclude it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from osaid.analysis.solving.search import Search


@frozen(eq=False)
class Reasons(Search):
    """A solver that says because of which of its assumptions there is no solution."""

    def because(
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
        ...     search.because([one], [other, third]) == (other,)
        ...     search.because([one], [third]) is None
        True
        True
        """
        if self.model([*wanted, *assumed]) is not None:
            return None
        needed = self._among(assumed)
        for literal in tuple(needed):
            fewer = [other for other in needed if other != literal]
            if len(fewer) < len(needed) and self.model([*wanted, *fewer]) is None:
                needed = self._among(fewer)
        return tuple(needed)

    def _among(self, assumed: Sequence[int]) -> list[int]:
        core = self.core()
        return [literal for literal in assumed if literal in core]
