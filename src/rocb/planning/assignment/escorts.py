"""Escorts: who may take a task only beside somebody else."""

from attrs import field, frozen

from rocb.checks import checked, distinct


@frozen(field_transformer=checked)
class Escort:
    """Each of the `people` in one of the `tasks` needs one of the `escorts` in one of `beside`.

    So comes somebody under training only beside somebody accredited who leads, and a team is sent
    only with somebody who speaks the language: the escorts then are those who do.
    """

    tasks: tuple[str, ...] = field(validator=distinct)
    people: tuple[str, ...] = field(validator=distinct)
    beside: tuple[str, ...] = field(validator=distinct)
    escorts: tuple[str, ...] = field(validator=distinct)
