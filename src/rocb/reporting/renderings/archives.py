"""Archives: the files of offices are ZIP archives, and these here bear no time of the clock."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def settled(archive: bytes) -> bytes:
    """Return the same archive, with every file in it as of the first day that ZIP knows."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(made, "w", ZIP_DEFLATED) as taken:
        for name in given.namelist():
            taken.writestr(ZipInfo(name, _FIRST_DAY), given.read(name), ZIP_DEFLATED)
    return made.getvalue()
