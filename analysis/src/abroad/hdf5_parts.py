"""What an HDF5 file of abroad may hold, and how its parts are told apart.

A file is walked link by link before anything in it is read: links out of the file, data in other files, filters other
than the two we use and sizes that the file cannot hold are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from abroad.errors import ResultsError

if TYPE_CHECKING:
    import h5py

_MOST_BYTES_PER_STORED_BYTE = 1100  # deflate cannot shrink further: more is a lie
_PLACES_WITHOUT_LABELS = b"This is a netCDF dimension but not a netCDF variable."


def groups_of(file: h5py.File) -> Iterator[tuple[str, h5py.Group]]:
    """Path and group of every group below the root, in the order of their paths."""
    import h5py

    found: dict[str, h5py.Group] = {}

    def walk(group: h5py.Group, path: str) -> None:
        for name, item in group.items():
            if isinstance(item, h5py.Group):
                below = f"{path}/{name}" if path else name
                found[below] = item
                walk(item, below)

    walk(file, "")
    yield from sorted(found.items())


def data_of(group: h5py.Group) -> dict[str, h5py.Dataset]:
    """The data sets of one group by name, axes included."""
    import h5py

    return {name: item for name, item in sorted(group.items()) if isinstance(item, h5py.Dataset)}


def is_axis(data: h5py.Dataset) -> bool:
    return "CLASS" in data.attrs


def has_labels(axis: h5py.Dataset) -> bool:
    """False for an axis that is nothing but a length (the rows of a table)."""
    name = axis.attrs["NAME"]
    return not (name if isinstance(name, bytes) else str(name).encode()).startswith(_PLACES_WITHOUT_LABELS)


def axis_names(data: h5py.Dataset) -> list[str]:
    """Names of the axes of a variable, in the order of its dimensions."""
    return [str(dimension[0].name).rsplit("/", 1)[-1] for dimension in data.dims]


def check_parts(path: Path, file: h5py.File, size_bytes: int) -> None:
    """Raise ResultsError if the file holds what our files never hold."""
    import h5py

    def walk(group: h5py.Group) -> None:
        for name in group:
            link = group.get(name, getlink=True)
            where = f"{path}: {group.name.rstrip('/')}/{name}"
            if not isinstance(link, h5py.HardLink):
                raise ResultsError(f"{where}: is a link to another place, which our files never hold")
            item = group[name]
            if isinstance(item, h5py.Group):
                walk(item)
            elif isinstance(item, h5py.Dataset):
                _check_data(where, item, size_bytes)
            else:
                raise ResultsError(f"{where}: is neither group nor data")

    walk(file)


def _check_data(where: str, data: h5py.Dataset, size_bytes: int) -> None:
    import h5py

    layout = data.id.get_create_plist()
    filters = {layout.get_filter(at)[0] for at in range(layout.get_nfilters())}
    if data.is_virtual or data.external:
        raise ResultsError(f"{where}: lies in another file, which our files never do")
    if filters - {h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE}:
        raise ResultsError(f"{where}: is packed in a way that our files never use")
    if data.dtype.kind not in "iufO" or (data.dtype.kind == "O" and h5py.check_string_dtype(data.dtype) is None):
        raise ResultsError(f"{where}: has a type that our files never hold")
    is_stored = not is_axis(data) or has_labels(data)
    if is_stored and data.size * data.dtype.itemsize > size_bytes * _MOST_BYTES_PER_STORED_BYTE:
        raise ResultsError(f"{where}: declares more values than the file can hold")
