"""Pages, tables and pictures as notebooks show them."""

from attrs import frozen

from rocb.checks import require
from rocb.reporting.pages import Page, Picture, Table
from rocb.reporting.renderings.html import html_fragment, html_of_picture, html_of_table
from rocb.reporting.renderings.markdown import markdown_of_table, to_markdown
from rocb.texts import Language


@frozen
class Shown:
    """What a notebook shows of a page, a table or a picture; `language` is that of its marks."""

    content: Page | Table | Picture
    language: Language

    def _repr_html_(self) -> str:
        match self.content:
            case Page():
                return html_fragment(self.content)
            case Table():
                return html_of_table(self.content, self.language)
            case Picture():
                return html_of_picture(self.content, self.language)

    def _repr_markdown_(self) -> str:
        match self.content:
            case Page():
                return to_markdown(self.content)
            case Table():
                return markdown_of_table(self.content, self.language)
            case Picture():
                return self.content.alternative


def shown(content: Page | Table | Picture, language: Language = Language.EN) -> Shown:
    """Return what a notebook shows of a page, or of a table or picture in this language.

    Raises `InvalidValue` for anything else.
    """
    require("content", Page | Table | Picture, content)
    require("language", Language, language)
    return Shown(content, content.language if isinstance(content, Page) else language)
