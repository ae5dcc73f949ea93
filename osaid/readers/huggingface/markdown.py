"""The headings of a Markdown text, and whether anything is said under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_OPTIONAL = re.compile(r"\[optional\]", re.IGNORECASE)
_TAG = re.compile(r"<summary>[^<]*</summary>|<[^<>]*>", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\[?\b(?:more information needed|needs more "
    r"information|information needed)\b\]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s*+-]*\*\*[^*]*\*\*[\s:.]*")
_WORDS = re.compile(r"[^\W_]+")
_MARKS = str.maketrans("", "", "*_`#")
_SAYS_NOTHING = frozenset(
    {
        "coming soon", "forthcoming", "in progress", "n a", "na", "none",
        "not applicable", "not available", "not provided", "optional", "tba", "tbd",
        "to be added", "to be announced", "to do", "todo", "unknown",
    }
)  # fmt: skip


@frozen
class Heading:
    """One heading: its level from 1 to 6, its line from 1, and what it says."""

    level: int
    line: int
    title: str

    @property
    def topic(self) -> str:
        """What it says, in the form in which headings are compared."""
        words = _OPTIONAL.sub("", self.title).casefold().split()
        while words and not any(map(str.isalpha, words[0])):
            del words[0]  # a number, or a sign such as an emoji
        return " ".join(words).strip(" :?.")


def plain(text: str) -> str:
    """Return one line of Markdown without its marks, up to a forced break.

    >>> plain("<p>BLOOM<br/>_a large_ [model](https://example.org)</p>")
    'BLOOM'
    >>> plain("**Training** [data](data.md)")
    'Training data'
    """
    line = _BREAK.split(text, maxsplit=1)[0]
    line = _LINK.sub(r"\1", _TAG.sub("", line))
    return " ".join(line.translate(_MARKS).split())


def headings(lines: Sequence[str], start: int = 0) -> Iterator[Heading]:
    """Yield the headings from a line on, without those in code and in comments.

    >>> [str(h.title) for h in headings(["# Amber", "```", "# no heading", "```"])]
    ['Amber']
    """
    for number, line in prose(lines, start):
        match = _HEADING.fullmatch(line.rstrip())
        if match is not None:
            title = re.sub(r"[ \t]+#+$", "", match[2] or "")
            yield Heading(len(match[1]), number, plain(title))


def prose(lines: Sequence[str], start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield what is neither code nor comment, with the number of its line."""
    fence = ""
    in_comment = False
    for number, line in enumerate(lines[start:], start + 1):
        opening = None if in_comment else _FENCE.match(line)
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opening is not None:
            fence = opening[1]
        else:
            was_comment = in_comment
            in_comment = _is_comment_open(line, is_open=in_comment)
            if not was_comment:
                yield number, line


def _is_comment_open(line: str, *, is_open: bool) -> bool:
    """Return whether a comment goes on after a line."""
    begun, ended = line.rfind("<!--"), line.rfind("-->")
    return begun > ended or (is_open and ended < 0)


def says_something(lines: Iterable[str]) -> bool:
    """Return whether lines hold any words of their own.

    Comments, placeholders of a template, labels with nothing after them and words
    such as "more information needed" are none.

    >>> says_something(["<!-- where from? -->", "- **By:** [More Information Needed]"])
    False
    >>> says_something(["A crawl of the web."])
    True
    """
    text = _without_comments("\n".join(lines))
    text = _TAG.sub(" ", _PLACEHOLDER.sub(" ", text))
    lines = [_words(line) for line in text.split("\n")]
    said = [words for words in lines if words and words not in _SAYS_NOTHING]
    return bool(said) and " ".join(said) not in _SAYS_NOTHING


def _words(line: str) -> str:
    """Return the words of a line, without a label before them."""
    text = _LINK.sub(r"\1", _LABEL.sub("", line))
    return " ".join(_WORDS.findall(text)).casefold()


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (begun := text.find("<!--", at)) >= 0:
        kept.append(text[at:begun])
        ended = text.find("-->", begun)
        if ended < 0:
            return "".join(kept)
        at = ended + 3
    return "".join((*kept, text[at:]))
