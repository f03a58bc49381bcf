"""Where things stand on a picture, by our own measure of texts."""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from attrs import frozen

from rocb.reporting.drawings.canvas import WIDTH
from rocb.reporting.drawings.drawings import Drawing, svg
from rocb.reporting.drawings.lettering import width_of
from rocb.reporting.markup import built

SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@frozen
class Area:
    """A rectangle, and the text in it if there is one."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""


def picture(drawing: Drawing) -> Element:
    """Return a drawing as an element of SVG."""
    return built(svg(drawing))


def number(node: Element, key: str) -> float:
    """Return the number of an attribute."""
    return float(node.attrib[key])


def boxes(image: Element, fill: str | None = None) -> list[Element]:
    """Return the rectangles, or those of one colour."""
    return [it for it in image.iter("rect") if fill in (None, it.attrib["fill"])]


def texts(image: Element) -> list[str]:
    """Return all texts, as they are shown."""
    return [node.text or "" for node in image.iter("text")]


def titles(image: Element) -> list[str]:
    """Return all that one reads when one points at something."""
    return [node.text or "" for node in image.iter("title")]


def height(image: Element) -> float:
    """Return the height of a picture, whose width is always the same."""
    left, top, width, found = image.attrib["viewBox"].split()
    assert (left, top, width) == ("0", "0", str(WIDTH))
    return float(found)


def written_areas(image: Element) -> Iterator[Area]:
    """Yield the room that each text takes."""
    for node in image.iter("text"):
        text, size = node.text or "", number(node, "font-size")
        wide = width_of(text, size, bold=node.attrib["font-weight"] == "600")
        before = wide * SHARE[node.attrib["text-anchor"]]
        x, y = number(node, "x"), number(node, "y")
        if "transform" in node.attrib:
            yield Area(x - size * 0.9, y - wide + before, x + size * 0.25, y + before, text)
        else:
            yield Area(x - before, y - size * 0.9, x - before + wide, y + size * 0.25, text)


def box_areas(image: Element) -> Iterator[Area]:
    """Yield the rectangles."""
    for node in boxes(image):
        x, y = number(node, "x"), number(node, "y")
        yield Area(x, y, x + number(node, "width"), y + number(node, "height"))


def outside(image: Element) -> list[Area]:
    """Return the texts and rectangles that leave the picture."""
    bottom = height(image)
    return [
        it
        for it in (*written_areas(image), *box_areas(image))
        if it.left < -0.05 or it.top < -0.05 or it.right > WIDTH + 0.05 or it.bottom > bottom + 0.05
    ]


def overlaps(image: Element) -> list[tuple[Area, Area]]:
    """Return the pairs of texts that lie one on the other."""
    areas = sorted((it for it in written_areas(image) if it.text), key=lambda it: it.top)
    found = []
    for place, one in enumerate(areas):
        for other in areas[place + 1 :]:
            if other.top >= one.bottom - 0.1:
                break
            if one.left < other.right - 0.1 and other.left < one.right - 0.1:
                found.append((one, other))
    return found


def grows(numbers: list[float]) -> bool:
    """Return whether each number is greater than the one before."""
    return all(one < other for one, other in pairwise(numbers))
