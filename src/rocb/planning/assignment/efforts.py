"""Efforts: how much work a method may still do, and who watches it."""

from collections.abc import Callable
from time import monotonic

from attrs import define

from rocb.planning.assignment.solutions import Headway


@define
class Effort:
    """Work within a number of steps or, where `seconds` are given, within these instead.

    So many seconds are `reserved` for what remains to be done at the end. `stopped` says that the
    watcher asked for it.
    """

    steps: int
    seconds: float | None
    watch: Callable[[Headway], object] | None
    began: float
    taken: int = 0
    reserved: float = 0.0
    stopped: bool = False

    @property
    def elapsed(self) -> float:
        """The seconds since the beginning."""
        return monotonic() - self.began

    @property
    def done(self) -> float:
        """How much of the work is done: 1 where nothing is left."""
        if self.stopped:
            return 1.0
        if self.seconds is not None:
            spent = self.elapsed + self.reserved
            return min(1.0, spent / self.seconds) if self.seconds else 1.0
        return min(1.0, self.taken / self.steps) if self.steps else 1.0

    @property
    def is_late(self) -> bool:
        """Whether the time is over or the watcher asked for the end; steps do not count here."""
        return self.stopped or (self.seconds is not None and self.done >= 1)

    def show(self, objective: str, value: int, bound: int | None) -> None:
        """Let the watcher see how far the work is."""
        if self.watch is not None and not self.stopped:
            self.stopped = bool(self.watch(Headway(objective, value, bound, self.elapsed)))
