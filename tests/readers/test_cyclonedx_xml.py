"""CycloneDX documents in XML: the same systems as in JSON, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import Severity
from osaid.readers.cyclonedx import is_cyclonedx_text
from osaid.readers.cyclonedx.xml_form import json_form
from osaid.readers.xml_text import read_xml
from osaid.records.canonical import canonical
from osaid.text import Source
from tests.readers.boms import read, read_text
from tests.readers.trees import plain

HEAD = 'xmlns="http://cyclonedx.org/schema/bom/1.7"'
MODEL = '<component type="machine-learning-model"><name>Amber</name></component>'
WHOLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<bom {HEAD} xmlns:x="urn:x"
     serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">
  <metadata>
    <timestamp>2026-01-02T03:04:05Z</timestamp>
    <tools><components><component type="application"><name>scan</name></component>
    </components></tools>
    <component type="machine-learning-model" bom-ref="m">
      <supplier><name>LLM360</name><url>https://example.org</url></supplier>
      <name>Amber</name>
      <version>7B</version>
      <hashes><hash alg="MD5">0123456789abcdef0123456789abcdef</hash></hashes>
      <licenses>
        <license acknowledgement="declared"><id>MIT</id><text>words</text></license>
        <expression acknowledgement="concluded">MIT OR ISC</expression>
        <expression-detailed expression="ISC AND Zlib"/>
      </licenses>
      <purl>pkg:huggingface/LLM360/Amber</purl>
      <pedigree><ancestors><component type="machine-learning-model">
        <name>Base</name></component></ancestors><notes>merge</notes></pedigree>
      <externalReferences>
        <reference type="vcs"><url>https://example.org/code</url></reference>
      </externalReferences>
      <properties><property name="a">b</property></properties>
      <x:extra>ignored</x:extra>
      <modelCard><modelParameters>
        <task>generation</task>
        <datasets>
          <ref>d</ref>
          <dataset><type>dataset</type><name>test set</name>
            <governance><owners><owner><individual><name>Ada</name></individual></owner>
            </owners></governance>
          </dataset>
        </datasets>
      </modelParameters></modelCard>
    </component>
  </metadata>
  <components>
    <component type="data" bom-ref="d"><name>corpus</name>
      <data><type>dataset</type><description>for training</description></data>
    </component>
  </components>
  <dependencies>
    <dependency ref="m"><dependency ref="d"/></dependency>
    <dependency ref="d"/>
  </dependencies>
  <compositions>
    <composition><aggregate>complete</aggregate>
      <assemblies><assembly ref="m"/></assemblies>
      <dependencies><dependency ref="m"/></dependencies>
    </composition>
  </compositions>
</bom>
"""
SAME = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.7",
    "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
    "version": "1",
    "metadata": {
        "timestamp": "2026-01-02T03:04:05Z",
        "tools": {"components": [{"type": "application", "name": "scan"}]},
        "component": {
            "type": "machine-learning-model",
            "bom-ref": "m",
            "supplier": {"name": "LLM360", "url": "https://example.org"},
            "name": "Amber",
            "version": "7B",
            "hashes": [{"alg": "MD5", "content": "0123456789abcdef" * 2}],
            "licenses": [
                {
                    "license": {
                        "acknowledgement": "declared",
                        "id": "MIT",
                        "text": "words",
                    }
                },
                {"expression": "MIT OR ISC", "acknowledgement": "concluded"},
                {"expression": "ISC AND Zlib"},
            ],
            "purl": "pkg:huggingface/LLM360/Amber",
            "pedigree": {
                "ancestors": [{"type": "machine-learning-model", "name": "Base"}],
                "notes": "merge",
            },
            "externalReferences": [{"type": "vcs", "url": "https://example.org/code"}],
            "properties": [{"name": "a", "value": "b"}],
            "modelCard": {
                "modelParameters": {
                    "task": "generation",
                    "datasets": [
                        {"ref": "d"},
                        {
                            "type": "dataset",
                            "name": "test set",
                            "governance": {"owners": [{"contact": {"name": "Ada"}}]},
                        },
                    ],
                }
            },
        },
    },
    "components": [
        {
            "type": "data",
            "bom-ref": "d",
            "name": "corpus",
            "data": {"type": "dataset", "description": "for training"},
        }
    ],
    "dependencies": [{"ref": "m", "dependsOn": "d"}, {"ref": "d"}],
    "compositions": [
        {"aggregate": "complete", "assemblies": ["m"], "dependencies": ["m"]}
    ],
}


def test_xml_has_the_shape_of_json() -> None:
    assert plain(json_form(read_xml(Source("bom.xml", WHOLE)))) == SAME


def test_xml_and_json_give_the_same_record() -> None:
    (from_xml,), remarks = read_text(WHOLE)
    (from_json,), _ = read(SAME)
    assert canonical(from_xml) == canonical(from_json)
    assert all(remark.severity is not Severity.ERROR for remark in remarks)


def test_statements_have_lines_and_columns() -> None:
    (system,), _ = read_text(WHOLE)
    (parent,) = [part for part in system.components if part.kind == "parent"]
    assert parent.place is not None
    line = WHOLE.split("\n")[(parent.place.line or 0) - 1]
    assert line[(parent.place.column or 0) - 1 :].startswith("<component")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    (system,), _ = read_text(WHOLE.replace("\n", end))
    assert system.place is not None
    assert system.place.line == 8


def test_what_is_given_twice_is_read_once_with_a_remark() -> None:
    text = f"<bom {HEAD}><components>{MODEL}</components></bom>"
    twice = text.replace("</name>", "</name><name>Other</name>")
    (system,), (remark,) = read_text(twice)
    assert (system.name, remark.code) == ("Amber", "not-text")


def test_an_empty_element_says_nothing() -> None:
    text = f"<bom {HEAD}><components>{MODEL}</components><compositions/></bom>"
    (system,), remarks = read_text(text.replace("</name>", "</name><version/>"))
    assert (system.release, remarks) == (None, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"<!DOCTYPE bom><bom {HEAD}/>", "xml-doctype"),
        (f'<!DOCTYPE bom [<!ENTITY a "b">]><bom {HEAD}>&a;</bom>', "xml-doctype"),
        (f"<bom {HEAD}>", "xml-syntax"),
        (f"<bom {HEAD}><components></bom>", "xml-syntax"),
        (f"<bom {HEAD}>" + "<a>" * 200, "too-deep"),
        (f"<bom {HEAD}/>", "no-model"),
        (f"<bom><x {HEAD}/></bom>", "not-a-bom"),
        ("", "xml-syntax"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, code: str) -> None:
    systems, found = read_text(text)
    assert systems == ()
    assert [diagnostic.code for diagnostic in found] == [code]
    assert found[0].place is not None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (WHOLE, True),
        (f"<bom {HEAD}", True),
        (f'<b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.5" {HEAD}>', True),
        (f"<!DOCTYPE bom><bom {HEAD}>", True),
        (f"<!-- <bom {HEAD}> --><html>", False),
        (f"<div><bom {HEAD}></div>", False),
        ("<bom/>", False),
        ('<rdf xmlns="http://cyclonedx.org/schema/bom/1.6">', False),
        ("cyclonedx.org/schema/bom/", False),
        ("", False),
    ],
)
def test_a_text_is_told_by_its_root(text: str, known: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_cyclonedx_text(text) is known


PIECES = WHOLE.replace("<", "\0<").replace(">", ">\0").split("\0")


@given(
    st.integers(0, len(PIECES) - 1),
    st.integers(0, len(PIECES) - 1),
    st.sampled_from(["", "x", "<a>", "<name/>", "&a;", "https://example.org", "none"]),
)
def test_a_text_with_pieces_exchanged_is_read_or_refused(
    first: int, second: int, other: str
) -> None:
    pieces = [*PIECES]
    pieces[first], pieces[second] = pieces[second], other
    systems, found = read_text("".join(pieces))
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert bool(systems) != bool(errors)
    assert all(d.message and "\n" not in d.message for d in found)
