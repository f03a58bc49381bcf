"""How far the goals of the strategy are, and by which indicators."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from rocb.planning.strategy.indicators import Indicator, Measurement, TargetRevision, value_of
from rocb.reporting.accounts.goals import GoalAccount, GoalsAccount, IndicatorAccount
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.drawings.tracks import Track, TrackGroup, Tracks
from rocb.reporting.pages import Block, Paragraph, Picture, Row, Section, columns, sentence, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import exactly, figure, rounded
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, Span, plain
from rocb.reporting.words.words import Words

_INDICATOR_COLUMNS: Final = (
    "indicator",
    "unit",
    "baseline",
    "baseline_on",
    "target",
    "due",
    "actual",
    "measured_on",
    "portion",
    "pace",
)


def goals_section(names: Names, account: GoalsAccount, period: str) -> Section:
    """Return how far the strategy in force is; `period` is "quarter" or "year"."""
    return Section("goals", names.words.say("goals"), tuple(_blocks(names, account, period)))


def _blocks(names: Names, account: GoalsAccount, period: str) -> Iterator[Block]:
    words = names.words
    if account.strategy is None:
        yield sentence(words.say("goals.no_strategy"))
        return
    strategy = account.strategy
    title = names.text(strategy.title, strategy.source)
    years = words.days(strategy.period)
    yield Paragraph(ended(filled(words, "goals.strategy", title=title, period=years)))
    quarterly = ("quarter",) if period == "quarter" else ()
    heads = columns(words, "number", "goal", *quarterly, "year", "pace")
    yield table(words, "goals.table", heads, (_row(names, it, period) for it in account.goals))
    aimless = (figure(words, account.aimless),)
    yield Paragraph(filled(words, "goals.aimless", aimless=aimless))
    rows = tuple(_indicator_row(names, it) for goal in account.goals for it in goal.indicators)
    if rows:
        yield _picture(names, account)
        heads = columns(words, *_INDICATOR_COLUMNS)
        yield table(words, "indicators.table", heads, rows)
        heads = columns(words, "indicator", "set_on", "target", "due", "state", "who", "why")
        targets = (it for goal in account.goals for it in goal.indicators)
        yield table(
            words,
            "targets.table",
            heads,
            (row for it in targets for row in _target_rows(names, it)),
        )


def _picture(names: Names, account: GoalsAccount) -> Picture:
    words = names.words
    groups = tuple(
        TrackGroup(
            f"{it.goal.number}. {names.plainly(names.text(it.goal.title))}",
            tuple(_track(names, one) for one in it.indicators),
        )
        for it in account.goals
        if it.indicators
    )
    drawing = Tracks(
        groups,
        baseline=words.say("track.baseline"),
        target=words.say("track.target"),
        actual=words.say("track.actual"),
        expected=words.say("track.expected"),
        unknown=words.say("unknown"),
        empty=words.say("none"),
    )
    paces = ", ".join(f"{it.goal.number}: {words.name(it.progress.pace)}" for it in account.goals)
    sampled = any(it.goal.source.sample for it in account.goals)
    return Picture(
        "goals.picture",
        Span(words.say("goals.picture"), sample=sampled),
        words.say("goals.alt", paces=paces),
        drawing,
    )


def _track(names: Names, it: IndicatorAccount) -> Track:
    indicator, progress = it.indicator, it.progress
    target = None if progress.target is None else Fraction(progress.target.value)
    start = None if progress.baseline is None else value_of(indicator, progress.baseline)
    actual = None if progress.latest is None else value_of(indicator, progress.latest)
    expected = None
    if progress.expected is not None and start is not None and target is not None:
        expected = start + (target - start) * progress.expected
    return Track(
        names.plainly(names.text(indicator.name)),
        _quantity(names, start),
        _quantity(names, target),
        _quantity(names, actual),
        None if expected is None else _quantity(names, expected),
    )


def _quantity(names: Names, value: Fraction | None) -> Quantity:
    if value is None:
        return Quantity(None, names.words.say("unknown"))
    return Quantity(float(value), names.words.number(rounded(value)))


def _row(names: Names, it: GoalAccount, period: str) -> Row:
    words = names.words
    return Row(
        (
            plain(str(it.goal.number)),
            names.text(it.goal.title, it.goal.source),
            *(((figure(words, it.period),),) if period == "quarter" else ()),
            (figure(words, it.year),),
            plain(words.name(it.progress.pace)),
        ),
        it.goal.id,
    )


def _indicator_row(names: Names, it: IndicatorAccount) -> Row:
    words, indicator, progress = names.words, it.indicator, it.progress
    target = progress.target
    missing = ", ".join(words.name(gap) for gap in progress.missing)
    pace = words.name(progress.pace)
    return Row(
        (
            names.text(indicator.name, indicator.source),
            names.text(indicator.unit),
            *_measured(names, indicator, progress.baseline),
            plain(words.say("unknown")) if target is None else _aim(words, indicator, target),
            day_cell(words, None if target is None else target.due),
            *_measured(names, indicator, progress.latest),
            _portion(words, progress.latest),
            plain(f"{pace} ({missing})" if missing and missing != pace else pace),
        ),
        indicator.id,
    )


def _measured(
    names: Names, indicator: Indicator, measurement: Measurement | None
) -> tuple[Cell, Cell]:
    """Return a figure and the day on which it was measured."""
    words = names.words
    if measurement is None:
        return plain(words.say("unknown")), plain("–")
    value = value_of(indicator, measurement)
    shown = exactly(words, value, "indicators", indicator.id, measurement.source)
    return (shown,), day_cell(words, measurement.on)


def _portion(words: Words, measurement: Measurement | None) -> Cell:
    """Return what a figure is a part of, where it is one."""
    if measurement is None or measurement.denominator is None:
        return plain("–")
    part, whole = words.number(measurement.numerator), words.number(measurement.denominator)
    return plain(words.say("of", part=part, whole=whole))


def _aim(words: Words, indicator: Indicator, target: TargetRevision) -> Cell:
    value = Fraction(target.value)
    return (exactly(words, value, "indicators", indicator.id, target.source),)


def _target_rows(names: Names, it: IndicatorAccount) -> Iterator[Row]:
    """Yield every target in the order in which they were set, and whether another replaced it."""
    words, indicator = names.words, it.indicator
    for number, target in enumerate(it.targets):
        replaced = any(later.due == target.due for later in it.targets[number + 1 :])
        yield Row(
            (
                names.text(indicator.name, indicator.source),
                day_cell(words, target.set_on),
                _aim(words, indicator, target),
                day_cell(words, target.due),
                plain(words.say("target.replaced" if replaced else "target.stands")),
                plain(target.by),
                plain("–") if target.why is None else names.text(target.why),
            ),
            f"{indicator.id}/{number}",
        )
