"""Shared interests: what a partner and a piece of work have in common."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class SharedInterest:
    """The themes and the Members that a partner and a piece of work share, in order.

    Where one of the two names no Members, nobody has said for whom they are: `members` is then
    empty, and `members_stated` false.
    """

    themes: tuple[str, ...]
    members: tuple[str, ...]
    members_stated: bool


def shared_interest(
    relation: Relation, themes: Iterable[str], members: Iterable[str]
) -> SharedInterest | None:
    """Return what a partner shares with work on these themes in these Members.

    `None` where they share no theme, or where both name Members and none of them is the same.
    """
    require("relation", Relation, relation)
    shared = set(listed("themes", str, themes)) & set(relation.themes)
    wanted = set(listed("members", str, members))
    stated = bool(wanted) and bool(relation.members)
    eligible = wanted & set(relation.members)
    if not shared or (stated and not eligible):
        return None
    return SharedInterest(tuple(sorted(shared)), tuple(sorted(eligible)), stated)
