"""What spdx-tools finds not conformant is told, and costs no document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import osaid
from osaid.diagnostics import Severity
from osaid.readers.inputs import read_all
from osaid.readers.nodes import Node
from osaid.readers.spdx2 import conformity
from tests.readers.spdx2_documents import (
    HEAD,
    Json,
    codes,
    file,
    model,
    package,
    purl,
    read_document,
    related,
)

DESCRIBED = related("DOCUMENT DESCRIBES tide")


def slips(**fields: object) -> list[str]:
    """Return what is told of the conformity of a document with a model in it."""
    whole = {"packages": [model("tide")], "relationships": DESCRIBED, **fields}
    (item,) = read_document(**whole)
    assert item.system is not None, item.diagnostics
    assert item.system.name == "tide"
    found = [d for d in item.diagnostics if d.code == "not-conformant"]
    assert all(d.severity is Severity.WARNING for d in found)
    assert all(d.place is not None and d.place.line for d in found)
    return [d.message.removeprefix("not as SPDX has it: ") for d in found]


def test_of_a_conformant_document_nothing_is_told() -> None:
    assert slips() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"supplier": "ACME"}, "ACME"),
        ({"downloadLocation": None}, "`download_location` is missing"),
        ({"primaryPackagePurpose": "MODEL"}, "MODEL"),
        ({"licenseDeclared": "MIT/Apache-2.0"}, "MIT/Apache-2.0"),
        ({"licenseDeclared": "No such one"}, "No such one"),
        ({"versionInfo": ["1", "2"]}, "version"),
        ({"checksums": [{"algorithm": "CRC", "checksumValue": "00"}]}, "CRC"),
        ({"externalRefs": "none"}, "shape"),
        ({"externalRefs": [{**purl("x"), "referenceCategory": "OWN"}]}, "OWN"),
        ({"SPDXID": "tide"}, "tide"),
    ],
)
def test_a_slip_in_a_package_is_told(fields: Json, words: str) -> None:
    found = slips(packages=[model("tide") | fields], relationships=[])
    assert any(words in message for message in found), found


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"creationInfo": {**HEAD["creationInfo"], "created": "2026"}}, "2026"),
        ({"creationInfo": {**HEAD["creationInfo"], "creators": ["ACME"]}}, "ACME"),
        ({"creationInfo": None}, "CreationInfo"),
        ({"spdxVersion": "SPDX-2.1"}, "SPDX-2.1"),
        ({"dataLicense": "MIT"}, "MIT"),
        ({"relationships": related("tide IS_NEAR tide")}, "IS_NEAR"),
        ({"relationships": ["x"]}, "shape"),
        ({"files": [file("a") | {"checksums": None}]}, "`checksums` is missing"),
        ({"snippets": [{"SPDXID": "SPDXRef-s"}]}, "missing"),
        ({"hasExtractedLicensingInfos": [{"licenseId": 1}]}, "license_id"),
        ({"annotations": [{"annotator": "me"}]}, "me"),
    ],
)
def test_a_slip_elsewhere_is_told(fields: Json, words: str) -> None:
    found = slips(**fields)
    assert any(words in message for message in found), found


def test_the_same_slip_is_told_once_where_it_comes_first() -> None:
    names = ["a", "b", "c"]
    packages = [package(name, supplier=f"{name} Ltd") for name in names]
    (message,) = slips(packages=[model("tide"), *packages])
    assert "a Ltd" in message
    assert message.endswith("and 2 more of the kind")


def test_a_large_document_is_judged_by_its_elements_alone() -> None:
    packages = [
        model("tide"),
        *(package(str(n)) for n in range(conformity.MOST_TOGETHER)),
    ]
    assert slips(packages=packages, relationships=[]) == []
    whole = {"packages": packages[:3], "relationships": []}
    (item,) = read_document(**whole)
    assert any("at least one relationship" in d.message for d in item.diagnostics)


@pytest.mark.parametrize(
    "fields",
    [
        {"supplier": "Person: " + "(" * 20_000},
        {"licenseDeclared": "(MIT) OR " * 30_000},
        {"attributionTexts": ["x"] * 200_000},
    ],
)
def test_what_takes_long_is_not_judged(fields: Json) -> None:
    (item,) = read_document(packages=[model("tide") | fields])
    assert item.system is not None
    assert "conformity-unknown" in codes(item)
    assert "not-conformant" not in codes(item)


@pytest.mark.parametrize(
    "locator", ["pkg:" + "/@?#" * 10_000 + "\n\n", "cpe:2.3:a" + ":?" * 10_000]
)
def test_locators_are_not_matched_with_patterns(locator: str) -> None:
    kind = "cpe23Type" if locator.startswith("cpe") else "purl"
    reference = {**purl(locator), "referenceType": kind}
    assert slips(packages=[model("tide"), package("x", externalRefs=[reference])]) == []


@pytest.mark.parametrize("digits", [1, 100, 5000])
def test_a_number_of_any_length_is_judged(digits: int) -> None:
    text = json.dumps({**HEAD, "packages": [model("tide", comment="here")]})
    (item,) = read_all(text.replace('"here"', "1" * digits).encode())
    assert item.system is not None
    told = "not-conformant" in codes(item)
    assert told == (digits < conformity.LONGEST_NUMBER)


def test_documents_are_judged_side_by_side() -> None:
    good = json.dumps({**HEAD, "packages": [model("tide", licenseDeclared="MIT")]})
    bad = good.replace("MIT", "MIT/ISC")
    texts = [good, bad] * 8
    with ThreadPoolExecutor(4) as pool:
        items = list(pool.map(lambda text: list(read_all(text.encode())), texts))
    found = ["not-conformant" in codes(item) for (item,) in items]
    assert found == [False, True] * 8


def test_nothing_is_printed_written_or_loaded_for_tag_value(tmp_path: Path) -> None:
    path = tmp_path / "a.spdx"
    path.write_text("SPDXVersion: SPDX-2.3\nDocumentName: tides\n", encoding="utf-8")
    script = (
        "import sys; from osaid.readers.inputs import read\n"
        "assert 'spdx_tools' not in sys.modules\n"
        f"assert read({str(path)!r}).name == 'tides'\n"
        "assert 'spdx_tools' in sys.modules\n"
        "assert not {'ply', 'rdflib', 'xmltodict'} & sys.modules.keys()\n"
    )
    command = [sys.executable, "-W", "error", "-c", script]
    found = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(osaid.__path__[0]).parent)},
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.spdx"]


def test_after_many_findings_the_rest_is_not_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conformity, "MOST_FINDINGS", 5)
    judged: list[Node] = []
    judge = conformity._of_element  # noqa: SLF001 - how much is judged

    def counted(names: tuple[str, str], node: Node) -> Iterator[tuple[str, Node]]:
        judged.append(node)
        return judge(names, node)

    monkeypatch.setattr(conformity, "_of_element", counted)
    packages = [{"SPDXID": f"SPDXRef-{number}"} for number in range(50)]
    (item,) = read_document(packages=[model("tide"), *packages])
    found = [d for d in item.diagnostics if d.code == "conformity-unknown"]
    assert [d.message for d in found] == ["after 5 findings the rest is not judged"]
    assert len(judged) < 10
