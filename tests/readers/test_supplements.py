from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given

import osaid
from osaid.readers.contents import Contents
from osaid.readers.supplements import found_at, found_in
from tests import ROOT
from tests.readers.mutations import mutated

TEXT = """\
osaid_supplement: 1
name: Example
hub: acme/example
by: Ada
made: 2026-03-01
components:
  information.data_card:
    name: Data card
    covers: [scope]
    about: [crawl]
attestations:
  - {judgement: fine, answer: yes, by: Ada, judged: [crawl.license]}
listings: {data: all}
"""


def test_a_supplement_is_read_like_a_record() -> None:
    system = osaid.read_supplement(TEXT.encode(), name="more.yaml").record
    assert (system.name, system.identity.hub, system.by) == (
        "Example",
        "acme/example",
        "Ada",
    )
    (card,) = system.components
    (statement,) = card.covers.element("scope").statements
    assert str(statement.origin.place) == "more.yaml:9:14"
    assert statement.origin.by == "Ada"
    assert system.attestations[0].judged == ("crawl.license",)


def test_a_supplement_comes_from_anything(tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(TEXT, encoding="utf-8")
    for source in (path, str(path), io.BytesIO(TEXT.encode()), TEXT.encode()):
        assert osaid.read_supplement(source).record.name == "Example"
    found = found_at(str(path))
    assert found is not None
    assert found[1] == ()


HEAD = {"osaid_supplement": 1, "name": "x"}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a record": ({"osaid_record": 1, "name": "x"}, "not-a-supplement"),
    "anything else": ({"name": "x"}, "not-a-supplement"),
    "another version": ({**HEAD, "osaid_supplement": 2}, "record-version"),
    "about nothing": ({"osaid_supplement": 1, "price": "none"}, "missing-key"),
    "an unknown key": ({**HEAD, "osaid_record": 1}, "unknown-key"),
    "about nothing but a revision": (
        {"osaid_supplement": 1, "revision": "main"},
        "missing-key",
    ),
    "an order of trust": ({**HEAD, "trust": {"order": ["Ada"]}}, "no-trust"),
    "an unknown kind": ({**HEAD, "components": {"cod": {}}}, "unknown-kind"),
    "no list of components": ({**HEAD, "components": 1}, "wrong-shape"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_a_supplement(case: str) -> None:
    written, code = WRONG[case]
    with pytest.raises(osaid.InputError) as caught:
        osaid.read_supplement(written)
    assert [problem.code for problem in caught.value.diagnostics] == [code]


def test_a_supplement_alone_is_no_system() -> None:
    with pytest.raises(osaid.InputError) as caught:
        osaid.read(TEXT.encode())
    (problem,) = caught.value.diagnostics
    assert problem.code == "supplement-alone"
    assert problem.help == "join them: `osaid check RECORD SUPPLEMENT --merge`"


def test_a_broken_supplement_alone_says_what_is_broken() -> None:
    (item,) = osaid.read_all({"osaid_supplement": 1, "components": 1})
    assert [d.code for d in item.diagnostics] == ["missing-key", "wrong-shape"]


def schema() -> jsonschema.Draft202012Validator:
    """Return what the published schema of supplements allows."""
    path = ROOT / "osaid" / "schemas" / "supplement-1.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@pytest.mark.parametrize("case", WRONG)
def test_the_schema_refuses_what_is_wrong(case: str) -> None:
    assert not schema().is_valid(WRONG[case][0])


def test_the_schema_allows_what_the_page_shows() -> None:
    page = (ROOT / "docs" / "merging.md").read_text(encoding="utf-8")
    _, _, rest = page.partition("```yaml supplement.yaml\n")
    for text in (TEXT, rest.partition("```")[0]):
        schema().validate(yaml.load(text, yaml.BaseLoader) | {"osaid_supplement": 1})  # noqa: S506 - a safe one
    for name in ("hub", "purl", "digest"):
        schema().validate({"osaid_supplement": 1, name: "sha256:00"})


NO_SUPPLEMENTS = (
    "",
    "osaid_supplement",
    "# osaid_supplement: 1\na: 1",
    "{osaid_supplement",
    "- osaid_supplement: 1",
)


@pytest.mark.parametrize("text", NO_SUPPLEMENTS)
def test_texts_that_are_no_supplements(text: str) -> None:
    assert found_in(Contents("a", text)) is None


@pytest.mark.parametrize("name", ["nothing.yaml", "", "\0", "a" * 5000])
def test_paths_of_no_supplements(name: str) -> None:
    assert found_at(name) is None


DOCUMENT: dict[str, Any] = {
    "osaid_supplement": 1,
    "name": "Example",
    "components": {
        "data": {"name": "crawl", "covers": ["scope"], "part_of": "books"},
        "information": {"about": ["crawl"], "license": ["MIT", {"value": "ISC"}]},
    },
    "attestations": [
        {"judgement": "fine", "answer": True, "by": "Ada", "judged": ["crawl.license"]}
    ],
    "listings": {"data": "all"},
    "unused": {"parent": True},
}
PARTS = {
    "data": [{"name": "crawl"}, {"name": "books"}],
    "information": {"name": "card"},
}
RECORD = osaid.read({"osaid_record": 1, "name": "Example", "components": PARTS})


def test_the_document_fits() -> None:
    assert len(osaid.merge([RECORD, osaid.read_supplement(DOCUMENT)]).components) == 3


@given(mutated(DOCUMENT))
def test_a_supplement_with_anything_in_it_fits_or_is_refused(document: Any) -> None:  # noqa: ANN401 - anything
    with suppress(osaid.InputError):
        supplement = osaid.read_supplement(document)
        assert osaid.merge([RECORD, supplement]).name == "Example"
