"""Processes that share work, and give the results in the order of the items.

Each is an interpreter of its own, started afresh, so that threads and open files of
the program that asks never get into it. What it is to do is sent to it once.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count, islice, takewhile
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.resource_tracker import ensure_running
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import define, field

from osaid.diagnostics import Diagnostic, Error, quoted

A = TypeVar("A")
B = TypeVar("B")

LONGEST_CHUNK = 16
"""How many items go to a process at a time; the first chunks are shorter."""

CHUNKS_AHEAD = 4
"""How many chunks for each process are taken, from the one that is given next."""


def shared(
    work: Callable[[A], B], items: Iterator[A], processes: int
) -> Generator[B, None, None]:
    """Yield the result of the work for each item, in order, made by processes.

    >>> list(shared(abs, iter([3, -4]), 1))
    [3, 4]
    """
    source = _Source(items)
    done: dict[int, tuple[list[A], list[B]]] = {}
    with _Crew(work, processes, _chunks(source, processes)) as crew:
        for turn in count():
            crew.give(turn)
            while turn not in done and crew.busy:
                done.update(crew.take())
                crew.give(turn)
            if turn not in done:
                break
            chunk, results = done.pop(turn)
            yield from results
            # After a fault in a process the rest is done here, where it is raised.
            yield from map(work, chunk[len(results) :])
    if source.fault is not None:
        raise source.fault


@define(eq=False)
class _Source(Generic[A]):
    """Items that end where they raise; `fault` is what they raised."""

    items: Iterator[A]
    fault: Exception | None = None

    def __iter__(self) -> Iterator[A]:
        try:
            yield from self.items
        except Exception as fault:  # noqa: BLE001 - raised when its turn comes
            self.fault = fault


def _chunks(source: Iterable[A], processes: int) -> Iterator[list[A]]:
    """Yield items in chunks, short ones first so that all processes soon have some."""
    items = iter(source)
    sizes = (min(LONGEST_CHUNK, 1 + number // processes) for number in count())
    return takewhile(bool, (list(islice(items, size)) for size in sizes))


@define(eq=False)
class _Crew(Generic[A, B]):
    """Processes, started when there is work for them, and what each is at.

    None has more than one chunk, so that nobody waits to be rid of something while
    the other side waits for the same.
    """

    work: Callable[[A], B]
    most: int
    chunks: Iterator[list[A]]
    given: int = 0
    idle: list[Connection] = field(factory=list)
    busy: dict[Connection, tuple[int, list[A]]] = field(factory=dict)
    _started: dict[Connection, BaseProcess] = field(factory=dict)
    _running: ExitStack = field(factory=ExitStack)

    def __enter__(self) -> _Crew[A, B]:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def give(self, turn: int) -> None:
        """Give chunks to whoever is free, not too far beyond the one whose turn it is.

        Raises `Error` when the receiver has died.
        """
        limit = turn + CHUNKS_AHEAD * self.most
        while self.given < limit and len(self.busy) < self.most:
            chunk = next(self.chunks, None)
            if chunk is None:
                return
            connection = self.idle.pop() if self.idle else self._another()
            try:
                connection.send(chunk)
            except OSError:
                raise self._died(connection) from None
            self.busy[connection] = (self.given, chunk)
            self.given += 1

    def take(self) -> Iterator[tuple[int, tuple[list[A], list[B]]]]:
        """Wait for results, and yield them with the number and items of the chunk.

        They are fewer than the items where the work raised something. Raises `Error`
        when a process has died.
        """
        ready = wait(list(self.busy))
        for connection in [one for one in self.busy if one in ready]:
            try:
                results = connection.recv()
            except (EOFError, OSError):
                raise self._died(connection) from None
            number, chunk = self.busy.pop(connection)
            self.idle.append(connection)
            yield number, (chunk, results)

    def _another(self) -> Connection:
        connection, process = self._running.enter_context(_process(self.work))
        self._started[connection] = process
        return connection

    def _died(self, connection: Connection) -> Error:
        process = self._started[connection]
        process.join(5)
        message = f"a process ended with {process.exitcode} before its work was done"
        cure = (
            "ask for fewer processes, or none; in a script, what asks for processes "
            'has to stand below `if __name__ == "__main__":`'
        )
        return Error([Diagnostic("process-died", message, help=cure)])


@contextmanager
def _process(work: Callable[[A], B]) -> Iterator[tuple[Connection, BaseProcess]]:
    """Start a process; in the end it is gone, whatever it was at."""
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    folder = str(Path.cwd())
    process = spawn.Process(target=_begin, args=(theirs, work, folder), daemon=True)
    with ours:
        try:
            with theirs, _interrupts_held():
                _start(process)
            yield ours, process
        finally:
            if process.pid is not None:
                process.terminate()
                process.join()


def _start(process: BaseProcess) -> None:
    try:
        process.start()
    except (OSError, AssertionError) as error:  # too many, or where none may be
        reason = getattr(error, "strerror", None) or str(error)
        message = f"no process can be started: the system says {quoted(reason.lower())}"
        cure = "ask for fewer processes, or none"
        raise Error([Diagnostic("no-process", message, help=cure)]) from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold an interrupt back, for good from a process that is started meanwhile.

    A terminal interrupts every process of a program; only the first one is to tell.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ensure_running()  # Python 3.11 lets interrupts in again when it starts this
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(connection: Connection, work: Callable[[Any], object], folder: str) -> None:
    """Begin as a process, in the folder of the program that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(folder)
    serve(connection, work)


def serve(connection: Connection, work: Callable[[Any], object]) -> None:
    """Give the results of chunk after chunk, until nobody is at the other end."""
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(_results(connection.recv(), work))


def _results(chunk: list[Any], work: Callable[[Any], object]) -> list[object]:
    """Return the results as far as the work goes without a fault."""
    results = []
    with suppress(Exception):
        for item in chunk:
            results.append(work(item))  # noqa: PERF401 - kept up to the fault
    return results
