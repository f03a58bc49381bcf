"""All formats that a page can be written in."""

from collections.abc import Callable
from enum import Enum

from rocb.checks import require
from rocb.reporting.pages import Page
from rocb.reporting.renderings.data import to_json
from rocb.reporting.renderings.docx import to_docx
from rocb.reporting.renderings.flow import Watch
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.renderings.pdf import to_pdf
from rocb.reporting.renderings.xlsx import to_xlsx


class Format(Enum):
    """A format of files."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends, behind the dot."""
        return "md" if self is Format.MARKDOWN else self.value


def render(page: Page, to: Format, watch: Watch | None = None) -> bytes:
    """Return the page as a file of this format; the same page gives the same bytes.

    `watch` is told how far the long ones are (DOCX, XLSX, PDF). Raises `InvalidValue`; and
    `WritingStopped` where the watcher asks for it, `ImportError` without the extra of the format.
    """
    require("page", Page, page)
    require("to", Format, to)
    require("watch", Callable[[int, int], object] | None, watch)
    match to:
        case Format.HTML:
            return to_html(page).encode()
        case Format.MARKDOWN:
            return to_markdown(page).encode()
        case Format.JSON:
            return to_json(page)
        case Format.DOCX:
            return to_docx(page, watch)
        case Format.XLSX:
            return to_xlsx(page, watch)
        case Format.PDF:
            return to_pdf(page, watch)
