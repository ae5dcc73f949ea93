from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given

from osaid.records.canonical import canonical
from osaid.records.systems import System
from tests import ROOT
from tests.generated_record_schema import record_schema
from tests.records.systems import systems

PUBLISHED = ROOT / "osaid" / "schemas" / "record-1.json"
BLOCK = re.compile(r"^```yaml.*?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}


class Loader(yaml.SafeLoader):
    """YAML as editors read it: of plain scalars only numbers are no texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - it is PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag in NUMBERS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.fixture(scope="module")
def validator() -> Any:  # noqa: ANN401 - the library has no narrower type for it
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def examples() -> Iterator[Any]:
    """Return the records that the page on records shows."""
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    for match in BLOCK.finditer(page):
        if "osaid_record:" in match[1]:
            yield yaml.load(match[1], Loader)  # noqa: S506 - a safe one


def test_the_published_schema_is_the_generated_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == record_schema()


@given(systems())
def test_what_is_written_conforms_to_the_schema(system: System) -> None:
    schema = json.loads(record_schema())
    jsonschema.Draft202012Validator(schema).validate(canonical(system))


def test_what_the_page_shows_conforms_to_the_schema(
    validator: jsonschema.Draft202012Validator,
) -> None:
    found = list(examples())
    assert len(found) > 3
    for example in found:
        validator.validate(example)


def test_the_shipped_examples_conform_to_the_schema(
    validator: jsonschema.Draft202012Validator,
) -> None:
    for path in sorted((ROOT / "osaid" / "examples").glob("*.yaml")):
        validator.validate(yaml.load(path.read_text("utf-8"), Loader))  # noqa: S506


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": "x"},
        {"osaid_record": 2},
        {"licence": "MIT"},
        {"delivery": "free"},
        {"delivery": None},
        {"made": "2023-08"},
        {"components": {"cod.training": {}}},
        {"components": {"code": {"outcome": "conforms"}}},
        {"components": {"code": {"record": {"osaid_record": 1, "name": "x"}}}},
        {"components": {"code": {"license": {"source": "a"}}}},
        {"components": {"code": {"covers": ["No sense"]}}},
        {"components": {"data": {"tokens": {"low": 1}}}},
        {"components": {"data": {"tokens": -1}}},
        {"attributes": {"country": "DE"}},
        {"attestations": [{"judgement": "x", "answer": "yes"}]},
    ],
    ids=str,
)
def test_what_is_wrong_does_not_conform(
    validator: jsonschema.Draft202012Validator, wrong: dict[str, Any]
) -> None:
    head = {"osaid_record": 1, "name": "x"} if wrong.keys() - {"name"} else {}
    validator.validate({"osaid_record": 1, "name": "x"})
    assert not validator.is_valid({**head, **wrong})
