"""Make the Office document of one region and year from a list of activities.

    python examples/make_year.py --activities examples/activities.json \
        --year 2021 --region europe --out europe-2021.json

The activities are taken as they are stated, and so are the training centres. What no public page
states (from needs and experts to pledges and room requests) is made up from a seed, so that the
same call makes the same document, and is marked as a sample.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from activity_rows import Row, read_rows
from attrs import evolve
from samples.experts import experts, with_choices
from samples.needs import needs
from samples.registers import with_registers
from samples.roles import UNSTAFFED, with_cost, with_role
from samples.rooms import room_requests, with_hours
from samples.sampler import sampler_for
from samples.themes import area_of
from structure_rows import read_centres

from rocb import documents
from rocb.errors import FileRefused, InvalidValue
from rocb.members import (
    Member,
    MemberKind,
    Membership,
    MembershipStatus,
    Organisation,
    OrganisationKind,
    Region,
)
from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.participants import Headcount
from rocb.planning.plan.places import Mode, Place
from rocb.planning.plan.plans import Plan
from rocb.planning.programme import Programme
from rocb.planning.themes import Theme
from rocb.profiles import profile
from rocb.sources import Source
from rocb.texts import LocalizedText

HERE: Final = Path(__file__).parent
RUSSIAN: Final = json.loads((HERE / "russian.json").read_text(encoding="utf-8"))
STRUCTURES: Final = HERE / "structures.json"
COUNTRIES: Final = json.loads((HERE / "countries.json").read_text(encoding="utf-8"))

CLAUSES: Final = {
    ActivityKind.ACCREDITATION_WORKSHOP: ("responsibility.2", "operation.1"),
    ActivityKind.CONFERENCE: ("plan.8", "responsibility.10"),
    ActivityKind.DIAGNOSTIC_MISSION: ("plan.3", "responsibility.7"),
    ActivityKind.DONOR_CONFERENCE: ("plan.6", "stakeholder.4"),
    ActivityKind.EVALUATION: ("plan.3", "operation.6"),
    ActivityKind.MEETING: ("plan.8", "responsibility.6"),
    ActivityKind.SEMINAR: ("plan.2", "operation.2"),
    ActivityKind.STUDY_VISIT: ("plan.7",),
    ActivityKind.TRAINING: ("plan.2", "operation.4"),
    ActivityKind.WORKSHOP: ("plan.2", "operation.4"),
}
CLAUSES_BY_THEME: Final = {
    "capacity building governance": ("plan.4", "responsibility.8"),
    "donor coordination": ("plan.6",),
    "partner cooperation": ("plan.6", "stakeholder.1"),
    "regional structures": ("responsibility.5",),
}
"""Which clauses an activity serves, as its kind and theme suggest; the pages do not say, so that
the links are marked as samples."""

ORGANISATION_KINDS: Final = (
    (r"\b(RTC|RDTC)\b", OrganisationKind.TRAINING_CENTRE),
    (r"\b(ROCB|RILO|WCO|Vice-Chair)\b", OrganisationKind.WCO_BODY),
    (r"^CCF |SECO|EXBS|USAID|GIZ|JICA|SIDA|ADB", OrganisationKind.DONOR),
    (r"UNODC|OSCE|Europol|CARICC|ITC|CITES|Frontex|^EU", OrganisationKind.INTERNATIONAL),
    (r"Customs|Revenue", OrganisationKind.CUSTOMS_ADMINISTRATION),
)
"""What the name of an organisation says of its kind; no match means that it is not known."""


def make_year(rows: Iterable[Row], region: Region, year: ReportingYear, seed: int) -> Office:
    """Return the office of `region` with the activities that began in `year`, and no others."""
    office = profile(region)
    regional = [row for row in rows if row.region == region.value]
    yearly = [row for row in regional if date.fromisoformat(row.start) in year.days]
    yearly.sort(key=lambda row: (row.start, row.id))
    sampler = sampler_for(region, year, seed)
    members = office.members or members_named(regional)
    codes = {member.code for member in members}
    organisations = organisations_of(yearly, office.organisations)
    themes = {
        name: Theme(id_, localized(name[:1].upper() + name[1:], "themes", name), area_of(id_))
        for name, id_ in ids_of(sorted({row.theme for row in yearly})).items()
    }
    taught = [row for row in yearly if ActivityKind(row.kind) not in UNSTAFFED]
    subjects = tuple(themes[name] for name in sorted({row.theme for row in taught or yearly}))
    stated = [(it, themes[row.theme].id) for row in taught for it in row.members if it in codes]
    found = needs(sampler, stated, members, subjects)
    activities = []
    for row in yearly:
        theme = themes[row.theme]
        activity = activity_of(row, theme, organisations, codes, found)
        activity = with_cost(sampler, evolve(activity, traced=sampler.source))
        activities.append(with_role(sampler, activity, row.experts, theme))
    details = sampler_for(region, year, seed, "experts")
    pool = experts(sampler, details, len(activities) * 2 // 3, members, subjects)
    return evolve(
        office,
        as_of=year.days.last,
        members=members,
        organisations=organisations,
        planning=Programme(
            themes=tuple(themes.values()),
            needs=found,
            experts=pool,
            plan=Plan(year, with_choices(pool, activities)),
        ),
        premises=office.premises and with_hours(sampler, office.premises),
        room_requests=room_requests(sampler, office, activities),
    )


def filled_year(rows: Iterable[Row], region: Region, year: ReportingYear, seed: int) -> Office:
    """Return the same office with the training centres of the region, and with sample activities
    and other samples in every register."""
    office = make_year(rows, region, year, seed)
    centres = read_centres(STRUCTURES, region, year, office.organisations)
    return with_registers(office, seed, centres)


def ids_of(names: Iterable[str]) -> dict[str, str]:
    """Return an id for each name, made of its letters where it has Latin ones."""
    ids: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:80] or "name"
        twins = sum(it == plain or it.startswith(f"{plain}--") for it in ids.values())
        ids[name] = f"{plain}--{twins + 1}" if twins else plain
    return ids


def localized(english: str, group: str, key: str) -> LocalizedText:
    """Return a text with our own Russian translation, where there is one."""
    return LocalizedText(english, RUSSIAN[group].get(key))


def members_named(rows: Iterable[Row]) -> tuple[Member, ...]:
    """Return the Members that the activities of a region name, where no list of them is known."""
    elsewhere = {member.code for member in profile(Region.EUROPE).members}
    codes = sorted({code for row in rows for code in row.members} - elsewhere)
    source = Source("taken from the activities of the region; no list found", sample=True)
    membership = Membership(MembershipStatus.MEMBER, None, None, source)
    names = {code: LocalizedText(**COUNTRIES.get(code, {"en": code})) for code in codes}
    return tuple(Member(code, names[code], MemberKind.STATE, (membership,)) for code in codes)


def organisations_of(
    rows: Iterable[Row], known: tuple[Organisation, ...]
) -> tuple[Organisation, ...]:
    """Return the known organisations, and after them those that only the rows name."""
    found = {it.name.en: it for it in known}
    sources = {
        name: row.source
        for row in reversed(tuple(rows))
        for name in (*row.organisers, *row.sponsors, row.host)
        if name and name not in found
    }
    taken = {it.id for it in known}
    for name, id_ in ids_of(sorted(sources)).items():
        kinds = (kind for hint, kind in ORGANISATION_KINDS if re.search(hint, name))
        found[name] = Organisation(
            id=f"{id_}--0" if id_ in taken else id_,
            name=localized(name, "organisations", name),
            kind=next(kinds, None),
            source=Source(sources[name]),
        )
    return tuple(found.values())


def activity_of(
    row: Row,
    theme: Theme,
    organisations: tuple[Organisation, ...],
    codes: set[str],
    needs: tuple[Need, ...],
) -> Activity:
    """Return the activity that a row states."""
    kind = ActivityKind(row.kind)
    city = localized(row.city, "cities", row.city) if row.city else None
    ids = {it.name.en: it.id for it in organisations}
    members = tuple(code for code in row.members if code in codes)
    return Activity(
        id=row.id,
        title=localized(row.title, "titles", row.id),
        kind=kind,
        status=Status.COMPLETED,
        theme=theme.id,
        days=Days(date.fromisoformat(row.start), date.fromisoformat(row.end)),
        mode=Mode(row.mode) if row.mode else None,
        place=Place(city, row.country) if city or row.country else None,
        host=ids[row.host] if row.host else None,
        organisers=tuple(ids[name] for name in row.organisers),
        sponsors=tuple(ids[name] for name in row.sponsors),
        members=members,
        administrations=row.administrations,
        participants=(
            None if row.participants is None else Headcount(row.participants, row.approximate)
        ),
        clauses=clauses_of(row),
        source=Source(row.source),
        guests=tuple(code for code in row.members if code not in codes),
        needs=tuple(
            need.id
            for need in needs
            if need.theme == theme.id and (not members or need.member in members)
        ),
        note=LocalizedText(row.note) if row.note else None,
    )


def clauses_of(row: Row) -> tuple[str, ...]:
    """Return the clauses that an activity seems to serve; who pays for it makes it a project."""
    found = CLAUSES[ActivityKind(row.kind)] + CLAUSES_BY_THEME.get(row.theme, ())
    return tuple(dict.fromkeys((*found, "plan.1") if row.sponsors else found))


def main(arguments: list[str]) -> int:
    """Read the arguments and write the document; return the exit status."""
    parser = argparse.ArgumentParser(description="Make the Office document of a region and year.")
    parser.add_argument("--activities", type=Path, required=True, help="the list of activities")
    parser.add_argument("--year", type=int, required=True, help="the reporting year")
    parser.add_argument("--first-month", type=int, default=1, help="the month it begins in")
    parser.add_argument("--region", type=Region, required=True, help="such as europe")
    parser.add_argument("--seed", type=int, default=10, help="the seed of the samples")
    parser.add_argument("--out", type=Path, required=True, help="the document to write")
    parser.add_argument("--force", action="store_true", help="overwrite the document")
    options = parser.parse_args(arguments)
    try:
        year = ReportingYear(options.year, options.first_month)
        office = filled_year(read_rows(options.activities), options.region, year, options.seed)
        documents.save(office, options.out, overwrite=options.force)
    except (InvalidValue, FileRefused) as error:
        print(error, file=sys.stderr)
        return 1
    activities = office.planning.plan.activities if office.planning.plan else ()
    if not activities:
        print(f"no activity of {options.region.value} begins in {year}", file=sys.stderr)
    samples = sum(activity.source.sample for activity in activities)
    said = f"{len(activities) - samples} activities of {year} and {samples} sample activities"
    print(f"{options.out}: {said}, {len(office.members)} Members")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
