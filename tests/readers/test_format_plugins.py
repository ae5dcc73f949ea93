"""Formats that packages add: read like others, and never in the way when broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from osaid.diagnostics import InputError, Severity
from osaid.readers import format_plugins
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node, Scalar
from osaid.readers.formats import Format
from osaid.readers.inputs import read, read_all
from osaid.records.systems import System

RECORD = b"osaid_record: 1\nname: Amber\n"
SEVERAL = b"acme: [Amber, BLOOM, bloom]\n"


def is_acme(root: Node) -> bool:
    return isinstance(root, Mapping) and root.get("acme") is not None


def read_acme(document: Document, diagnosis: Diagnosis) -> Iterator[System]:
    assert isinstance(document.root, Mapping)
    parts = document.root.get("acme")
    for part in parts if not isinstance(parts, Scalar | None) else ():
        assert isinstance(part, Scalar)
        if part.text == "odd":
            diagnosis.warning(part, "odd", "this is odd")
        if part.text == "wrong":
            diagnosis.error(part, "wrong", "this is wrong")
        yield System(part.text, place=part.place)


def read_words(contents: Contents, _: Diagnosis) -> list[System]:
    return [System(word) for word in contents.text.split()[1:]]


def read_names(path: str, _: Diagnosis) -> list[System]:
    return [System(each.name) for each in sorted(Path(path).iterdir())]


ACME = Format(
    "ACME files",
    "`acme`",
    is_document=is_acme,
    read_document=read_acme,
    is_text=lambda text: text.startswith("[acme"),
    read_text=read_words,
    is_folder=lambda path: path.endswith("acme"),
    read_folder=read_names,
)


def fail(*_: object) -> bool:
    message = "boom"
    raise RuntimeError(message)


BROKEN = Format("broken", "`broken`", fail, fail, fail, fail, fail, fail)  # type: ignore[arg-type]
LAZY = Format("lazy", "`lazy`", read_document=fail, is_document=lambda _: True)  # type: ignore[arg-type]
ODD = Format("odd", "`odd`", is_document=lambda _: True, read_document=lambda *_: [7])
TEXT = "this is no format"

Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that makes formats of this module installed ones."""

    def installed(*names: str) -> None:
        points = [
            EntryPoint(f"{number}-{name}", f"{__name__}:{name}", format_plugins.GROUP)
            for number, name in enumerate(names)
        ]
        monkeypatch.setattr(format_plugins, "entry_points", lambda group: points)  # noqa: ARG005 - its own name
        format_plugins._installed.cache_clear()  # noqa: SLF001 - as in a new process

    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    yield installed
    format_plugins._installed.cache_clear()  # noqa: SLF001 - as in a new process


def test_a_package_adds_a_format(install: Install, tmp_path: Path) -> None:
    install("ACME")
    items = list(read_all(SEVERAL, name="acme.yaml"))
    assert [item.source for item in items] == [f"acme.yaml#{n}" for n in (1, 2, 3)]
    assert [item.system and item.system.name for item in items] == [
        "Amber",
        "BLOOM",
        "bloom",
    ]
    assert [item.system for item in read_all({"acme": ["Amber"]})] != [None]
    assert read(b"[acme} Amber").name == "Amber"
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "Falcon").touch()
    assert read(folder).name == "Falcon"
    assert read(RECORD).name == "Amber"


def test_one_system_of_several_is_addressed(install: Install, tmp_path: Path) -> None:
    install("ACME")
    path = tmp_path / "acme.yaml"
    path.write_bytes(SEVERAL)
    assert read(f"{path}#2").name == "BLOOM"
    assert read(f"{path}#bloom").name == "bloom"
    assert read(f"{path}#amber").name == "Amber"
    assert [item.source for item in read_all(f"{path}#amber")] == [f"{path}#1"]
    with pytest.raises(InputError, match=r"such as `.*acme\.yaml#1`"):
        read(path)
    (missing,) = read_all(f"{path}#BLOOOM")
    assert [d.code for d in missing.diagnostics] == ["no-such-system"]
    assert missing.diagnostics[0].help == "did you mean `BLOOM`?"
    path.write_bytes(b"acme: [Amber]")
    assert read(path).name == "Amber"
    assert [item.source for item in read_all(path)] == [str(path)]
    assert read(f"{path}#1").name == "Amber"


def test_what_is_said_of_an_input_stands_with_its_first_system(
    install: Install,
) -> None:
    install("ACME")
    first, second = read_all(b"acme: [Amber, odd]", name="x")
    assert [str(d).split("\n")[0] for d in first.diagnostics] == [
        "x:1:15: warning: this is odd [odd]"
    ]
    assert second.diagnostics == ()
    (wrong,) = read_all(b"acme: [Amber, odd, wrong]", name="x")
    assert wrong.system is None
    assert [d.code for d in wrong.diagnostics] == ["odd", "wrong"]
    (none,) = read_all(b"acme: []", name="x")
    assert none.system is None
    assert str(none.diagnostics[0]).startswith("x:1:1: error: there is no system in it")


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["BROKEN"], ["unknown-format", "broken-plugin"]),
        (["LAZY"], ["broken-plugin"]),
        (["ODD"], ["broken-plugin"]),
        (["TEXT"], ["unknown-format", "broken-plugin"]),
        (["no_such_name"], ["unknown-format", "broken-plugin"]),
        (["BROKEN", "LAZY"], ["broken-plugin", "broken-plugin"]),
    ],
)
def test_a_broken_plugin_is_a_diagnostic(
    install: Install, names: list[str], codes: list[str], tmp_path: Path
) -> None:
    install(*names)
    for source in (b"acme: [Amber]", {"acme": ["Amber"]}):
        (item,) = read_all(source)
        assert item.system is None
        assert [d.code for d in item.diagnostics] == codes
        errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
        assert len(errors) == 1
    (item,) = read_all(tmp_path)
    assert item.diagnostics[0].code == "is-a-folder"
    (item,) = read_all(b"\tno: yaml")
    assert item.diagnostics[0].severity is Severity.ERROR
    (item,) = read_all(RECORD)
    assert item.diagnostics == ()


def test_a_broken_plugin_does_not_stop_another(install: Install) -> None:
    install("BROKEN", "TEXT", "ACME")
    (item,) = read_all(b"acme: [Amber]")
    assert item.system is not None
    assert {d.code for d in item.diagnostics} == {"broken-plugin"}
    assert {d.severity for d in item.diagnostics} == {Severity.WARNING}


def test_what_a_plugin_reads_is_checked_as_a_whole(install: Install) -> None:
    install("CIRCULAR")
    (item,) = read_all(b"acme: [Amber]")
    assert [d.code for d in item.diagnostics] == ["unknown-parent"]


CIRCULAR = Format(
    "circular",
    "`acme`",
    is_document=is_acme,
    read_document=lambda *_: [System("A", parents=(("B", System("B")),))],
)
