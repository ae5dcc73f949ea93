"""Signatures: cheap looks at an input that say which format it may be in.

They look at keys near the root of a document, or at the beginning of a text, so that
only what may fit reaches the reader of a format, which decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from osaid.readers.nodes import Mapping, Node, Scalar, Sequence

HEAD = 65_536
"""So many characters of a text are looked at."""

_FENCE = re.compile(r"(?<![^\r\n])---[ \t]*(?=[\r\n]|\Z)")
_TAG = re.compile(r"(?<![^\r\n])[ \t]*SPDXVersion[ \t]*:")
_YAML = re.compile(r"""[\w."'-]+[ \t]*:|[{\[%]|---""")
_VOCABULARIES = ("@context", "@type", "conformsTo", "dct:conformsTo")


def keys(*names: str) -> Callable[[Node], bool]:
    """Return a test for any of these keys, in a document or in the first of a list.

    >>> from osaid.readers.documents import load
    >>> keys("bomFormat", "$schema")(load({"bomFormat": "CycloneDX"}).root)
    True
    """

    def test(root: Node) -> bool:
        head = root.items[0] if isinstance(root, Sequence) and root.items else root
        if not isinstance(head, Mapping):
            return False
        return any(head.get(name) is not None for name in names)

    return test


def vocabulary(word: str) -> Callable[[Node], bool]:
    """Return a test for JSON-LD whose context or types mention a word, in lower case.

    >>> from osaid.readers.documents import load
    >>> document = load({"@context": "https://w3id.org/codemeta/3.0"})
    >>> vocabulary("codemeta")(document.root), vocabulary("spdx")(document.root)
    (True, False)
    """

    def test(root: Node) -> bool:
        found = map(root.get, _VOCABULARIES) if isinstance(root, Mapping) else ()
        texts = (text for node in found if node is not None for text in _texts(node))
        return any(word in text.casefold() for text in texts)

    return test


def _texts(node: Node) -> Iterator[str]:
    """Return the scalar that a node is, or those that it holds, two levels deep."""
    parts = (node, *_parts(node))
    for part in (*parts, *(inner for each in parts[1:] for inner in _parts(each))):
        if isinstance(part, Scalar):
            yield part.text


def _parts(node: Node) -> Iterable[Node]:
    if isinstance(node, Mapping):
        return (part for _, part in node)
    return node.items if isinstance(node, Sequence) else ()


def markup(word: str) -> Callable[[str], bool]:
    """Return a test for XML that mentions a word near its beginning, in lower case.

    >>> markup("cyclonedx")('<bom xmlns="http://cyclonedx.org/schema/bom/1.6">')
    True
    """

    def test(text: str) -> bool:
        return is_markup(text) and word in text[:HEAD].lower()

    return test


def is_markup(text: str) -> bool:
    """Return whether a text begins as XML and HTML do."""
    return text[:HEAD].lstrip().startswith("<")


def is_tag_value(text: str) -> bool:
    r"""Return whether a line begins with the tag that every SPDX 2 text has.

    >>> is_tag_value("# made by hand\nSPDXVersion: SPDX-2.3\n")
    True
    """
    return _TAG.search(text, 0, HEAD) is not None


def may_be_markdown(text: str) -> bool:
    r"""Return whether a text has front matter, or begins as Markdown does.

    YAML has comments where Markdown has headings: the first other line decides.

    >>> may_be_markdown("---\nlicense: mit\n---\n# Amber")
    True
    >>> may_be_markdown("# A record.\nosaid_record: 1\n")
    False
    """
    head = text[:HEAD]
    return _has_fences(text) or is_markup(head) or _has_heading(head)


def _has_fences(text: str) -> bool:
    """Return whether front matter begins near the beginning, and ends anywhere."""
    begin = _FENCE.search(text, 0, HEAD)
    return begin is not None and _FENCE.search(text, begin.end()) is not None


def _has_heading(head: str) -> bool:
    lines = [line for line in head.splitlines() if line.strip()]
    if not lines or not lines[0].startswith("#"):
        return False
    first = next((line for line in lines if not line.startswith("#")), "")
    return _YAML.match(first) is None


_FIRST_WORDS = re.compile(r"[\s,;]*+(?P<line>[^\r\n]*)")
_DELIMITERS = frozenset(",;\t")


def may_have_headers(text: str) -> bool:
    """Return whether the first line with a word on it may hold headers of a table.

    It is enough for most of what is no table.

    >>> may_have_headers("osaid_record: 1"), may_have_headers("Name;Licence")
    (False, True)
    """
    match = _FIRST_WORDS.match(text)
    if match is None or '"' in match[0]:  # a cell in quotes may go on in other lines
        return True
    delimited = not _DELIMITERS.isdisjoint(match[0])
    return delimited and "name" in match["line"].casefold()
