"""Who no longer has a seat and why, what keeps an activity from days and rooms, and their rules."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.scheduling.options import Hindrance
from rocb.planning.scheduling.verification import ScheduleRule
from rocb.planning.staffing.replanning import MoveCause
from rocb.planning.staffing.verification import SeatBreach
from rocb.texts import LocalizedText as T

SCHEDULING: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        SeatBreach.NO_SUCH_ROLE: T("no such role", "нет такой роли"),
        SeatBreach.NO_SUCH_EXPERT: T("no such expert", "нет такого эксперта"),
        SeatBreach.TWICE: T("twice in one role", "дважды в одной роли"),
        SeatBreach.TOO_MANY: T("more people than seats", "людей больше, чем мест"),
        SeatBreach.NOT_PINNED: T("choice of the office not kept", "решение бюро не соблюдено"),
        MoveCause.ROLE_GONE: T("the role is gone", "роли больше нет"),
        MoveCause.EXPERT_GONE: T("the expert is gone", "эксперта больше нет"),
        MoveCause.OBSTACLE: T("something now prevents it", "теперь есть препятствие"),
        MoveCause.NEEDED_ELSEWHERE: T("needed elsewhere", "требуется в другом месте"),
        MoveCause.REPLACED: T("replaced by another", "замена другим экспертом"),
        Hindrance.TAKEN: T("the room is taken", "помещение занято"),
        Hindrance.CLOSED: T("the room is closed", "помещение закрыто"),
        Hindrance.OUTSIDE_HOURS: T("outside the opening hours", "вне часов работы"),
        Hindrance.UNFIT: T("the room does not suit", "помещение не подходит"),
        Hindrance.NOT_LENT: T("the room is not lent", "помещение не предоставляется"),
        Hindrance.CONTESTED: T("another activity has the room", "помещение у другого мероприятия"),
        Hindrance.WAITS: T("it waits for what ends later", "предшествующее ещё не закончится"),
        Hindrance.AWAITED: T("others that wait begin earlier", "последующее начинается раньше"),
        Hindrance.MEMBERS: T("a Member is invited elsewhere", "член приглашён в другое место"),
        Hindrance.PINNED: T("an expert who is fixed cannot come", "закреплённый эксперт не может"),
        ScheduleRule.OPTION: T("only options are chosen", "выбраны только варианты"),
        ScheduleRule.ONCE: T("nothing is held twice", "ничто не проводится дважды"),
        ScheduleRule.WINDOW: T("held within its window", "проводится в пределах срока"),
        ScheduleRule.ORDER: T("nothing begins before what it waits for", "порядок соблюдён"),
        ScheduleRule.SHARED: T("no room is used twice at a time", "помещение не занято дважды"),
        ScheduleRule.MEMBERS: T("no Member is invited twice a day", "член приглашён раз в день"),
        ScheduleRule.BEGUN: T("what has begun stays", "начатое не сдвигается"),
        ScheduleRule.STAFFING: T("those sent keep all rules", "назначения соблюдают все правила"),
    }
)
"""The names of what happens to seats, days and rooms, as they stand in pages."""
