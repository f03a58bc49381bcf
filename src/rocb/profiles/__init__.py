"""Packaged offices: the facts of each region's office, and one whole year to try things out on."""

from importlib.resources import files
from typing import Final

from rocb import documents
from rocb.checks import require
from rocb.members import Region
from rocb.office import Office

EXAMPLE_YEAR: Final = "europe-2021.json"


def profile(region: Region) -> Office:
    """Return what is known of a region's office: Europe in full, the others in outline.

    What the founding texts do not say is not there: the office of an outline has no Members, no
    premises and no time zone. Raises `InvalidValue` for what is no `Region`.
    """
    require("region", Region, region)
    return documents.loads(files(__name__).joinpath(f"{region.value}.json").read_bytes())


def example_year() -> Office:
    """Return the office of Europe with the activities of 2021.

    The activities are real; the needs, experts, costs and room requests are samples, and say so.
    """
    return documents.loads(example_document())


def example_document() -> bytes:
    """Return the document of `example_year()` as it is stored."""
    return files(__name__).joinpath(EXAMPLE_YEAR).read_bytes()
