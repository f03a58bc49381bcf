"""Drafts: an answer that is being worked on."""

from collections.abc import Iterable

from attrs import define, field

from rocb.planning.assignment.escorting import Choice
from rocb.planning.assignment.instances import Instance


@define
class Draft:
    """Who has which seat now, and what that gains; pins stand apart, in the instance.

    `teams` are the people by task, `work` the tasks by person, `room`, `busy` and `load` as in the
    instance. `helping` and `leaning` are the choices by escort that answer it and call for it.
    `changes` are kept so that they can be undone.
    """

    instance: Instance
    value: int = field(init=False)
    teams: list[list[int]] = field(init=False)
    work: list[list[int]] = field(init=False)
    room: list[int] = field(init=False)
    busy: list[int] = field(init=False)
    load: list[int] = field(init=False)
    helping: dict[int, set[Choice]] = field(factory=dict, init=False)
    leaning: dict[int, set[Choice]] = field(factory=dict, init=False)
    changes: list[tuple[int, int, bool]] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        it = self.instance
        self.value = it.total.pinned
        self.teams = [[] for _ in it.tasks]
        self.work = [[] for _ in it.people]
        self.room, self.busy, self.load = list(it.room), list(it.busy), list(it.load)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice, in the order of the tasks and then of the people."""
        return tuple((task, it) for task, team in enumerate(self.teams) for it in sorted(team))

    def gained(self, goal: int) -> int:
        """Return what the objective of this number gains, pins included."""
        gains, before = self.instance.gains[goal], self.instance.load
        result = gains.pinned
        result += sum(gains.choice[task][it] for task, team in enumerate(self.teams) for it in team)
        if gains.rising or any(gains.first):
            for person, load in enumerate(self.load):
                pairs = load * (load - 1) - before[person] * (before[person] - 1)
                result -= gains.rising * pairs // 2
                if load and not before[person]:
                    result -= gains.first[person]
        return result

    def gain(self, task: int, person: int) -> int:
        """Return what it would gain to give the person a seat."""
        total, load = self.instance.total, self.load[person]
        extra = total.rising * load if load else total.first[person]
        return total.choice[task][person] - extra

    def fits(self, task: int, person: int) -> bool:
        """Return whether the person is free and is escorted; the seat is not looked at."""
        return self.is_free(task, person) and all(
            map(self.helping.get, self.instance.escorting.needs.get((task, person), ()))
        )

    def is_free(self, task: int, person: int) -> bool:
        """Return whether the person has the time for the task."""
        it = self.instance
        return not self.busy[person] & it.masks[task] and it.lengths[task] <= self.room[person]

    def is_missed(self, escort: int) -> bool:
        """Return whether somebody calls for an escort that nobody answers."""
        called = self.leaning.get(escort) or escort in self.instance.escorting.demanded
        return bool(called) and not self.helping.get(escort)

    def add(self, task: int, person: int) -> None:
        """Give an empty seat to a person who fits."""
        self.value += self.gain(task, person)
        self._put(task, person)
        self.changes.append((task, person, True))

    def take(self, task: int, person: int) -> None:
        """Take a seat away; an escort may be missed then."""
        self._take(task, person)
        self.value -= self.gain(task, person)
        self.changes.append((task, person, False))

    def drop(self, task: int, person: int) -> bool:
        """Take the seat away, and those that only this one escorted.

        Return false, with nothing changed, where something pinned is escorted by it alone.
        """
        falling = self._falling((task, person))
        for choice in falling:
            self.take(*choice)
        return bool(falling)

    def undo(self, mark: int = 0) -> None:
        """Go back to where there were only so many changes."""
        while len(self.changes) > mark:
            task, person, added = self.changes.pop()
            if added:
                self._take(task, person)
                self.value -= self.gain(task, person)
            else:
                self.value += self.gain(task, person)
                self._put(task, person)

    def become(self, choices: Iterable[Choice]) -> None:
        """Hold these choices and no others; they have to be those of an answer."""
        for task, person in self.choices:
            self._take(task, person)
            self.value -= self.gain(task, person)
        for task, person in choices:
            self.value += self.gain(task, person)
            self._put(task, person)
        self.changes.clear()

    def _falling(self, choice: Choice) -> list[Choice]:
        falling = [choice]
        for it in falling:
            for escort in self.instance.escorting.helps.get(it, ()):
                leaning = self.leaning.get(escort, ())
                demanded = escort in self.instance.escorting.demanded
                if (leaning or demanded) and self.helping[escort].issubset(falling):
                    if demanded:
                        return []
                    falling.extend(sorted(set(leaning).difference(falling)))
        return falling

    def _put(self, task: int, person: int) -> None:
        it = self.instance
        self.teams[task].append(person)
        self.work[person].append(task)
        self.busy[person] |= it.masks[task]
        self.room[person] -= it.lengths[task]
        self.load[person] += 1
        if it.escorting.helps:
            choice = (task, person)
            for escort in it.escorting.helps.get(choice, ()):
                self.helping.setdefault(escort, set()).add(choice)
            for escort in it.escorting.needs.get(choice, ()):
                self.leaning.setdefault(escort, set()).add(choice)

    def _take(self, task: int, person: int) -> None:
        it = self.instance
        self.teams[task].remove(person)
        self.work[person].remove(task)
        self.busy[person] ^= it.masks[task]
        self.room[person] += it.lengths[task]
        self.load[person] -= 1
        if it.escorting.helps:
            choice = (task, person)
            for escort in it.escorting.helps.get(choice, ()):
                self.helping[escort].discard(choice)
            for escort in it.escorting.needs.get(choice, ()):
                self.leaning[escort].discard(choice)
