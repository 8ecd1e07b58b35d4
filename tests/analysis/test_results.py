"""The reader of results files: what it gives, and what it refuses before it shows a number."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr

import abroad
from abroad.__main__ import COMMANDS, main
from abroad.seal import USER_BLOCK_BYTES, _block

ROOT = Path(__file__).resolve().parents[2]
SPECIMEN = ROOT / "tests" / "record" / "format_1_0.h5"
DIGEST = "7d7befb88424fc72792109175fa2159d"


@pytest.fixture
def results() -> abroad.Results:
    return abroad.open_results(SPECIMEN)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(SPECIMEN, tmp_path / "copy.h5"))


def seal(path: Path, kind: str = "abroad results") -> None:
    """Seals a file that was changed on purpose, so that what is behind the seal is reached."""
    import xxhash

    raw = path.read_bytes()
    hash_ = xxhash.xxh3_128(_block(kind, len(raw), ""))
    hash_.update(raw[USER_BLOCK_BYTES:])
    path.write_bytes(_block(kind, len(raw), hash_.hexdigest()) + raw[USER_BLOCK_BYTES:])


def refusal(path: Path) -> str:
    """The message of the refused file. Fails if it is accepted."""
    with pytest.raises(abroad.ResultsError) as error:
        abroad.open_results(path)
    return str(error.value)


def program() -> str:
    found = os.environ.get("ABROAD_PROGRAM", "")
    if not found or not Path(found).exists():
        pytest.skip("the program is not built (ABROAD_PROGRAM names it)")
    return found


# ------------------------------------------------------------------------------------------------- what a reader gets


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("engine", ["h5netcdf"])
def test_xarray_opens_each_group_unaided(engine: str) -> None:
    country = xr.open_dataset(SPECIMEN, engine=engine, group="country")
    assert dict(country.sizes) == {"replication": 2, "period": 2, "country": 3}
    assert list(country.country.values) == ["España", "Danmark", "Norge"]
    assert float(country.export_share.sel(replication=1, period=160, country="Danmark")) == 0.8
    assert country.export_share.attrs == {"units": "share", "long_name": "exporters by firms"}
    assert country.period.attrs["units"] == "quarters"
    assert country.firms.dtype == np.int32
    assert country.total.dims == ()
    assert np.isnan(country.mean_age.sel(country="Danmark"))
    events = xr.open_dataset(SPECIMEN, engine=engine, group="events")
    assert dict(events.sizes) == {"row": 5}
    assert list(events.reason.values[:2]) == ["", "Nachfrage fällt"]
    assert events.kind.attrs["flag_meanings"] == "entry withdrawal"
    assert list(events.kind.attrs["flag_values"]) == [0, 1]
    distance = xr.open_dataset(SPECIMEN, engine=engine, group="market/distance")
    assert distance.firms.sel(km=1000.0).item() == 2


def test_a_group_is_a_labelled_dataset(results: abroad.Results) -> None:
    assert results.groups == ["country", "events", "market/distance"]
    assert results["country"].export_share.sel(country="España", period=161, replication=0).item() == 0.4
    assert results["country"] is results["country"]
    assert "country" in results
    assert "sector" not in results
    with pytest.raises(abroad.ResultsError, match=r"no group 'sector' \(it has country, events"):
        results["sector"]


def test_a_table_is_tidy_and_knows_its_units(results: abroad.Results) -> None:
    table = results.table("country")
    assert len(table) == 12
    assert list(table.columns[:3]) == ["replication", "period", "country"]
    assert table.query("country == 'Norge' and period == 160 and replication == 1").firms.item() == 9
    assert table.attrs["units"]["export_share"] == "share"


def test_a_table_of_some_variables_lies_over_their_axes_only(results: abroad.Results) -> None:
    table = results.table("country", "mean_age")
    assert list(table.columns) == ["country", "mean_age"]
    assert len(table) == 3
    with pytest.raises(abroad.ResultsError, match="has no variable 'age'"):
        results.table("country", "age")


def test_variables_over_different_axes_do_not_make_one_table(copy: Path) -> None:
    with h5py.File(copy, "r+") as file:
        extra = file["events"].create_dataset("of_period", data=[1, 2])
        file["events/quarter"] = [160, 161]
        file["events/quarter"].make_scale("quarter")
        extra.dims[0].attach_scale(file["events/quarter"])
    seal(copy)
    with pytest.raises(abroad.ResultsError, match=r"lie over different axes .*name those that you want"):
        abroad.open_results(copy).table("events")


def test_the_event_log_has_names_for_its_kinds(results: abroad.Results) -> None:
    events = results.events()
    assert list(events.kind) == ["entry", "withdrawal", "entry", "withdrawal", "entry"]
    assert list(events.seat) == [0, 7, 14, 21, 28]


def test_what_the_run_did_not_keep_is_said_with_the_key_that_keeps_it(results: abroad.Results) -> None:
    with pytest.raises(abroad.ResultsError, match=r"kept no panel; say record: \{panel: sample\}"):
        results.panel()


def test_the_file_says_where_it_comes_from(results: abroad.Results) -> None:
    assert results.scenario == {"run": {"seed": 7}}
    assert results.scenario_text == "run:\n  seed: 7\n"
    assert results.attributes["seed"] == 7
    assert results.attrs is results.attributes
    assert results.attributes["command_line"] == "abroad run sample.yaml"
    assert results.complete
    assert results.digest == DIGEST
    assert DIGEST in repr(results)


def test_the_scenario_is_read_as_the_program_reads_it(results: abroad.Results) -> None:
    results.attributes["resolved_scenario"] = "country: NO\nshare: 1e-3\nswitch: off\n"
    assert results.scenario == {"country": "NO", "share": 1e-3, "switch": "off"}


def test_the_digest_computed_from_the_file_is_the_one_that_the_program_computed(results: abroad.Results) -> None:
    assert results.recomputed_digest() == DIGEST


@pytest.mark.parametrize(
    ("name", "at"), [("country/firms", (0, 0, 0)), ("events/seat", 2), ("country/period", 0), ("events/reason", 0)]
)
def test_a_planted_value_changes_the_computed_digest(copy: Path, name: str, at: object) -> None:
    with h5py.File(copy, "r+") as file:
        file[name][at] = "other" if name == "events/reason" else file[name][at] + 100
    seal(copy)
    changed = abroad.open_results(copy)
    assert changed.digest == DIGEST
    assert changed.recomputed_digest() != DIGEST
    assert main(["info", "--digest", str(copy)]) == 1


# --------------------------------------------------------------------------------------------------- what is refused


def test_a_file_cut_at_any_multiple_of_512_bytes_is_refused(copy: Path) -> None:
    whole = SPECIMEN.read_bytes()
    for length in range(0, len(whole), 512):
        copy.write_bytes(whole[:length])
        assert "cut short" in refusal(copy) or "not a file of abroad" in refusal(copy)


def test_ten_thousand_flipped_bits_are_found_before_hdf5_sees_the_file(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(h5py, "File", lambda *_, **__: pytest.fail("HDF5 was given a damaged file"))
    draws = random.Random(1)
    whole = bytearray(SPECIMEN.read_bytes())
    with open(copy, "r+b", buffering=0) as file:
        for _ in range(10_000):
            at, bit = draws.randrange(len(whole)), 1 << draws.randrange(8)
            file.seek(at)
            file.write(bytes([whole[at] ^ bit]))
            with pytest.raises(abroad.ResultsError):
                abroad.open_results(copy)
            file.seek(at)
            file.write(bytes([whole[at]]))
    monkeypatch.undo()
    assert abroad.open_results(copy).digest == DIGEST


@pytest.mark.parametrize("name", ["missing.h5", "", "."])
def test_a_path_that_is_no_file_is_named(tmp_path: Path, name: str) -> None:
    assert str(tmp_path / name) in refusal(tmp_path / name)


def test_files_of_other_kinds_are_refused(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "text.h5").write_text("country,firms\n" * 100)
    assert "not a file of abroad" in refusal(tmp_path / "text.h5")
    with h5py.File(tmp_path / "plain.h5", "w") as file:
        file["x"] = 1
    assert "not a file of abroad" in refusal(tmp_path / "plain.h5")
    seal(copy, "abroad burn-in")
    assert "holds abroad burn-in, not abroad results" in refusal(copy)


def test_another_major_version_is_refused_and_a_higher_minor_one_is_read(copy: Path) -> None:
    with h5py.File(copy, "r+") as file:
        file.attrs["format_version_minor"] = 7
    seal(copy)
    assert abroad.open_results(copy).attributes["format_version_minor"] == 7
    with h5py.File(copy, "r+") as file:
        file.attrs["format_version_major"] = 2
    seal(copy)
    assert "has format version 2, this package reads version 1" in refusal(copy)
    with h5py.File(copy, "r+") as file:
        del file.attrs["format_version_major"]
    seal(copy)
    assert "in which format version" in refusal(copy)


def plant_external_link(file: h5py.File) -> None:
    file["country/outside"] = h5py.ExternalLink("/etc/passwd", "/x")


def plant_soft_link(file: h5py.File) -> None:
    file["country/soft"] = h5py.SoftLink("/events/seat")


def plant_external_data(file: h5py.File) -> None:
    file.create_dataset("country/elsewhere", (10,), "i1", external=[("/etc/passwd", 0, 10)])


def plant_virtual_data(file: h5py.File) -> None:
    layout = h5py.VirtualLayout(shape=(5,), dtype="u4")
    layout[:] = h5py.VirtualSource("other.h5", "seat", shape=(5,))
    file.create_virtual_dataset("country/virtual", layout)


def plant_other_filter(file: h5py.File) -> None:
    file.create_dataset("country/packed", data=np.zeros(1000), chunks=(100,), compression="lzf")


def plant_compound(file: h5py.File) -> None:
    file["country/compound"] = np.zeros(3, dtype=[("a", "i4"), ("b", "f8")])


def plant_bomb(file: h5py.File) -> None:
    file.create_dataset("country/bomb", (1 << 40,), "i1")


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (plant_external_link, "outside: is a link to another place"),
        (plant_soft_link, "soft: is a link to another place"),
        (plant_external_data, "elsewhere: lies in another file"),
        (plant_virtual_data, "virtual: lies in another file"),
        (plant_other_filter, "packed: is packed in a way"),
        (plant_compound, "compound: has a type"),
        (plant_bomb, "bomb: declares more values"),
    ],
)
def test_what_our_files_never_hold_is_refused(copy: Path, plant: object, words: str) -> None:
    with h5py.File(copy, "r+") as file:
        plant(file)
    seal(copy)
    assert words in refusal(copy)


def test_a_file_that_changed_after_it_was_opened_is_not_read_on(copy: Path) -> None:
    results = abroad.open_results(copy)
    replacement = copy.with_name("new.h5")
    shutil.copy(SPECIMEN, replacement)
    replacement.rename(copy)
    with pytest.raises(abroad.ResultsError, match="changed since it was opened"):
        results["country"]


# ---------------------------------------------------------------------------------------------- on the command line


def test_info_says_what_the_file_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--digest", str(SPECIMEN)]) == 0
    told = capsys.readouterr().out
    assert "checksum right, complete" in told
    assert "country (replication 2, period 2, country 3)" in told
    assert "exporters by firms" in told
    assert f"digest right: {DIGEST}" in told


def test_info_prints_the_scenario_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--scenario", str(SPECIMEN)]) == 0
    assert capsys.readouterr().out == "run:\n  seed: 7\n"


def test_a_refused_file_is_one_line_and_exit_code_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(tmp_path / "none.h5")]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"abroad: {tmp_path / 'none.h5'}: cannot be read: No such file or directory\n"


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from abroad.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'h5py', 'xarray', 'pandas', 'matplotlib'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.endswith("[]\n")
    for name in COMMANDS:
        assert f"    {name} " in told or f"    {name}\n" in told
    assert main([]) == 0


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m abroad info {SPECIMEN} | head -1"
    told = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True)
    assert told.stderr == ""


def test_the_results_of_a_run_are_read(tmp_path: Path) -> None:
    path = tmp_path / "smallest.h5"
    scenario = ROOT / "scenarios" / "teaching" / "smallest.yaml"
    subprocess.run([program(), "run", str(scenario), "-o", str(path)], check=True, capture_output=True)
    results = abroad.open_results(path)
    assert results.recomputed_digest() == results.digest
    for group in results.groups:
        for name, variable in results[group].variables.items():
            assert {"units", "long_name"} <= set(variable.attrs) or name == "row", f"{group}/{name}"
        for name in results[group].data_vars:
            assert len(results.table(group, str(name))) == results[group][name].size
