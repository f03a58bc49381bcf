"""Where a record comes from: stated somewhere, or made up as a sample."""

from attrs import frozen

from rocb.checks import checked


@frozen(field_transformer=checked)
class Source:
    """The origin of a record.

    `text` names it (a site, a report, a script). `sample` says that no one stated the record: it
    was made to try things out, and is marked as a sample wherever it is shown.
    """

    text: str
    sample: bool = False
