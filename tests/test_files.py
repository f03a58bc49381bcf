"""Files are read with typed errors, and written whole or not at all."""

import errno
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from rocb import FileRefused, files

NOBODY = 65534


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Put the rights of root aside, to whom no folder is closed."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Have every write beyond `size` bytes fail, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def folder():
    """A folder that an ordinary user can reach, unlike those that pytest makes for root."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def test_what_was_written_is_read(tmp_path):
    files.write(tmp_path / "plan.json", b"\x00\xff\r\n")
    assert files.read(tmp_path / "plan.json") == b"\x00\xff\r\n"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FileRefused) as refusal:
        files.read(tmp_path / "nowhere.json")
    assert refusal.value.path == str(tmp_path / "nowhere.json")
    assert refusal.value.why == "no such file or directory"


def test_reading_a_folder_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="is a directory"):
        files.read(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5_000], ids=["NUL", "surrogate", "long"])
def test_reading_a_name_that_no_file_has_is_refused(tmp_path, name):
    with pytest.raises(FileRefused):
        files.read(tmp_path / name)


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5_000], ids=["NUL", "surrogate", "long"])
def test_writing_a_name_that_no_file_can_have_is_refused(tmp_path, name, overwrite):
    with pytest.raises(FileRefused):
        files.write(tmp_path / name, b"new", overwrite=overwrite)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_writing_to_a_link_that_leads_to_itself_is_refused(tmp_path, overwrite):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(FileRefused):
        files.write(loop, b"new", overwrite=overwrite)


def test_a_file_that_stands_there_is_kept(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    with pytest.raises(FileRefused, match="exists already"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_stands_there_is_overwritten_when_asked(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    files.write(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"


def test_a_new_file_is_written_where_overwriting_is_allowed(tmp_path):
    files.write(tmp_path / "plan.json", b"new", overwrite=True)
    assert (tmp_path / "plan.json").read_bytes() == b"new"


def test_overwriting_through_a_link_keeps_the_link(tmp_path):
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.write(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_link_that_leads_nowhere_is_kept(tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "target.json")
    with pytest.raises(FileRefused, match="exists already"):
        files.write(link, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["link.json"]


def test_an_empty_file_can_be_written(tmp_path):
    files.write(tmp_path / "empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_never_overwritten(tmp_path, overwrite):
    (tmp_path / "out").mkdir()
    with pytest.raises(FileRefused, match="is a folder"):
        files.write(tmp_path / "out", b"new", overwrite=overwrite)
    assert (tmp_path / "out").is_dir()


def test_missing_folders_are_made(tmp_path):
    files.write(tmp_path / "a" / "b" / "plan.json", b"new")
    assert (tmp_path / "a" / "b" / "plan.json").read_bytes() == b"new"


def test_nothing_but_the_file_is_left(tmp_path):
    files.write(tmp_path / "plan.json", b"new")
    files.write(tmp_path / "plan.json", b"newer", overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


@pytest.mark.parametrize("letter", ["x", "ж", "🛃"])
def test_a_name_of_the_longest_length_can_be_written(tmp_path, letter):
    name = letter * (255 // len(letter.encode()))
    files.write(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(FileRefused):
        files.write(tmp_path / "out" / "plan.json", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_read_only_folder_is_refused(folder, overwrite):
    folder.chmod(0o555)
    with pytest.raises(FileRefused, match="permission denied"), as_an_ordinary_user():
        files.write(folder / "plan.json", b"new", overwrite=overwrite)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_that_may_not_be_entered_is_refused(folder, overwrite):
    folder.chmod(0o000)
    with pytest.raises(FileRefused, match="permission denied"), as_an_ordinary_user():
        files.write(folder / "plan.json", b"new", overwrite=overwrite)
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


def test_reading_without_permission_is_refused(folder):
    (folder / "plan.json").write_bytes(b"secret")
    folder.chmod(0o000)
    with pytest.raises(FileRefused, match="permission denied"), as_an_ordinary_user():
        files.read(folder / "plan.json")


def test_a_new_file_that_does_not_fit_leaves_nothing(tmp_path):
    with pytest.raises(FileRefused, match="file too large"), files_of_at_most(1_000):
        files.write(tmp_path / "plan.json", b"x" * 2_000)
    assert list(tmp_path.iterdir()) == []


def test_an_overwriting_file_that_does_not_fit_leaves_the_old_one(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    with pytest.raises(FileRefused, match="file too large"), files_of_at_most(1_000):
        files.write(path, b"x" * 2_000, overwrite=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]
    assert path.read_bytes() == b"old"


def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path):
    with umask(0o027):
        files.write(tmp_path / "plan.json", b"new")
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o640


def test_writing_leaves_the_umask_alone(tmp_path):
    with umask(0o027):
        files.write(tmp_path / "plan.json", b"new")
        assert os.umask(0o027) == 0o027


def test_an_overwritten_private_file_stays_private(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with umask(0o022):
        files.write(path, b"new", overwrite=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_of_several_writers_at_once_one_wins(tmp_path):
    path = tmp_path / "plan.json"

    def wins(number: int) -> bool:
        try:
            files.write(path, bytes([number]) * 100_000)
        except FileRefused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(wins, range(8)))
    assert won.count(True) == 1
    assert path.read_bytes() == bytes([won.index(True)]) * 100_000


def test_several_files_are_written_together(tmp_path):
    contents = {tmp_path / "a.md": b"a", tmp_path / "deep" / "b.md": b"b"}
    files.write_all(contents)
    assert {path: path.read_bytes() for path in contents} == contents


def test_no_files_are_no_fault(tmp_path):
    files.write_all({})
    assert list(tmp_path.iterdir()) == []


def test_none_is_begun_where_one_exists(tmp_path):
    (tmp_path / "c.md").write_bytes(b"old")
    contents = {tmp_path / "a" / "a.md": b"a", tmp_path / "b.md": b"b", tmp_path / "c.md": b"c"}
    with pytest.raises(FileRefused, match="exists already"):
        files.write_all(contents)
    assert [path.name for path in tmp_path.iterdir()] == ["c.md"]
    assert (tmp_path / "c.md").read_bytes() == b"old"


def test_none_is_begun_where_one_is_a_folder(tmp_path):
    (tmp_path / "b.md").mkdir()
    with pytest.raises(FileRefused, match="is a folder"):
        files.write_all({tmp_path / "a.md": b"a", tmp_path / "b.md": b"b"}, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]


def test_none_is_begun_where_one_would_stand_under_a_file(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(FileRefused):
        files.write_all({tmp_path / "a.md": b"a", tmp_path / "out" / "b.md": b"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_none_is_begun_where_one_folder_is_read_only(folder):
    for name, mode in (("open", 0o777), ("closed", 0o555)):
        (folder / name).mkdir()
        (folder / name).chmod(mode)
    contents = {folder / "open" / "a.md": b"a", folder / "closed" / "b.md": b"b"}
    with pytest.raises(FileRefused), as_an_ordinary_user():
        files.write_all(contents)
    assert list((folder / "open").iterdir()) == []


def test_all_are_overwritten_when_asked(tmp_path):
    contents = {tmp_path / "a.md": b"a", tmp_path / "b.md": b"b"}
    (tmp_path / "b.md").write_bytes(b"old")
    files.write_all(contents, overwrite=True)
    assert {path: path.read_bytes() for path in contents} == contents


def refuse_links(_source: object, _target: object) -> None:
    raise PermissionError(errno.EPERM, "operation not permitted")


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", refuse_links)
    files.write(tmp_path / "plan.json", b"new")
    assert [it.read_bytes() for it in tmp_path.iterdir()] == [b"new"]


def test_without_hard_links_a_file_that_came_meanwhile_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "plan.json"

    def too_late(source: object, target: object) -> None:
        path.write_bytes(b"theirs")
        refuse_links(source, target)

    monkeypatch.setattr(os, "link", too_late)
    with pytest.raises(FileRefused, match="exists"):
        files.write(path, b"new")
    assert [it.read_bytes() for it in tmp_path.iterdir()] == [b"theirs"]


def test_what_is_no_ordinary_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileRefused, match="no ordinary file"):
        files.write(pipe, b"new", overwrite=True)
    assert pipe.is_fifo()
