"""Laws: however an SPDX 2 document is mangled, it is read or refused with words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.writer.write_anything import write_file

from osaid.diagnostics import Severity
from osaid.readers.inputs import read_all
from osaid.records.canonical import canonical
from tests.readers.mutations import check_reading, mutated
from tests.readers.spdx2_documents import HEAD, file, model, package, related

WHOLE = {
    **HEAD,
    "packages": [
        model(
            "tide",
            versionInfo="3.1",
            supplier="Organization: ACME",
            licenseDeclared="LicenseRef-1 OR MIT",
            releaseDate="2025-12-01T00:00:00Z",
            filesAnalyzed=True,
        ),
        model("base", licenseConcluded="NONE"),
        package("code", primaryPackagePurpose="SOURCE", downloadLocation="NONE"),
    ],
    "files": [file("model.gguf", fileTypes=["BINARY"]), file("b.gguf")],
    "relationships": related(
        "DOCUMENT DESCRIBES tide",
        "tide CONTAINS model.gguf",
        "tide GENERATED_FROM base",
        "code BUILD_TOOL_OF tide",
    ),
    "hasExtractedLicensingInfos": [
        {"licenseId": "LicenseRef-1", "extractedText": "…", "name": "MIT"}
    ],
}
ENDINGS = ["json", "yaml", "xml", "rdf.xml", "spdx"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the document in each encoding, as spdx-tools writes it."""
    folder = tmp_path_factory.mktemp("spdx2")
    parser: Any = JsonLikeDictParser
    found = {}
    for ending in ENDINGS:
        path = Path(folder) / f"a.{ending}"
        write_file(parser().parse(WHOLE), str(path), validate=False)
        found[ending] = path.read_text(encoding="utf-8")
    return found


def check_text(text: str) -> None:
    """Check that a text gives sound systems, or says why it does not."""
    for item in read_all(text.encode(), name="a"):
        errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
        assert (item.system is None) == bool(errors)
        if item.system is not None:
            (again,) = read_all(canonical(item.system))
            assert again.system is not None, again.diagnostics


@given(document=mutated(WHOLE))
def test_exchanged_values(document: dict[str, Any]) -> None:
    check_reading(document)
    check_reading({"sbom": document})


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.data())
def test_texts_that_are_cut_and_joined(
    ending: str, data: st.DataObject, texts: dict[str, str]
) -> None:
    text = texts[ending]
    first = data.draw(st.integers(0, len(text)))
    second = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(["", "\n", "<", "</", '"', ": ", "{", "&a;"]))
    check_text(text[:first] + piece + text[second:])


@given(
    links=st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from(
                ["CONTAINS", "GENERATED_FROM", "COPY_OF", "DEPENDS_ON", "DATA_FILE_OF"]
            ),
            st.sampled_from("abcd"),
        ),
        max_size=12,
    ),
    described=st.sets(st.sampled_from("abcd")),
)
def test_circles_of_relations(
    links: list[tuple[str, str, str]], described: set[str]
) -> None:
    relations = [*map(" ".join, links), *(f"DOCUMENT DESCRIBES {x}" for x in described)]
    packages = [model("a"), model("b"), package("c"), package("d")]
    document = {**HEAD, "packages": packages, "relationships": related(*relations)}
    check_reading(json.loads(json.dumps(document)))
