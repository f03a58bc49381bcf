"""Finding records by what people write in a table: an id, or a name in either language."""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.errors import Fault, InvalidValue
from rocb.texts import Language, LocalizedText, read_in
from rocb.vocabulary.kinds import KINDS


def folded(text: str) -> str:
    """Return a text such that case, spaces and the dots of ё make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("ё", "е").split())


@frozen
class Named:
    """One thing to be found: its `key`, its id, its name, and what else people call it."""

    key: Any
    id: str
    name: LocalizedText
    also: tuple[str, ...] = ()


@frozen
class Lookup:
    """Things of one kind; `expected` says to people what they may write."""

    expected: LocalizedText
    named: tuple[Named, ...]
    _ids: Mapping[str, Named] = field(init=False, repr=False, eq=False)
    _names: Mapping[str, tuple[Named, ...]] = field(init=False, repr=False, eq=False)
    _keys: Mapping[Any, Named] = field(init=False, repr=False, eq=False)

    @_ids.default
    def _by_id(self) -> Mapping[str, Named]:
        return {it.id: it for it in self.named}

    @_names.default
    def _by_name(self) -> Mapping[str, tuple[Named, ...]]:
        found: dict[str, dict[str, Named]] = {}
        for it in self.named:
            for name in (it.id, it.name.en, it.name.ru, *it.also):
                if name is not None:
                    found.setdefault(folded(name), {})[it.id] = it
        return {name: tuple(those.values()) for name, those in found.items()}

    @_keys.default
    def _by_key(self) -> Mapping[Any, Named]:
        return {it.key: it for it in self.named}

    def called(self, text: str) -> tuple[Named, ...]:
        """Return what is called so: by its very id one thing alone, by a name perhaps several."""
        if text in self._ids:
            return (self._ids[text],)
        return self._names.get(folded(text), ())

    def find(self, text: str) -> Any:
        """Return the key of the one thing that is called so. Raises `InvalidValue`."""
        found = self.called(text)
        if len(found) == 1:
            return found[0].key
        several = f"; several are called so: {', '.join(it.id for it in found)}" if found else ""
        raise InvalidValue(Fault("", text, f"{self.expected.en}{several}"))

    def label(self, key: Any, language: Language) -> str:
        """Return the name that finds the key, or its id where the name finds something else."""
        named = self._keys.get(key)
        if named is None:
            return str(key)
        name = read_in(named.name, language).text
        return name if self.called(name) == (named,) else named.id


def lookup_of(expected: LocalizedText, records: Iterable[Any]) -> Lookup:
    """Return a lookup of records that have an id (or a code) and a name."""
    named = []
    for it in records:
        id = it.code if hasattr(it, "code") else it.id
        named.append(Named(id, id, it.name))
    return Lookup(expected, tuple(named))


def lookup_among(kind: type[Enum]) -> Lookup:
    """Return a lookup of the members of an enumeration, by their values and names."""
    values = ", ".join(str(it.value) for it in kind)
    expected = LocalizedText(f"one of {values}, or its name", f"одно из списка или {values}")
    return Lookup(expected, tuple(Named(it, str(it.value), KINDS[it]) for it in kind))
