"""A file and the open one that will replace it -> owner, group, permissions, attributes as they were, never wider."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACL: Final = "system.posix_acl_access"
_BOUND: Final = frozenset({"security.capability", "security.evm", "security.ima"})
"""attributes that speak of the old bytes"""

_REFUSED: Final = frozenset({errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""what a system says that does not know, or not permit, what was asked; nothing is broken"""


def carry_over(path: str, status: os.stat_result, descriptor: int) -> None:
    """Give the open file the owner, group, permissions, ACL and attributes of the file at `path`, as far as permitted.

    Where the group or the ACL cannot be kept the group loses its rights. Raises OSError, also when the new file would
    permit more than the old one.
    """
    if sys.platform == "win32":
        return
    mode = stat.S_IMODE(status.st_mode)
    owner, group = _give(descriptor, status.st_uid, status.st_gid)
    if not owner:
        mode &= ~stat.S_ISUID
    if not group:
        mode &= ~stat.S_ISGID
    if not (_copy_attributes(path, descriptor) and group):
        mode &= ~stat.S_IRWXG
    _permit(descriptor, mode)


def _give(descriptor: int, user: int, group: int) -> tuple[bool, bool]:
    """Return whether the file now belongs to the user, and to the group."""
    if sys.platform == "win32":
        return True, True
    # the group on its own: members may give it to a file that they own, but not the owner
    for owner in (user, -1):
        now = os.fstat(descriptor)
        if (now.st_uid, now.st_gid) != (user, group):
            with suppress_refusal():
                os.fchown(descriptor, owner, group)
    now = os.fstat(descriptor)
    return now.st_uid == user, now.st_gid == group


def _copy_attributes(path: str, descriptor: int) -> bool:
    """Copy the extended attributes that can be; return whether the ACL is the one of the file at `path`."""
    if sys.platform != "linux":
        return True
    try:
        names = os.listxattr(path, follow_symlinks=False)
    except OSError as error:
        return error.errno in {errno.ENOTSUP, errno.EOPNOTSUPP}
    for name in names:
        if name not in _BOUND and name != _ACL:
            with suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(path, name, follow_symlinks=False))
    try:
        if _ACL in names:
            os.setxattr(descriptor, _ACL, os.getxattr(path, _ACL, follow_symlinks=False))
        else:
            os.removexattr(descriptor, _ACL)  # the folder may have handed one down
    except OSError as error:
        return error.errno in {errno.ENODATA, errno.ENOTSUP, errno.EOPNOTSUPP} and _ACL not in names
    return True


def _permit(descriptor: int, mode: int) -> None:
    if sys.platform == "win32":
        return
    with suppress_refusal():
        os.fchmod(descriptor, mode)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) & ~mode:
        raise PermissionError(errno.EPERM, "its permissions cannot be kept")


@contextmanager
def suppress_refusal() -> Iterator[None]:
    """Let those errors pass that only say no."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
