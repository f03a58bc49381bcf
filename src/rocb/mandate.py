"""What an office is there for: every clause of its two founding texts, with a stable id.

The texts are the statement of the role of a regional office (its duties, responsibilities, annual
plan, operational needs and stakeholder roles) and the self-description of ROCB Europe (its focus
areas, facilities and terms of use). The wording here is our own.
"""

from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, identifier, rule
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
            "Keep an up-to-date overview of the customs organisations served",
            "Вести актуальный обзор обслуживаемых таможенных организаций",
        ),
        (
            "Estimate what each Member needs for its development",
            "Оценивать потребности развития каждого члена",
        ),
        (
            "Have a regional strategy: mission, vision and goals for three to five years",
            "Иметь региональную стратегию: миссию, видение и цели на три — пять лет",
        ),
        (
            "Draw up, manage, carry out and monitor an annual operational plan",
            "Составлять, вести, выполнять и контролировать годовой операционный план",
        ),
        (
            "Guide senior management of customs in reform and modernisation",
            "Направлять руководство таможенных служб в реформах и модернизации",
        ),
    ),
    *_chapter(
        Chapter.RESPONSIBILITY,
        (
            "Co-ordinate customs capacity building in the region",
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
            "Co-ordinate the regional training centres",
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
            "Promote the Secretariat's activities in the region and manage them where asked",
            "Продвигать мероприятия Секретариата в регионе и при необходимости руководить ими",
        ),
        (
            "Translate the Secretariat's main documents into the region's languages",
            "Переводить основные документы Секретариата на языки региона",
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
            "Benchmarking between two or more administrations",
            "Сопоставление показателей двух и более администраций",
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
            "Hold high-level seminars on new initiatives and what follows from them",
            "Проводить семинары высокого уровня о новых инициативах и их последствиях",
        ),
        (
            "Help to plan and monitor Columbus phase 2 actions after the diagnostic",
            "Помогать планировать и отслеживать действия второй фазы «Колумба» после диагностики",
        ),
        (
            "Find issues that Members share, and answer them with seminars, workshops or advice",
            "Выявлять общие проблемы членов и отвечать семинарами, практикумами, консультациями",
        ),
        (
            "Look for projects to set up, evaluate their lessons and pass them on",
            "Искать возможности для проектов, оценивать уроки и делиться ими",
        ),
        (
            "Evaluate Members' progress at regular intervals",
            "Регулярно оценивать прогресс членов",
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
        ("Organise donor conferences", "Организовывать донорские конференции"),
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
            "The premises are lent for conferences, seminars, trainings and business meetings",
            "Помещения предоставляются для конференций, семинаров, обучения и деловых встреч",
        ),
        (
            "The WCO, foreign customs services and the host's government services pay nothing",
            "ВТамО, таможенные службы зарубежных стран и госорганы принимающей страны не платят",
        ),
    ),
)
"""All clauses, in the order of the texts."""

_BY_ID: Final = {clause.id: clause for clause in CLAUSES}

clause_id: Final = rule(_BY_ID.__contains__, "the id of a clause of the mandate, such as plan.2")


def clause(id: str) -> Clause | None:
    """Return the clause with this id, or `None`."""
    return _BY_ID.get(id)
