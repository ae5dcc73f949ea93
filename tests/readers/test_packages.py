"""Entry points are those that `importlib.metadata` finds, wherever packages stand."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import osaid
from osaid.readers.packages import entry_points

GROUP = "osaid.tried"
TEXT = f"[{GROUP}]\nhere = a.module:thing\n"


def brought() -> set[tuple[str, str]]:
    """Return name and value of what packages bring to the tried group."""
    return {(found.name, found.value) for found in entry_points(GROUP)}


@pytest.mark.parametrize("group", sorted(metadata.entry_points().groups))
def test_what_is_installed_is_found(group: str) -> None:
    assert set(entry_points(group)) == set(metadata.entry_points(group=group))


@pytest.mark.parametrize(
    "folder", ["a-1.dist-info", "a-1.egg-info", "a.egg/EGG-INFO", "A-1.DIST-INFO"]
)
def test_a_package_on_the_path_is_found(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Name: a\nVersion: 1\n", encoding="utf-8")
    (place / "entry_points.txt").write_text(TEXT, encoding="utf-8")
    assert brought() == set()
    monkeypatch.syspath_prepend(place.parent)
    assert brought() == {("here", "a.module:thing")}


def test_a_package_in_a_zip_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a-1.dist-info/METADATA", "Name: a\nVersion: 1\n")
        archive.writestr("a-1.dist-info/entry_points.txt", TEXT)
    monkeypatch.syspath_prepend(tmp_path / "a.zip")
    assert brought() == {("here", "a.module:thing")}


def test_a_finder_of_packages_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        """Finds one package that stands nowhere."""

        def find_spec(self, *_: object) -> None:
            """Find no module."""

        def find_distributions(self, *_: object) -> list[metadata.Distribution]:
            """Find the package."""
            return [Somewhere()]

    class Somewhere(metadata.Distribution):
        """A package of which only this is known."""

        def read_text(self, filename: str) -> str | None:
            known = {"METADATA": "Name: a\nVersion: 1\n", "entry_points.txt": TEXT}
            return known.get(filename)

        def locate_file(self, path: object) -> Path:
            raise NotImplementedError

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert brought() == {("here", "a.module:thing")}


def test_folders_that_are_not_there_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, "no/such/folder"])
    assert brought() == set()


def test_nothing_heavy_is_needed_to_find_nothing() -> None:
    program = (
        "import sys; from osaid.readers.packages import entry_points;"
        "entry_points('a.group.that.nobody.has'); print(*sys.modules)"
    )
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", program],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(osaid.__path__[0]).parent)},
    )
    assert "importlib.metadata" not in output.split()
