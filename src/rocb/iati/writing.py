"""Activities as XML, their elements in the order that the schema of IATI 2.03 demands."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rocb.iati.activities import (
    ActivityBudget,
    IatiActivity,
    IatiOrganisation,
    IatiResult,
    ResultFigure,
    ResultIndicator,
    Transaction,
)
from rocb.iati.facts import IatiFacts
from rocb.money import Money
from rocb.periods import Days
from rocb.texts import Language, LocalizedText

VERSION: Final = "2.03"
SAMPLE: Final = LocalizedText("[sample]", "[пример]")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_CHARACTERS: Final = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
"""Two code points that XML does not allow, though texts may have them."""


def written(
    activities: Iterable[IatiActivity], facts: IatiFacts, office: LocalizedText, on: date
) -> bytes:
    """Return a file of activities that break no rule (see `iati_findings`).

    It was generated at the beginning of the day `on`, in UTC. Activities with records that nobody
    stated are marked as samples in their titles and descriptions.
    """
    root = Element("iati-activities", version=VERSION)
    root.set("generated-datetime", f"{on.isoformat()}T00:00:00Z")
    for it in activities:
        _activity(root, it, facts, office)
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _activity(root: Element, it: IatiActivity, facts: IatiFacts, office: LocalizedText) -> None:
    node = _node(root, "iati-activity", default_currency=facts.currency)
    _node(node, "iati-identifier").text = it.identifier
    own = facts.reporting
    secondary = None if own.secondary is None else str(int(own.secondary))
    reporting = _node(
        node, "reporting-org", ref=own.ref, type=own.type.value, secondary_reporter=secondary
    )
    _narratives(reporting, office)
    marked = bool(it.samples)
    _narratives(_node(node, "title"), it.title, marked=marked)
    for description in it.descriptions:
        held = _node(node, "description", type=description.type.value)
        _narratives(held, description.text, marked=marked)
    for participant in it.participants:
        _organisation(node, "participating-org", participant.organisation, participant.role.value)
    if it.status is not None:
        _node(node, "activity-status", code=it.status.value)
    for day in it.dates:
        _node(node, "activity-date", type=day.type.value, iso_date=day.on.isoformat())
    _purposes(node, it)
    _defaults(node, facts)
    for budget in it.budgets:
        _budget(node, budget)
    for transaction in it.transactions:
        _transaction(node, transaction)
    for related in it.related:
        _node(node, "related-activity", ref=related.ref, type=related.type.value)
    for result in it.results:
        _result(node, result)


def _purposes(node: Element, it: IatiActivity) -> None:
    for country in it.countries:
        share = _share(country.percentage)
        _node(node, "recipient-country", code=country.code, percentage=share)
    for region in it.regions:
        share = _share(region.percentage)
        _node(node, "recipient-region", code=region.code, vocabulary="1", percentage=share)
    for sector in it.sectors:
        share = _share(sector.percentage)
        _node(node, "sector", vocabulary="1", code=sector.code, percentage=share)


def _defaults(node: Element, facts: IatiFacts) -> None:
    codes = {
        "default-flow-type": facts.flow_type,
        "default-finance-type": facts.finance_type,
        "default-aid-type": facts.aid_type,
        "default-tied-status": _code(facts.tied_status),
    }
    for name, code in codes.items():
        if code is not None:
            _node(node, name, code=code)


def _budget(node: Element, it: ActivityBudget) -> None:
    held = _node(node, "budget", type=_code(it.type), status=_code(it.status))
    _period(held, it.days)
    _value(held, it.amount, it.valued_on)


def _transaction(node: Element, it: Transaction) -> None:
    held = _node(node, "transaction")
    _node(held, "transaction-type", code=it.type.value)
    _node(held, "transaction-date", iso_date=it.on.isoformat())
    _value(held, it.amount, it.on)
    if it.text is not None:
        _narratives(_node(held, "description"), it.text)
    if it.provider is not None:
        _organisation(held, "provider-org", it.provider)


def _result(node: Element, it: IatiResult) -> None:
    held = _node(node, "result", type=it.type.value)
    _narratives(_node(held, "title"), it.title)
    _narratives(_node(held, "description"), it.description)
    for indicator in it.indicators:
        _indicator(held, indicator)


def _indicator(node: Element, it: ResultIndicator) -> None:
    ascending = "1" if it.ascending else "0"
    held = _node(node, "indicator", measure=it.measure.value, ascending=ascending)
    _narratives(_node(held, "title"), it.title)
    _narratives(_node(held, "description"), it.unit)
    if it.baseline is not None:
        on = it.baseline.on
        _figure(held, "baseline", it.baseline, iso_date=on.isoformat(), year=str(on.year))
    for period in it.periods:
        inner = _node(held, "period")
        _period(inner, period.days)
        _figure(inner, "target", period.target)
        if period.actual is not None:
            _figure(inner, "actual", period.actual)


def _figure(node: Element, name: str, it: ResultFigure, **attributes: str) -> None:
    held = _node(node, name, **attributes, value=f"{it.value:f}")
    if it.comment is not None:
        _narratives(_node(held, "comment"), it.comment)


def _organisation(node: Element, name: str, it: IatiOrganisation, role: str | None = None) -> None:
    _narratives(_node(node, name, ref=it.ref, type=_code(it.type), role=role), it.name)


def _period(node: Element, days: Days) -> None:
    _node(node, "period-start", iso_date=days.first.isoformat())
    _node(node, "period-end", iso_date=days.last.isoformat())


def _value(node: Element, amount: Money, valued_on: date) -> None:
    held = _node(node, "value", currency=amount.currency, value_date=valued_on.isoformat())
    held.text = f"{amount.amount:f}"


def _code(member: Enum | None) -> str | None:
    return None if member is None else str(member.value)


def _share(percentage: Decimal | None) -> str | None:
    return None if percentage is None else f"{percentage:f}"


def _narratives(node: Element, text: LocalizedText, *, marked: bool = False) -> None:
    for language in Language:
        words = text.within(language)
        if words is not None:
            held = SubElement(node, "narrative", {_LANG: language.value})
            mark = f"{SAMPLE.within(language)} " if marked else ""
            held.text = f"{mark}{words}".translate(_NO_CHARACTERS)


def _node(parent: Element, name: str, **attributes: str | None) -> Element:
    known = {key.replace("_", "-"): it for key, it in attributes.items() if it is not None}
    return SubElement(parent, name, known)
