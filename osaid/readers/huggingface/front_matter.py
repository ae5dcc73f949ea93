"""The front matter of a card: YAML between two lines of `---` at the top.

https://huggingface.co/docs/hub/model-cards says what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from osaid.diagnostics import InputError
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.markdown import prose
from osaid.readers.huggingface.vocabulary import TELLING_KEYS
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Mapping, Scalar
from osaid.readers.yaml_text import read_yaml
from osaid.text import Place, Source

_RULE = "---"
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|$)")
_BRACES = re.compile(r"\{\{|\{\w+\}")
_FAR = 1000  # lines, among which front matter that came too late is looked for


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a text, whatever ends them.

    >>> lines_of("a\r\nb\rc\n")
    ['a', 'b', 'c', '']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@frozen
class Fences:
    """The indexes of the lines that begin and end front matter.

    `end` is None where it never ends.
    """

    begin: int
    end: int | None

    @classmethod
    def of(cls, lines: Sequence[str]) -> Fences | None:
        """Return those of a text, None where it does not begin with front matter.

        >>> Fences.of(["---", "license: mit", "---", "# Amber"])
        Fences(begin=0, end=2)
        """
        begin = next((i for i, line in enumerate(lines) if line.strip()), None)
        if begin is None or lines[begin].rstrip() != _RULE:
            return None
        later = range(begin + 1, len(lines))
        return cls(begin, next((i for i in later if lines[i].rstrip() == _RULE), None))


def keys_in(lines: Sequence[str]) -> frozenset[str]:
    """Return the keys that lines of YAML have at the outermost level, at a glance.

    >>> sorted(keys_in(["license: mit", "tags:", "- a: b"]))
    ['license', 'tags']
    """
    return frozenset(found[1] for line in lines if (found := _KEY.match(line)))


@frozen
class FrontMatter:
    """What a card says in keys and values, and the index of its first line of text."""

    metadata: Mapping
    text: int = 0


def read_front_matter(contents: Contents, diagnosis: Diagnosis) -> FrontMatter | None:
    r"""Return the front matter of a card, or None where there is an error in it.

    Places are those in the whole file.

    >>> card = Contents("README.md", "---\nlicense: mit\n---\n# Amber\n")
    >>> found = read_front_matter(card, Diagnosis())
    >>> print(found.metadata.get("license").place, found.text)
    README.md:2:10 3
    """
    lines = lines_of(contents.text)
    fences = Fences.of(lines)
    top = Place(contents.name, 1 if fences is None else fences.begin + 1, 1)
    if fences is None:
        _look_further(lines, top, diagnosis)
        return FrontMatter(Mapping((), top))
    if fences.end is None:
        message = "the front matter that begins here does not end"
        cure = "put a line of `---` after it"
        diagnosis.error(Scalar(_RULE, top), "front-matter-open", message, cure)
        return None
    inside = lines[fences.begin + 1 : fences.end]
    after = fences.end + 1
    if all(not line.strip() or line.lstrip().startswith("#") for line in inside):
        message = "there is nothing in the front matter"
        diagnosis.information(Scalar(_RULE, top), "front-matter-empty", message)
        return FrontMatter(Mapping((), top), after)
    # empty lines stand for what comes before, so that places are those of the file
    yaml = Source(contents.name, "\n" * (fences.begin + 1) + "\n".join(inside))
    metadata = _metadata(yaml, top, diagnosis)
    return None if metadata is None else FrontMatter(metadata, after)


def _metadata(yaml: Source, top: Place, diagnosis: Diagnosis) -> Mapping | None:
    try:
        root = read_yaml(yaml)
    except InputError as error:
        if _BRACES.search(yaml.text):
            message = "the front matter is a template that has not been filled in"
            cure = "read the card that is made from it"
            diagnosis.error(Scalar(_RULE, top), "unfilled-template", message, cure)
        for problem in error.diagnostics:
            diagnosis.add(problem)
        return None
    if isinstance(root, Mapping):
        return root
    message = f"expected keys and values in the front matter, found {shape_of(root)}"
    cure = "write for instance `license: apache-2.0`"
    diagnosis.error(root, "front-matter-not-mapping", message, cure)
    return None


def _look_further(lines: Sequence[str], top: Place, diagnosis: Diagnosis) -> None:
    """Report that there is no front matter, or that it came too late."""
    late = late_front_matter(lines)
    if late is None:
        message = "the card has no front matter, so it states no licence"
        cure = "the Hub reads `license` and the like between two lines of `---`"
        diagnosis.information(Scalar("", top), "no-front-matter", message, cure)
        return
    place = Place(top.file, late + 1, 1)
    message = "front matter has to stand at the top; this is not read"
    cure = "move it to the first line: the Hub does not read it here either"
    diagnosis.warning(Scalar(_RULE, place), "front-matter-not-first", message, cure)


def late_front_matter(lines: Sequence[str]) -> int | None:
    """Return the index of the line on which front matter begins too late.

    >>> late_front_matter(["<p>Amber</p>", "---", "license: mit", "---"])
    1
    """
    rules = [n - 1 for n, line in prose(lines[:_FAR]) if line.rstrip() == _RULE]
    for begin, end in pairwise(rules):
        if keys_in(lines[begin + 1 : end]) & TELLING_KEYS:
            return begin
    return None
