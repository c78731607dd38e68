"""Villages free of open defecation -> the ODF gate: by every claim of a source and by every list of villages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from generator.model import Odf, OdfDesa, Report
from generator.results import Gate
from generator.score.bodies import agree


def with_list(report: Report, total: int | None) -> Report:
    """The report with one more ODF claim a source that lists villages (odf.csv), so that the gate counts the list.

    Where it is known how many villages the district has (`total`), a list bounds their share: one whose state it does
    not tell may be either. Where it is not known, the list proves at most that some villages are still open.
    """
    lists: dict[str, list[OdfDesa]] = defaultdict(list)
    for row in report.odf_desa:
        lists[row.item.sumber].append(row.item)
    made = [claim for source, rows in lists.items() if (claim := _listed(source, rows, total))]
    return replace(report, laporan=replace(report.laporan, odf=(*report.laporan.odf, *made))) if made else report


def _listed(source: str, rows: list[OdfDesa], total: int | None) -> Odf | None:
    states = [*{(row.kecamatan, row.desa): row.odf for row in rows}.values()]
    done, still_open = states.count("ya"), states.count("tidak")
    date = max((row.tanggal or "" for row in rows), default="") or None
    if total is not None and len(states) <= total:
        return Odf(source, "sedang", date, desa_odf=done, desa_belum=still_open, desa=total)
    return Odf(source, "sedang", date, desa_belum=still_open) if still_open else None


def odf_share(claim: Odf) -> tuple[int, int] | None:
    """(villages ODF, villages) of a claim that gives two of: ODF, still open, all; else None."""
    if claim.desa is None:
        both = claim.desa_odf is not None and claim.desa_belum is not None
        return (claim.desa_odf or 0, (claim.desa_odf or 0) + (claim.desa_belum or 0)) if both else None
    if claim.desa_odf is not None:
        return claim.desa_odf, claim.desa
    return (claim.desa - claim.desa_belum, claim.desa) if claim.desa_belum is not None else None


def _bounds(claim: Odf) -> tuple[int, int, int] | None:
    """(fewest villages ODF, most, all): one neither said to be ODF nor to be open counts against it, then for it."""
    share = odf_share(claim)
    if share is None or not share[1]:
        return None
    done, everything = share
    unsaid = claim.desa_odf is not None and claim.desa_belum is not None
    return done, max(done, everything - (claim.desa_belum or 0)) if unsaid else done, everything


def _odf_passed(claim: Odf, minimum: int) -> bool | None:
    if bounds := _bounds(claim):
        low, high, everything = bounds
        return True if low * 100 >= minimum * everything else False if high * 100 < minimum * everything else None
    if claim.persen is not None:
        return claim.persen >= minimum
    if claim.desa_belum == 0:
        return True
    return False if claim.desa_belum and minimum == 100 else None


def odf_gate(claims: tuple[Odf, ...], minimum: int) -> Gate:
    """Does the share of ODF villages reach `minimum` percent, by every claim of this edition that gives a number?

    Claims that answer differently leave the gate open, whatever their dates: which day counts is the assessor's word.
    """
    gate = Gate("odf", "odf", "Desa/kelurahan ODF", f"minimal {minimum}%", None)
    answered = [(claim, answer) for claim in claims if (answer := _odf_passed(claim, minimum)) is not None]
    if not answered:
        return replace(gate, why=_unanswered(claims))
    passed = agree(answer for _, answer in answered)
    if passed is None:
        return replace(gate, why="angka bertentangan")
    if passed and any(_count_alone(claim) for claim in claims if _odf_passed(claim, minimum) is None):
        return replace(gate, why="satu sumber menyebut jumlah desa tanpa jumlah seluruhnya")
    return replace(gate, passed=True) if passed else _odf_short(gate, [claim for claim, _ in answered], minimum)


def _count_alone(claim: Odf) -> bool:
    """A number of villages without their total: it may contradict a share that another source gives."""
    return odf_share(claim) is None and bool(claim.desa_belum or claim.desa_odf is not None)


def _unanswered(claims: tuple[Odf, ...]) -> str:
    if unsaid := [high - low for low, high, _ in filter(None, map(_bounds, claims)) if high > low]:
        return f"keadaan {max(unsaid)} desa/kelurahan tidak diketahui"
    if any(claim.desa_odf is not None or claim.desa_belum is not None for claim in claims):
        return "jumlah seluruh desa tidak disebut"
    return "hanya keterangan tanpa angka" if claims else "belum ada data"


def _odf_short(gate: Gate, claims: list[Odf], minimum: int) -> Gate:
    """The failed gate with what is missing by the newest claims; without it where they differ among themselves."""
    gate = replace(gate, passed=False)
    counted = [claim for claim in claims if odf_share(claim)]
    if counted:
        return _villages_short(gate, counted, minimum)
    if percents := {claim.persen for claim in _newest([c for c in claims if c.persen is not None])}:
        percent = percents.pop()
        if percents or percent is None:
            return replace(gate, why="angka berbeda, semuanya di bawah ambang")
        return replace(gate, short=minimum - percent, unit="poin persen")
    left = {claim.desa_belum for claim in _newest(claims)}
    if len(left) > 1:
        return replace(gate, why="angka berbeda, semuanya di bawah ambang")
    return replace(gate, short=left.pop(), unit="desa/kelurahan")


def _newest(claims: list[Odf]) -> list[Odf]:
    """The claims of the latest date; all of them where one has no date."""
    dates = [claim.tanggal for claim in claims]
    return claims if None in dates else [c for c in claims if c.tanggal == max(filter(None, dates))]


def _villages_short(gate: Gate, counted: list[Odf], minimum: int) -> Gate:
    """How many villages are short by the exact counts of the newest date; untold where there is none, or they differ.

    A list that leaves villages open must hold the exact count within its bounds.
    """
    bounds = [(claim, found) for claim in counted if (found := _bounds(claim))]
    exact = [claim for claim, (low, high, _) in bounds if low == high]
    if not exact:
        return replace(gate, why="paling banyak pun masih di bawah ambang")
    shares = {odf_share(claim) for claim in _newest(exact)}
    done, everything = shares.pop() or (0, 0)
    loose = (found for _, found in bounds if found[0] < found[1])
    if shares or any(not low * everything <= done * total <= high * everything for low, high, total in loose):
        return replace(gate, why="angka berbeda, semuanya di bawah ambang")
    short = -(-minimum * everything // 100) - done
    return replace(gate, short=short, unit="desa/kelurahan", have=f"{done} dari {everything}")
