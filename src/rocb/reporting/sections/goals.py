"""How far the goals of the strategy are, and by which indicators."""

from collections.abc import Iterator
from fractions import Fraction

from rocb.planning.strategy.indicators import Indicator, Measurement, TargetRevision, value_of
from rocb.reporting.accounts.goals import GoalAccount, GoalsAccount, IndicatorAccount
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.drawings.tracks import Track, TrackGroup, Tracks
from rocb.reporting.pages import Block, Paragraph, Picture, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import exactly, figure, rounded
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, Span, joined, plain


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
        heads = columns(words, "indicator", "unit", "baseline", "targets", "actual", "pace")
        yield table(words, "indicators.table", heads, rows)


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
    missing = ", ".join(words.name(gap) for gap in progress.missing)
    pace = words.name(progress.pace)
    return Row(
        (
            names.text(indicator.name, indicator.source),
            names.text(indicator.unit),
            _measured(names, indicator, progress.baseline),
            joined((_target(names, it, revision) for revision in it.targets), "; ") or plain("–"),
            _measured(names, indicator, progress.latest),
            plain(f"{pace} ({missing})" if missing and missing != pace else pace),
        ),
        indicator.id,
    )


def _measured(names: Names, indicator: Indicator, measurement: Measurement | None) -> Cell:
    """Return a figure with its numerator and denominator, and the day on which it was measured."""
    words = names.words
    if measurement is None:
        return plain(words.say("unknown"))
    value = exactly(words, value_of(indicator, measurement), measurement.source)
    on = words.day(measurement.on)
    if measurement.denominator is None:
        return (value, Span(f" ({on})"))
    parts = words.say(
        "of",
        part=words.number(measurement.numerator),
        whole=words.number(measurement.denominator),
    )
    return (value, Span(f" ({parts}; {on})"))


def _target(names: Names, it: IndicatorAccount, revision: TargetRevision) -> Cell:
    """Return a target; one that another took the place of says so, and every later one says why."""
    words = names.words
    value = exactly(words, Fraction(revision.value), revision.source)
    later = it.targets[it.targets.index(revision) + 1 :]
    key = "target.replaced" if any(one.due == revision.due for one in later) else "target"
    said = filled(words, key, value=(value,), due=words.day(revision.due))
    if revision.why is None:
        return said
    return (*said, Span(": "), *names.text(revision.why))
