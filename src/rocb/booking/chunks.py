"""Chunks: how long lists that are in order are kept in short parts that are never changed."""

from typing import Final, Protocol, Self, TypeVar

CHUNK: Final = 512
"""How many entries a chunk holds at most."""

SHORT_CHUNK: Final = 128
"""How many, where every change copies the chunk."""


class Chunk(Protocol):
    """Some entries in order of a number; never changed once it is made."""

    def __len__(self) -> int: ...

    def __add__(self, following: Self) -> Self: ...

    @property
    def first(self) -> int:
        """The number of the first entry."""

    def part(self, first: int, after: int) -> Self:
        """Return the entries from the place `first` up to but not including `after`."""


C = TypeVar("C", bound=Chunk)


def fits(chunk: Chunk, most: int) -> bool:
    """Return whether a chunk is neither longer than `most` nor shorter than a quarter of it."""
    return most <= 4 * len(chunk) <= 4 * most


def settled(
    bounds: list[int], chunks: list[C], place: int, chunk: C, most: int
) -> tuple[list[int], list[C]]:
    """Return new bounds and chunks, with `chunk` instead of the one at `place`.

    `bounds[k]` parts the numbers of `chunks[k]` from those of `chunks[k + 1]`, which are not below
    it. A chunk that is too short is joined with a neighbour, one that is too long is halved; so
    only a chunk that stands alone can be empty.
    """
    first, after = place, place + 1
    if 4 * len(chunk) < most and len(chunks) > 1:
        if place:
            first, chunk = place - 1, chunks[place - 1] + chunk
        else:
            after, chunk = 2, chunk + chunks[1]
    parts = [chunk]
    if len(chunk) > most:
        half = len(chunk) // 2
        parts = [chunk.part(0, half), chunk.part(half, len(chunk))]
    bounds, chunks = bounds.copy(), chunks.copy()
    bounds[first : after - 1] = [part.first for part in parts[1:]]
    chunks[first:after] = parts
    return bounds, chunks
