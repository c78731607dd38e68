"""Rules about institutions (kelembagaan)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.facts import Facts, Finding, at, quoted
from generator.model import AturanKelembagaan, Kelembagaan, Report


def _claims(facts: Facts) -> Iterator[tuple[Report, int, Kelembagaan, AturanKelembagaan]]:
    """Institution claims whose instrument says how institutions are scored."""
    for _, report in facts.reports:
        instrument = facts.data.instrumen.get(report.laporan.instrumen)
        if instrument and instrument.kelembagaan:
            for index, claim in enumerate(report.laporan.kelembagaan):
                yield report, index, claim, instrument.kelembagaan


def unknown_part(facts: Facts) -> Iterator[Finding]:
    """Komponen dan unsur kelembagaan ada dalam instrumen laporan itu."""
    for report, index, claim, rule in _claims(facts):
        known = {"komponen": [c.slug for c in rule.komponen], "unsur": [u.slug for u in rule.unsur]}
        for name, allowed in known.items():
            value = getattr(claim, name)
            if value and allowed and value not in allowed:
                yield Finding(
                    at(report, "kelembagaan", index, name),
                    f'"{value}" bukan {name} kelembagaan dalam instrumen {report.laporan.instrumen}.',
                    f"Tulis salah satu: {quoted(allowed)}.",
                )


def impossible_score(facts: Facts) -> Iterator[Finding]:
    """Skor unsur kelembagaan adalah salah satu skor yang disediakan instrumen."""
    for report, index, claim, rule in _claims(facts):
        scales = {element.slug: element.skala for element in rule.unsur}
        allowed = scales.get(claim.unsur or "")
        if claim.skor is not None and allowed and claim.skor not in allowed:
            yield Finding(
                at(report, "kelembagaan", index, "skor"),
                f'Skor {claim.skor} tidak tersedia untuk unsur "{claim.unsur}".',
                f"Tulis salah satu: {', '.join(str(s) for s in allowed)}.",
            )
