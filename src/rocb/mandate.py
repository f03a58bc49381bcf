"""What an office is there for: every clause of its two founding texts, with a stable id.

The texts are the statement of the role of a regional office (its duties, responsibilities, annual
plan, operational needs and stakeholder roles) and the self-description of ROCB Europe (its focus
areas, facilities and terms of use). The wording here is our own.
"""

from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, identifier, require, rule
from rocb.texts import LocalizedText


class Chapter(Enum):
    """A list of clauses in the founding texts."""

    DUTY = "duty"
    RESPONSIBILITY = "responsibility"
    PLAN = "plan"
    OPERATION = "operation"
    STAKEHOLDER = "stakeholder"
    FOCUS = "focus"
    FACILITY = "facility"
    TERMS = "terms"


@frozen(field_transformer=checked)
class Clause:
    """One clause: `responsibility.8` is the eighth responsibility."""

    id: str = field(validator=identifier)
    chapter: Chapter
    text: LocalizedText


def _chapter(chapter: Chapter, *clauses: tuple[str, str]) -> tuple[Clause, ...]:
    return tuple(
        Clause(f"{chapter.value}.{number}", chapter, LocalizedText(en, ru))
        for number, (en, ru) in enumerate(clauses, 1)
    )


CLAUSES: Final = (
    *_chapter(
        Chapter.DUTY,
        (
            "Further the WCO's objectives in the region",
            "Способствовать достижению целей ВТамО в регионе",
        ),
        (
            "Be guided by the Secretariat's contact point, the Vice-Chair and the Directors General",
            "Следовать указаниям координатора Секретариата, вице-председателя и руководителей служб",
        ),
        (
            "With the Secretariat and the Vice-Chair, know the customs organisations served",
            "Совместно с Секретариатом и вице-председателем знать обслуживаемые таможенные службы",
        ),
        (
            "With the Secretariat and the Vice-Chair, gauge what each Member has to develop",
            "Совместно с Секретариатом и вице-председателем определять, что развивать каждому члену",
        ),
        (
            "With the Secretariat and the Vice-Chair, have a strategy: mission, vision and goals for "
            "three to five years",
            "Совместно с Секретариатом и вице-председателем иметь стратегию: миссию, видение и цели "
            "на три — пять лет",
        ),
        (
            "Draw up, manage, carry out and monitor a plan of operations for each year",
            "Составлять, вести, выполнять и контролировать операционный план на каждый год",
        ),
        (
            "Advise those who lead customs on reform and on applying WCO instruments, by pilots and "
            "longer-term work",
            "Консультировать руководство таможен по реформам и применению инструментов ВТамО, через "
            "пилотные и долгосрочные проекты",
        ),
        (
            "Make the region's needs count, so that Members do their core work better",
            "Учитывать потребности региона, чтобы члены лучше выполняли свои основные функции",
        ),
    ),
    *_chapter(
        Chapter.RESPONSIBILITY,
        (
            "See that capacity building for customs across the region fits together",
            "Координировать наращивание потенциала таможенных служб региона",
        ),
        (
            "Develop staff of the region who can support Members' organisational development",
            "Готовить в регионе специалистов для поддержки организационного развития членов",
        ),
        (
            "Support the SAFE Framework's standards and the revised Kyoto Convention",
            "Поддерживать стандарты Рамочных стандартов SAFE и пересмотренную Киотскую конвенцию",
        ),
        (
            "Set up projects in Members that serve the aims of the Columbus Programme",
            "Создавать у членов проекты, служащие целям Программы «Колумб»",
        ),
        (
            "See that the work of the training centres of the region fits together",
            "Координировать работу региональных учебных центров",
        ),
        (
            "Build and keep partnerships with the region's main stakeholders",
            "Налаживать и поддерживать партнёрство с основными заинтересованными сторонами",
        ),
        (
            "Find out the region's needs and co-ordinate the answers to them",
            "Выявлять потребности региона и координировать ответы на них",
        ),
        (
            "Report every quarter to the Capacity Building Directorate and the Vice-Chair",
            "Ежеквартально отчитываться перед Директоратом по наращиванию потенциала "
            "и вице-председателем",
        ),
        (
            "Tell the Secretariat where policy has gaps",
            "Сообщать Секретариату о пробелах в политике",
        ),
        (
            "Speak for the WCO at regional fora",
            "Представлять ВТамО на региональных форумах",
        ),
        (
            "Make the Secretariat's activities known in the region, and run them where fitting",
            "Продвигать мероприятия Секретариата в регионе и, где уместно, руководить ими",
        ),
        (
            "Translate the Secretariat's main documents into languages common in the region",
            "Переводить основные документы Секретариата на распространённые в регионе языки",
        ),
    ),
    *_chapter(
        Chapter.PLAN,
        ("Activities of projects", "Мероприятия проектов"),
        ("Seminars", "Семинары"),
        (
            "Contact with Members: surveys, diagnostic missions, evaluations",
            "Связь с членами: опросы, диагностические миссии, оценки",
        ),
        (
            "Contact with the WCO Capacity Building Directorate",
            "Связь с Директоратом ВТамО по наращиванию потенциала",
        ),
        ("Databases in line with WORLDCAP", "Базы данных на основе WORLDCAP"),
        (
            "Contact with regional bodies of stakeholders and donors",
            "Связь с региональными структурами заинтересованных сторон и доноров",
        ),
        (
            "Furthering comparisons (benchmarking) between two or more administrations",
            "Содействие сопоставлению показателей двух и более администраций",
        ),
        ("Taking part in regional meetings", "Участие в региональных совещаниях"),
        ("Taking part in meetings at the Secretariat", "Участие в совещаниях в Секретариате"),
    ),
    *_chapter(
        Chapter.OPERATION,
        (
            "Keep a pool of experts in organisational development and customs techniques",
            "Вести пул экспертов по организационному развитию и таможенному делу",
        ),
        (
            "Hold seminars for senior managers on new initiatives and what follows from them",
            "Проводить для руководителей семинары высокого уровня о новых инициативах и их следствиях",
        ),
        (
            "Help to plan and monitor Columbus phase 2 actions after the diagnostic",
            "Помогать планировать и отслеживать действия второй фазы «Колумба» после диагностики",
        ),
        (
            "Find what several Members struggle with in new initiatives; answer with seminars, "
            "workshops or advice",
            "Выявлять общие трудности членов с новыми инициативами и отвечать семинарами, практикумами, "
            "консультациями",
        ),
        (
            "With the Secretariat's support, find projects to set up; evaluate their lessons and pass "
            "them on",
            "При поддержке Секретариата искать возможности для проектов, оценивать уроки и делиться ими",
        ),
        (
            "Check regularly how far Members have come, and what they need next",
            "Регулярно оценивать прогресс членов и выявлять дальнейшие потребности",
        ),
        (
            "Propose external assistance to Members to the Secretariat, in order of priority",
            "Предлагать Секретариату внешнюю помощь членам в порядке приоритета",
        ),
    ),
    *_chapter(
        Chapter.STAKEHOLDER,
        (
            "Know the main regional organisations and keep in regular touch with them",
            "Знать основные региональные организации и поддерживать с ними регулярную связь",
        ),
        (
            "Find development projects that interest regional stakeholders",
            "Находить проекты развития, интересные региональным сторонам",
        ),
        (
            "Go to regional fora and further the WCO's agenda there",
            "Посещать региональные форумы и продвигать повестку ВТамО",
        ),
        ("Bring donors together at conferences", "Организовывать донорские конференции"),
        (
            "Find capital for infrastructure projects",
            "Находить средства для инфраструктурных проектов",
        ),
    ),
    *_chapter(
        Chapter.FOCUS,
        (
            "Lasting standards for safe and smooth trade",
            "Устойчивые стандарты безопасной и беспрепятственной торговли",
        ),
        (
            "Co-ordination between Members, for better use of people and money",
            "Координация между членами для лучшего использования людей и средств",
        ),
        (
            "A steady, common approach to risk management",
            "Единый последовательный подход к управлению рисками",
        ),
        (
            "Co-operation between administrations in enforcement",
            "Сотрудничество администраций в правоохранительной деятельности",
        ),
        (
            "Better collection of duties and taxes",
            "Совершенствование взимания таможенных пошлин и налогов",
        ),
        (
            "Keeping up with world developments that affect customs",
            "Отслеживание мировых тенденций, влияющих на таможню",
        ),
        ("Members' integrity programmes", "Программы членов по профессиональной этике"),
        (
            "Help with funding of capacity-building projects",
            "Содействие финансированию проектов по наращиванию потенциала",
        ),
    ),
    *_chapter(
        Chapter.FACILITY,
        ("Conference hall, equipped", "Оборудованный конференц-зал"),
        ("Computer laboratory", "Компьютерный класс"),
        ("Two classrooms with boards", "Две учебные аудитории с досками"),
        ("Cafeteria", "Кафетерий"),
        ("Kitchen", "Кухня"),
        ("Parking lot", "Автостоянка"),
    ),
    *_chapter(
        Chapter.TERMS,
        (
            "Rooms are let for conferences, seminars, trainings and business meetings",
            "Помещения сдаются для конференций, семинаров, обучения и деловых встреч",
        ),
        (
            "The WCO, foreign customs services, the State Customs Committee and other government "
            "services of Azerbaijan pay nothing",
            "ВТамО, таможенные службы других стран, ГТК и другие госорганы Азербайджана не платят",
        ),
    ),
)
"""All clauses, in the order of the texts."""

_BY_ID: Final = {clause.id: clause for clause in CLAUSES}

clause_id: Final = rule(_BY_ID.__contains__, "the id of a clause of the mandate, such as plan.2")

FOCUS_AREAS: Final = frozenset(it.id for it in CLAUSES if it.chapter is Chapter.FOCUS)

focus_area: Final = rule(FOCUS_AREAS.__contains__, "a focus area, such as focus.3")


def clause(id: str) -> Clause | None:
    """Return the clause with this id, or `None`. Raises `InvalidValue` for what is no text."""
    require("id", str, id)
    return _BY_ID.get(id)
