"""What is found wrong or odd: how much of it is shown."""

from __future__ import annotations

from osaid.diagnostics import Severity
from osaid.readers.diagnosis import MOST_COMPARED, MOST_REMARKS, Diagnosis
from osaid.readers.nodes import Scalar
from osaid.text import Place

NODE = Scalar("", Place("a.yaml", 1, 1))


def test_no_information_crowds_out_a_warning() -> None:
    diagnosis = Diagnosis()
    for _ in range(2 * MOST_REMARKS):
        diagnosis.information(NODE, "known", "worth knowing")
    diagnosis.warning(NODE, "odd", "probably wrong")
    *shown, last = diagnosis.diagnostics
    assert [d.code for d in shown].count("known") == MOST_REMARKS
    assert [d.code for d in shown if d.severity is Severity.WARNING] == ["odd"]
    assert last.message == f"{MOST_REMARKS} more remarks are not shown"


def test_only_the_first_words_are_compared_with_known_ones() -> None:
    """Comparing takes long, and an input may have very many words."""
    diagnosis = Diagnosis()
    near = [diagnosis.nearest("licence", ["license"]) for _ in range(2 * MOST_COMPARED)]
    assert near == ["did you mean `license`?"] * MOST_COMPARED + [None] * MOST_COMPARED
