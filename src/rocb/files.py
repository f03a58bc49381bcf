"""Files are read with typed errors, and written whole or not at all."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from rocb.errors import FileRefused


def read(path: Path) -> bytes:
    """Return the bytes of the file at `path`. Raises `FileRefused`."""
    with _refusing(path):
        return path.read_bytes()


def same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file. Raises `FileRefused`."""
    with _refusing(one):
        return one.resolve() == other.resolve()


def write(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write `content` to `path`, whole or not at all.

    A file that already stands there is kept, and `FileRefused` raised, unless `overwrite` is given.
    """
    write_all({path: content}, overwrite=overwrite)


def write_all(contents: Mapping[Path, bytes], *, overwrite: bool = False) -> None:
    """Write several files, each whole; if one of them may not be written, none is begun.

    Folders that are missing are made. Raises `FileRefused`.
    """
    for path in contents:
        with _refusing(path):
            _check(path, overwrite=overwrite)
    for path, content in contents.items():
        with _refusing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(path, content, overwrite=overwrite)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what the system says of a path into `FileRefused`."""
    try:
        yield
    except OSError as error:
        raise FileRefused(str(path), (error.strerror or str(error)).lower()) from error
    except (RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise FileRefused(str(path), str(error)) from error


def _check(path: Path, *, overwrite: bool) -> None:
    target = path.resolve()
    if target.is_symlink():
        raise FileRefused(str(path), "is a link that leads in a circle")
    if target.is_dir():
        raise FileRefused(str(path), "is a folder")
    if target.exists() and not target.is_file():
        raise FileRefused(str(path), "is no ordinary file")
    if not overwrite and os.path.lexists(path):
        raise FileRefused(str(path), "exists already, and is overwritten only when asked to")
    standing = next(parent for parent in target.parents if parent.exists())
    if not standing.is_dir():
        raise FileRefused(str(path), f"{standing} is no folder")
    if not os.access(standing, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise FileRefused(str(path), f"permission denied in {standing}")


def _put(path: Path, content: bytes, *, overwrite: bool) -> None:
    target = path.resolve()
    draft = target.with_name(f".{target.name[:50]}.{token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        if overwrite:
            draft.replace(target)
        else:
            _name(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, target: Path) -> None:
    """Give the draft its name, unless another file has taken it meanwhile."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        draft.rename(target)
