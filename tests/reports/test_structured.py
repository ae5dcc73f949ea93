"""The JSON form: its schema, its way back, and what is no verdict."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import osaid
from osaid.assessment import example_names
from osaid.diagnostics import Diagnostic
from osaid.evaluation.alternatives import alternatives
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.codec import decode, encode
from osaid.evaluation.policies import Policy
from osaid.reports.answers import Answer
from osaid.reports.structured import SCHEMA, Document, document, json_text
from osaid.text import Excerpt, Place
from tests import ROOT
from tests.generated_verdict_schema import verdict_schema
from tests.records.systems import systems

PUBLISHED = ROOT / "osaid" / "schemas" / "verdict-1.json"
STORED = ROOT / "tests" / "conformance" / "verdicts" / "first.json"
SMALL = """\
language 1
definition small 1.0
status draft
applies when system: machine_learning is yes
reading extent = wide | narrow default wide because "nobody says"
judgement safe "Is it safe?"
freedom use "Use it" {
  cites "use"
  must some parameters, code: available and license permits use
    else "release it"
  must system: not has overall_terms or overall_terms permits use
}
requirement data {
  upholds use
  must together document where available for every data: covers provenance, scope
  must every data: has location when extent is wide
  must every data: available when extent is narrow
  must attested safe
  should every parent: outcome is conforms
}
waive data for "?*" until 2026-11-21 because "LEGAL-1432"
ladder { level low "The least" needs use level high needs data }
"""
DIAGNOSTICS = (
    Diagnostic("odd", "odd", Place("a", 1, 2), "write", excerpt=Excerpt("a", 0, 1)),
)


@pytest.fixture(scope="module")
def validator() -> Any:  # noqa: ANN401 - the library has no narrower type for it
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def small() -> Policy:
    return osaid.parse_policy(SMALL, "small")


@pytest.fixture(scope="module")
def examples() -> list[Answer]:
    """Return what comes of the shipped records, claims believed."""
    return [answer_of(name) for name in example_names()]


@cache
def answer_of(name: str) -> Answer:
    """Return what comes of one shipped record, its claims believed."""
    source = f"example:{name}"
    system = osaid.read(source)
    accept = [claim.name for claim in system.claims]
    return Answer(source, osaid.evaluate(system, accept=accept))


def written_verdict() -> dict[str, Any]:
    """Return the JSON form of a verdict, new each time."""
    verdict = answer_of("amber").verdict
    assert verdict is not None
    return verdict.to_dict()


def unknown_keys(data: Any, schema: Any, root: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the keys of a document that its schema does not name."""
    schema = resolved(data, schema, root)
    if isinstance(data, list):
        for item in data:
            yield from unknown_keys(item, schema["items"], root)
    elif isinstance(data, dict):
        others = schema.get("additionalProperties")
        properties = {key: others for key in data if others is not None}
        properties |= schema.get("properties", {})
        yield from data.keys() - properties.keys()
        for key in data.keys() & properties.keys():
            yield from unknown_keys(data[key], properties[key], root)


def resolved(data: Any, schema: Any, root: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what a schema says of a value: neither a reference nor a choice."""
    if "anyOf" in schema and data is not None:
        schema = next(o for o in schema["anyOf"] if o != {"type": "null"})
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return schema


def test_the_published_schema_is_the_generated_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == verdict_schema()


def test_the_schema_has_its_name() -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert schema["$id"].endswith(SCHEMA.removeprefix("osaid-"))
    assert schema["$defs"]["Document"]["properties"].keys() == {
        "schema", "tool", "as_of", "assessments", "failures", "alternatives",
        "remedies",
    }  # fmt: skip


def test_every_object_says_what_it_is() -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert all(made["description"] for made in schema["$defs"].values())


def test_the_examples_after_the_schema(
    examples: list[Answer],
    validator: Any,  # noqa: ANN401 - as above
) -> None:
    failed = Answer("nowhere", None, DIAGNOSTICS)
    text = json_text(document([*examples, failed], date(2026, 11, 21)))
    found = json.loads(text)
    validator.validate(found)
    assert list(unknown_keys(found, validator.schema, validator.schema)) == []
    assert text.isascii()
    assert len(found["assessments"]) == len(example_names())


def test_a_document_comes_back(examples: list[Answer]) -> None:
    made = document([*examples, Answer("nowhere", None, DIAGNOSTICS)])
    assert decode(Document, json.loads(json_text(made))) == made


def test_verdicts_come_back(examples: list[Answer]) -> None:
    for answer in examples:
        verdict = answer.verdict
        assert verdict is not None
        told = evolve(verdict, diagnostics=DIAGNOSTICS)
        assert osaid.Verdict.from_dict(json.loads(json.dumps(told.to_dict()))) == told


@given(system=systems(), as_of=st.none() | st.dates())
def test_verdicts_on_anything_come_back(
    small: Policy,
    validator: Any,  # noqa: ANN401 - as above
    system: osaid.System,
    as_of: date | None,
) -> None:
    accept = [claim.name for claim in system.claims]
    verdict = small.evaluate(system, as_of=as_of, accept=accept)
    tried = alternatives(system, small, Assumptions(as_of=as_of))
    found = document([Answer("it", verdict, DIAGNOSTICS, tried)], as_of)
    written = json.loads(json_text(found))
    validator.validate(written)
    assert list(unknown_keys(written, validator.schema, validator.schema)) == []
    assert decode(Document, written) == found
    assert str(verdict).splitlines()[0] == verdict.headline


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(data=st.data())
def test_what_is_no_verdict_is_an_input_error(data: st.DataObject) -> None:
    written = written_verdict()
    path, holder = [], written
    while True:
        key = data.draw(st.sampled_from(sorted(holder) or [""]))
        path.append(key)
        held = holder.get(key)
        inner = held[0] if isinstance(held, list) and held else held
        if not isinstance(inner, dict) or data.draw(st.booleans()):
            break
        holder = inner
    holder[path[-1]] = data.draw(JSON)
    try:
        read = osaid.Verdict.from_dict(written)
    except osaid.InputError as error:
        (problem,) = error.diagnostics
        assert problem.code == "invalid-verdict"
        assert problem.place is not None
    else:
        again = osaid.Verdict.from_dict(encode(read))
        assert again == read


@given(data=JSON)
def test_anything_else_is_an_input_error(data: object) -> None:
    with pytest.raises(osaid.InputError):
        osaid.Verdict.from_dict(data)  # type: ignore[arg-type] # on purpose


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("outcome", "passes", "`passes` is not one of conforms, fails"),
        ("outcome", [], "a list is not one of conforms"),
        ("as_of", "20261121", "`20261121` is not a day such as 2026-11-21"),
        pytest.param("as_of", 10**5000, "a number is not a day", id="a long number"),
        ("findings", {}, "an object is not a list"),
        ("source", 1, "a number is not a value of type str"),
        ("system", None, "null is not an object"),
        ("freedoms", [], "a list is not an object"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, said: str) -> None:
    with pytest.raises(osaid.InputError) as caught:
        osaid.Verdict.from_dict({**written_verdict(), key: value})
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith(said)
    assert str(problem.place) == f"verdict#/{key}"


def test_a_stored_document_goes_on_to_load(
    validator: Any,  # noqa: ANN401 - as above
) -> None:
    written = json.loads(STORED.read_text(encoding="utf-8"))
    validator.validate(written)
    loaded = decode(Document, written)
    (verdict,) = loaded.assessments
    assert (verdict.level, verdict.levels, verdict.waivers) == (None, (), ())
    assert {finding.policy for finding in verdict.findings} == {None}
    assert [finding.short_name for finding in verdict.blockers] == ["use/1"]
    assert "  use/1: parameters.final" in str(verdict)
    policy = osaid.load_policy(STORED.with_suffix(".osaid"))
    system = osaid.read(STORED.with_suffix(".yaml"))
    now = policy.evaluate(system, accept=["theirs"]).to_dict()
    assert set(keys_in(written["assessments"][0])) <= set(keys_in(now))


def keys_in(data: Any, under: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield every key of a document, with those above it."""
    if isinstance(data, list):
        for item in data:
            yield from keys_in(item, under)
    elif isinstance(data, dict):
        for key, held in data.items():
            yield f"{under}/{key}"
            yield from keys_in(held, f"{under}/{key}")


def test_a_freedom_stands_under_its_name() -> None:
    written = written_verdict()
    written["freedoms"]["own"] = written["freedoms"].pop("use")
    with pytest.raises(osaid.InputError, match="`own` is not the `name`"):
        osaid.Verdict.from_dict(written)


def test_a_missing_part_is_named() -> None:
    written = written_verdict()
    del written["basis"]
    with pytest.raises(osaid.InputError, match="an object with `basis`"):
        osaid.Verdict.from_dict(written)


def test_every_key_is_documented() -> None:
    page = (ROOT / "docs" / "verdict.md").read_text(encoding="utf-8")
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    made = schema["$defs"].values()
    keys = {key for each in made for key in each.get("properties", ())}
    assert {key for key in keys if f"`{key}`" not in page} == set()
