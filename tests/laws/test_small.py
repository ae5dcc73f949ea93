"""The law of filling, on every small record of some shapes."""

from __future__ import annotations

import pytest

from tests.laws.depth import is_deep
from tests.laws.shapes import LARGER, SHAPES, Shape, try_small


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_answer_stands(shape: Shape) -> None:
    records, fillings = try_small(shape)
    assert records > 50
    assert fillings > records


@pytest.mark.parametrize("shape", LARGER, ids=lambda shape: shape.name)
def test_every_answer_stands_on_larger_ones(shape: Shape) -> None:
    if not is_deep():
        pytest.skip("takes minutes; --hypothesis-profile=deep tries it")
    records, fillings = try_small(shape)
    assert fillings > records > 400
