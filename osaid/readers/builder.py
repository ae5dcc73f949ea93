"""The builder of trees: what every reader of documents tells what it meets.

It keeps places and pointers, refuses a key given twice, and holds the limits that
make every input finite: depth, the number of values, the length of pointers.
"""

from __future__ import annotations

import re

from attrs import Factory, define, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.contents import located
from osaid.readers.nodes import Kind, Mapping, Node, Scalar, Sequence
from osaid.readers.places import Places
from osaid.text import Place, Source, Span
from osaid.values import Shown, Value

DEEPEST = 100
"""How many mappings and sequences may stand inside one another."""

MOST_PARTS = 500_000
"""How many keys and values a document may have, repeated ones counted each time."""

_MOST_POINTERS = 2**26  # characters in all: a long key over many values multiplies
_MOST_PROBLEMS = 20
_MERGE = "<<"
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")  # an escape can write them


@frozen
class Built(Value):
    """A finished node, and what it costs to repeat it: its parts and its depth."""

    node: Node
    parts: int = 1
    depth: int = 0


@define(eq=False)
class _Frame(Shown):
    """A mapping or a sequence that is still open.

    `next` is the pointer of the value under the key that was read last.
    """

    place: Place
    pointer: str
    offset: int | None
    is_mapping: bool
    parts_before: int
    level: int
    deepest: int
    key: Scalar | None = None
    next: str = ""
    keys: dict[str, Scalar] = Factory(dict)
    entries: list[tuple[Scalar, Node]] = Factory(list)
    merged: list[tuple[Scalar, Node]] = Factory(list)
    items: list[Node] = Factory(list)

    def node(self) -> Node:
        """Return what was collected; own keys win over merged, earlier over later."""
        if not self.is_mapping:
            return Sequence(tuple(self.items), self.place)
        inherited: dict[str, tuple[Scalar, Node]] = {}
        for key, node in self.merged:
            if key.text not in self.keys:
                inherited.setdefault(key.text, (key, node))
        return Mapping((*inherited.values(), *self.entries), self.place)


class Builder:
    """A tree under construction, told of values in the order of the document.

    In a mapping, keys and values take turns. Offsets are into the source; without
    a source there are none. Every method raises InputError at a limit.

    >>> builder = Builder("record")
    >>> builder.open_mapping()
    >>> key = builder.scalar("name", Kind.TEXT)
    >>> print(builder.scalar("BLOOM", Kind.TEXT).place)
    record#/name
    >>> len(builder.close().node), len(builder.root())
    (1, 1)
    """

    def __init__(self, name: str, source: Source | None = None) -> None:
        """Begin a tree whose places are in this source, or have only this name."""
        self._name = name
        self._source = source
        self._places = None if source is None else Places(source)
        self._root: Node | None = None
        self._frames: list[_Frame] = []
        self._parts = 0
        self._pointers = 0
        self._problems: list[Diagnostic] = []

    @property
    def pointer(self) -> str:
        """The JSON pointer of the value that comes next."""
        if not self._frames:
            return ""
        frame = self._frames[-1]
        if not frame.is_mapping:
            return f"{frame.pointer}/{len(frame.items)}"
        return frame.pointer if frame.key is None else frame.next

    @property
    def opened(self) -> Place | None:
        """Where the innermost open mapping or sequence begins."""
        return self._frames[-1].place if self._frames else None

    def problem(
        self, code: str, message: str, offset: int | None, cure: str | None
    ) -> Diagnostic:
        """Return an error at an offset, or at the pointer of the next value."""
        if self._source is None or offset is None:
            place = Place(self._name, pointer=self.pointer)
            return Diagnostic(code, message, place, help=cure)
        return located(self._source, Span(offset, offset + 1), code, message, cure)

    def open_mapping(self, offset: int | None = None) -> None:
        """Begin a mapping; its keys and values follow."""
        self._open(offset, is_mapping=True)

    def open_sequence(self, offset: int | None = None) -> None:
        """Begin a sequence; its items follow."""
        self._open(offset, is_mapping=False)

    def scalar(self, text: str, kind: Kind, offset: int | None = None) -> Scalar:
        """Add a key, or a value without parts."""
        if match := _NO_CHARACTER.search(text):
            character = f"U+{ord(match[0]):04X}"
            message = f"the character {character} cannot stand in a text"
            self._report(self.problem("bad-character", message, offset, "remove it"))
        self._count(1, offset)
        if self._awaits_key():
            return self._take_key(text, kind, offset)
        scalar = Scalar(text, self._place(self.pointer, offset), kind)
        self._add(scalar, offset)
        return scalar

    def close(self) -> Built:
        """End the innermost mapping or sequence."""
        frame = self._frames.pop()
        if self._frames:
            self._reach(frame.deepest)
        node = frame.node()
        self._add(node, frame.offset)
        parts = self._parts - frame.parts_before
        return Built(node, parts, frame.deepest - frame.level + 1)

    def repeat(self, built: Built, offset: int) -> None:
        """Add a node that was built before once more, inside what is open."""
        self._count(built.parts, offset)
        if self._awaits_key():
            if not isinstance(built.node, Scalar):
                raise self._not_a_key(offset)
            self._take_key(built.node.text, built.node.kind, offset)
            return
        self._check_depth(len(self._frames) + built.depth, offset)
        self._reach(len(self._frames) + built.depth)
        self._add(built.node, offset)

    def root(self) -> Node:
        """Return the finished tree, or raise every problem that was met."""
        if self._problems:
            raise InputError(self._problems)
        if self._root is None:
            cure = "write at least one `key: value`"
            problem = self.problem("empty-document", "the document is empty", 0, cure)
            raise InputError([problem])
        return self._root

    def _open(self, offset: int | None, *, is_mapping: bool) -> None:
        if self._awaits_key():
            raise self._not_a_key(offset)
        level = len(self._frames) + 1
        self._check_depth(level, offset)
        before = self._parts
        self._count(1, offset)
        pointer = self.pointer
        place = self._place(pointer, offset)
        frame = _Frame(place, pointer, offset, is_mapping, before, level, level)
        self._frames.append(frame)

    def _awaits_key(self) -> bool:
        if not self._frames:
            return False
        frame = self._frames[-1]
        return frame.is_mapping and frame.key is None

    def _take_key(self, text: str, kind: Kind, offset: int | None) -> Scalar:
        frame = self._frames[-1]
        if kind is Kind.NULL:
            raise self._not_a_key(offset)
        frame.next = f"{frame.pointer}/{text.replace('~', '~0').replace('/', '~1')}"
        key = Scalar(text, self._place(frame.next, offset), kind)
        if text in frame.keys:
            self._report(self._duplicate(key, frame.keys[text], offset))
        frame.keys.setdefault(text, key)
        frame.key = key
        return key

    def _add(self, node: Node, offset: int | None) -> None:
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        if frame.key is None:
            frame.items.append(node)
            return
        if frame.key.text == _MERGE and frame.key.kind is Kind.PLAIN:
            self._merge(frame, node, offset)
        else:
            frame.entries.append((frame.key, node))
        frame.key = None

    def _merge(self, frame: _Frame, node: Node, offset: int | None) -> None:
        for part in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(part, Mapping):
                frame.merged.extend(part.entries)
                continue
            message = "the merge key `<<` takes a mapping, or a list of mappings"
            cure = "write `<<: *name`, where `&name` marks a mapping"
            self._report(self.problem("yaml-merge", message, offset, cure))

    def _place(self, pointer: str, offset: int | None) -> Place:
        self._pointers += len(pointer)
        if self._pointers > _MOST_POINTERS:
            message = "the keys are too long for so many values under them"
            cure = "shorten the keys"
            raise InputError([self.problem("keys-too-long", message, offset, cure)])
        if self._places is None or offset is None:
            return Place(self._name, None, None, pointer)
        return self._places.at(offset, pointer)

    def _reach(self, depth: int) -> None:
        frame = self._frames[-1]
        frame.deepest = max(frame.deepest, depth)

    def _count(self, parts: int, offset: int | None) -> None:
        self._parts += parts
        if self._parts > MOST_PARTS:
            message = f"more than {MOST_PARTS:,} keys and values, repeated ones counted"
            cure = "split the document"
            raise InputError([self.problem("too-many-parts", message, offset, cure)])

    def _check_depth(self, depth: int, offset: int | None) -> None:
        if depth > DEEPEST:
            message = f"nested more than {DEEPEST} levels deep"
            cure = "write it flatter"
            raise InputError([self.problem("too-deep", message, offset, cure)])

    def _not_a_key(self, offset: int | None) -> InputError:
        message = "a key has to be a text"
        cure = "write `key: value`, with a text for the key"
        return InputError([self.problem("key-not-text", message, offset, cure)])

    def _duplicate(self, key: Scalar, first: Scalar, offset: int | None) -> Diagnostic:
        line = first.place.line
        where = "" if line is None else f", first on line {line}"
        message = f"the key {quoted(key.text)} is given twice{where}"
        return self.problem("duplicate-key", message, offset, "remove one of the two")

    def _report(self, problem: Diagnostic) -> None:
        self._problems.append(problem)
        if len(self._problems) >= _MOST_PROBLEMS:
            raise InputError(self._problems)
