from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.records.joining import join
from tests.records.joining.told import (
    added,
    disagreements,
    names,
    part,
    said,
    told,
)

RECORD = told(
    "record.yaml",
    hub="acme/example",
    components={
        "parameters.final": {
            "name": "weights",
            "license": "MIT",
            "digest": "sha256:aa",
        },
        "information.data_card": {"name": "Data card"},
        "data.training": [{"name": "crawl"}, {"name": "books", "hub": "acme/books"}],
    },
)


def attested(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return a judgement of somebody."""
    return {"judgement": "fine", "answer": "yes", "by": "Ada", **more}


def test_a_supplement_adds_statements_and_judgements() -> None:
    joined = join(
        [
            RECORD,
            added(
                "more.yaml",
                by="Ada",
                made="2026-03-01",
                delivery="released",
                listings={"data.training": "all"},
                components={
                    "information.data_card": {"covers": ["scope"], "about": ["crawl"]},
                    "parameters.final": {"access": "open"},
                },
                attestations=[attested(judged=["Data card", "crawl.license"])],
            ),
        ]
    )
    assert len(joined.system.components) == 4
    card = part(joined, "Data card")
    assert dict(card.covers.elements)["scope"].statements[0].origin.by == "Ada"
    assert card.about.names == ("crawl",)
    assert said(joined, "weights", "access") == {"open"}
    assert joined.system.attestations[0].judged == ("Data card", "crawl.license")
    # What somebody says who knows the joined list holds for it.
    assert [str(v) for v in joined.system.listings[0].extent.values] == ["all"]


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("data.training", {"name": "books"}),
        ("data", {"name": "books"}),
        ("data.training", {"hub": "Acme/Books"}),
        ("data.training", {"name": "something else", "hub": "datasets/acme/books"}),
    ],
)
def test_ways_to_name_a_component(kind: str, entry: dict[str, str]) -> None:
    joined = join([RECORD, added("s", components={kind: {**entry, "license": "MIT"}})])
    assert said(joined, "books", "license") == {"MIT"}
    assert len(joined.system.components) == 4


def test_a_kind_means_what_is_below_it_where_there_is_one() -> None:
    joined = join([RECORD, added("s", components={"information": {"license": "MIT"}})])
    assert said(joined, "Data card", "license") == {"MIT"}


def test_a_name_of_any_source_will_do() -> None:
    other = told("other.yaml", components={"parameters.final": {"name": "example-7b"}})
    extra = added(
        "s", attestations=[attested(judged=["weights", "example-7b.license"])]
    )
    joined = join([RECORD, other, extra])
    (attestation,) = joined.system.attestations
    assert attestation.judged == ("example-7b", "example-7b.license")


def test_a_component_that_says_whether_it_is_there_is_new() -> None:
    paper = {"document": {"name": "paper", "presence": "provided"}}
    joined = join(
        [
            RECORD,
            added("s", components=paper, attestations=[attested(judged=["paper"])]),
            added("t", components={"document": {"name": "paper", "license": "MIT"}}),
        ]
    )
    assert "document paper" in names(joined)
    assert said(joined, "paper", "license") == {"MIT"}


WRONG: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "a name that nothing has": (
        {"components": {"data.training": {"name": "craw", "license": "MIT"}}},
        "no source lists a `data.training` `craw`, to which this would add",
        "did you mean `crawl`?",
    ),
    "a kind that nothing has": (
        {"components": {"upstream": {"license": "MIT"}}},
        "no source lists a `upstream`, to which this would add",
        "say its `presence`, if it is there and nobody lists it",
    ),
    "a kind of which there are two": (
        {"components": {"data.training": {"license": "MIT"}}},
        "`data.training` may be any of `books`, `crawl`",
        "give the name of one, as the joined record has it",
    ),
    "a name of another kind": (
        {"components": {"code": {"name": "crawl", "presence": "provided"}}},
        "`crawl` is of kind `data.training` elsewhere, not `code`",
        "write it below `data.training`, or choose another name",
    ),
    "a judgement of nothing": (
        {"attestations": [attested(judged=["Data carb"])]},
        "no component `Data carb`, which `fine` is said to have judged",
        "did you mean `Data card`?",
    ),
    "a judgement of a kind of which there are two": (
        {"attestations": [attested(judged=["data.training"])]},
        (
            "`data.training`, which `fine` is said to have judged, may be any of "
            "`books`, `crawl`"
        ),
        "give the name of one, as the joined record has it",
    ),
    "a judgement of no field": (
        {"attestations": [attested(judged=["crawl.licence"])]},
        "no field `licence` of the component `crawl`",
        "did you mean `license`?",
    ),
    "about nothing": (
        {"components": {"information": {"about": ["zzz"]}}},
        "no component `zzz`, which `information` is said to be about",
        "there are `Data card`, `books`, `crawl`, `weights`",
    ),
    "a part of nothing": (
        {"components": {"parameters.final": {"part_of": "zzz"}}},
        "no component `zzz`, of which `parameters.final` is said to be a part",
        "there are `Data card`, `books`, `crawl`, `weights`",
    ),
    "another system": (
        {"name": "Exemple 7B"},
        "the supplement is about `Exemple 7B`, and not about `Example 7B`",
        "did you mean `Example 7B`?",
    ),
    "another system by its id": (
        {"hub": "acme/other"},
        "the supplement is about `acme/other`, and not about `acme/example`",
        "leave it out, or correct what it is about",
    ),
    "the identity of another kind": (
        {
            "components": {
                "code": {"name": "x", "digest": "sha256:aa", "license": "MIT"}
            }
        },
        "no source lists a `code` `x`, to which this would add",
        "say its `presence`, if it is there and nobody lists it",
    ),
    "a name with another identity": (
        {
            "components": {
                "parameters.final": {"name": "weights", "digest": "sha256:bb"}
            }
        },
        "`weights` has another identity elsewhere",
        "correct the identity, or choose another name",
    ),
    "a new one with the name of another": (
        {
            "components": {
                "parameters.final": {
                    "name": "weights",
                    "digest": "sha256:bb",
                    "presence": "provided",
                }
            }
        },
        "`weights` has another identity elsewhere",
        "correct the identity, or choose another name",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_an_error(case: str) -> None:
    extra, message, cure = WRONG[case]
    with pytest.raises(osaid.InputError) as caught:
        join([RECORD, added("s.yaml", **extra)])
    (problem,) = caught.value.diagnostics
    assert problem.message == message
    assert problem.place is not None
    assert problem.place.file == "s.yaml"
    assert cure is None or problem.help == cure


def test_everything_that_does_not_fit_is_said_at_once() -> None:
    extra = {f"n{number}": "yes" for number in range(9)}
    with pytest.raises(osaid.InputError) as caught:
        join([RECORD, added("s", components={"information": {"about": extra}})])
    assert len(caught.value.diagnostics) == 9


def test_there_is_an_end_to_what_is_said() -> None:
    extra = {f"n{number}": "yes" for number in range(2000)}
    with pytest.raises(osaid.InputError) as caught:
        join([RECORD, added("s", components={"information": {"about": extra}})])
    assert len(caught.value.diagnostics) == 50


def test_the_id_of_a_system_goes_before_its_name() -> None:
    joined = join([RECORD, added("s", name="7B of Acme", hub="ACME/Example")])
    assert (joined.system.name, joined.disagreements) == ("Example 7B", ())


def test_a_supplement_may_be_trusted_and_may_disagree() -> None:
    extra = added("s", components={"parameters.final": {"license": "ISC"}})
    assert list(disagreements(join([RECORD, extra]))) == ["weights: license"]
    assert said(join([RECORD, extra], ["s"]), "weights", "license") == {"ISC"}


def test_the_order_of_supplements_does_not_matter() -> None:
    new = added("s", components={"document": {"name": "x", "presence": "provided"}})
    more = added("t", components={"document": {"name": "x", "license": "MIT"}})
    assert join([new, RECORD, more]).system == join([more, new, RECORD]).system


def test_any_spelling_of_a_name_will_do() -> None:
    extra = {
        "components": {"data.training": {"name": "CRAWL", "license": "MIT"}},
        "attestations": [attested(judged=["data card", "Weights.license"])],
    }
    joined = join([RECORD, added("s", **extra)])
    assert said(joined, "crawl", "license") == {"MIT"}
    (one,) = joined.system.attestations
    assert set(one.judged) == {"Data card", "weights.license"}


def test_what_two_supplements_introduce_is_one() -> None:
    first, second = (
        added(n, components={"document": {"name": name, "presence": "provided"}})
        for n, name in (("s", "The paper"), ("t", "the-paper"))
    )
    joined = join([RECORD, first, second])
    assert sum("paper" in name for name in names(joined)) == 1


@pytest.mark.parametrize("author", ["Ada", "Bob", "Cyd", "Dan", "Eve"])
def test_what_a_kind_means_does_not_hang_on_chance(author: str) -> None:
    """A second one is introduced, whichever supplement happens to come first."""
    one = added("s", by=author, components={"document": {"license": "MIT"}})
    paper = {"document": {"name": "paper", "presence": "provided"}}
    card = told("a", components={"document": {"name": "card"}})
    with pytest.raises(osaid.InputError, match="`document` may be any of"):
        join([card, one, added("t", components=paper)])


def test_an_identity_in_one_supplement_serves_another() -> None:
    known = {"data.training": {"name": "crawl", "purl": "pkg:generic/crawl"}}
    for by in ("Ada", "Bob", "Cyd"):
        named = {
            "data.training": {
                "name": "it",
                "purl": "pkg:generic/crawl",
                "license": "MIT",
            }
        }
        both = added("s", components=known), added("t", by=by, components=named)
        assert said(join([RECORD, *both]), "crawl", "license") == {"MIT"}
