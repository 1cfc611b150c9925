"""Many hands at the start: pages that are made beforehand, by several processes.

A process is forked when the application is put together and everything in it is known. It takes
work as long as there is any, and hands over what it made. Whatever it does not bring, for whatever
reason, we make ourselves: what is wrong then shows here, and where it is wrong.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

Task = Callable[[], Any]
NUMBER: Final = 2  # bytes of a number in the queue
MOST_TASKS: Final = 20_000  # as many fit in a pipe that nobody reads yet
MOST_PROCESSES: Final = 4
CAN_FORK: Final = hasattr(os, "fork")


def processes_here() -> int:
    """Return in how many processes work goes quickest on this machine."""
    if not CAN_FORK:
        return 1
    has_affinity = hasattr(os, "sched_getaffinity")
    count = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return min(count, MOST_PROCESSES)


@contextmanager
def crew(tasks: Sequence[Task], processes: int = 1) -> Iterator[Callable[[], list[Any]]]:
    """Begin on tasks in other processes, and yield what finishes them and returns every result.

    Until that is called, this process can do something else. What a task returns is pickled.

    Examples
    --------
    >>> with crew([lambda: "a", lambda: "b"]) as finish:
    ...     finish()
    ['a', 'b']
    """
    helpers: list[_Helper] = []
    is_shared = processes > 1 and CAN_FORK and len(tasks) <= MOST_TASKS
    queue = _filled_queue(len(tasks)) if is_shared else None
    try:
        if queue is not None:
            helpers += [_Helper(tasks, queue) for _ in range(processes - 1)]
        yield lambda: _finish(tasks, queue, helpers)
    finally:
        for helper in helpers:
            helper.end()
        if queue is not None:
            os.close(queue)


def _finish(tasks: Sequence[Task], queue: int | None, helpers: Sequence[_Helper]) -> list[Any]:
    """Do what nobody has taken, collect what others made, and make what they did not bring."""
    done = dict(_done(tasks, queue)) if queue is not None else {}
    for helper in helpers:
        done |= helper.brought()
    return [done[number] if number in done else task() for number, task in enumerate(tasks)]


def _filled_queue(n_tasks: int) -> int:
    """Return the end of a pipe from which every process takes the number of its next task."""
    queue, entrance = os.pipe()
    numbers = (number.to_bytes(NUMBER, "big") for number in range(n_tasks))
    os.write(entrance, b"".join(numbers))
    os.close(entrance)
    return queue


def _done(tasks: Sequence[Task], queue: int) -> Iterator[tuple[int, Any]]:
    """Take tasks and do them until there are none left."""
    while taken := os.read(queue, NUMBER):
        number = int.from_bytes(taken, "big")
        yield number, tasks[number]()


class _Helper:
    """A process of ours that does tasks too."""

    def __init__(self, tasks: Sequence[Task], queue: int) -> None:
        self.results, hands_over = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(hands_over)
        else:
            os.close(self.results)
            _help(tasks, queue, hands_over)

    def brought(self) -> dict[int, Any]:
        """Return what it made, by number; nothing when it did not get so far."""
        with os.fdopen(os.dup(self.results), "rb") as results:
            try:
                made: dict[int, Any] = pickle.load(results)  # noqa: S301 - our own process wrote it
            except (EOFError, pickle.UnpicklingError):
                return {}
        return made

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        os.close(self.results)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _help(tasks: Sequence[Task], queue: int, hands_over: int) -> None:
    """Be the helper: do tasks, hand over, and end without a word. It never returns."""
    made = {}
    try:
        with suppress(Exception):  # the task that failed is done again where it can be told
            for number, result in _done(tasks, queue):
                made[number] = result
        packed = pickle.dumps(made)  # as a whole: half of it is of no use
        with os.fdopen(hands_over, "wb") as stream:
            stream.write(packed)
    finally:
        os._exit(0)
