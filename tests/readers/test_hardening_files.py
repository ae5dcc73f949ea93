"""Files and folders made to break a reader: sizes, links, devices, odd names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import osaid
from osaid.readers.huggingface import folder
from tests import ROOT
from tests.command.running import Osaid, runner
from tests.readers.maximal import DOCUMENTS, write_folder
from tests.readers.test_hardening import RECORD, errors, read

HUGE = 200 * 2**20
MOST_MEMORY = 40 * 2**20  # bytes, of which one document may take 16 MiB
MEASURED = """
import sys, tracemalloc
import osaid
tracemalloc.start()
found = []
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        found += [*osaid.read_all(path), *osaid.read_all(stream)]
print(tracemalloc.get_traced_memory()[1], *(i.diagnostics[0].code for i in found))
"""


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Osaid:
    """Return the command line as a function."""
    return runner(capsys)


def test_huge_documents_are_refused_in_little_memory(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in DOCUMENTS]
    for path in paths:
        path.write_bytes(DOCUMENTS[path.name][1])
        os.truncate(path, HUGE)
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", MEASURED, *map(str, paths)],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    peak, *codes = output.split()
    assert codes == ["too-large", "too-large"] * len(paths)
    assert int(peak) < MOST_MEMORY


def test_huge_files_in_a_repository_are_not_opened(tmp_path: Path) -> None:
    write_folder(tmp_path)
    os.truncate(tmp_path / "model.safetensors", HUGE)
    os.truncate(tmp_path / "adapter_config.json", HUGE)
    (item,) = read(tmp_path)
    assert item.system is not None
    assert "too-large" in {d.code for d in item.diagnostics}
    os.truncate(tmp_path / "README.md", HUGE)
    assert errors(tmp_path)[0].code == "too-large"


def test_links_that_circle_or_lead_away(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(RECORD)
    inside = tmp_path / "inside"
    inside.mkdir()
    write_folder(inside)
    (inside / "optimizer.pt").symlink_to(outside)
    (inside / "eval.py").symlink_to(inside / "eval.py")
    (inside / "loop").symlink_to(inside)
    (inside / "one").symlink_to(inside / "two")
    (inside / "two").symlink_to(inside / "one")
    (item,) = read(inside)
    assert item.system is not None
    assert "optimizer state" not in {part.name for part in item.system.components}
    said = [d for d in item.diagnostics if d.code == "link-outside"]
    assert len(said) >= 4
    (problem,) = errors(inside / "one")
    assert problem.code in {"unreadable", "no-such-file"}
    (linked,) = read(inside / "optimizer.pt")  # whoever names a link means its file
    assert linked.system is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    write_folder(tmp_path)
    for name in ("eval.py", "config.json"):
        os.mkfifo(tmp_path / name)
    (item,) = read(tmp_path)
    assert item.system is not None
    assert [d.code for d in item.diagnostics].count("not-a-file") == 2
    assert errors(tmp_path / "eval.py")[0].code == "not-a-file"
    if Path("/dev/zero").exists():
        assert errors("/dev/zero")[0].code == "not-a-file"
    (tmp_path / "README.md").unlink()
    os.mkfifo(tmp_path / "README.md")
    (item,) = read(tmp_path)
    assert item.system is not None


def test_a_folder_of_very_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path)
    monkeypatch.setattr(folder, "MOST_FILES", 500)
    for number in range(1000):
        (tmp_path / f"{number}.safetensors").touch()
    assert errors(tmp_path)[0].code == "too-many-files"


@pytest.mark.parametrize("name", [b"a\nb.yaml", b"\xff\xfe.yaml", b"\x1b[31m.yaml"])
def test_odd_names_are_shown_as_text(
    name: bytes, tmp_path: Path, command: Osaid
) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    try:
        Path(path).write_bytes(b"osaid_record: 1\n")
    except OSError:
        pytest.skip("the file system has no such names")
    assert errors(path)[0].code == "missing-key"
    done = command("check", path)
    assert (done.code, done.output) == (2, "")
    first = done.messages.split("\n")[0]
    assert "[missing-key]" in first
    assert first.isprintable()


def test_odd_names_in_a_folder_are_left_out(tmp_path: Path) -> None:
    write_folder(tmp_path)
    for name in (b"\xff.safetensors", b"a\nb.safetensors"):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
        except OSError:
            pytest.skip("the file system has no such names")
    (item,) = read(tmp_path)
    assert item.system is not None
    assert [d.code for d in item.diagnostics].count("bad-name") == 2


def test_bad_inputs_stop_no_other_on_the_command_line(
    tmp_path: Path, command: Osaid
) -> None:
    paths = []
    for name, (_, content) in DOCUMENTS.items():
        bad, good = tmp_path / f"bad-{name}", tmp_path / f"good-{name}.yaml"
        bad.write_bytes(content[:-30] + b"\xff" + content[-30:])
        good.write_bytes(RECORD)
        paths += [bad, good]
    done = command("check", *paths, "--format", "json")
    assert done.code == 2
    for name in DOCUMENTS:
        assert f"bad-{name}" in done.messages
        assert f"good-{name}.yaml" in done.output


def test_the_public_door_is_the_one_of_the_package() -> None:
    assert osaid.Format.__module__ == "osaid.readers.formats"


def test_only_spdx_2_loads_the_library_for_it(tmp_path: Path) -> None:
    for name, (format_, content) in DOCUMENTS.items():
        if not format_.startswith("SPDX 2"):
            (tmp_path / name).write_bytes(content)
    program = (
        "import osaid, pathlib, sys;"
        "[*map(list, map(osaid.read_all, pathlib.Path(sys.argv[1]).iterdir()))];"
        "print('spdx_tools' in sys.modules, 'osaid.readers.spdx3' in sys.modules)"
    )
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", program, str(tmp_path)],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert output.split() == ["False", "True"]
