"""How the records of an office are named in a page."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.premises import Space
from rocb.members import Member, Organisation
from rocb.office import Office, clocks
from rocb.planning.administrations.instruments import instrument, provision
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.participants import Headcount
from rocb.planning.plan.places import Place
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.staffings import Exclusion, Unfilled
from rocb.planning.themes import Theme
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.sources import Source
from rocb.texts import LocalizedText
from rocb.vocabulary.languages import LANGUAGES


@frozen
class Names:
    """The names of an office's records in one language, by their ids."""

    words: Words
    clocks: ZoneInfo
    office: Office
    members: Mapping[str, Member]
    organisations: Mapping[str, Organisation]
    themes: Mapping[str, Theme]
    spaces: Mapping[str, Space]

    def text(self, text: LocalizedText, source: Source | None = None) -> Cell:
        """Return a text, marked where it is in the other language or of a sample."""
        return (self.words.read(text, sample=source is not None and source.sample),)

    def own(self) -> Cell:
        """Return the name of the office."""
        return self.text(self.office.name, self.office.source)

    def member(self, code: str) -> Cell:
        """Return the name of a Member, or the code of another administration."""
        if code not in self.members:
            return plain(code)
        member = self.members[code]
        sampled = (it.source for it in member.memberships if it.source.sample)
        return self.text(member.name, next(sampled, None))

    def member_list(self, activity: Activity) -> Cell:
        """Return who takes part in an activity: by name, else by number, else what is known."""
        codes = (*activity.members, *activity.guests)
        if codes:
            return joined(self.member(code) for code in codes)
        if activity.administrations is not None:
            return plain(self.words.count("administration", activity.administrations))
        return plain(self.words.say("regional"))

    def organisation(self, id: str) -> Cell:
        """Return the name of an organisation."""
        organisation = self.organisations[id]
        return self.text(organisation.name, organisation.source)

    def organisation_list(self, ids: Iterable[str]) -> Cell:
        """Return the names of organisations, each once."""
        return joined(self.organisation(id_) for id_ in dict.fromkeys(ids))

    def theme(self, id: str) -> Cell:
        """Return the name of a theme."""
        return self.text(self.themes[id].name)

    def space(self, id: str) -> Cell:
        """Return the name of a space."""
        space = self.spaces[id]
        return self.text(space.name, space.source)

    def expert(self, expert: Expert) -> Cell:
        """Return the name of an expert."""
        return self.text(expert.name, expert.source)

    def role(self, role: Role) -> Cell:
        """Return the title of a role."""
        return self.text(role.title, role.source)

    def subject(self, skill: RequiredSkill) -> Cell:
        """Return the theme of a skill, or the instrument or the part of one."""
        if skill.theme is not None:
            return self.theme(skill.theme)
        id = skill.provision or ""
        found = provision(id) or instrument(id)
        return plain(id) if found is None else self.text(found.name)

    def language(self, language: SpokenLanguage) -> str:
        """Return the name of a language, or its code, with the level at which it is spoken."""
        name = LANGUAGES.get(language.language)
        said = language.language if name is None else self.words.read(name).text
        return said if language.fluency is None else f"{said} {language.fluency.value}"

    def language_list(self, languages: Iterable[SpokenLanguage]) -> str:
        """Return the names of languages."""
        return ", ".join(map(self.language, languages))

    def title(self, activity: Activity) -> Cell:
        """Return the title of an activity."""
        return self.text(activity.title, activity.source)

    def activity(self, id: str) -> Cell:
        """Return the title of an activity of the plan, or its id where it is in no plan."""
        plan = self.office.planning.plan
        found = (it for it in (plan.activities if plan else ()) if it.id == id)
        activity = next(found, None)
        return plain(id) if activity is None else self.title(activity)

    def kind_and_status(self, activity: Activity) -> Cell:
        """Return what kind of event an activity is, and how far it is."""
        return plain(f"{self.words.name(activity.kind)}, {self.words.name(activity.status)}")

    def place(self, activity: Activity) -> Cell:
        """Return where an activity takes place, and how."""
        mode = plain(self.words.name(activity.mode)) if activity.mode else ()
        return joined((*self._place_parts(activity.place), mode))

    def headcount(self, headcount: Headcount | None) -> str:
        """Return a number of people, "about" where it is, or that nobody stated it."""
        if headcount is None:
            return self.words.say("unknown")
        number = self.words.number(headcount.number)
        return self.words.say("about", number=number) if headcount.approximate else number

    def exclusions(self, unfilled: Unfilled) -> Cell:
        """Return why the seats of a role stayed empty: how many experts for which reason."""
        if not unfilled.exclusions:
            return plain(self.words.say("experts.none"))
        return joined((self._exclusion(it) for it in unfilled.exclusions), "; ")

    def need(self, need: Need) -> Cell:
        """Return whose need it is, and in which theme."""
        theme = self.text(self.themes[need.theme].name, need.source)
        return (*self.member(need.member), *plain(" · "), *theme)

    def marked(self, cell: Cell) -> str:
        """Return the words of a cell with its marks in brackets, for plain text."""
        mark = f" [{self.words.say('sample')}]"
        return "".join(
            span.text
            + (f" [{span.language.value}]" if span.language else "")
            + (mark if span.sample else "")
            for span in cell
        )

    def plainly(self, cell: Cell) -> str:
        """Return the words of a cell without their marks, for a picture."""
        return "".join(span.text for span in cell)

    def _place_parts(self, place: Place | None) -> Iterable[Cell]:
        if place is not None and place.city is not None:
            yield self.text(place.city)
        if place is not None and place.country is not None:
            yield self.member(place.country)

    def _exclusion(self, exclusion: Exclusion) -> Cell:
        count = self.words.count("expert", len(exclusion.experts))
        reason = plain(f"{count}: {self.words.name(exclusion.obstacle)}")
        if not exclusion.busy_with:
            return reason
        titles = joined(self.title(activity) for activity in exclusion.busy_with)
        return (*reason, *plain(" ("), *titles, *plain(")"))


def names_of(office: Office, words: Words) -> Names:
    """Return the names of all records of an office in the language of `words`."""
    spaces = office.premises.spaces if office.premises else ()
    return Names(
        words=words,
        clocks=clocks(office),
        office=office,
        members=MappingProxyType({member.code: member for member in office.members}),
        organisations=MappingProxyType({it.id: it for it in office.organisations}),
        themes=MappingProxyType({theme.id: theme for theme in office.planning.themes}),
        spaces=MappingProxyType({space.id: space for space in spaces}),
    )
