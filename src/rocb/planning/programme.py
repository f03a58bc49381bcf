"""The programme: all that an office knows for its planning."""

from attrs import frozen

from rocb.checks import checked
from rocb.planning.experts import Expert
from rocb.planning.needs import Need
from rocb.planning.plan import Plan
from rocb.planning.themes import Theme


@frozen(field_transformer=checked)
class Programme:
    """Themes, needs, experts and the plan of the year; `plan` is `None` until there is one."""

    themes: tuple[Theme, ...] = ()
    needs: tuple[Need, ...] = ()
    experts: tuple[Expert, ...] = ()
    plan: Plan | None = None
