"""The room `score`: values -> tatanan points (`points`), gates and award (`gates`, `odf`, `bodies`)."""

from generator.score.gates import award
from generator.score.odf import odf_share, with_list
from generator.score.points import (
    QUOTABLE,
    candidates,
    quoted_stage,
    report_scores,
    scale,
    tatanan_score,
    unknown_scores,
)

__all__ = [
    "QUOTABLE",
    "award",
    "candidates",
    "odf_share",
    "quoted_stage",
    "report_scores",
    "scale",
    "tatanan_score",
    "unknown_scores",
    "with_list",
]
