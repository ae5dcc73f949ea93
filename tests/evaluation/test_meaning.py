"""The reference interpreter does what the tables of the language reference say."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import osaid
from tests import ROOT

CASES = ROOT / "tests" / "conformance" / "meaning"
HEAD = "language 1\ndefinition cases 1.0\nstatus final\n"
OWN_KEYS = ("about", "sentences", "policy", "readings", "as_of")


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        # Every scalar stays a text, as the readers of records want it.
        text = path.read_text("utf-8")
        for case in yaml.load(text, Loader=yaml.BaseLoader):  # noqa: S506 - only texts
            for line in case["sentences"].splitlines():
                truth, sentence = line.split(maxsplit=1)
                name = f"{Path(path).stem}: {case['about']}: {sentence}"
                yield pytest.param(case, sentence, truth, id=name)


def record_of(case: Mapping[str, Any]) -> osaid.System:
    fields = {key: value for key, value in case.items() if key not in OWN_KEYS}
    return osaid.read({"osaid_record": 1, "name": "case", **fields})


@pytest.mark.parametrize(("case", "sentence", "truth"), list(cases()))
def test_sentence(case: Mapping[str, Any], sentence: str, truth: str) -> None:
    preamble = case.get("policy", "")
    policy = osaid.parse_policy(
        f"{HEAD}{preamble}\nrequirement asked {{ must {sentence} }}\n", "case"
    )
    day = date.fromisoformat(case["as_of"]) if "as_of" in case else None
    verdict = policy.requirements["asked"].evaluate(
        record_of(case), as_of=day, readings=case.get("readings")
    )
    assert str(verdict.truth) == truth, verdict.findings[0].reason
