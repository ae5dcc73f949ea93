"""The same work on many things: order, laziness, faults, and no process left over."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count, islice
from multiprocessing import Pipe, active_children
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Thread

import pytest

import osaid
from osaid.diagnostics import Error, UsageError
from osaid.workers import MOST_PROCESSES, in_order
from osaid.workers.crew import serve

EITHER = pytest.mark.parametrize("processes", [0, 2], ids=["here", "by processes"])

# In the background, interrupts are ignored until somebody asks for them.
ENDLESS = """\
import signal
from itertools import count
from multiprocessing import active_children
from osaid.workers import in_order

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    found = in_order(abs, count(), 2)
    next(found)
    print(*(child.pid for child in active_children()), flush=True)
    for _ in found:
        pass
"""


class Source:
    """Numbers without an end that remember how many were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[int]:
        for number in count():
            self.taken += 1
            yield number


@pytest.mark.parametrize("processes", [None, 0, 1, 2, 3])
def test_results_come_in_order(processes: int | None) -> None:
    items = [20_000, *range(150)]  # the first takes longer than all others together
    found = in_order(math.factorial, items, processes)
    assert list(found) == list(map(math.factorial, items))
    assert active_children() == []


@EITHER
def test_of_nothing_comes_nothing(processes: int) -> None:
    assert list(in_order(abs, [], processes)) == []


def test_here_nothing_is_taken_ahead() -> None:
    source = Source()
    found = in_order(abs, source)
    for number in range(5):
        assert source.taken == number
        assert next(found) == number


def test_processes_take_a_bounded_number_ahead() -> None:
    source = Source()
    found = in_order(abs, source, 2)
    assert (source.taken, active_children()) == (0, [])
    for number in range(500):
        assert next(found) == number
        assert source.taken <= number + 1 + 64 * 2
    assert len(active_children()) == 2
    found.close()
    taken = source.taken
    assert active_children() == []
    assert next(found, None) is None
    assert source.taken == taken


def test_an_iterator_that_nobody_has_leaves_no_process() -> None:
    found = in_order(abs, count(), 2)
    next(found)
    assert active_children()
    del found
    assert active_children() == []


def test_no_more_processes_than_there_is_work_for() -> None:
    found = in_order(abs, [1], 5)
    next(found)
    assert len(active_children()) == 1
    found.close()


@EITHER
def test_a_fault_of_the_items_comes_in_its_turn(processes: int) -> None:
    def items() -> Iterator[int]:
        yield from range(40)
        raise LookupError

    found = in_order(abs, items(), processes)
    assert list(islice(found, 40)) == list(range(40))
    with pytest.raises(LookupError):
        next(found)
    assert active_children() == []


@EITHER
@pytest.mark.parametrize("before", [0, 1, 40])
def test_a_fault_of_the_work_comes_in_its_turn(before: int, processes: int) -> None:
    items = [*map(str, range(before)), "x", *map(str, range(100))]
    found = in_order(int, items, processes)
    assert list(islice(found, before)) == list(range(before))
    with pytest.raises(ValueError, match="'x'"):
        next(found)
    assert active_children() == []


def test_a_process_that_ends_is_told() -> None:
    with pytest.raises(Error) as caught:
        list(in_order(os._exit, [7], 2))  # as when memory runs out
    (problem,) = caught.value.diagnostics
    assert problem.code == "process-died"
    assert " with 7 " in problem.message
    assert active_children() == []


def test_a_process_that_is_killed_is_told() -> None:
    found = in_order(abs, count(), 2)
    next(found)
    for process in active_children():
        process.kill()
    with pytest.raises(Error, match="process-died"):
        list(found)
    assert active_children() == []


def test_a_process_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: SpawnProcess) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with pytest.raises(Error, match="says `resource temporarily unavailable`"):
        list(in_order(abs, [1], 2))


@pytest.mark.parametrize("processes", [-1, MOST_PROCESSES + 1])
def test_a_number_that_cannot_be_is_refused_at_once(processes: int) -> None:
    with pytest.raises(UsageError, match="not-a-number-of-processes"):
        in_order(abs, [1], processes)


def test_processes_work_in_the_folder_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    absolute = str(tmp_path / "model.yaml")
    assert list(in_order(os.path.abspath, ["model.yaml"], 1)) == [absolute]


def test_a_process_serves_until_nobody_asks() -> None:
    ours, theirs = Pipe()
    server = Thread(target=serve, args=(theirs, partial(int, base=2)))
    server.start()
    ours.send(["1", "10"])
    assert ours.recv() == [1, 2]
    ours.send(["11", "x", "100"])
    assert ours.recv() == [3]
    ours.close()
    server.join()
    theirs.close()


@pytest.mark.skipif(os.name != "posix", reason="only there are groups of processes")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_no_process_outlives_the_program(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-P", str(script)],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(osaid.__path__[0]).parent)},
        start_new_session=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        workers = program.stdout.readline().split()
        assert len(workers) == 2
        if number == signal.SIGINT:  # as a terminal does, to all of them
            os.killpg(program.pid, number)
        else:
            program.kill()
        # This ends when nobody has the pipes any more, so when all have ended.
        try:
            _, messages = program.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
    assert program.returncode == -number
    assert messages.count("Traceback") == (number == signal.SIGINT)
