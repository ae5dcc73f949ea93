from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import osaid
from osaid.readers.inputs import read
from osaid.records.canonical import canonical
from osaid.records.joining import Witness, join
from osaid.records.joining.spans import Days, Span, collide
from osaid.records.words import words
from tests.records.joining.told import disagreements, part, said, told

DAYS = [date(2024, 1, day) for day in range(1, 6)]


def weights(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return what is said of the parameters."""
    return {"components": {"parameters.final": {"name": "weights", **said}}}


CARD = told("models/card.md", **weights(license="MIT", access="open"))
BILL = told("sbom.json", **weights(license="ISC", presence="provided"))
INDEX = told("index.yaml", **weights(license="Zlib", access="login"))


def test_the_most_trusted_source_that_speaks_decides() -> None:
    joined = join([CARD, BILL, INDEX], ["sbom.json", "index.yaml"])
    assert said(joined, "weights", "license") == {"ISC"}
    assert said(joined, "weights", "access") == {"login"}
    assert said(joined, "weights", "presence") == {"provided"}


def test_what_is_overruled_stays_visible() -> None:
    trust = join([CARD, BILL], ["card.md"]).system.trust
    assert trust is not None
    assert trust.order == ("card.md",)
    (overruled,) = trust.overruled
    assert str(overruled.place) == "sbom.json#/components/parameters.final/license"
    assert (overruled.subject, overruled.says) == ("weights.license", "ISC")
    assert (overruled.source, overruled.decided_by) == ("sbom.json", "card.md")


def test_what_is_decided_is_still_a_disagreement() -> None:
    joined = join([CARD, BILL], ["card.md"])
    assert list(disagreements(joined)) == ["weights: license"]


def test_whoever_agrees_with_the_most_trusted_stays_as_evidence() -> None:
    other = told("other.yaml", **weights(license="MIT"))
    joined = join([CARD, BILL, other], ["card.md"])
    assert len(part(joined, "weights").license.statements) == 2


def test_among_others_a_fact_stays_contested() -> None:
    joined = join([CARD, BILL, INDEX, told("silent.yaml")], ["silent.yaml"])
    assert said(joined, "weights", "license") == {"MIT", "ISC", "Zlib"}
    assert joined.system.trust == osaid.merge([joined.system]).trust


def test_a_source_that_disagrees_with_itself_decides_nothing_alone() -> None:
    unsure = told("unsure.yaml", **weights(license=["MIT", "ISC"]))
    joined = join([unsure, INDEX], ["unsure.yaml"])
    assert said(joined, "weights", "license") == {"MIT", "ISC"}


def test_authors_and_cited_sources_may_be_trusted() -> None:
    cited = {"value": "Zlib", "source": "paper"}
    both = told(
        "both.yaml",
        sources={"paper": {"title": "The Paper"}},
        **weights(license=["MIT", {"value": "ISC", "by": "Ada"}, cited]),
    )
    assert said(join([both], ["the  PAPER"]), "weights", "license") == {"Zlib"}
    assert said(join([both], ["Ada"]), "weights", "license") == {"ISC"}


def test_it_decides_for_the_days_on_which_it_speaks() -> None:
    ended = {"value": "MIT", "until": "2025-01-01"}
    since = {"value": "ISC", "since": "2025-01-01"}
    then = {"value": "Zlib", "since": "2024-01-01", "until": "2024-02-01"}
    one = told("a", **weights(license=[ended]))
    joined = join([one, told("b", **weights(license=[since, then]))], ["a"])
    assert said(joined, "weights", "license") == {"MIT", "ISC"}
    joined = join([one, told("b", **weights(license="ISC"))], ["a"])
    assert said(joined, "weights", "license") == {"MIT", "ISC"}
    whole = told("a", **weights(license=[ended, {**since, "value": "Zlib"}]))
    joined = join([whole, told("b", **weights(license="ISC"))], ["a"])
    assert said(joined, "weights", "license") == {"MIT", "Zlib"}


def test_a_promise_is_decided_like_any_fact() -> None:
    mof = told("mof.yml", listings={"code": "released"})
    bill = told("bom", components={"code": {"name": "x", "presence": "provided"}})
    for name, extent in (("mof.yml", "released"), ("bom", "open")):
        joined = join([mof, bill], [name])
        (listing,) = joined.system.listings
        assert [str(value) for value in listing.extent.values] == [extent]
        assert said(joined, "x", "presence") == {"provided"}


def test_whether_a_kind_is_used_is_decided_with_what_is_of_it() -> None:
    scratch = told("a", unused={"parent": "yes"})
    derived = told("b", components={"parent": {"name": "base", "presence": "provided"}})
    joined = join([scratch, derived], ["a"])
    assert said(joined, "base", "presence") == {"absent"}
    assert joined.system.usages[0].unused.values == (True,)
    joined = join([scratch, derived], ["b"])
    assert said(joined, "base", "presence") == {"provided"}
    assert joined.system.usages[0].unused.values == (False,)


def test_which_of_two_is_the_one_is_decided() -> None:
    sources = [
        told(n, **weights(presence="provided", digest=f"sha256:{n}")) for n in "ab"
    ]
    joined = join(sources, ["b"])
    there = {
        c.identity.digest: str(c.presence.values[0]) for c in joined.system.components
    }
    assert there == {"sha256:a": "absent", "sha256:b": "provided"}


def test_the_name_of_the_most_trusted_is_used() -> None:
    sources = [told("a", release="1"), told("b", release="2"), told("c", release="1")]
    assert join(sources).system.release == "1"
    assert join(sources, ["b"]).system.release == "2"


def test_a_name_that_no_source_has() -> None:
    with pytest.raises(osaid.UsageError) as caught:
        join([CARD, BILL], ["cart.md", "nobody at all"])
    first, second = caught.value.diagnostics
    assert first.help == "did you mean `card.md`?"
    assert second.help == "there are `models/card.md`, `sbom.json`"


@pytest.mark.parametrize("name", ["card.md", "./card.md", "new/card.md"])
def test_a_name_means_the_input_that_has_exactly_this_name(name: str) -> None:
    full = name if name.startswith("new") else "card.md"
    mine = told(full, **weights(license="MIT"))
    old = told("old/card.md", **weights(license="ISC"))
    joined = join([mine, old, BILL], [name])
    assert said(joined, "weights", "license") == {"MIT"}
    assert joined.system.trust is not None
    assert joined.system.trust.order == (name,)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("card.md", ["old/card.md", "new/card.md"]),
        ("CARD.md", ["card.md", "Card.md"]),
        ("bom.json", ["bom.json#1", "bom.json#2"]),
        ("bom.json", ["a/bom.json#1", "b/bom.json#2"]),
    ],
)
def test_a_name_that_several_inputs_have(name: str, files: list[str]) -> None:
    sources = [told(file, **weights(license="MIT")) for file in files]
    with pytest.raises(osaid.UsageError) as caught:
        join(sources, [name])
    (problem,) = caught.value.diagnostics
    assert problem.code == "unclear-source"
    assert all(f"`{file}`" in problem.message for file in files)


def test_records_in_memory_of_one_name_cannot_be_told_apart() -> None:
    systems = [told("same", **weights(license=name)).system for name in ("MIT", "ISC")]
    with pytest.raises(osaid.UsageError, match="may be any of `same`, `same \\(2\\)`"):
        osaid.merge(systems, trust=["same"])


def test_a_part_of_a_document_may_be_named_by_the_document() -> None:
    joined = join([told("a/bom.json#2", **weights(license="MIT")), CARD], ["bom.json"])
    assert said(joined, "weights", "license") == {"MIT"}
    joined = join([CARD, told("b#1", **weights(license="ISC"))], ["b#1"])
    assert said(joined, "weights", "license") == {"ISC"}


def test_an_order_means_the_same_for_parents() -> None:
    def card(name: str, license_: str) -> Witness:
        parent = {"osaid_record": 1, "name": "Base", **weights(license=license_)}
        entry = {"hub": "acme/base", "record": parent}
        return told(name, components={"parent": entry})

    first = told("card.md", **weights(license="MIT"))
    others = [card("old/card.md", "ISC"), card("sbom.json", "Zlib")]
    ((_, parent),) = join([first, *others], ["card.md"]).system.parents
    (found,) = parent.components
    assert set(map(words, found.license.values)) == {"ISC", "Zlib"}


def test_a_record_keeps_its_order() -> None:
    system = join([CARD, BILL], ["card.md"]).system
    again = read(canonical(system))
    assert canonical(again) == canonical(system)
    more = osaid.merge([system, INDEX.system], trust=["index.yaml"])
    assert more.trust is not None
    assert more.trust.order == ("index.yaml", "card.md")
    assert {one.says for one in more.trust.overruled} == {"MIT", "open", "ISC"}


def test_the_verdict_names_the_order() -> None:
    verdict = osaid.evaluate(join([CARD, BILL], ["card.md"]).system)
    assert verdict.trust is not None
    assert verdict.to_dict()["trust"]["order"] == ["card.md"]
    assert osaid.Verdict.from_dict(verdict.to_dict()) == verdict
    page = str(verdict)
    assert "Where sources disagree, trusted is card.md; others come last." in page
    assert "overruled by card.md: weights.license ISC (sbom.json)" in page
    assert osaid.evaluate(CARD.system).to_dict()["trust"] is None


def test_a_page_does_not_list_everything_that_is_overruled() -> None:
    topics = {f"n{number}": "yes" for number in range(30)}
    no = dict.fromkeys(topics, "no")
    parts = [{"name": name} for name in topics]
    sources = [
        told(
            n, components={"data": parts, "document": {"name": "card", "about": about}}
        )
        for n, about in (("a", topics), ("b", no))
    ]
    page = str(osaid.evaluate(join(sources, ["a"]).system))
    assert page.count("overruled by a: ") == 20
    assert "and 10 more are overruled" in page


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([((0, 2), "a"), ((2, 4), "b")], False),
        ([((0, 3), "a"), ((2, 4), "b")], True),
        ([((0, 4), "a"), ((1, 2), "a"), ((3, 4), "b")], True),
        ([((0, 1), "a"), ((1, 2), "b"), ((2, 3), "a"), ((3, 4), "b")], False),
        ([((0, 1), "a"), ((0, 1), "b")], True),
        ([((0, 4), "a"), ((0, 4), "a")], False),
        ([((0, 2), "b"), ((0, 1), "b"), ((2, 4), "a"), ((3, 4), "b")], True),
        ([], False),
    ],
)
def test_whether_two_things_are_said_of_one_day(
    spans: list[tuple[tuple[int, int], str]],
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    said_then = [((DAYS[begin], DAYS[end]), text) for (begin, end), text in spans]
    assert collide(said_then) is expected


@pytest.mark.parametrize(
    ("spans", "span", "covered", "met"),
    [
        ([(0, 2), (2, 4)], (1, 3), True, True),
        ([(0, 1), (2, 4)], (0, 3), False, True),
        ([(2, 3)], (0, 2), False, False),
        ([(1, 2)], (2, 3), False, False),
        ([], (0, 1), False, False),
    ],
)
def test_days_of_spans(
    spans: list[tuple[int, int]],
    span: tuple[int, int],
    covered: bool,  # noqa: FBT001 - a column of the table
    met: bool,  # noqa: FBT001 - a column of the table
) -> None:
    days = Days.of((DAYS[begin], DAYS[end]) for begin, end in spans)
    asked: Span = (DAYS[span[0]], DAYS[span[1]])
    assert (days.cover(asked), days.meet(asked)) == (covered, met)
