"""Submissions: a report as it was sent, returned, sent again and accepted; what is sent is frozen.

The content of an edition never changes: its hash is that of the canonical data of its pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.reporting.pages import Page
from rocb.reporting.renderings.data import to_json
from rocb.texts import Language, LocalizedText


class SubmissionStep(Enum):
    """What was done with a report."""

    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"


class SubmissionState(Enum):
    """How far a report is: submitted, returned for revision, or accepted."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


_ROWS: Final[Mapping[SubmissionStep, Mapping[SubmissionState | None, SubmissionState]]] = {
    SubmissionStep.SUBMIT: {
        None: SubmissionState.SUBMITTED,
        SubmissionState.RETURNED: SubmissionState.SUBMITTED,
    },
    SubmissionStep.RETURN: {SubmissionState.SUBMITTED: SubmissionState.RETURNED},
    SubmissionStep.ACCEPT: {SubmissionState.SUBMITTED: SubmissionState.ACCEPTED},
}

SUBMISSION_TRANSITIONS: Final = MappingProxyType(
    {step: MappingProxyType(row) for step, row in _ROWS.items()}
)
"""For each step the states that it may find (`None`: not yet submitted), and the one it leaves."""

_LEFT: Final = {step: next(iter(row.values())) for step, row in _ROWS.items()}


@frozen(field_transformer=checked)
class TrailEntry:
    """One step of a report: on which day, by whom, and why; only to return it needs a reason.

    `content` is the hash of what was submitted, and of what was returned or accepted.
    """

    step: SubmissionStep
    on: date
    by: str
    content: str
    why: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        if self.step is SubmissionStep.RETURN and self.why is None:
            raise InvalidValue(Fault("why", None, "a reason, which to return a report needs"))


@frozen(field_transformer=checked)
class Edition:
    """A report as it was submitted once: its pages, one a language, and the hash of them all."""

    pages: tuple[Page, ...]
    content: str

    def __attrs_post_init__(self) -> None:
        faults = [*_page_faults(self.pages)]
        if not faults and self.content != content_hash(self.pages):
            faults.append(Fault("content", self.content, "the hash of the pages"))
        if faults:
            raise InvalidValue(*faults)

    def page(self, language: Language) -> Page:
        """Return the page in a language. Raises `InvalidValue` where there is none."""
        require("language", Language, language)
        for page in self.pages:
            if page.language is language:
                return page
        held = ", ".join(page.language.value for page in self.pages)
        raise InvalidValue(Fault("language", language.value, f"one of {held}"))


@frozen(field_transformer=checked)
class Submission:
    """A report on its way: every edition that was submitted, and the trail of what was done.

    `report` says what it is, such as "quarterly", and `period` about when, such as "2021Q2".
    """

    report: str
    period: str
    editions: tuple[Edition, ...]
    trail: tuple[TrailEntry, ...]

    def __attrs_post_init__(self) -> None:
        faults = (*_edition_faults(self), *_trail_faults(self))
        if faults:
            raise InvalidValue(*faults)

    @property
    def latest(self) -> Edition:
        """The edition that was submitted last."""
        return self.editions[-1]

    @property
    def state(self) -> SubmissionState:
        """How far the report is."""
        return _LEFT[self.trail[-1].step]


def content_hash(pages: Iterable[Page]) -> str:
    """Return the SHA-256, in hexadecimal, of the data of these pages, one after the other."""
    digest = sha256()
    for page in listed("pages", Page, pages):
        digest.update(to_json(page))
    return digest.hexdigest()


def edition_of(pages: Iterable[Page]) -> Edition:
    """Return an edition of these pages, with their hash. Raises `InvalidValue`, as `Edition`."""
    held = listed("pages", Page, pages)
    return Edition(held, content_hash(held))


def submitted(report: str, period: str, pages: Iterable[Page], on: date, by: str) -> Submission:
    """Return a report that is submitted for the first time, and so frozen.

    Raises `InvalidValue`, as `Submission`.
    """
    edition = edition_of(pages)
    first = TrailEntry(SubmissionStep.SUBMIT, on, by, edition.content)
    return Submission(report, period, (edition,), (first,))


def returned(submission: Submission, on: date, by: str, why: LocalizedText) -> Submission:
    """Return the report, returned for revision. Raises `InvalidValue` where that cannot be."""
    return _after(submission, SubmissionStep.RETURN, on, by, why)


def accepted(
    submission: Submission, on: date, by: str, why: LocalizedText | None = None
) -> Submission:
    """Return the report, accepted. Raises `InvalidValue` where that cannot be."""
    return _after(submission, SubmissionStep.ACCEPT, on, by, why)


def resubmitted(
    submission: Submission,
    pages: Iterable[Page],
    on: date,
    by: str,
    why: LocalizedText | None = None,
) -> Submission:
    """Return the report with one more edition; the former ones stay as they are.

    Raises `InvalidValue` for what was not returned, and for the very pages that were.
    """
    require("submission", Submission, submission)
    edition = edition_of(pages)
    if edition.content == submission.latest.content:
        raise InvalidValue(Fault("pages", edition.content, "other than what was returned"))
    entry = TrailEntry(SubmissionStep.SUBMIT, on, by, edition.content, why)
    return evolve(
        submission,
        editions=(*submission.editions, edition),
        trail=(*submission.trail, entry),
    )


def _after(
    submission: Submission, step: SubmissionStep, on: date, by: str, why: LocalizedText | None
) -> Submission:
    require("submission", Submission, submission)
    entry = TrailEntry(step, on, by, submission.latest.content, why)
    return evolve(submission, trail=(*submission.trail, entry))


def _page_faults(pages: tuple[Page, ...]) -> Iterator[Fault]:
    if not pages:
        yield Fault("pages", (), "one page or more")
    seen: set[Language] = set()
    for index, page in enumerate(pages):
        if page.key != pages[0].key:
            yield Fault(f"pages[{index}].key", page.key, f"{pages[0].key}, as the first page")
        if page.language in seen:
            yield Fault(f"pages[{index}].language", page.language.value, "a page a language")
        seen.add(page.language)


def _edition_faults(submission: Submission) -> Iterator[Fault]:
    for index, edition in enumerate(submission.editions):
        if edition.pages[0].key != submission.report:
            path = f"editions[{index}].pages[0].key"
            yield Fault(path, edition.pages[0].key, f"{submission.report}, as the report is")


def _trail_faults(submission: Submission) -> Iterator[Fault]:
    """Yield what cannot have happened, and where trail and editions do not go together."""
    if not submission.trail:
        yield Fault("trail", (), "one entry or more: it was submitted")
    state: SubmissionState | None = None
    last: date | None = None
    contents: list[str] = []
    for index, entry in enumerate(submission.trail):
        path = f"trail[{index}]"
        if last is not None and entry.on < last:
            yield Fault(f"{path}.on", entry.on.isoformat(), f"{last} or later")
        if state not in SUBMISSION_TRANSITIONS[entry.step]:
            found = "before it was submitted" if state is None else f"of a report {state.value}"
            yield Fault(f"{path}.step", entry.step.value, f"a step that is possible {found}")
        if entry.step is SubmissionStep.SUBMIT:
            contents.append(entry.content)
        elif entry.content not in contents[-1:]:
            yield Fault(f"{path}.content", entry.content, "the hash of what was submitted last")
        state, last = _LEFT[entry.step], entry.on
    if contents != [edition.content for edition in submission.editions]:
        yield Fault("editions", len(submission.editions), "those that the trail tells of, in order")
