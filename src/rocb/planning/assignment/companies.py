"""Companies: people who can come only together, as each of them escorts another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define

from rocb.planning.assignment.drafts import Draft
from rocb.planning.assignment.escorting import Choice

_TRIES: Final = 500
"""How many choices are tried at most for one task."""


def bring_together(draft: Draft, tasks: Iterable[int]) -> None:
    """Fill empty seats with people and whom they call for at once, where that gains."""
    escorting, seats = draft.instance.escorting, draft.instance.seats
    answers = defaultdict[int, list[Choice]](list)
    for choice, escorts in sorted(escorting.helps.items()):
        for escort in escorts:
            answers[escort].append(choice)
    for task in tasks:
        calling = [it for it in draft.instance.takers[task] if (task, it) in escorting.needs]
        company, empty = _Company(draft, answers), seats[task] - len(draft.teams[task])
        for person in calling if empty else ():
            value, mark = draft.value, len(draft.changes)
            if not company.come((task, person)) or draft.value <= value:
                draft.undo(mark)
            elif len(draft.teams[task]) == seats[task]:
                break


@define
class _Company:
    """The attempts to bring somebody with all whom they call for; `answers` are by escort."""

    draft: Draft
    answers: Mapping[int, Sequence[Choice]]
    left: int = _TRIES

    def come(self, choice: Choice) -> bool:
        """Seat somebody and all who are called for; return false where nothing was found."""
        draft, (task, person) = self.draft, choice
        is_full = len(draft.teams[task]) >= draft.instance.seats[task]
        if not self.left or is_full or not draft.is_free(task, person):
            return False
        self.left -= 1
        mark = len(draft.changes)
        draft.add(task, person)
        if self._accompany(draft.instance.escorting.needs.get(choice, ())):
            return True
        draft.undo(mark)
        return False

    def _accompany(self, escorts: Sequence[int]) -> bool:
        """Let somebody come for each of the escorts that nobody answers yet."""
        missing = [it for it in escorts if not self.draft.helping.get(it)]
        if not missing:
            return True
        for choice in self.answers.get(missing[0], ()):
            mark = len(self.draft.changes)
            if self.come(choice) and self._accompany(missing[1:]):
                return True
            self.draft.undo(mark)
        return False
