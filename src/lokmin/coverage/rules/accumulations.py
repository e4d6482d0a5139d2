"""How months become a year: ten accumulations, read in four ways.

Source: the indicator catalogue and the audit of Sigizi's exports, whose "triwulan" runs from January and
adds up each domain in its own way: growth and nutritional status by the mean of the months, feeding at home
by plain sums, complementary feeding by the mean of its scheduled months, vitamin A by its events, pregnant
women by the latest snapshot. Rules read `coverage/rules/months.py`; the words a person sees are those of the
model.

    kumulatif    counts since January over a year's sasaran; the target line is m/12
    rasio        numerator and denominator counted since January
    kohort       the same of a report about last year's cohort (treatment outcomes)
    mingguan     the same of weekly reports (received of expected)
    rata_desa    the mean of a village's reported months, rounded half to even, then summed over villages
    rata_jadwal  the same over the scheduled months only
    stok         the latest reported month, with its age in months
    bulanan      this month only
    kejadian     this month only, and only where it is scheduled (vitamin A, school immunisation)
    akhir_tahun  the state of December
"""

SUMMED = ("kumulatif", "rasio", "kohort", "mingguan")
AVERAGED = ("rata_desa", "rata_jadwal")
LATEST = ("stok",)
ONE_MONTH = ("bulanan", "kejadian", "akhir_tahun")
ACCUMULATIONS = (
    "kumulatif",
    "stok",
    "bulanan",
    "rasio",
    "kejadian",
    *AVERAGED,
    "kohort",
    "mingguan",
    "akhir_tahun",
)

SCHEDULED = ("kejadian", "rata_jadwal")  # senseless without months of their own
DECEMBER = ("akhir_tahun",)


def adds_up(accumulation: str) -> bool:
    """Whether the number is made of all months since January (summed or averaged)."""
    return accumulation in SUMMED or accumulation in AVERAGED
