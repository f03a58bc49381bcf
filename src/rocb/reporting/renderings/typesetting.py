"""Typesetting: text and pictures set by Typst, in the fonts that it brings along.

Needs Typst, which the extras `pdf` and `docx` bring. What is set comes as data and is never read as
markup; neither the fonts of the machine nor its files are looked at, so that the same data give the
same bytes everywhere.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

try:
    import typst
except ImportError as missing:
    _missing: ImportError | None = missing
else:
    _missing = None

FONTS: Final = ("Libertinus Serif", "DejaVu Sans Mono")
"""Both have Latin, Cyrillic and Greek; the second has Arabic, Armenian and Georgian, too."""

_PICTURE: Final = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)
"""
_PROBE: Final = b"""
#set document(title: "-", date: none)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.text
"""
_ACCESSIBLE: Final = "ua-1"
_PIXELS_PER_INCH: Final = 288


def typeset(template: bytes, inputs: dict[str, str]) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of a template with these inputs.

    Of characters that no font has, it is tagged without the promise of the standard; see `lacking`.
    Raises `ImportError` where the extra is missing.
    """
    try:
        return _compiled(template, inputs, _ACCESSIBLE)
    except typst.TypstError:
        return _compiled(template, inputs)


def raster(svg: str) -> bytes:
    """Return a picture (SVG) as PNG, 1920 pixels wide.

    Raises `ImportError` where the extra is missing.
    """
    require_typst()
    made = typst.compile(
        _PICTURE,
        format="png",
        ppi=_PIXELS_PER_INCH,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return bytes(made)


def lacking(text: str) -> frozenset[str]:
    """Return the characters of a text that no font has."""
    return frozenset(_without_glyph("".join(sorted(set(text)))))


def _without_glyph(characters: str) -> Iterable[str]:
    """Yield those of these characters that no font has: halves are tried until they pass."""
    if not _can_show(characters):
        middle = len(characters) // 2
        if middle:
            yield from _without_glyph(characters[:middle])
            yield from _without_glyph(characters[middle:])
        else:
            yield characters


def _can_show(characters: str) -> bool:
    try:
        _compiled(_PROBE, {"text": " ".join(characters)}, _ACCESSIBLE)
    except typst.TypstError:
        return False
    return True


def _compiled(template: bytes, inputs: dict[str, str], *standards: "typst.PDFStandard") -> bytes:
    require_typst()
    return typst.compile(
        template,
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=list(standards),
    )


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=False)


def require_typst() -> None:
    """Raise `ImportError` where Typst is missing."""
    if _missing is not None:
        raise ImportError("typesetting needs Typst:\n    pip install 'rocb[pdf]'") from _missing
