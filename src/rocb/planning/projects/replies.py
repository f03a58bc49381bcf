"""What the Secretariat has replied to requests for support of projects, and what it still owes."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.projects.projects import Project


@frozen(field_transformer=checked)
class WaitingProject:
    """A project whose request for support has no reply, and for how many days it has waited."""

    project: Project
    days: int


@frozen(field_transformer=checked)
class SupportReplies:
    """Projects at the end of a day: those `open`, the longest first, and those `answered`."""

    open: tuple[WaitingProject, ...]
    answered: tuple[Project, ...]


def support_replies(projects: Iterable[Project], on: date) -> SupportReplies:
    """Return which requests for support had a reply by the end of a day.

    Projects without a request, or with a later one, are left out. What was answered stands in the
    order of the replies; ties stand by id.
    """
    require("on", date, on)
    waiting: list[WaitingProject] = []
    answered: list[tuple[date, Project]] = []
    for project in sorted(listed("projects", Project, projects), key=lambda it: it.id):
        request = project.support
        if request is None or request.asked_on > on:
            continue
        if request.reply is not None and request.reply.on <= on:
            answered.append((request.reply.on, project))
        else:
            waiting.append(WaitingProject(project, (on - request.asked_on).days))
    waiting.sort(key=lambda it: -it.days)
    answered.sort(key=lambda pair: pair[0])
    return SupportReplies(tuple(waiting), tuple(project for _, project in answered))
