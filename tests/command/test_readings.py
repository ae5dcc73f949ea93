"""`--reading` and `--readings all`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.running import Osaid

HEAD = "language 1\ndefinition readings 1.0\nstatus final\n"
DATA = """\
reading data = listed | shared default listed because "it is not said"
reading code = whole | part default whole because "it is not said either"
requirement data {
  must some data: has location when data is listed
  must some data: available when data is shared
}
requirement code {
  must some code: available when code is whole
  must some code: has location when code is part
}
"""
RECORD = """\
osaid_record: 1
name: corpus
components:
  data.training:
    presence: withheld
    access: open
    location: "https://example.org/data"
  code.training: {presence: provided, access: open, license: MIT}
listings: {data: all, code: all}
"""


COUNTED = """\
  Of 4 combinations of readings: conforms under 1, does not conform under 2, \
undetermined under 1.
  with code = part: undetermined
  with data = shared: does not conform
""".splitlines()


@pytest.fixture
def judged(tmp_path: Path) -> tuple[str, ...]:
    """Return the arguments that judge a record under a policy with readings."""
    record, policy = tmp_path / "corpus.yaml", tmp_path / "readings.osaid"
    record.write_text(RECORD, encoding="utf-8")
    policy.write_text(HEAD + DATA, encoding="utf-8")
    return ("check", str(record), "--policy", str(policy))


def test_a_reading_is_picked(osaid: Osaid, judged: tuple[str, ...]) -> None:
    assert osaid(*judged).code == 0
    done = osaid(*judged, "--reading", "data=shared")
    assert done.code == 1
    assert "(data = shared)" in done.output.splitlines()[0]


def test_all_readings(osaid: Osaid, judged: tuple[str, ...]) -> None:
    done = osaid(*judged, "--readings", "all")
    assert done.code == 0
    assert done.output.split("\n\n")[0].splitlines()[1:] == COUNTED


def test_what_is_picked_is_not_tried(osaid: Osaid, judged: tuple[str, ...]) -> None:
    done = osaid(*judged, "--readings", "all", "--reading", "data=shared")
    assert done.code == 1
    assert "  The same under all 2 combinations of readings." in done.output


def test_all_readings_as_json(osaid: Osaid, judged: tuple[str, ...]) -> None:
    done = osaid(*judged, "--readings", "all", "--format", "json")
    (found,) = json.loads(done.output)["alternatives"]
    assert found["system"] == "corpus"
    assert found["readings"] == {
        "outcome": "conforms",
        "tried": 4,
        "complete": True,
        "outcomes": {"conforms": 1, "fails": 2, "undetermined": 1},
        "differences": [
            {"readings": {"code": "part"}, "outcome": "undetermined"},
            {"readings": {"data": "shared"}, "outcome": "fails"},
        ],
    }


def test_what_could_not_be_judged_is_not_lost(
    osaid: Osaid, judged: tuple[str, ...]
) -> None:
    done = osaid(*judged, "nowhere.yaml", "--readings", "all")
    assert done.code == 2
    assert "\nnowhere.yaml: could not be judged\n" in done.output


def choices(count: int) -> str:
    """Return a policy in which code is refused under all readings at once."""
    lines = [HEAD]
    for n in range(count):
        lines.append(f'reading r{n} = wide | narrow default wide because "unsaid"')
        lines.append(f"terms t{n} = {{ MIT }} when r{n} is wide")
        lines.append(f"  = {{ ISC }} when r{n} is narrow")
    wanted = " | ".join(f"t{n}" for n in range(count))
    lines.append(f"requirement code {{ must some code: license in {wanted} }}")
    return "\n".join(lines)


def test_readings_that_matter_only_together(
    osaid: Osaid, judged: tuple[str, ...]
) -> None:
    Path(judged[-1]).write_text(choices(2), encoding="utf-8")
    done = osaid(*judged, "--readings", "all")
    assert "  with r0 = narrow and r1 = narrow, together: does not conf" in done.output


def test_beyond_a_limit_readings_change_one_at_a_time(
    osaid: Osaid, judged: tuple[str, ...]
) -> None:
    Path(judged[-1]).write_text(choices(9), encoding="utf-8")
    done = osaid(*judged, "--readings", "all")
    assert "  The same under all 10 single changes." in done.output


@pytest.mark.parametrize("form", ["table", "csv"])
def test_readings_have_no_table(
    osaid: Osaid, judged: tuple[str, ...], form: str
) -> None:
    done = osaid(*judged, "--readings", "all", "--format", form)
    assert done.code == 2
    assert "[no-such-form]" in done.messages


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("data", "`data` is not a reading with its value [not-a-reading]"),
        ("=shared", "[not-a-reading]"),
        ("dta=shared", "help: did you mean `data`?"),
        ("data=shred", "help: did you mean `shared`?"),
    ],
)
def test_wrong_readings(
    osaid: Osaid, judged: tuple[str, ...], reading: str, said: str
) -> None:
    done = osaid(*judged, "--reading", reading)
    assert (done.code, done.output) == (2, "")
    assert said in done.messages


def test_one_reading_has_one_value(osaid: Osaid, judged: tuple[str, ...]) -> None:
    done = osaid(*judged, "--reading", "data=shared", "--reading", "data=listed")
    assert "[reading-twice]" in done.messages
