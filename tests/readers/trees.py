"""What a tree of nodes says, as plain values to compare."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.documents import Kind, Mapping, Node, Scalar, Sequence

T = TypeVar("T")


def plain(node: Node) -> object:
    """Return a tree as JSON would have it; plain scalars are texts."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node}
    if isinstance(node, Sequence):
        return [plain(item) for item in node]
    if node.kind in {Kind.TEXT, Kind.PLAIN}:
        return node.text
    return json.loads(node.text or "null")


def walk(node: Node) -> Iterator[Node]:
    """Go through a tree from the top."""
    yield node
    if isinstance(node, Mapping):
        for _, value in node:
            yield from walk(value)
    elif isinstance(node, Sequence):
        for item in node:
            yield from walk(item)


def scalar(node: Node | None) -> Scalar:
    """Return a node that has to be a scalar."""
    assert isinstance(node, Scalar)
    return node


def mapping(node: Node | None) -> Mapping:
    """Return a node that has to be a mapping."""
    assert isinstance(node, Mapping)
    return node


def tried(read: Callable[[], T]) -> T | InputError:
    """Return what is read, or why it is refused, said in the style of the house."""
    try:
        return read()
    except InputError as error:
        refusal = error
    for problem in refusal.diagnostics:
        assert problem.message
        assert "\n" not in problem.message
        assert not problem.message.endswith(".")
        assert len(problem.message) < 200
        assert problem.place is not None
    assert str(refusal).encode()
    return refusal


def refused(read: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """Return why something cannot be read."""
    found = tried(read)
    assert isinstance(found, InputError)
    return found.diagnostics
