from collections.abc import Iterator
from typing import Any, get_args

import pytest
from attrs import fields, has

from rocb import LocalizedText, Office
from rocb.reporting.accounts.public_texts import PUBLIC_TEXTS, is_public


def texts_in(kind: Any, owner: str = "offices", way: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts that a value of this type can hold: the kinds of their records, and the fields."""
    if kind is LocalizedText:
        yield ".".join((owner, *way))
    elif has(kind):
        for it in fields(kind):
            if name := it.metadata.get("rocb.names"):
                owner, way = name, ()
        for it in fields(kind):
            if "rocb.past" not in it.metadata:
                yield from texts_in(it.type, owner, (*way, it.name))
    else:
        for inner in get_args(kind):
            yield from texts_in(inner, owner, way)


def test_every_public_text_is_a_field_of_a_record():
    public = {f"{kind}.{name}" for kind, names in PUBLIC_TEXTS.items() for name in names}
    assert public - set(texts_in(Office)) == set()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("training_evaluations", "remarks"),
        ("evaluations", "remarks"),
        ("evaluations", "given_by"),
        ("experts", "left_because"),
        ("offices", "planning.partnerships.relations.contacts.about"),
        ("findings", "note"),
        ("surveys", "responses.answers.text"),
        ("administrations", "particulars.contacts.name"),
        ("experts", "a_field_that_is_new"),
        ("a_kind_that_is_new", "title"),
    ],
)
def test_what_nobody_declared_public_is_not(kind, name):
    assert not is_public(kind, name)


def test_titles_and_names_are():
    assert is_public("activities", "title")
    assert is_public("experts", "name")
