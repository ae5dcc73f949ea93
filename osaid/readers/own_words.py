"""Kinds, topics and restrictions that are not of the standard.

Policies may declare words of their own. A reader knows no policy, so it takes such a
word, and remarks it: it may be a slip.
"""

from __future__ import annotations

from collections.abc import Iterable

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis, nearest
from osaid.readers.mappings import listed
from osaid.readers.nodes import Scalar
from osaid.records.kinds import KINDS, ROOT, TOPICS, is_below_known, is_name
from osaid.records.problems import RESERVED

_READ_BY = "it is read by policies that declare it"


def check_kind(kind: Scalar, diagnosis: Diagnosis, *, root: bool = False) -> None:
    """Report a kind that is not in the tree, as an error if it lies below none.

    With `root`, the whole tree is a kind, too.
    """
    known = (ROOT, *KINDS) if root else tuple(KINDS)
    if kind.text in known:
        return
    if is_below_known(kind.text):
        remark(kind, "kind", known, diagnosis)
        return
    roots = listed(name for name in known if "." not in name)
    cure = nearest(kind.text, known) or f"write one of the branches of {roots}"
    diagnosis.error(kind, "unknown-kind", f"no kind {quoted(kind.text)}", cure)


def is_topic(topic: Scalar, diagnosis: Diagnosis) -> bool:
    """Return whether something can be a topic, and report one that is not standard."""
    if topic.text in TOPICS:
        return True
    if is_name(topic.text) and topic.text not in RESERVED:
        remark(topic, "topic", TOPICS, diagnosis)
        return True
    message = f"no topic {quoted(topic.text)}"
    cure = nearest(topic.text, TOPICS) or f"known are {listed(TOPICS)}"
    diagnosis.error(topic, "unknown-topic", message, cure)
    return False


def remark(word: Scalar, what: str, known: Iterable[str], diagnosis: Diagnosis) -> None:
    """Warn of a word of one's own that looks like one of the standard.

    Of others it is only said that they are taken as they are.
    """
    near = nearest(word.text, known)
    message = f"{quoted(word.text)} is no {what} of the standard, and is kept"
    if near is None:
        diagnosis.information(word, f"own-{what}", message, _READ_BY)
    else:
        diagnosis.warning(word, f"own-{what}", message, near)
