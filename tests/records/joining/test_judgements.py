"""What becomes of judgements where sources are joined."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.records.joining import Witness, join
from osaid.records.judgements import is_stale, restated
from tests.evaluation.small import policy
from tests.records.joining.told import added, codes, disagreements, told


def attested(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return a judgement of somebody."""
    return {"judgement": "fine", "answer": "yes", "by": "Ada", **more}


ASKED = policy(
    'judgement fine "is it"\nrequirement asked { must attested fine by independent }'
)
JUDGED = ["weights.license"]


def judged(*others: Witness, **said: Any) -> osaid.Verdict:  # noqa: ANN401 - as in a file
    """Return the verdict on a record with a judgement, joined with others."""
    mine = told(
        "mine.yaml",
        supplier="ACME",
        made="2025-06-01",
        components={"parameters.final": {"name": "weights", "license": "MIT"}},
        attestations=[attested(judged=JUDGED, made="2025-06-01", **said)],
    )
    return ASKED.evaluate(join([mine, *others]).system)


RECORD_OF_WEIGHTS = {"parameters.final": {"name": "weights", "license": "MIT"}}


def pinned() -> str:
    """Return the digest of what was judged, as it was then."""
    system = join([told("mine.yaml", components=RECORD_OF_WEIGHTS)]).system
    one = osaid.Attestation("fine", answer=True, by="Ada", judged=tuple(JUDGED))
    return str(restated(one, system).digest)


def source(name: str, made: str | None, license_: str) -> Witness:
    """Return what a source says of the parameters, often on a day."""
    weights = {"parameters.final": {"name": "weights", "license": license_}}
    day = {} if made is None else {"made": made}
    return told(name, **day, components=weights)


@pytest.mark.parametrize("digest", [None, "pinned"])
@pytest.mark.parametrize(
    ("license_", "made", "truth"),
    [
        ("MIT", "2024-01-01", {"true"}),
        ("MIT", "2026-01-01", {"true"}),  # later, and it says the same
        ("ISC", "2026-01-01", {"unknown"}),
        ("ISC", "2024-01-01", {"unknown"}),  # older, and nobody judged it
        ("ISC", None, {"unknown"}),
    ],
)
def test_a_judgement_stands_while_what_it_judged_is_told_alike(
    digest: str | None, license_: str, made: str | None, truth: set[str]
) -> None:
    said_so = {} if digest is None else {"digest": pinned()}
    verdict = judged(source("other.yaml", made, license_), **said_so)
    assert {str(f.truth) for f in verdict.findings} == truth


@pytest.mark.parametrize("digest", [None, "pinned"])
def test_a_judgement_that_no_longer_counts_is_told(digest: str | None) -> None:
    said_so = {} if digest is None else {"digest": pinned()}
    mine = told(
        "mine.yaml",
        components=RECORD_OF_WEIGHTS,
        attestations=[attested(judged=JUDGED, **said_so)],
    )
    joined = join([mine, source("other.yaml", "2024-01-01", "ISC")])
    assert "attestation-outdated" in codes(joined.diagnostics)
    assert is_stale(joined.system.attestations[0], joined.system)


def test_a_supplement_without_a_day_is_as_old_as_its_judgements() -> None:
    extra = added("s", attestations=[attested(made="2026-03-01")])
    for made in (None, "2026-02-01", "2026-04-01"):
        record = told("a", **({} if made is None else {"made": made}))
        joined = join([record, extra])
        day = made and max(made, "2026-03-01")
        assert str(joined.system.made) == str(day)
        assert str(ASKED.evaluate(joined.system).findings[0].truth) == "true"


def test_the_supplier_of_any_source_is_not_independent() -> None:
    other = told("other.yaml", supplier="ada")
    assert [str(f.truth) for f in judged().findings] == ["true"]
    assert [str(f.truth) for f in judged(other).findings] == ["unknown"]


def test_a_judgement_in_two_sources_is_one() -> None:
    both = [told(n, attestations=[attested(judged=["all"])]) for n in "ab"]
    assert len(join(both).system.attestations) == 1


def test_judgements_that_differ_are_told() -> None:
    yes = added("yes.yaml", attestations=[attested(judged=["all"])])
    no = added("no.yaml", attestations=[attested(answer="no", by="Bob")])
    record = told("a.yaml", components=RECORD_OF_WEIGHTS)
    for sources in ([record, yes, no], [no, yes, record]):
        joined = join(sources)
        sides = {"no": ["no.yaml"], "yes": ["yes.yaml"]}
        assert disagreements(joined) == {"system: attested fine": sides}
        (warning,) = joined.diagnostics
        assert (warning.code, warning.help) == (
            "sources-disagree",
            "let it be judged again, or leave one out; no order of trust decides it",
        )
        assert [str(f.truth) for f in ASKED.evaluate(joined.system).findings] == [
            "unknown"
        ]


def test_a_judgement_that_does_not_count_differs_from_none() -> None:
    stale = attested(answer="no", judged=JUDGED, digest="sha256:00")
    extra = added("yes.yaml", attestations=[attested(), stale])
    assert not join([told("a", components=RECORD_OF_WEIGHTS), extra]).disagreements
