"""Every way to install the package finds its grammars and its files.

The wheel is built from a copy of the project to which two small grammars are added,
so that nothing here depends on the language.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from osaid.grammars import grammar_loader, read_grammar
from tests import ROOT

GREETING = 'start: "hello" NAME\n%import .probe_words.NAME\n%ignore " "\n'
WORDS = "NAME: /[a-z]+/\n"
PROBE = """
import lark, osaid, osaid.grammars as grammars
text = grammars.read_grammar("probe.lark")
paths = [grammars.grammar_loader]
parser = lark.Lark(text, import_paths=paths, parser="lalr")
print(parser.parse("hello world").children[0], osaid.__file__)
"""

if "CI" not in os.environ:
    for tool in ("build", "hatchling", "pip"):
        pytest.importorskip(tool, reason=f"installing is tried with {tool}")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with two grammars of its own."""
    copy = tmp_path_factory.mktemp("project")
    for folder in ("osaid", "grammar"):
        source, target = ROOT / folder, copy / folder
        if source.is_dir():
            copytree(source, target, ignore=ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (copy / name).write_bytes((ROOT / name).read_bytes())
    (copy / "grammar").mkdir(exist_ok=True)
    (copy / "grammar" / "probe.lark").write_text(GREETING, encoding="utf-8")
    (copy / "grammar" / "probe_words.lark").write_text(WORDS, encoding="utf-8")
    return copy


@pytest.fixture(scope="session")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the copy, built once."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    run(sys.executable, *command, str(project))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """Return the interpreter of a new environment that sees what this one has.

    What it installs itself comes first; an editable osaid of ours is not seen.
    """
    folder = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    names = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=names))
    ours = sysconfig.get_path("purelib")
    (packages / "ours.pth").write_text(ours, encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", vars=names))
    return scripts / Path(sys.executable).name


def run(program: str | Path, *arguments: str, **environment: str) -> str:
    """Run a command without our own Python settings and return its output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_"))}
    kept["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [str(program), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=kept | environment,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.rstrip()


def install(python: Path, *what: str) -> None:
    """Install into an environment from what is at hand, whatever else it sees."""
    flags = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    pip = ["-m", "pip", "--python", str(python), "install", "--ignore-installed"]
    run(sys.executable, *pip, *flags, *what)


def probe(python: Path, **environment: str) -> Path:
    """Parse with the probe's grammar and return where osaid came from."""
    word, _, file = run(python, "-P", "-c", PROBE, **environment).partition(" ")
    assert word == "world"
    return Path(file)


def test_a_wheel_finds_its_grammars(python: Path, wheel: Path) -> None:
    install(python, str(wheel))
    assert probe(python).is_relative_to(python.parents[1])


def test_an_editable_install_finds_its_grammars(python: Path, project: Path) -> None:
    install(python, "--editable", str(project))
    assert probe(python).is_relative_to(project)


def test_a_zipped_package_finds_its_grammars(python: Path, wheel: Path) -> None:
    assert probe(python, PYTHONPATH=str(wheel)).is_relative_to(wheel)


def test_a_checkout_finds_its_grammars(python: Path, project: Path) -> None:
    assert probe(python, PYTHONPATH=str(project)).is_relative_to(project)


def test_a_wheel_holds_every_file_of_the_package(project: Path, wheel: Path) -> None:
    there = {
        path.relative_to(project)
        for folder in ("osaid", "grammar")
        for path in (project / folder).rglob("*")
        if path.is_file()
    }
    expected = {
        f"osaid/{path.as_posix()}" if path.parts[0] == "grammar" else path.as_posix()
        for path in there
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert "osaid/py.typed" in expected
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_a_wheel_has_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("/entry_points.txt"))
        assert "osaid = osaid.command:main" in archive.read(name).decode()


def test_the_package_runs_as_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["osaid", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("osaid", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("osaid 0.")


def test_every_grammar_of_the_project_is_read() -> None:
    for path in (ROOT / "grammar").glob("*.lark"):
        assert read_grammar(path.name) == path.read_text(encoding="utf-8")


def test_a_missing_grammar_is_an_os_error() -> None:
    with pytest.raises(OSError, match="no-such"):
        grammar_loader(None, "no-such.lark")
