"""One thing that was looked at, and how it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

GOOD, LOOK, WRONG, UNKNOWN = "baik", "periksa", "salah", "tidak diketahui"


@dataclass(frozen=True)
class Finding:
    """`state` is one of GOOD, LOOK (works, but see to it), WRONG (mend it), UNKNOWN; `mend` says how."""

    name: str
    state: str
    told: str
    mend: str = ""

    @property
    def line(self) -> str:
        mend = f"\n{'':19}Caranya: {self.mend}" if self.mend else ""
        return f"[{self.state}]".ljust(18) + f" {self.name}: {self.told}{mend}"


Check = Callable[[], Finding | list[Finding]]


def looked_over(checks: Iterable[tuple[str, Check]]) -> list[Finding]:
    """Every check in turn; one that breaks is a finding itself and does not hide the others."""
    found: list[Finding] = []
    for name, check in checks:
        try:
            answer = check()
        except Exception as failure:
            told = f"pemeriksaan ini sendiri gagal ({type(failure).__name__}: {failure})"
            answer = Finding(
                name, WRONG, told, "Jalankan ulang; bila tetap, kirim kalimat ini kepada pengurus."
            )
        found += answer if isinstance(answer, list) else [answer]
    return found


def is_well(found: Iterable[Finding]) -> bool:
    return all(finding.state != WRONG for finding in found)
