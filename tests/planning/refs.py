"""What drawn records may refer to: the ids that there are, by kind."""

from collections.abc import Mapping

from attrs import field, frozen
from hypothesis import strategies as st


@frozen
class Refs:
    """The ids of each kind of record, such as `members` or `themes`; a kind may have none.

    `homes` says at which Member all records of a kind are, where that matters.
    """

    ids: Mapping[str, tuple[str, ...]] = field(factory=dict)
    homes: Mapping[str, str] = field(factory=dict)

    def has(self, *kinds: str) -> bool:
        """Return whether there is a record of each of these kinds."""
        return all(self.ids.get(kind) for kind in kinds)

    def one(self, kind: str) -> st.SearchStrategy[str]:
        """Draw one id; ask `has` before."""
        return st.sampled_from(self.ids[kind])

    def perhaps(self, kind: str) -> st.SearchStrategy[str | None]:
        """Draw an id or nothing."""
        return st.none() | self.one(kind) if self.has(kind) else st.none()

    def some(self, kind: str) -> st.SearchStrategy[tuple[str, ...]]:
        """Draw up to two ids, each once."""
        if not self.has(kind):
            return st.just(())
        return st.lists(self.one(kind), unique=True, max_size=2).map(tuple)

    def with_ids(self, **ids: tuple[str, ...]) -> "Refs":
        """Return these ids and others."""
        return Refs({**self.ids, **ids}, self.homes)

    def at(self, *members: str) -> "Refs":
        """Return the ids without those at other Members than these; where none is named, all."""
        elsewhere = [kind for kind, home in self.homes.items() if members and home not in members]
        return self.with_ids(**dict.fromkeys(elsewhere, ()))
