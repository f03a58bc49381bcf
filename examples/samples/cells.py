"""The cells of sample activities in the published work plan."""

from typing import Final

from rocb.planning.plan.publications import Publication
from rocb.texts import LocalizedText
from samples.outlines import BENCHMARKING, DONORS_MEET, SURVEY

CELLS: Final = {
    SURVEY: Publication(
        stakeholders=(LocalizedText("Member administrations", "Администрации членов"),),
        action=LocalizedText("Ask, analyse and report", "Опросить, изучить и доложить"),
        indicator=LocalizedText("Share of Members that answer", "Доля ответивших членов"),
        outcome=LocalizedText("Needs that are known", "Известные потребности"),
        progress=(
            LocalizedText("The survey was closed", "Опрос завершён"),
            LocalizedText("The answers were analysed", "Ответы изучены"),
        ),
    ),
    BENCHMARKING: Publication(
        stakeholders=(LocalizedText("Taking part by choice", "Добровольные участники"),),
        action=LocalizedText("Measure and compare", "Измерить и сравнить"),
        indicator=LocalizedText("Figures that were given", "Число представленных показателей"),
        outcome=LocalizedText("Practice worth learning from", "Опыт, который стоит перенять"),
    ),
    DONORS_MEET: Publication(
        stakeholders=(LocalizedText("Donors", "Доноры"),),
        action=LocalizedText("Bring donors together", "Собрать доноров"),
        indicator=LocalizedText("Sums pledged", "Объявленные суммы"),
        outcome=LocalizedText("Projects that are funded", "Профинансированные проекты"),
        progress=(LocalizedText("Two pledges were made", "Объявлено два взноса"),),
    ),
}
