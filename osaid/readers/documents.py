"""Documents: JSON, YAML or values in memory as trees of nodes with places.

This is the door that readers of records go through; the nodes are its vocabulary.
"""

from __future__ import annotations

from collections import abc

from attrs import frozen

from osaid import readers
from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.contents import Contents, Readable, read_contents
from osaid.readers.nodes import Kind, Mapping, Node, Scalar, Sequence
from osaid.text import Excerpt, Place, Source
from osaid.values import Shown

__all__ = [
    "Document",
    "Kind",
    "Mapping",
    "Node",
    "Readable",
    "Scalar",
    "Sequence",
    "load",
    "parse",
]

_JSON_NAMES = (".json", ".jsonld")
_YAML_NAMES = (".yaml", ".yml")
_JSON_SLIPS = {"json-comment", "json-number", "json-trailing-comma"}


@frozen(eq=False)
class Document(Shown):
    """A tree of nodes, the name of its input, and its text where it has one."""

    name: str
    root: Node
    source: Source | None = None

    def excerpt(self, node: Node) -> Excerpt | None:
        r"""Return the line of a node with the node underlined, where there is one.

        >>> document = load(b"name: BLOOM\nlicense: openrail")
        >>> print("\n".join(document.excerpt(document.root.get("license")).shown()))
        license: openrail
                 ^^^^^^^^
        """
        line, column = node.place.line, node.place.column
        if self.source is None or line is None or column is None:
            return None
        shown = self.source.text.split("\n", line)[line - 1]
        width = 1
        if isinstance(node, Scalar):
            width = len(node.text) + 2 * shown.startswith(("'", '"'), column - 1)
        return Excerpt(shown, column - 1, max(1, min(width, len(shown) - column + 1)))


def load(
    source: Readable | abc.Mapping[str, object], *, name: str | None = None
) -> Document:
    """Return the tree of a path, bytes, a stream, or a mapping in memory.

    A `str` is a path. Content decides between JSON and YAML, except that a name
    ending in `.json` promises JSON. Nothing is guessed: what is neither, or too
    large, too deep or not text, raises InputError with its place.

    >>> document = load(b'{"name": "BLOOM"}', name="bloom.json")
    >>> print(document.root.get("name").place)
    bloom.json:1:10
    """
    if isinstance(source, abc.Mapping | list | tuple):
        label = name or "<mapping>"
        return Document(label, readers.memory.read_value(source, label))
    return parse(read_contents(source, name))


def parse(contents: Contents) -> Document:
    """Return the tree of a text that has been read.

    >>> parse(Contents("bloom.yaml", "name: BLOOM")).root.get("name").text
    'BLOOM'
    """
    lines = contents.text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines.strip():
        place = Place(contents.name, 1)
        cure = "write at least one `key: value`"
        message = "the document is empty"
        raise InputError([Diagnostic("empty-document", message, place, help=cure)])
    source = Source(contents.name, lines)
    return Document(contents.name, _root(source), source)


def _root(source: Source) -> Node:
    """Read JSON or YAML; a YAML flow mapping may look like JSON at first."""
    name = source.name.lower()
    if name.endswith(_JSON_NAMES):
        return readers.json_text.read_json(source)
    if source.text.lstrip()[:1] not in {"{", "["}:
        return readers.yaml_text.read_yaml(source)
    try:
        return readers.json_text.read_json(source)
    except InputError as error:
        if not _may_be_yaml(error, name):
            raise
        problems = error.diagnostics
    try:
        return readers.yaml_text.read_yaml(source)
    except InputError:
        if name.endswith(_YAML_NAMES):
            raise
        raise InputError(problems) from None


def _may_be_yaml(error: InputError, name: str) -> bool:
    """Say whether what is not JSON may be YAML; a slip in JSON is not.

    A trailing comma, for one, is both: only a name that says YAML decides for it.
    """
    code = error.diagnostics[0].code
    return code == "json-syntax" or (code in _JSON_SLIPS and name.endswith(_YAML_NAMES))
