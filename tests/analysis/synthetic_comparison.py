"""Comparison files made by hand, as HDF5 with a seal, whose effects are known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import xarray as xr
import xxhash

from abroad.seal import USER_BLOCK_BYTES, _block

KIND = "abroad comparison"
OUTCOMES = {
    "exporters": ("firms", 1),
    "links": ("positions", 1),
    "export_revenue": ("kEUR/year", 1000),
    "projects": ("projects", 1),
    "cooperating": ("firms", 1),
    "value_added": ("kEUR/year", 1000),
}
PARTS = ("gross", "deadweight", "recipients", "spillover", "displacement", "indirect", "net")
STANDPOINTS, LARGEST = ("funding_countries", "all_countries"), ("included", "apart")
ACTS = ("entry", "guarantee", "venture", "project")
CAUSES = ("anyway", "lacked_money", "did_not_look", "would_not_pay", "other")
COUNTRIES, SECTORS, CLUSTERS = ("Spain", "France"), ("machines", "food"), ("Spain 01", "France 01")
SIZES, MEMBERSHIP = ("micro", "small", "medium", "large"), ("member", "non_member")
YEARS = np.arange(2012, 2023)
START, LAST, NET = 2014, 2018, 12.0
PAIRS = {
    "voucher: total": ("voucher", "total", 1.0, 1.0),
    "voucher: announcement": ("voucher", "announcement", 1.0, 0.25),
    "voucher: money": ("voucher", "money", 1.0, 0.75),
    "voucher x2: total": ("voucher x2", "total", 2.0, 1.5),
    "voucher x1 to x2: marginal": ("voucher x1 to x2", "marginal", 2.0, 0.5),
}
"""Label: subject, effect, multiple of the budget, share of the net effect of the first."""
NOISE = (-2, 0, 1, 1)
"""What replications differ by from the net effect; 0 on average."""


def parts_of(net: float) -> dict[str, float]:
    """Parts that add up to net: gross 100, spillover a quarter, displacement minus an eighth, indirect nothing."""
    recipients = net - net / 4 + net / 8
    return {
        "gross": 100.0,
        "deadweight": 100.0 - recipients,
        "recipients": recipients,
        "spillover": net / 4,
        "displacement": -net / 8,
        "indirect": 0.0,
        "net": net,
    }


def effect_at(year: int, share: float, replication: int) -> float:
    """Nothing before the first call, then all of it until the last, then half."""
    if year < START:
        return 0.0
    return 8 * share * (NET + NOISE[replication]) * (1.0 if year <= LAST else 0.5)


def _parts() -> np.ndarray:
    shape = (len(NOISE), len(PAIRS), 2, 2, len(OUTCOMES), len(PARTS), len(YEARS))
    parts = np.zeros(shape, np.int64)
    for replication in range(len(NOISE)):
        for place, (_, _, _, share) in enumerate(PAIRS.values()):
            for at, year in enumerate(YEARS):
                values = parts_of(effect_at(int(year), share, replication))
                for outcome, (_, divisor) in enumerate(OUTCOMES.values()):
                    numbers = [round(divisor * values[part]) for part in PARTS]
                    parts[replication, place, 0, :, outcome, :, at] = numbers
                    numbers[PARTS.index("indirect")] -= divisor  # other countries lose one
                    numbers[PARTS.index("net")] -= divisor
                    parts[replication, place, 1, :, outcome, :, at] = numbers
    return parts


def _dataset(data: Mapping[str, tuple], coords: Mapping[str, object]) -> xr.Dataset:
    return xr.Dataset(dict(data), coords={name: list(labels) for name, labels in coords.items()})


BASIC = {"replication": range(len(NOISE)), "comparison": list(PAIRS)}


def groups(firms: pd.DataFrame | None = None, applications: pd.DataFrame | None = None) -> dict[str, xr.Dataset]:
    pairs = list(PAIRS.values())
    years = {"year": [int(year) for year in YEARS]}
    outcome = {"outcome": list(OUTCOMES)}
    everything = {"standpoint": STANDPOINTS, "largest": LARGEST, **outcome, "part": PARTS, **years}
    by_pair = {
        "subject": [pair[0] for pair in pairs],
        "effect": [pair[1] for pair in pairs],
        "world_with": ["with"] * len(pairs),
        "world_base": ["without"] * len(pairs),
        "start_year": np.full(len(pairs), START),
        "last_year": np.full(len(pairs), LAST),
        "budget_factor": np.array([pair[2] for pair in pairs]),
    }
    by_outcome = {
        "outcome_unit": [unit for unit, _ in OUTCOMES.values()],
        "outcome_meaning": [f"what {name} are" for name in OUTCOMES],
        "outcome_divisor": np.array([divisor for _, divisor in OUTCOMES.values()]),
    }
    about = {name: ("comparison", values) for name, values in by_pair.items()}
    about |= {name: ("outcome", values) for name, values in by_outcome.items()}
    made = {
        "comparison": _dataset({"parts": ((*BASIC, *everything), _parts()), **about}, BASIC | everything),
        "self_report": _dataset(
            {"claim": ((*BASIC, "outcome", "year"), _parts()[:, :, 0, 0, :, 0, :] // 2)}, BASIC | outcome | years
        ),
        "acts": _acts(),
        "measures": _measures(),
        "places": _dataset({}, {"country": COUNTRIES, "sector": SECTORS, "cluster": CLUSTERS}),
        "firms": _rows(firms_with_effect(1) if firms is None else firms),
        "applications": _rows(applications_of_ranked_lists(1) if applications is None else applications),
    }
    for name, labels in (
        ("size_class", SIZES),
        ("sector", SECTORS),
        ("country", COUNTRIES),
        ("membership", MEMBERSHIP),
    ):
        made[f"by_{name}"] = _by(name, labels)
    return made


def _by(name: str, labels: tuple[str, ...]) -> xr.Dataset:
    """The first group gains one and a half of the net effect, the second loses half of it."""
    shares = np.zeros(len(labels))
    shares[:2] = 1.5, -0.5
    net = _parts()[:, :, 0, 0, :, -1, :]
    with_policy = 1000 + (net[..., None] * shares).round().astype(np.int64)
    axes = (*BASIC, "outcome", "year", name)
    coords = {**BASIC, "outcome": list(OUTCOMES), "year": [int(year) for year in YEARS], name: labels}
    return _dataset({"with_policy": (axes, with_policy), "base": (axes, np.full_like(with_policy, 1000))}, coords)


def _acts() -> xr.Dataset:
    counts = np.zeros((len(NOISE), len(PAIRS), len(ACTS), len(CAUSES)), np.int64)
    counts[:, [0, 2, 3, 4], 0] = (40, 10, 20, 25, 5)
    return _dataset({"acts": ((*BASIC, "act", "cause"), counts)}, {**BASIC, "act": ACTS, "cause": CAUSES})


MEASURES = {
    "paid_eur": 2e6,
    "unspent_eur": 1e5,
    "applications_per_award": 4.0,
    "deadweight_share_all": 0.4,
    "own_account_share": 0.5,
    "first_round_displacement_share": 0.1,
    "eur_per_exporters": 20833.0,
    "leverage_research": -0.3,
    **{f"survival_{cause}": 0.6 - 0.1 * at for at, cause in enumerate(CAUSES)},
    **{f"private_gain_keur_{cause}": 10.0 - 8 * at for at, cause in enumerate(CAUSES)},
}


def _measures() -> xr.Dataset:
    mean = np.tile(list(MEASURES.values()), (len(PAIRS), 1))
    ends = {"mean": mean, "low": mean - 0.1 * abs(mean), "high": mean + 0.1 * abs(mean)}
    value = np.tile(mean, (len(NOISE), 1, 1))
    data = {name: (("comparison", "measure"), values) for name, values in ends.items()}
    return _dataset({"value": ((*BASIC, "measure"), value), **data}, {**BASIC, "measure": list(MEASURES)})


# ------------------------------------------------------------------------------------------------- single firms


def firms_with_effect(
    seed: int, effect: float = 0.2, selection: float = 0.3, common: float = 0.1, firms: int = 3000, spread: float = 0.3
) -> pd.DataFrame:
    """Existing exporters, of whom large ones apply more often and grow faster by themselves.

    ln exports grow by `common` for all, by `selection` times the standardised ln of the size bin by itself, and by
    `effect` for those that got money. The base is the same without the effect.
    """
    random = np.random.default_rng(seed)
    size = random.integers(0, 9, firms)
    employees = 2.0**size * 1.2
    ability = (size - 4) / 2.58
    recipient = random.random(firms) < 0.08 + 0.04 * size
    exports = 100 * employees * np.exp(random.normal(0, 1, firms))
    growth = common + selection * ability + random.normal(0, spread, firms)
    base, with_policy = exports * np.exp(growth), exports * np.exp(growth + effect * recipient)
    table = pd.DataFrame(
        {
            "replication": np.arange(firms) % len(NOISE),
            "comparison": 0,
            "seat": np.arange(firms),
            "generation": 0,
            "country": random.integers(0, 2, firms),
            "sector": random.integers(0, 2, firms),
            "cluster": random.integers(-1, 2, firms),
            "size_class": np.searchsorted((10, 50, 250), employees, side="right"),
            "member": 1,
            "lives": 1,
            "applied": recipient.astype(int),
            "decision": recipient.astype(int),
            "first_award_year": np.where(recipient, START, -1),
            "score": np.nan,
            "awarded_keur": np.where(recipient, 10.0, 0.0),
        }
    )
    same = {"exporter": 1.0, "links": 1.0, "employees": employees, "value_added_keur": 50 * employees}
    for moment, sales in (("before", exports), ("with", with_policy), ("base", base)):
        own = {"export_revenue_keur": sales, "revenue_keur": 4 * sales, "research_and_entry_keur": 0.1 * sales}
        for measure, values in (same | own).items():
            table[f"{measure}_{moment}"] = values
            if moment != "before":
                table[f"{measure}_{moment}_later"] = values
    return table


def as_read(firms: pd.DataFrame) -> pd.DataFrame:
    """The table as `Comparison.firms` gives it, codes as names."""
    lives, sizes = FLAGS["lives"].split(), FLAGS["size_class"].split()
    return firms.assign(
        lives=pd.Categorical.from_codes(firms["lives"], lives),
        size_class=pd.Categorical.from_codes(firms["size_class"], sizes),
        country=np.array(COUNTRIES, dtype=object)[firms["country"]],
        sector=np.array(SECTORS, dtype=object)[firms["sector"]],
    )


def applications_of_ranked_lists(seed: int, lists: int = 1, firms: int = 3000, share: float = 0.5) -> pd.DataFrame:
    """All firms of `firms_with_effect` apply once, ranked by a score; the best `share` of each list get money."""
    random = np.random.default_rng(seed)
    score, step = random.random(firms), random.integers(0, lists, firms)
    cut_off = pd.Series(score).groupby([step, np.arange(firms) % len(NOISE)]).transform(lambda own: own.quantile(share))
    return pd.DataFrame(
        {
            "replication": np.arange(firms) % len(NOISE),
            "step": step,
            "line": 0,
            "kind": 0,
            "applicant": np.arange(firms),
            "generation": 0,
            "score": score,
            "decision": np.where(score > cut_off.to_numpy(), 0, 3),
        }
    )


FLAGS = {
    "size_class": "micro small medium large",
    "lives": "none both with_only base_only",
    "kind": "firm cluster_management agency nobody",
}
DECISIONS = "awarded in_part below_threshold no_money over_ceiling"


def _rows(table: pd.DataFrame) -> xr.Dataset:
    made = xr.Dataset({name: ("row", table[name].to_numpy()) for name in table})
    for name in made.data_vars:
        meanings = FLAGS.get(str(name))
        if name == "decision":
            meanings = DECISIONS if "applicant" in made else f"none {DECISIONS}"
        if meanings:
            made[name] = made[name].astype(np.int8)
            made[name].attrs = {"flag_meanings": meanings, "flag_values": np.arange(len(meanings.split()), dtype="i1")}
    return made


# ------------------------------------------------------------------------------------------------- the file


def _write(group: h5py.Group, data: xr.Dataset) -> None:
    text = h5py.string_dtype("utf-8")

    def put(name: str, values: np.ndarray, attributes: Mapping) -> h5py.Dataset:
        is_text = values.dtype.kind in "UO"
        kept = group.create_dataset(name, data=values.astype(object), dtype=text) if is_text else None
        kept = group.create_dataset(name, data=values) if kept is None else kept
        kept.attrs.update({"units": "1", "long_name": name, **attributes})
        return kept

    for axis, size in data.sizes.items():
        if axis in data.coords:
            put(str(axis), data[axis].values, {}).make_scale(str(axis))
        else:
            places = group.create_dataset(str(axis), shape=(size,), dtype="f4")
            places.make_scale(f"This is a netCDF dimension but not a netCDF variable.{size:10d}")
    for name, variable in data.data_vars.items():
        kept = put(str(name), variable.values, variable.attrs)
        for at, axis in enumerate(variable.dims):
            kept.dims[at].attach_scale(group[str(axis)])


def seal(path: Path, kind: str = KIND) -> None:
    raw = path.read_bytes()
    checksum = xxhash.xxh3_128(_block(kind, len(raw), ""))
    checksum.update(raw[USER_BLOCK_BYTES:])
    path.write_bytes(_block(kind, len(raw), checksum.hexdigest()) + raw[USER_BLOCK_BYTES:])


def write_comparison(path: Path, made: Mapping[str, xr.Dataset] | None = None, **attributes: object) -> Path:
    """Writes groups (default: `groups()`) with root attributes as the program does, and seals the file."""
    with h5py.File(path, "w", userblock_size=USER_BLOCK_BYTES) as file:
        about = {"file_type": KIND, "format_version_major": 1, "format_version_minor": 0, "program_version": "0.1.0"}
        about |= {"title": "A voucher", "runs_used": len(NOISE), "runs_expected": 5, "confidence": 0.95, "complete": 0}
        about |= {"digest": "0123456789abcdef0123456789abcdef", "resolved_scenario": "title: A voucher\n", "seed": 1}
        file.attrs.update({**about, **attributes})
        for name, data in (groups() if made is None else made).items():
            _write(file.create_group(name), data)
    seal(path)
    return path
