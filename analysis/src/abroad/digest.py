"""The logical digest, computed again from what lies in the file (byte stream: FORMAT.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import xxhash

from abroad.hdf5_parts import axis_names, data_of, groups_of, has_labels, is_axis

if TYPE_CHECKING:
    import h5py


class _Stream:
    def __init__(self) -> None:
        self._hash = xxhash.xxh3_128()

    def number(self, value: int) -> None:
        self._hash.update(int(value).to_bytes(8, "little"))

    def text(self, text: str) -> None:
        raw = text.encode("utf-8")
        self.number(len(raw))
        self._hash.update(raw)

    def texts(self, texts: list[str]) -> None:
        self.text("text")
        self.number(len(texts))
        for text in texts:
            self.text(text)

    def numbers(self, values: np.ndarray) -> None:
        self.text(f"{values.dtype.kind}{values.dtype.itemsize}")
        self.number(values.size)
        if values.dtype.kind == "f":
            values = values + values.dtype.type(0)  # -0 becomes 0
            values[np.isnan(values)] = np.nan
        self._hash.update(np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<"), copy=False)).tobytes())

    def data(self, data: h5py.Dataset) -> None:
        if data.dtype.kind == "O":
            self.texts([str(text) for text in np.ravel(data.asstr()[()])])
        else:
            self.numbers(np.ravel(data[()]))

    def attribute(self, value: Any) -> None:
        if isinstance(value, str):
            self.texts([value])
        else:
            self.numbers(np.ravel(value))

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _add_group(stream: _Stream, path: str, group: h5py.Group) -> None:
    parts = data_of(group)
    axes = {name: data for name, data in parts.items() if is_axis(data)}
    variables = {name: data for name, data in parts.items() if not is_axis(data)}
    stream.text(path)
    stream.number(len(group.attrs))
    for name in sorted(group.attrs):
        stream.text(name)
        stream.attribute(group.attrs[name])
    stream.number(len(axes))
    for name, axis in axes.items():
        stream.text(name)
        stream.text(axis.attrs["units"])
        if has_labels(axis):
            stream.data(axis)
        else:
            stream.text("rows")
            stream.number(axis.size)
    stream.number(len(variables))
    for name, data in variables.items():
        stream.text(name)
        stream.text(data.attrs["units"])
        stream.texts(axis_names(data))
        stream.texts(str(data.attrs.get("flag_meanings", "")).split())
        stream.data(data)


def logical_digest(file: h5py.File) -> str:
    """32 hexadecimal digits over the resolved scenario and all groups of an open file."""
    groups = {path: group for path, group in groups_of(file) if data_of(group) or len(group.attrs)}
    stream = _Stream()
    stream.text("abroad digest 1")
    stream.text(file.attrs["resolved_scenario"])
    stream.number(len(groups))
    for path, group in groups.items():
        _add_group(stream, path, group)
    return stream.hexdigest()
