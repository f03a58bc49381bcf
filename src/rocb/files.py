"""Files are read with typed errors, and written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rocb.errors import FileRefused


def read(path: Path) -> bytes:
    """Return the bytes of the file at `path`. Raises `FileRefused`."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise FileRefused(str(path), _why(error)) from error


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
        if path.is_dir():
            raise FileRefused(str(path), "is a folder")
        if not overwrite and path.exists():
            raise FileRefused(str(path), "exists already, and is overwritten only when asked to")
    for path, content in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(path, content, overwrite=overwrite)
        except (OSError, ValueError) as error:
            raise FileRefused(str(path), _why(error)) from error


def _put(path: Path, content: bytes, *, overwrite: bool) -> None:
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
        if overwrite:
            draft.replace(target)
        else:
            os.link(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
