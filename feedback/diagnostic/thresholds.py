"""The thresholds of thresholds.yml, read once and typed. Nobody else writes such a number."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

THRESHOLDS_FILE = Path(__file__).with_name("thresholds.yml")


@dataclass(frozen=True)
class Thresholds:
    """Counts are persons, shares are in 0..1, thetas are odds ratios. Reasons are in the file."""

    k_min: int
    n_indicatif: int
    n_solide: int
    n_eff_solide: int
    z: float
    theta_sollicite: float
    theta_spontane: float
    deff_max: float
    extreme_low: float
    extreme_high: float
    invite_days: int
    statements_per_invite: int


def load_thresholds(path: Path = THRESHOLDS_FILE) -> Thresholds:
    """Read the file; raises KeyError when one is missing and TypeError when one is unknown."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(written) - {field.name for field in fields(Thresholds)}
    if unknown:
        raise TypeError(f"{path.name}: unknown thresholds {sorted(unknown)}")
    return Thresholds(**{field.name: written[field.name]["value"] for field in fields(Thresholds)})


THRESHOLDS = load_thresholds()
