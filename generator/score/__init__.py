"""The room `score`: values -> tatanan points (`points`), gates and award (`gates`, `bodies` for institutions)."""

from generator.score.gates import award, odf_share
from generator.score.points import candidates, quoted_stage, report_scores, scale, tatanan_score, unknown_scores

__all__ = [
    "award",
    "candidates",
    "odf_share",
    "quoted_stage",
    "report_scores",
    "scale",
    "tatanan_score",
    "unknown_scores",
]
