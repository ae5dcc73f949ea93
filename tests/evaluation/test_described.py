"""What a supplier calls a system, said beside an outcome that it does not meet."""

from __future__ import annotations

import pytest

from osaid.evaluation.policy_wording import calls_open_source
from osaid.evaluation.verdicts import Verdict
from osaid.reports.answers import Answer
from osaid.reports.overview import overview_page
from osaid.reports.plain import plain_table
from tests.evaluation.small import OPEN, policy, record

POLICY = policy("requirement code { must code.training: available }")
LINE = (
    "Described by ACME as: open-source LLM. "
    "Assessed against SMALL 1.0: does not conform."
)


def verdict(presence: str, words: str | None, supplier: str | None) -> Verdict:
    said = {"described_as": words, "supplier": supplier}
    return POLICY.evaluate(
        record(
            components={"code.training": {**OPEN, "presence": presence}},
            listings={"code": "all"},
            **{key: value for key, value in said.items() if value is not None},
        )
    )


@pytest.mark.parametrize("words", ["open-source LLM", "open-source  LLM."])
def test_both_stand_in_one_line(words: str) -> None:
    page = str(verdict("withheld", words, "ACME"))
    assert LINE in page.replace("\n    ", " ")
    assert "Described by its supplier as" in str(verdict("absent", "Open Source", None))


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        ("provided", "open source"),
        ("unknown", "open source"),
        ("withheld", None),
        ("withheld", "open weights"),
        ("withheld", "not open source"),
    ],
)
def test_there_is_no_such_line(presence: str, words: str | None) -> None:
    found = verdict(presence, words, "ACME")
    assert "Described" not in str(found)
    assert "Described" not in overview_page([Answer("a", found)], plain_table)


def test_a_table_names_each_system_below_it() -> None:
    found = verdict("withheld", "open-source LLM", "ACME")
    page = overview_page([Answer("a", found)], plain_table)
    assert (
        "Described as open source; assessed here, each does not conform:\n"
        "  small: by ACME as open-source LLM\n"
    ) in page


@pytest.mark.parametrize(
    "words",
    [
        "open source", "Open-Source AI", "OpenSource", "the open_source model",
        "fully open  source",
    ],
)  # fmt: skip
def test_words_that_call_it_open_source(words: str) -> None:
    assert calls_open_source(words)


@pytest.mark.parametrize(
    "words",
    [
        "open weights", "open", "open access", "not open source", "non-open-source",
        "not fully open source", "it isn't open source", "no longer open source",
        "source available", "an open model; its source is closed",
    ],
)  # fmt: skip
def test_words_that_do_not(words: str) -> None:
    assert not calls_open_source(words)


def test_a_denial_elsewhere_is_another_sentence() -> None:
    assert calls_open_source("Not a toy. An open source model.")
