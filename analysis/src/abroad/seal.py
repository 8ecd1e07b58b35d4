"""The seal: first 512 bytes of a file, with its kind, length and a checksum over all its bytes.

Checked with plain reads, before HDF5 sees the file, so that a cut or a flipped bit is found before any number is shown.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from abroad.errors import ResultsError

USER_BLOCK_BYTES = 512
KINDS = ("abroad results", "abroad burn-in", "abroad unfinished run", "abroad comparison")
_PIECE_BYTES = 1 << 22


def _block(kind: str, length: int, checksum: str) -> bytes:
    text = f"{kind}\nHDF5 after {USER_BLOCK_BYTES} bytes\nlength {length}\nXXH3-128 {checksum}\n"
    return (text.ljust(USER_BLOCK_BYTES - 1) + "\n").encode("ascii")


def kind_of(path: Path) -> str:
    """What the first line says that the file is; nothing else is checked. Raises ResultsError if it is none of ours."""
    try:
        with open(path, "rb") as file:
            block = file.read(USER_BLOCK_BYTES)
    except OSError as error:
        raise ResultsError(f"{path}: cannot be read: {error.strerror}") from error
    return _kind(path, block)


def check_seal(path: Path, kind: str = "abroad results") -> os.stat_result:
    """Check that the file is of this kind and that no byte of it changed since it was written.

    Returns the state of the file that was checked (size, time, place on disk).
    Raises ResultsError with the file and the cause.
    """
    import xxhash

    try:
        with open(path, "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise ResultsError(f"{path}: is not an ordinary file")
            block = file.read(USER_BLOCK_BYTES)
            _check_kind(path, block, kind)
            checksum = xxhash.xxh3_128(_block(kind, state.st_size, ""))
            while piece := file.read(_PIECE_BYTES):
                checksum.update(piece)
    except OSError as error:
        raise ResultsError(f"{path}: cannot be read: {error.strerror}") from error
    if block != _block(kind, state.st_size, checksum.hexdigest()):
        raise ResultsError(
            f"{path}: damaged or cut short (length or checksum does not fit); make it again or take another copy"
        )
    return state


def _kind(path: Path, block: bytes) -> str:
    for kind in KINDS:
        if block.startswith(kind.encode("ascii") + b"\n"):
            return kind
    raise ResultsError(f"{path}: not a file of abroad, or its first bytes are damaged")


def _check_kind(path: Path, block: bytes, kind: str) -> None:
    known = _kind(path, block)
    if known != kind:
        raise ResultsError(f"{path}: holds {known}, not {kind}")
