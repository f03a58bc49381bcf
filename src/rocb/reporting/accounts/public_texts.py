"""Public texts: which texts of records the office publishes, and a report may therefore quote."""

from collections.abc import Mapping
from typing import Final

PUBLIC_TEXTS: Final[Mapping[str, frozenset[str]]] = {
    "activities": frozenset(
        {
            "title",
            "note",
            "place.city",
            "published.action",
            "published.indicator",
            "published.outcome",
            "published.progress",
            "published.stakeholders",
        }
    ),
    "areas": frozenset({"name"}),
    "benchmarks": frozenset({"title"}),
    "centres": frozenset({"name", "city"}),
    "courses": frozenset({"title"}),
    "deadlines": frozenset({"title"}),
    "directions": frozenset({"text", "done"}),
    "donor_conferences": frozenset({"title"}),
    "evaluations": frozenset({"ratings.criterion"}),
    "experts": frozenset({"name"}),
    "fora": frozenset({"name", "outcome"}),
    "frameworks": frozenset({"name"}),
    "goals": frozenset({"title", "description"}),
    "indicators": frozenset({"name", "unit", "targets.why"}),
    "lessons": frozenset({"text", "recommendation"}),
    "measures": frozenset({"name", "unit"}),
    "members": frozenset({"name"}),
    "offices": frozenset(
        {
            "name",
            "sister_offices",
            "history.text",
            "planning.plan.baselines.name",
            "planning.plan.baselines.lines.title",
            "premises.closures.name",
            "premises.terms.entitlements.name",
            "premises.terms.tariff.name",
        }
    ),
    "organisations": frozenset({"name"}),
    "policy_gaps": frozenset({"title"}),
    "projects": frozenset({"title"}),
    "questions": frozenset({"text", "options.text"}),
    "representations": frozenset({"meeting", "outcome"}),
    "roles": frozenset({"title"}),
    "secretariat_activities": frozenset({"title"}),
    "spaces": frozenset({"name", "layouts.name"}),
    "strategies": frozenset({"title", "mission", "vision"}),
    "surveys": frozenset({"title"}),
    "themes": frozenset({"name"}),
    "translations": frozenset({"title"}),
    "weightings": frozenset({"criteria.name"}),
}
"""The fields that lead from a record to a public text, by its kind; all others are not public.

What people remark, why somebody left, and what was said in confidence is not among them, and a new
field is not until it is put down here.
"""


def is_public(kind: str, field: str) -> bool:
    """Return whether the office publishes a text of records of a kind.

    `field` leads to it from the record, or from the office where it belongs to none (`offices`).
    """
    return field in PUBLIC_TEXTS.get(kind, ())
