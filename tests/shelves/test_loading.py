"""From names to policies: what ships, what stands in folders, and what is wrong."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import osaid
from osaid.diagnostics import Error, PolicyError, UsageError
from osaid.library.shipped import policy_names
from osaid.shelves.folders import MOST_FILES, policies_in
from osaid.shelves.headings import heading_of
from osaid.shelves.loading import DEEPEST, Shelves
from osaid.text import Source

BASE = """\
language 1
definition base 1
status final
terms fine = { MIT }
requirement r { must code: license in fine }
"""
CHILD = """\
language 1
policy child 1 extends base 1
status final
terms fine = base.fine | { 0BSD }
"""


def put(folder: Path, name: str, text: str) -> Path:
    """Write a policy into a folder."""
    path = folder / f"{name}.osaid"
    path.write_text(text, encoding="utf-8")
    return path


def codes(error: Error) -> list[str]:
    """Return the codes of what is wrong."""
    return [diagnostic.code for diagnostic in error.diagnostics]


@pytest.mark.parametrize("name", policy_names())
def test_what_ships_is_found(name: str) -> None:
    policy = Shelves().policy(name)
    assert f"{policy.name} {policy.version}" == name


def test_a_parent_may_stand_beside_a_file(tmp_path: Path) -> None:
    put(tmp_path, "whatever-it-is-called", BASE)
    child = put(tmp_path, "child", CHILD)
    policy = Shelves().policy(str(child))
    assert list(map(str, policy.checked.lineage)) == ["base 1"]
    assert Shelves().policy(child).digest == policy.digest
    with pytest.raises(PolicyError) as caught:
        osaid.parse_policy(CHILD)
    assert codes(caught.value) == ["unknown-policy"]


def test_folders_are_looked_through(tmp_path: Path) -> None:
    put(tmp_path, "base", BASE)
    put(tmp_path, "child", CHILD)
    put(tmp_path, "no-policy", "something else")
    (tmp_path / "unreadable.osaid").write_bytes(b"\xff\xfe\x00")
    shelves = Shelves((str(tmp_path),))
    assert {str(n) for n in shelves.names} - set(policy_names()) == {
        "base 1",
        "child 1",
    }
    assert osaid.load_policy("child 1", folders=[tmp_path]).title == "child"
    assert shelves.policy("child 1") is shelves.policy("child 1")


def test_the_first_of_two_files_counts_and_what_ships_before_both(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for folder, title in ((first, "one"), (second, "two")):
        folder.mkdir()
        put(folder, "base", BASE + f'title "{title}"\n')
        put(folder, "b", BASE.replace("base 1", "osaid 1.0") + f'title "{title}"\n')
    shelves = Shelves((str(first), str(second)))
    assert shelves.policy("base 1").title == "one"
    assert shelves.policy("osaid 1.0").title == "The Open Source AI Definition"


def test_a_parent_makes_another_digest(tmp_path: Path) -> None:
    found = []
    for number, base in enumerate((BASE, BASE.replace("MIT", "ISC"), "\n" + BASE)):
        folder = tmp_path / str(number)
        folder.mkdir()
        put(folder, "base", base)
        found.append(Shelves().policy(put(folder, "child", CHILD)).digest)
    assert found[0] != found[1]
    assert found[0] == found[2]


def test_a_composed_policy_can_be_pickled(tmp_path: Path) -> None:
    put(tmp_path, "base", BASE)
    policy = Shelves().policy(put(tmp_path, "child", CHILD))
    again = pickle.loads(pickle.dumps(policy))  # noqa: S301 - it is ours
    assert again.checked.lineage == policy.checked.lineage
    assert again.digest == policy.digest
    system = osaid.read("example:bloom")
    assert again.evaluate(system) == policy.evaluate(system)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    shelves = Shelves((str(tmp_path / "nowhere"),))
    assert shelves.policy("osaid 1.0").version == "1.0"
    with pytest.raises(UsageError) as caught:
        shelves.policy("acme 1")
    assert codes(caught.value) == ["unreadable"]


def test_a_folder_with_too_much_in_it(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.osaid").touch()
    with pytest.raises(UsageError, match="more than"):
        policies_in(tmp_path)


@pytest.mark.parametrize("name", ["osaid 2.0", "osaid", "osiad 1.0", "", " ", "a\0b"])
def test_a_name_that_nothing_has(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        Shelves().policy(name)
    assert codes(caught.value) == ["unknown-policy"]


def test_a_long_chain(tmp_path: Path) -> None:
    put(tmp_path, "p0", BASE.replace("base 1", "p 0"))
    for number in range(1, DEEPEST + 2):
        text = f"language 1\npolicy p {number} extends p {number - 1}\nstatus final\n"
        put(tmp_path, f"p{number}", text)
    deepest = Shelves((str(tmp_path),)).policy(f"p {DEEPEST - 1}")
    assert len(deepest.checked.lineage) == DEEPEST - 1
    with pytest.raises(PolicyError, match="build on one another"):
        Shelves((str(tmp_path),)).policy(f"p {DEEPEST + 1}")


@pytest.mark.parametrize("wrong", ["", "terms more = nothing\n"])
def test_many_ways_to_one_policy_are_not_all_gone(tmp_path: Path, wrong: str) -> None:
    """Each of two policies uses both of the next ones: twice as many ways each time."""
    put(tmp_path, "a0", BASE.replace("base", "a") + wrong)
    put(tmp_path, "b0", BASE.replace("base", "b"))
    for number in range(1, DEEPEST - 1):
        for name in ("a", "b"):
            before = f"uses a {number - 1}\nuses b {number - 1}\n"
            text = f"language 1\npolicy {name} {number}\nstatus final\n{before}"
            must = "requirement r { must requirement a.r }\n"
            put(tmp_path, f"{name}{number}", text + must)
    with pytest.raises(PolicyError) as caught:
        Shelves((str(tmp_path),)).policy(f"a {DEEPEST - 2}")
    assert "unknown-policy" in codes(caught.value)
    told = "unknown set of licences" if wrong else "at most 63 can be"
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("language 1\npolicy acme-models 2026.2\n", "acme-models 2026.2"),
        ("\ufeff# one\n#two\nlanguage 1 definition a.b 1.0-RC1", "a.b 1.0-RC1"),
        ("language 1 policy acme", None),
        ("policy acme 1", None),
        ("", None),
    ],
)
def test_headings(text: str, name: str | None) -> None:
    found = heading_of(text)
    assert (None if found is None else str(found)) == name


def test_what_is_wrong_stands_in_the_policy_that_asks(tmp_path: Path) -> None:
    put(tmp_path, "base", BASE.replace("in fine", "in fien"))
    found = Shelves((str(tmp_path),)).diagnosed(Source("child.osaid", CHILD))
    assert [str(d.place) for d in found] == ["child.osaid:2:24"]
    assert "did you mean `fine`?" in str(found[0])
