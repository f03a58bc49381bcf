"""The instruments of the WCO that administrations accept, part by part.

Sources are the structures of the SAFE Framework of Standards (adopted in 2005; the third pillar is
of 2015), of the revised Kyoto Convention (protocol of amendment of 1999) and of the revised Arusha
Declaration on integrity (2003). The wording here is our own. The standards of the first two pillars
of SAFE have the numbers of the framework; of the third pillar only its three levels of co-operation
are given, as no source for the numbers of its standards was at hand.
"""

from typing import Final

from attrs import field, frozen

from rocb.checks import checked, identifier, require, rule
from rocb.errors import Fault, InvalidValue
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Provision:
    """A part of an instrument: `safe.1.3` is the third standard of the first pillar of SAFE.

    `part_of` is the id of the provision that it belongs to, or of the instrument itself. One that
    is `optional` is accepted on its own: who accepts what it belongs to has not accepted it.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    part_of: str = field(validator=identifier)
    optional: bool = False


@frozen(field_transformer=checked)
class Instrument:
    """A convention, framework or declaration; `adopted` is a year, `None` where it is not known."""

    id: str = field(validator=identifier)
    name: LocalizedText
    adopted: int | None
    provisions: tuple[Provision, ...]


def _parts(whole: str, *names: tuple[str, str]) -> tuple[Provision, ...]:
    return tuple(
        Provision(f"{whole}.{number}", LocalizedText(en, ru), whole)
        for number, (en, ru) in enumerate(names, 1)
    )


def _annex(letter: str, name: tuple[str, str], *chapters: tuple[str, str]) -> tuple[Provision, ...]:
    en, ru = name
    id = f"rkc.{letter.lower()}"
    title = LocalizedText(
        f"Specific Annex {letter}: {en}", f"Специальное приложение {letter}: {ru}"
    )
    return Provision(id, title, "rkc", optional=True), *_parts(id, *chapters)


_SAFE: Final = Instrument(
    "safe",
    LocalizedText("SAFE Framework of Standards", "Рамочные стандарты безопасности SAFE"),
    2005,
    (
        *_parts(
            "safe",
            ("Customs with customs", "Таможня — таможня"),
            ("Customs with business", "Таможня — бизнес"),
            ("Customs with other agencies", "Таможня — другие ведомства"),
        ),
        *_parts(
            "safe.1",
            ("Control of the whole supply chain", "Комплексный контроль цепи поставок"),
            ("Right to inspect cargo", "Полномочия по досмотру грузов"),
            ("Modern inspection technology", "Современная техника для досмотра"),
            ("Risk management", "Управление рисками"),
            ("High-risk cargo", "Грузы повышенного риска"),
            ("Advance electronic information", "Предварительная электронная информация"),
            ("Targeting and its communication", "Выбор объектов контроля и обмен сведениями"),
            ("Measuring of performance", "Показатели эффективности"),
            ("Assessment of security", "Оценка безопасности"),
            ("Integrity of staff", "Добросовестность сотрудников"),
            ("Security of outbound cargo", "Проверка безопасности вывозимых грузов"),
        ),
        *_parts(
            "safe.2",
            ("Partnership", "Партнёрство"),
            ("Security", "Безопасность"),
            ("Authorisation", "Предоставление статуса"),
            ("Technology", "Технологии"),
            ("Communication", "Обмен информацией"),
            ("Facilitation", "Упрощение процедур"),
        ),
        Provision(
            "safe.3.within",
            LocalizedText("Co-operation within a government", "Сотрудничество внутри государства"),
            "safe.3",
        ),
        Provision(
            "safe.3.between",
            LocalizedText("Co-operation between governments", "Сотрудничество между государствами"),
            "safe.3",
        ),
        Provision(
            "safe.3.multinational",
            LocalizedText("Multinational co-operation", "Многонациональное сотрудничество"),
            "safe.3",
        ),
    ),
)
_RKC: Final = Instrument(
    "rkc",
    LocalizedText("Revised Kyoto Convention", "Пересмотренная Киотская конвенция"),
    1999,
    (
        Provision("rkc.body", LocalizedText("Body", "Текст конвенции"), "rkc"),
        Provision("rkc.general", LocalizedText("General Annex", "Генеральное приложение"), "rkc"),
        *_parts(
            "rkc.general",
            ("Principles", "Общие принципы"),
            ("Definitions", "Определения"),
            ("Clearance and other formalities", "Очистка и прочие формальности"),
            ("Duties and taxes", "Пошлины и налоги"),
            ("Security for payment", "Обеспечение уплаты"),
            ("Control", "Контроль"),
            ("Information technology", "Информационные технологии"),
            ("Customs and third parties", "Таможня и третьи лица"),
            ("Information and rulings", "Информация и решения"),
            ("Appeals", "Обжалование"),
        ),
        *_annex(
            "A",
            ("arrival of goods", "прибытие товаров"),
            ("Before the goods declaration", "До подачи декларации на товары"),
            ("Temporary storage", "Временное хранение"),
        ),
        *_annex(
            "B",
            ("importation", "ввоз"),
            ("Home use", "Внутреннее потребление"),
            ("Re-importation in the same state", "Реимпорт в неизменном состоянии"),
            ("Relief from import duties and taxes", "Освобождение от пошлин и налогов"),
        ),
        *_annex("C", ("exportation", "вывоз"), ("Outright exportation", "Окончательный вывоз")),
        *_annex(
            "D",
            ("warehouses and free zones", "склады и свободные зоны"),
            ("Customs warehouses", "Таможенные склады"),
            ("Free zones", "Свободные зоны"),
        ),
        *_annex(
            "E",
            ("transit", "транзит"),
            ("Customs transit", "Таможенный транзит"),
            ("Transhipment", "Перегрузка"),
            ("Carriage coastwise", "Каботажная перевозка"),
        ),
        *_annex(
            "F",
            ("processing", "переработка"),
            ("Inward processing", "Переработка на территории"),
            ("Outward processing", "Переработка вне территории"),
            ("Drawback", "Возврат пошлин"),
            ("Processing for home use", "Переработка для внутреннего потребления"),
        ),
        *_annex(
            "G",
            ("temporary admission", "временный ввоз"),
            ("Temporary admission", "Временный ввоз"),
        ),
        *_annex("H", ("offences", "правонарушения"), ("Customs offences", "Нарушения правил")),
        *_annex(
            "J",
            ("special procedures", "специальные процедуры"),
            ("Travellers", "Лица, пересекающие границу"),
            ("Postal traffic", "Почтовые отправления"),
            ("Commercial means of transport", "Коммерческие транспортные средства"),
            ("Stores", "Припасы"),
            ("Relief consignments", "Гуманитарные грузы"),
        ),
        *_annex(
            "K",
            ("origin", "происхождение"),
            ("Rules of origin", "Правила происхождения"),
            ("Documentary evidence of origin", "Документы о происхождении"),
            ("Control of the evidence", "Проверка документов о происхождении"),
        ),
    ),
)
_ARUSHA: Final = Instrument(
    "arusha",
    LocalizedText("Revised Arusha Declaration", "Пересмотренная Арушская декларация"),
    2003,
    _parts(
        "arusha",
        ("Leadership and commitment", "Руководство и приверженность"),
        ("Regulatory framework", "Нормативная база"),
        ("Transparency", "Прозрачность"),
        ("Automation", "Автоматизация"),
        ("Reform and modernisation", "Реформы и модернизация"),
        ("Audit and investigation", "Аудит и расследования"),
        ("Code of conduct", "Кодекс поведения"),
        ("Human resources", "Кадры"),
        ("Morale and culture", "Моральный климат и культура"),
        ("Relations with business", "Отношения с бизнесом"),
    ),
)

INSTRUMENTS: Final = (_SAFE, _RKC, _ARUSHA)
"""The instruments, each with its provisions in their order; a whole stands before its parts."""

_INSTRUMENTS: Final = {it.id: it for it in INSTRUMENTS}
_PROVISIONS: Final = {it.id: it for whole in INSTRUMENTS for it in whole.provisions}


def _climbed(id: str) -> tuple[str, ...]:
    part = _PROVISIONS.get(id)
    return (id,) if part is None else (id, *_climbed(part.part_of))


def _covering(id: str) -> tuple[str, ...]:
    part = _PROVISIONS.get(id)
    return (id,) if part is None or part.optional else (id, *_covering(part.part_of))


_WHOLES: Final = {id: _climbed(id) for id in (*_INSTRUMENTS, *_PROVISIONS)}
_COVERING: Final = {id: _covering(id) for id in _WHOLES}
_DIVIDED: Final = frozenset(it.part_of for it in _PROVISIONS.values())
_UNDIVIDED: Final = {
    id: tuple(part for part in _PROVISIONS if part not in _DIVIDED and id in _WHOLES[part])
    for id in _WHOLES
}

A_PROVISION: Final = "the id of an instrument or of a part of one, such as rkc or safe.1.3"

provision_id: Final = rule(_WHOLES.__contains__, A_PROVISION)


def instrument(id: str) -> Instrument | None:
    """Return the instrument with this id, or `None`."""
    require("id", str, id)
    return _INSTRUMENTS.get(id)


def provision(id: str) -> Provision | None:
    """Return the part of an instrument with this id, or `None`."""
    require("id", str, id)
    return _PROVISIONS.get(id)


def wholes_of(id: str) -> tuple[str, ...]:
    """Return the id of a provision and those of all that it is part of, up to the instrument.

    Raises `InvalidValue` for the id of nothing.
    """
    _require_provision(id)
    return _WHOLES[id]


def covering(id: str) -> tuple[str, ...]:
    """Return the ids, nearest first, of what a statement may be about to hold for a provision.

    These are the provision and what it is part of, as far as the next optional one: the Specific
    Annexes of the revised Kyoto Convention are accepted on their own, each as a whole or chapter by
    chapter. Raises `InvalidValue` for the id of nothing.
    """
    _require_provision(id)
    return _COVERING[id]


def undivided_parts(id: str) -> tuple[str, ...]:
    """Return the ids of the parts of an instrument or provision that have no parts themselves.

    Of a provision without parts it is the provision itself. Raises `InvalidValue` for the id of
    nothing.
    """
    _require_provision(id)
    return _UNDIVIDED[id]


def _require_provision(id: str) -> None:
    require("id", str, id)
    if id not in _WHOLES:
        raise InvalidValue(Fault("id", id, A_PROVISION))
