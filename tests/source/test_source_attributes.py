"""What else a file has besides its bytes is kept, or permits less: never more."""

from __future__ import annotations

import errno
import os
import stat
import struct
import sys
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import WriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.source.filesystem import FileSystem
from async_fixer.source.read import read
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACL = "system.posix_acl_access"
DEFAULT_ACL = "system.posix_acl_default"
NOBODY = 0xFFFFFFFF
superuser = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs the superuser")
linux = pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as Linux has them")


def make(path: Path) -> Patch:
    path.write_text("old")
    source = read(path, path.name)
    assert isinstance(source, SourceFile)
    return Patch(source, "new")


def make_acl(user: int, rights: int) -> bytes:
    """Return an ACL that gives one user rights, and the file's group none."""
    entries = [(1, 6, NOBODY), (2, rights, user), (4, 0, NOBODY), (16, 7, NOBODY), (32, 0, NOBODY)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def refuse(name: str, number: int) -> Callable[..., None]:
    def call(*_arguments: object, **_options: object) -> None:
        raise OSError(number, f"{name}: {os.strerror(number)}")

    return call


@superuser
def test_without_the_right_to_give_files_away_the_group_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch = make(tmp_path / "a.py")
    os.chown(tmp_path / "a.py", 12345, 54321)
    (tmp_path / "a.py").chmod(0o664)
    real = os.fchown

    def fchown(descriptor: int, user: int, group: int) -> None:
        if user != -1:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        real(descriptor, user, group)

    monkeypatch.setattr(os, "fchown", fchown)
    write_all([patch], tmp_path)
    status = (tmp_path / "a.py").stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (0, 54321, 0o664)


@superuser
@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL])
def test_a_group_that_cannot_be_kept_gives_no_rights_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    patch = make(tmp_path / "a.py")
    os.chown(tmp_path / "a.py", 12345, 54321)
    (tmp_path / "a.py").chmod(0o2664)
    monkeypatch.setattr(os, "fchown", refuse("fchown", number))
    write_all([patch], tmp_path)
    assert stat.S_IMODE((tmp_path / "a.py").stat().st_mode) == 0o604


def test_permissions_that_cannot_be_set_may_be_fewer_but_not_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch = make(tmp_path / "a.py")
    (tmp_path / "a.py").chmod(0o644)
    monkeypatch.setattr(os, "fchmod", refuse("fchmod", errno.EPERM))
    write_all([patch], tmp_path)
    assert stat.S_IMODE((tmp_path / "a.py").stat().st_mode) == 0o600
    patch = make(tmp_path / "b.py")
    (tmp_path / "b.py").chmod(0o400)
    monkeypatch.setattr(os, "access", lambda *_: True)
    with pytest.raises(WriteError, match="permissions cannot be kept"):
        write_all([patch], tmp_path)
    assert (tmp_path / "b.py").read_text() == "old"


@linux
def test_attributes_and_acl_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    patch = make(path)
    try:
        os.setxattr(path, ACL, make_acl(1234, 4))
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has none")
    write_all([patch], tmp_path)
    assert os.getxattr(path, ACL) == make_acl(1234, 4)
    assert os.getxattr(path, "user.note") == b"mine"


@linux
def test_an_acl_that_cannot_be_kept_gives_the_group_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    patch = make(path)
    try:
        os.setxattr(path, ACL, make_acl(1234, 4))
    except OSError:
        pytest.skip("this file system has none")
    assert stat.S_IMODE(path.stat().st_mode) == 0o670
    monkeypatch.setattr(os, "setxattr", refuse("setxattr", errno.EPERM))
    write_all([patch], tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@linux
def test_an_acl_that_the_folder_hands_down_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    patch = make(path)
    path.chmod(0o644)
    try:
        os.setxattr(tmp_path, DEFAULT_ACL, make_acl(1234, 7))
    except OSError:
        pytest.skip("this file system has none")
    write_all([patch], tmp_path)
    assert ACL not in os.listxattr(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_with_two_names_is_refused(tmp_path: Path) -> None:
    patches = [make(tmp_path / "a.py"), make(tmp_path / "b.py")]
    (tmp_path / "other.py").hardlink_to(tmp_path / "b.py")
    with pytest.raises(WriteError, match="second name") as caught:
        write_all(patches, tmp_path)
    assert caught.value.path == "b.py"
    assert (tmp_path / "a.py").read_text() == "old"


@superuser
@pytest.mark.parametrize("user", [1000, 2000])
def test_somebody_elses_file_in_a_sticky_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    patch = make(tmp_path / "a.py")
    os.chown(tmp_path / "a.py", 1000, 1000)
    tmp_path.chmod(0o1777)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    if user == 1000:
        write_all([patch], tmp_path)
    else:
        with pytest.raises(WriteError, match="only its owner may replace it"):
            write_all([patch], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]


def test_a_file_without_the_name_of_a_python_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="name of a Python file"):
        write_all([make(tmp_path / "script")], tmp_path)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_be_waited_for_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    patch = make(tmp_path / "a.py")
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_all([patch], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]
    FileSystem().sync_folder(str(tmp_path / "gone"))
