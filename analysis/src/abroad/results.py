"""One results file, opened: labelled xarray data, tidy pandas tables, and where the numbers come from."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from abroad.errors import ResultsError
from abroad.hdf5_parts import check_parts, data_of, groups_of
from abroad.seal import check_seal

if TYPE_CHECKING:
    import pandas
    import xarray

FORMAT_VERSION_MAJOR = 1
"""Major version of the files that this package reads; files of other major versions are refused."""


class Results:
    """Results of one run. Make it with :func:`open_results`.

    ``results["country"]`` is the xarray.Dataset of a group, with its axes (replication, period, country ...) as
    labelled coordinates and ``units`` and ``long_name`` on every variable. It is read when first asked for, then kept.
    """

    KIND = "abroad results"
    """First line of the files of this class, and their `file_type`."""

    def __init__(self, path: Path, state: os.stat_result) -> None:
        import h5py

        self.path = path
        self._state = state
        self._datasets: dict[str, xarray.Dataset] = {}
        try:
            with h5py.File(path, "r") as file:
                self.attributes: dict[str, Any] = {name: _plain(value) for name, value in file.attrs.items()}
                """Root attributes: program, revision, command line, seed, scenario texts, digest ..."""
                self._check_version()
                check_parts(path, file, state.st_size)
                self.groups: list[str] = [name for name, group in groups_of(file) if data_of(group)]
                """Names of the groups, as ``results[name]`` takes them."""
        except (OSError, RuntimeError, KeyError) as error:
            raise ResultsError(f"{path}: HDF5 cannot read it: {error}") from error

    def _check_version(self) -> None:
        major = self.attributes.get("format_version_major")
        if self.attributes.get("file_type") != self.KIND or not isinstance(major, int):
            raise ResultsError(f"{self.path}: does not say that it holds {self.KIND} and in which format version")
        if major != FORMAT_VERSION_MAJOR:
            raise ResultsError(
                f"{self.path}: has format version {major}, this package reads version {FORMAT_VERSION_MAJOR};"
                f" use the package that came with abroad {self.attributes.get('program_version', '')}"
            )

    def __getitem__(self, group: str) -> xarray.Dataset:
        """The labelled data of one group. Raises ResultsError for a group that the file does not hold."""
        if group not in self.groups:
            raise ResultsError(f"{self.path}: has no group {group!r} (it has {', '.join(self.groups)})")
        if group not in self._datasets:
            self._datasets[group] = self._read(group)
        return self._datasets[group]

    def __contains__(self, group: object) -> bool:
        return group in self.groups

    def __repr__(self) -> str:
        return f"<{self.KIND} {self.path}: {', '.join(self.groups)}; digest {self.digest}>"

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._datasets.clear()

    def _read(self, group: str) -> xarray.Dataset:
        import xarray

        now = os.stat(self.path)
        if (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns) != (
            self._state.st_dev,
            self._state.st_ino,
            self._state.st_size,
            self._state.st_mtime_ns,
        ):
            raise ResultsError(f"{self.path}: changed since it was opened; open it again")
        with xarray.open_dataset(
            self.path, engine="h5netcdf", group=group, decode_times=False, decode_timedelta=False
        ) as data:
            return data.load()

    def table(self, group: str, *variables: str) -> pandas.DataFrame:
        """One tidy table of a group: a row for each combination of labels, a column for each axis and variable.

        ``variables`` are the wanted ones; without them, all. A variable that lies over some of the axes is repeated
        along the others. Flags become categories with their names. Units are in ``table.attrs["units"]``, by column.
        Raises ResultsError if no variable lies over the axes of all (``results.table("world", "distance_km")``).
        """
        import pandas

        data = self[group]
        if unknown := [name for name in variables if name not in data.data_vars]:
            raise ResultsError(f"{self.path}: group {group!r} has no variable {unknown[0]!r}")
        if variables:
            data = data[list(variables)]
        widest = max((set(variable.dims) for variable in data.data_vars.values()), key=len, default=set())
        if stranger := [name for name, variable in data.data_vars.items() if not set(variable.dims) <= widest]:
            raise ResultsError(
                f"{self.path}: the variables of {group!r} lie over different axes ({stranger[0]} not over"
                f" {', '.join(sorted(map(str, widest)))}): name those that you want in one table"
            )
        frame = data.to_dataframe().reset_index()
        for name, variable in data.variables.items():
            if "flag_meanings" in variable.attrs:
                names = variable.attrs["flag_meanings"].split()
                frame[name] = pandas.Categorical.from_codes(frame[name].to_numpy(), categories=names)
        frame.attrs["units"] = {
            str(name): variable.attrs.get("units", "1") for name, variable in data.variables.items()
        }
        return frame

    def panel(self) -> pandas.DataFrame:
        """The firm panel, a row for each firm and period. Raises ResultsError if the run kept none."""
        return self._optional_table("panel", "record: {panel: sample} or all")

    def events(self) -> pandas.DataFrame:
        """The event log, a row for each event. Raises ResultsError if the run kept none."""
        return self._optional_table("events", "record: {events: true}")

    def _optional_table(self, group: str, how: str) -> pandas.DataFrame:
        if group not in self.groups:
            raise ResultsError(f"{self.path}: this run kept no {group}; say {how} in the scenario and run it again")
        return self.table(group)

    @property
    def scenario_text(self) -> str:
        """The resolved scenario, as the program printed it (YAML)."""
        return str(self.attributes["resolved_scenario"])

    @property
    def scenario(self) -> dict[str, Any]:
        """The resolved scenario as nested dictionaries, keys as in the scenario file."""
        from ruamel.yaml import YAML

        return YAML(typ="safe", pure=True).load(self.scenario_text) or {}

    @property
    def attrs(self) -> dict[str, Any]:
        """The same as ``attributes``, under the name that xarray uses."""
        return self.attributes

    @property
    def digest(self) -> str:
        """The logical digest that the program printed: equal digests, equal results."""
        return str(self.attributes["digest"])

    @property
    def complete(self) -> bool:
        """False if the run was stopped before its last period."""
        return bool(self.attributes["complete"])

    def recomputed_digest(self) -> str:
        """The logical digest of what lies in the file; equal to ``digest`` unless other hands made the file."""
        import h5py

        from abroad.digest import logical_digest

        with h5py.File(self.path, "r") as file:
            return logical_digest(file)


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def open_results(path: str | os.PathLike[str]) -> Results:
    """Open a results file after checking, with plain reads, that not a byte of it changed since it was written.

    Raises ResultsError, naming file and cause, for a file that is damaged, cut, of another kind, of another major
    format version, or that holds what our files never hold.
    """
    place = Path(path)
    return Results(place, check_seal(place))
