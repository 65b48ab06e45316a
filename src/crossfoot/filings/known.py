"""Which files of a filing are the issuer's, and which belong to taxonomies that others keep."""

from __future__ import annotations

import zipfile
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.shipped import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CORE = TAXONOMY / "generated" / "taxonomy"


@cache  # what is shipped does not change while a process lives
def core() -> Mapping[str, Path]:
    """Hash of each file of the core taxonomy → where it is shipped."""
    files = sorted(path for path in _CORE.rglob("*") if path.is_file())
    return {digest(path): path for path in files}


def digest(path: Path) -> str:
    """The hash by which a file is known, wherever it stands."""
    told = path.stat()
    return _digest(path, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)


@lru_cache(maxsize=256)  # a file is asked for again and again while one filing is judged
def _digest(path: Path, *_: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


def owns(entry: str, root: str, *, taxonomy: bool = False) -> Callable[[str], bool]:
    """Whether a path is the issuer's own: within the filing, and no copy of the core's files.

    Of a taxonomy that is judged for itself all is its own.
    """
    packed = zipfile.is_zipfile(entry)
    place = f"{entry}/" if packed else f"{root}/"

    def is_own(path: str) -> bool:
        if path == entry:
            return True
        if not path.startswith(place):
            return False
        return taxonomy or (_hash(path, entry if packed else "") or "") not in {*core(), ""}

    return is_own


def _hash(path: str, archive: str) -> str | None:
    """The hash of a file, which may be a part of an archive; None where there is none."""
    if not archive:
        return digest(Path(path)) if Path(path).is_file() else None
    with zipfile.ZipFile(archive) as held:
        name = path.removeprefix(f"{archive}/")
        return sha256(held.read(name)).hexdigest() if name in held.namelist() else None
