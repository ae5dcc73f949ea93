"""What is proven of small policies is so of every small system, and the rest is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.analysis.solving.small import Universe
from tests.analysis.soundness.agreement import UNIVERSES, try_universe


@pytest.mark.parametrize("make", UNIVERSES, ids=lambda make: make.__name__)
def test_claims_agree(make: Callable[[], Universe]) -> None:
    tally = try_universe(make(), 2, seed=7)
    for sort in ("idle", "impossible"):
        assert tally[f"{sort}, no"] > 0
    assert tally["idle, yes"] > 0
