"""Briefs: what an activity is about, as far as its line of the annual plan asks for it."""

from attrs import field, frozen

from rocb.checks import checked, distinct
from rocb.references import refers_to
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Brief:
    """What those who prepare an activity have to know beyond its title, place and dates.

    A seminar has an `audience` and the `implications` of the initiatives that it explains. Contact
    with Members leads to a `survey` or an `assessment`, contact with the Directorate has a
    `subject`, that with stakeholders its `partners`. Work on databases says of which `database`. A
    comparison belongs to a `benchmark`, taking part in a meeting to a `representation`.
    """

    audience: LocalizedText | None = None
    implications: tuple[LocalizedText, ...] = ()
    survey: str | None = field(default=None, metadata=refers_to("surveys"))
    assessment: str | None = field(default=None, metadata=refers_to("assessments"))
    subject: LocalizedText | None = None
    database: LocalizedText | None = None
    partners: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("organisations")
    )
    benchmark: str | None = field(default=None, metadata=refers_to("benchmarks"))
    representation: str | None = field(default=None, metadata=refers_to("representations"))
