"""The reader of YAML texts, with the place of every value.

It is built on the events of PyYAML, never on its objects: a plain scalar keeps its
text, a tag makes nothing, and an alias repeats a node that is there once.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from osaid.diagnostics import Diagnostic, InputError, quoted, suggestion
from osaid.readers.builder import Builder, Built
from osaid.readers.contents import located, refusal
from osaid.readers.nodes import Kind, Node
from osaid.text import Source, Span

_Tagged = yaml.ScalarEvent | yaml.CollectionStartEvent
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST_SLOW = 2**19  # characters: PyYAML without libyaml reads about 100 kB a second
_MOST_NEIGHBOURS = 1000

_NULLS = {"", "~", "null", "Null", "NULL"}
_STANDARD = "tag:yaml.org,2002:"
_TEXT_TAGS = {"!", f"{_STANDARD}str"}
_PLAIN_TAGS = {
    f"{_STANDARD}{name}" for name in ("bool", "float", "int", "null", "timestamp")
}
_MAPPING_TAGS = {"!", f"{_STANDARD}map"}
_SEQUENCE_TAGS = {"!", f"{_STANDARD}seq"}

_NOT_YAML = re.compile("[\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)

_CURES = (
    ("mapping values", "put a text that holds `: ` in quotes, and check the indent"),
    ("expected ':'", "write `key: value`, with a space after the colon"),
    ("end of stream", "close the quote"),
    ("document indicator", "close the quote"),
    ("escape", "write a backslash twice, or use single quotes"),
    ("%YAML", "remove the line that begins with `%`"),
    ("incompatible", "remove the line that begins with `%`"),
    ("expected", "check the indent, and close every bracket and quote"),
)


def read_yaml(source: Source) -> Node:
    r"""Return the tree of a YAML text that holds one document.

    Merge keys `<<` are carried out. Raises InputError: `yaml-syntax`, `yaml-tab`,
    `yaml-tag`, `yaml-alias`, `yaml-merge`, `several-documents`, and the limits of
    `Builder`.

    >>> node = read_yaml(Source("model.yaml", "country: NO\nrelease: 1.0"))
    >>> print(node.get("release").text, node.get("release").place)
    1.0 model.yaml:2:10
    """
    _screen(source)
    composer = _Composer(source)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax_problem(source, error)]) from None
    except (yaml.YAMLError, ValueError, OverflowError, IndexError):
        # PyYAML's own slips: an escape or a version beyond what a number may be
        message = "not valid YAML"
        raise refusal(source, Span(0, 1), "yaml-syntax", message, None) from None
    return composer.root()


class _Composer:
    """One document from events; `_anchors` has None for a node that is still open."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._builder = Builder(source.name, source)
        self._documents = 0
        self._anchors: dict[str, Built | None] = {}
        self._open: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(event)
            case yaml.AliasEvent():
                self._take_alias(event)
            case yaml.MappingStartEvent():
                self._check_tag(event, _MAPPING_TAGS)
                self._builder.open_mapping(_offset(event.start_mark))
                self._begin(event.anchor)
            case yaml.SequenceStartEvent():
                self._check_tag(event, _SEQUENCE_TAGS)
                self._builder.open_sequence(_offset(event.start_mark))
                self._begin(event.anchor)
            case yaml.CollectionEndEvent():
                self._end()
            case yaml.DocumentStartEvent():
                self._begin_document(event)

    def root(self) -> Node:
        return self._builder.root()

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document begins here, where one is expected"
            cure = "put each document into a file of its own"
            raise self._error(event, "several-documents", message, cure)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        kind = self._kind(event)
        scalar = self._builder.scalar(event.value, kind, _offset(event.start_mark))
        if event.anchor is not None:
            self._anchors[event.anchor] = Built(scalar)

    def _kind(self, event: yaml.ScalarEvent) -> Kind:
        plain = not event.style
        if event.tag is not None:
            self._check_tag(event, _TEXT_TAGS | _PLAIN_TAGS)
            plain = event.tag in _PLAIN_TAGS
        if not plain:
            return Kind.TEXT
        return Kind.NULL if event.value in _NULLS else Kind.PLAIN

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        name = quoted(f"*{event.anchor}")
        if event.anchor not in self._anchors:
            message = f"{name} repeats something that is not marked"
            cure = suggestion(
                str(event.anchor), islice(self._anchors, _MOST_NEIGHBOURS)
            )
            raise self._error(event, "yaml-alias", message, cure)
        built = self._anchors[event.anchor]
        if built is None:
            message = f"{name} stands inside what it repeats"
            raise self._error(event, "yaml-alias", message, "write it out")
        self._builder.repeat(built, _offset(event.start_mark))

    def _begin(self, anchor: str | None) -> None:
        self._open.append(anchor)
        if anchor is not None:
            self._anchors[anchor] = None

    def _end(self) -> None:
        anchor = self._open.pop()
        built = self._builder.close()
        if anchor is not None:
            self._anchors[anchor] = built

    def _check_tag(self, event: _Tagged, known: set[str]) -> None:
        tag = event.tag
        if tag is not None and tag not in known:
            name = quoted(tag.replace(_STANDARD, "!!", 1))
            message = f"the tag {name} means nothing here"
            raise self._error(event, "yaml-tag", message, "write the value without it")

    def _error(
        self, event: yaml.Event, code: str, message: str, cure: str | None
    ) -> InputError:
        span = Span(_offset(event.start_mark), _offset(event.end_mark))
        return refusal(self._source, span, code, message, cure)


def _offset(mark: object) -> int:
    """Return the offset of a mark: PyYAML has two classes for it, or None."""
    return int(getattr(mark, "index", 0))


def _screen(source: Source) -> None:
    """Refuse what PyYAML would read too slowly, or refuse without a place."""
    text = source.text
    if _LOADER is yaml.SafeLoader and len(text) > _LARGEST_SLOW:
        message = "too large a YAML text for PyYAML without libyaml"
        cure = "install PyYAML with libyaml, or write JSON"
        raise refusal(source, Span(0, 1), "too-large", message, cure)
    if match := _NOT_YAML.search(text):
        message = f"the character U+{ord(match[0]):04X} cannot stand in YAML"
        span, cure = Span(*match.span()), "remove it"
        raise refusal(source, span, "bad-character", message, cure)
    if match := _TAG_DIRECTIVE.search(text):
        # a list of a million of them would keep libyaml busy for minutes
        message = "tags cannot be declared here"
        span, cure = Span(*match.span()), "remove the line"
        raise refusal(source, span, "yaml-tag", message, cure)


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    offset = _offset(error.problem_mark or error.context_mark)
    character = source.text[offset : offset + 1]
    problem = " ".join(str(error.problem or "").split())
    span = Span(offset, offset + 1)
    if character == "\t":
        message = "a tab where the indent has to be spaces"
        return located(source, span, "yaml-tab", message, "use spaces, two a level")
    if "cannot start any token" in problem:
        message = f"a text without quotes cannot begin with {quoted(character)}"
        return located(source, span, "yaml-syntax", message, "put the text in quotes")
    cure = next((cure for part, cure in _CURES if part in problem), None)
    began = error.context_mark
    since = f", {error.context} from line {began.line + 1}" if began else ""
    return located(source, span, "yaml-syntax", f"{problem}{since}", cure)
