"""Every part runs, on next to nothing and without looking at the time it takes."""

from __future__ import annotations

import json

import pytest

from benchmarks import command, sources
from benchmarks.parts import PARTS
from benchmarks.peers import peers
from benchmarks.setting import Setting
from benchmarks.timing import Effort

LEAST = Effort(rounds=1, share=0, processes=1, scale=100, records=2, engines=1)


@pytest.fixture(scope="module")
def setting() -> Setting:
    return Setting(sources.gathered(LEAST.records), peers(), LEAST)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_runs(part: str, setting: Setting) -> None:
    report = PARTS[part](setting)
    assert report.tables
    for table in report.tables:
        assert table.rows
        assert {len(row) for row in table.rows} == {1 + len(table.columns)}
    json.dumps(report.to_dict())


def test_json_is_all_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["licenses", "--quick", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [*document["parts"]] == ["licenses"]


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["speed"])
    assert "no part 'speed'" in capsys.readouterr().err
