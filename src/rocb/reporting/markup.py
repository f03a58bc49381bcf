"""Elements of HTML and SVG; text and attributes are escaped by the standard library."""

from xml.etree.ElementTree import Element, tostring


def element(tag: str, /, *children: Element | str, **attributes: str | float) -> Element:
    """Return an element with its children, in order.

    In the name of an attribute an underscore stands for a hyphen, and one at its end for nothing:
    `class_="note"`, `stroke_width=2`.
    """
    made = Element(tag, {_name(key): _text(value) for key, value in attributes.items()})
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return made


def serialised(root: Element) -> str:
    """Return an element as HTML."""
    return tostring(root, encoding="unicode", method="html")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
