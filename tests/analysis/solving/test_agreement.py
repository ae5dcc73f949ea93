"""The solver says yes and no as trying every small system does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.analysis.solving.agreement import UNIVERSES, try_universe
from tests.analysis.solving.small import Universe


@pytest.mark.parametrize("make", UNIVERSES, ids=lambda make: make.__name__)
def test_answers_agree(make: Callable[[], Universe]) -> None:
    tally = try_universe(make(), 5, seed=7)
    assert tally["yes"] > 0
    assert tally["no"] > 0
