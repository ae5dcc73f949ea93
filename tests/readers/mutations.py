"""Documents with some parts exchanged, which every reader has to survive."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from osaid.diagnostics import Severity
from osaid.readers.inputs import read_all
from osaid.records.canonical import canonical

Step = str | int
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.sampled_from(
        ["none", "None", "unknown", "MIT", "https://example.org/a", "all"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@id", "name", "url", "class"]), inner)
    ),
    max_leaves=5,
)


def paths(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Return where everything in a document stands."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from paths(part, (*path, number))


@st.composite
def mutated(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with one part, two or three exchanged for something else."""
    found = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(list(paths(found))[1:]))
        parent: Any = found
        for step in above:
            parent = parent[step]
        parent[last] = draw(VALUES)
    return found


def check_reading(document: dict[str, Any]) -> None:
    """Check that a document gives systems that are sound, or says why it does not."""
    for item in read_all(document, name="document"):
        errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
        assert (item.system is None) == bool(errors)
        assert all(d.message and "\n" not in d.message for d in item.diagnostics)
        assert all(d.place is not None for d in errors)
        if item.system is not None:
            (again,) = read_all(canonical(item.system))
            assert again.system is not None, again.diagnostics
            assert canonical(again.system) == canonical(item.system)
