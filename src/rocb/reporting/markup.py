"""Elements of HTML and SVG; text and attributes are escaped by the standard library."""

from xml.etree.ElementTree import Element, tostring

from attrs import frozen

from rocb.reporting.characters import printable


@frozen
class Tag:
    """An element: its name, its attributes (name and value), and the tags and texts within."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: "tuple[Tag | str, ...]"


def element(name: str, /, *children: Tag | str, **attributes: str | float) -> Tag:
    """Return an element with its children, in order.

    In the name of an attribute an underscore stands for a hyphen, and one at its end for nothing:
    `class_="note"`, `stroke_width=2`.
    """
    named = ((_name(key), _text(value)) for key, value in attributes.items())
    return Tag(name, tuple(named), children)


def serialised(root: Tag) -> str:
    """Return an element as HTML."""
    return tostring(built(root), encoding="unicode", method="html")


def built(tag: Tag) -> Element:
    """Return an element as the standard library has it, with texts that any reader takes."""
    shown = str if tag.name == "style" else printable
    made = Element(tag.name, {key: printable(value) for key, value in tag.attributes})
    last: Element | None = None
    for child in tag.children:
        if isinstance(child, Tag):
            last = built(child)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + shown(child)
        else:
            last.tail = (last.tail or "") + shown(child)
    return made


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
