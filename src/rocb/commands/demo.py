"""`demo`: everything that the packaged years give, in both languages and all formats."""

import argparse
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from rocb import files, profiles
from rocb.commands.arguments import language_argument
from rocb.commands.command import DONE, Command
from rocb.commands.example_files import example_files, example_workbooks
from rocb.commands.example_years import ExampleYear, example_pages, example_year_of
from rocb.commands.progress import progress
from rocb.commands.rendering import rendered
from rocb.errors import FileRefused
from rocb.reporting.pages import Page
from rocb.reporting.renderings.renderings import Format
from rocb.reporting.year.digest import digest


def _arguments(command: argparse.ArgumentParser) -> None:
    language_argument(command)
    command.add_argument("--out", type=Path, default=Path("out"), help="the folder (default: out)")
    command.add_argument("--force", action="store_true", help="overwrite files that are there")
    command.add_argument(
        "--year",
        type=int,
        choices=tuple(profiles.EXAMPLE_YEARS),
        action="append",
        help="only this one (default: all there are)",
    )
    command.add_argument(
        "--to",
        choices=tuple(it.value for it in Format),
        action="append",
        help="only this format; may stand several times (default: all)",
    )


def _run(options: argparse.Namespace) -> int:
    numbers = sorted(set(options.year or profiles.EXAMPLE_YEARS))
    formats = tuple(it for it in Format if options.to is None or it.value in options.to)
    if not options.force:
        _refuse_existing(options.out / str(number) for number in numbers)
    years: list[ExampleYear] = []
    with progress("pages") as watch:
        made = rendered(_pages(numbers, years), formats, watch)
    contents, lacking = made.files, dict.fromkeys(made.lacking)
    for example in years:
        contents |= example_files(example)
        try:
            contents |= example_workbooks(example)
        except ImportError as missing:
            lacking[str(missing)] = None
    placed = {options.out / name: contents[name] for name in sorted(contents)}
    files.write_all(placed, overwrite=options.force)
    for example in years:
        print(f"{digest(example.year, options.language)}\n")
    print(_summary(placed))
    if lacking:
        print("left out, as packages are missing:", *lacking, sep="\n")
    return DONE


def _refuse_existing(folders: Iterable[Path]) -> None:
    """Refuse before all the work what `files` would refuse after it."""
    for folder in folders:
        if os.path.lexists(folder):
            why = "exists already, and is overwritten only when asked to"
            raise FileRefused(str(folder), why)


def _pages(numbers: Iterable[int], years: list[ExampleYear]) -> Iterator[tuple[str, Page]]:
    """Yield the pages of these years, and put down each year in a list."""
    for number in numbers:
        years.append(example_year_of(number))
        yield from example_pages(years[-1])


def _summary(contents: Mapping[Path, bytes]) -> str:
    folders: dict[Path, list[int]] = {}
    for path, content in contents.items():
        folders.setdefault(path.parent, []).append(len(content))
    lines = [f"{len(contents)} files written:"]
    for folder, sizes in folders.items():
        noun = "file" if len(sizes) == 1 else "files"
        lines.append(f"  {folder}: {len(sizes)} {noun} ({sum(sizes):,} bytes)")
    return "\n".join(lines)


DEMO: Final = Command("demo", "make everything of the packaged years of Europe", _arguments, _run)
