"""Where results go: into a file, whole or not at all, or to standard output."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from rocb import files
from rocb.commands.command import DONE
from rocb.commands.progress import progress
from rocb.errors import Fault, FileRefused, InvalidValue
from rocb.reporting.pages import Page
from rocb.reporting.renderings.renderings import Format, render

_READABLE: Final = (Format.HTML, Format.MARKDOWN, Format.JSON)


def deliver_page(page: Page, options: argparse.Namespace) -> int:
    """Write a page in the format that was asked for."""
    endings = {it.value: it.suffix for it in Format}
    to = Format(format_of(options, endings, Format.MARKDOWN.value))
    if to not in _READABLE:
        refuse_at_terminal(to.value, options)
    with progress(to.value) as watch:
        content = render(page, to, watch)
    return deliver(content, options)


def format_of(options: argparse.Namespace, endings: Mapping[str, str], otherwise: str) -> str:
    """Return the format that was asked for, by its name or by the ending of the file.

    `endings` are those of files, by the names of the formats. Raises `InvalidValue` where the two
    contradict one another.
    """
    ending = "" if options.out is None else options.out.suffix.lower().removeprefix(".")
    by_ending = next((it for it, held in endings.items() if held == ending), None)
    to: str = options.to or by_ending or otherwise
    if by_ending not in (None, to):
        raise InvalidValue(Fault("out", str(options.out), f"a file that ends with .{endings[to]}"))
    return to


def refuse_at_terminal(to: str, options: argparse.Namespace) -> None:
    """Raise `InvalidValue` where a format that only programs read would go to a reader."""
    if options.out is None and (sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")):
        raise InvalidValue(Fault("to", to, "for a terminal: --out PATH writes it into a file"))


def deliver(content: bytes, options: argparse.Namespace, *, in_place_of: Path | None = None) -> int:
    """Write a result where it was asked for, but never over a file that the command reads.

    The one that the result stands `in_place_of` may be written over.
    """
    if options.out is None:
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(content.decode())
        else:
            binary.write(content)
        return DONE
    read = (it for it in _files_read(options) if it is not in_place_of)
    if any(files.same(options.out, it) for it in read):
        raise FileRefused(str(options.out), "is read by this command, and never overwritten")
    files.write(options.out, content, overwrite=options.force)
    print(f"{options.out} ({len(content):,} bytes)", file=sys.stderr)
    return DONE


def _files_read(options: argparse.Namespace) -> Iterator[Path]:
    """Yield the paths that were typed, but for the one that is written to."""
    for name, value in vars(options).items():
        typed = value if isinstance(value, list) else [value]
        yield from (it for it in typed if isinstance(it, Path) and name != "out")
