"""Where results go: into a file, whole or not at all, or to standard output."""

import argparse
import sys
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
    to = _format_of(options)
    if to not in _READABLE:
        refuse_at_terminal(to.value, options)
    with progress(to.value) as watch:
        content = render(page, to, watch)
    return deliver(content, options)


def _format_of(options: argparse.Namespace) -> Format:
    """Return the format that was asked for, by its name or by the ending of the file."""
    ending = "" if options.out is None else options.out.suffix.lower().removeprefix(".")
    by_ending = next((it for it in Format if it.suffix == ending), None)
    if options.to is None:
        return by_ending or Format.MARKDOWN
    to = Format(options.to)
    if by_ending not in (None, to):
        raise InvalidValue(Fault("out", str(options.out), f"a file that ends with .{to.suffix}"))
    return to


def refuse_at_terminal(to: str, options: argparse.Namespace) -> None:
    """Raise `InvalidValue` where a format that only programs read would go to a reader."""
    if options.out is None and (sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")):
        raise InvalidValue(Fault("to", to, "for a terminal: --out PATH writes it into a file"))


def deliver(content: bytes, options: argparse.Namespace) -> int:
    """Write a result where it was asked for, but never over the document that it is made of."""
    if options.out is None:
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(content.decode())
        else:
            binary.write(content)
        return DONE
    document: Path | None = getattr(options, "file", None)
    if document is not None and files.same(options.out, document):
        raise FileRefused(str(options.out), "is the document itself")
    files.write(options.out, content, overwrite=options.force)
    print(f"{options.out} ({len(content):,} bytes)", file=sys.stderr)
    return DONE
