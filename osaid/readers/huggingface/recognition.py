"""How a card is told from other texts, and that of a dataset from that of a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from osaid.readers.huggingface.front_matter import (
    Fences,
    keys_in,
    late_front_matter,
    lines_of,
)
from osaid.readers.huggingface.markdown import Heading, headings
from osaid.readers.huggingface.vocabulary import (
    CARD_HEADINGS,
    DATASET_KEYS,
    MODEL_KEYS,
    TELLING_KEYS,
)

_HEAD = 65_536  # characters, in which a card shows that it is one
_OTHER_FORMATS = frozenset({"cff-version", "osaid_record", "spdxVersion"})
_YAML = re.compile(r"""[\w."'-]+[ \t]*:(?:\s|$)|[{\[%]|- """)


def is_card_text(text: str) -> bool:
    r"""Return whether a text is the card of a model or a dataset.

    It is by the keys of its front matter, or by a heading of the Hub's templates.

    >>> is_card_text("---\nlicense: mit\n---\n# Amber\n")
    True
    >>> is_card_text("# Amber\nosaid_record: 1\n")
    False
    """
    lines = lines_of(text[:_HEAD])
    if (fences := Fences.of(lines)) is not None and fences.end is None:
        lines = lines_of(text)  # front matter may be longer than the rest is looked at
        fences = Fences.of(lines)
    if fences is not None:
        return fences.end is not None and _has_front_matter(lines, fences)
    # YAML has comments where Markdown has headings: the first other line decides
    first = next((ln for ln in lines if ln.strip() and not ln.startswith("#")), "")
    if _YAML.match(first):
        return False
    return late_front_matter(lines) is not None or _has_card_heading(lines)


def _has_front_matter(lines: Sequence[str], fences: Fences) -> bool:
    inside = keys_in(lines[fences.begin + 1 : fences.end])
    if inside & TELLING_KEYS:
        return not inside & _OTHER_FORMATS
    after = lines[(fences.end or 0) + 1 :]
    if inside:
        return _has_card_heading(after)
    return any(heading.title for heading in headings(after))


def _has_card_heading(lines: Sequence[str]) -> bool:
    return any(heading.topic in CARD_HEADINGS for heading in headings(lines))


def is_of_dataset(keys: frozenset[str], found: Sequence[Heading]) -> bool:
    """Return whether a card is that of a dataset, by its keys, else by its title.

    >>> is_of_dataset(frozenset({"license", "task_categories"}), ())
    True
    """
    model, dataset = len(keys & MODEL_KEYS), len(keys & DATASET_KEYS)
    if model == dataset:
        title = found[0].topic if found else ""
        return title.startswith(("dataset card", "data card"))
    return dataset > model
