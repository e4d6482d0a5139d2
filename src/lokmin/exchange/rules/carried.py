"""Which tables a hall package carries, in an order in which each row follows those that it points to.

Every table of ours stands here once; a house test fails for one that does not. `BOTH` go out to the laptop
and what the hall wrote in them comes back. `OUT` go out and stay as the office has them. `BACK` only come
back. `LEFT` stay where they are, each for a reason.

Where both sides may give the same number or fill the same place, a rule says what joining does: a row with
the same key is the same thing (`TWINS`), gets the next free number (`NUMBERED`), or gives its number up to be
written anew (`GIVEN_UP`). Rows that each side writes by itself, and no key of the table keeps apart, are the
same thing too (`ALIKE`).
"""

from collections.abc import Mapping

OUT = (
    "places.Area",
    "places.Puskesmas",
    "places.Catchment",
    "places.Boundary",
    "places.Wording",
    "people.Sector",
    "people.Account",
    "people.Membership",
    "coverage.Element",
    "coverage.Indicator",
    "coverage.IndicatorTerm",
    "coverage.IndicatorChange",
    "people.Liaison",
    "papers.WordTemplate",
)
BOTH = (
    "people.Institution",
    "people.Office",
    "people.Person",
    "people.FormerTitle",
    "people.Holder",
    "people.Delegate",
    "people.Handover",
    "people.Consent",
    "people.HelpingRole",
    "people.ListImport",
    "people.PersonalLink",
    "coverage.CoverageSetting",
    "coverage.Figure",
    "coverage.FigureChange",
    "coverage.CellComment",
    "coverage.Population",
    "coverage.Target",
    "coverage.AreaTarget",
    "coverage.Freeze",
    "coverage.FrozenRow",
    "coverage.Restatement",
    "coverage.RestatedInput",
    "coverage.RestatedRow",
    "coverage.QualityAnswer",
    "coverage.VillageOpinion",
    "coverage.Campaign",
    "coverage.CampaignItem",
    "coverage.CampaignTarget",
    "coverage.CampaignCount",
    "coverage.CampaignChange",
    "intake.SheetMapping",
    "obstacles.Board",
    "obstacles.Problem",
    "obstacles.ScoringRound",
    "obstacles.RoundStep",
    "obstacles.Score",
    "obstacles.Cause",
    "obstacles.Solution",
    "obstacles.SupportNeed",
    "commitments.Commitment",
    "commitments.StateChange",
    "commitments.Progress",
    "commitments.TakenBack",
    "commitments.Proof",
    "commitments.HandUp",
    "commitments.HandUpAnswer",
    "commitments.Proposal",
    "meetings.YearPlan",
    "meetings.Meeting",
    "meetings.AgendaItem",
    "meetings.KeptAgenda",
    "meetings.Invitation",
    "meetings.Attendance",
    "meetings.HallGuest",
    "meetings.SectorInput",
    "meetings.MinuteEntry",
    "meetings.MeetingCommitment",
    "meetings.RoomDraft",
    "meetings.MeetingPhoto",
    "meetings.AgreementText",
    "meetings.Addendum",
    "meetings.Signature",
    "meetings.SigningStep",
    "papers.Issuer",
    "papers.Logo",
    "papers.LetterText",
    "papers.IssuedPaper",
    "papers.IssuedFile",
    "papers.FiledSheet",
    "papers.SheetSignature",
    "papers.FallbackPrint",
    "papers.Spending",
    "papers.TransportAmount",
)
BACK = ("intake.Batch", "intake.BatchCell", "tools.AuditRow")
LEFT: Mapping[str, str] = {
    "tools.RequestKey": "a phone asks the machine that it knows again, not the other one",
    "tools.Job": "is done by the machine that was asked",
    "coverage.FigureYear": "follows from the figures and is written with them on each side",
    "people.Message": "is written, sent and marked at the office, where the telephones are",
    "meetings.HallCode": "opens the hall of the machine that made it",
    "meetings.RoomState": "says what the wall of that machine shows",
    "meetings.Away": "says at the office that the meeting is away",
    "papers.SealCertificate": "holds a private key, which stays where it was put",
    "exchange.HallPackage": "is kept at the office that made it",
    "exchange.HallReturn": "is kept at the office that joined it",
    "exchange.HallRow": "is kept at the office that joined it",
}
RETURNING = (*BOTH, *BACK)

# By table: the fields that make two rows the same thing, besides their id.
TWINS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "people.FormerTitle": (("office", "until"),),
    "people.Holder": (("office", "since"),),
    "people.Consent": (("person",),),
    "coverage.CoverageSetting": (("puskesmas",),),
    "coverage.Figure": (("puskesmas", "year", "area", "element", "month"),),
    "coverage.Population": (("puskesmas", "year", "kind", "basis", "area"),),
    "coverage.Target": (("puskesmas", "year", "indicator"),),
    "coverage.AreaTarget": (("puskesmas", "year", "indicator", "area"),),
    "coverage.Freeze": (("puskesmas", "first_year", "first_month", "last_year", "last_month"),),
    "coverage.Campaign": (("puskesmas", "name", "first_day"),),
    "coverage.CampaignItem": (("campaign", "name"),),
    "coverage.CampaignTarget": (("item", "area"),),
    "coverage.CampaignCount": (("item", "area", "day"),),
    "intake.SheetMapping": (("puskesmas", "shape"),),
    "obstacles.Board": (("puskesmas", "first_year", "first_month", "last_year", "last_month"),),
    "obstacles.ScoringRound": (("puskesmas", "first_year", "first_month", "last_year", "last_month"),),
    "obstacles.Score": (("problem", "rater_key", "method"), ("round", "problem", "rater_key")),
    "commitments.TakenBack": (("report",),),
    "commitments.Proposal": (("commitment",),),
    "meetings.KeptAgenda": (("meeting",),),
    "meetings.Invitation": (("meeting", "office"),),
    "meetings.Attendance": (("meeting", "office"),),
    "meetings.HallGuest": (("meeting", "office"),),
    "meetings.MeetingCommitment": (("meeting", "commitment", "dealing"),),
    "meetings.RoomDraft": (("meeting", "account"),),
    "meetings.MeetingPhoto": (("meeting", "sha256"),),
    "meetings.AgreementText": (("meeting",),),
    "meetings.Signature": (("meeting", "office"), ("addendum", "office")),
    "papers.Issuer": (("puskesmas", "kind"),),
    "papers.Logo": (("puskesmas", "which"),),
    "papers.LetterText": (("meeting",),),
    "papers.IssuedPaper": (("code",),),
    "papers.FiledSheet": (("meeting", "sha256"),),
    "papers.SheetSignature": (("sheet", "signature"),),
    "papers.Spending": (("meeting",),),
    "papers.TransportAmount": (("spending", "attendance"),),
}
# By table: the field that counts, and the fields within which it counts (none: in the whole installation).
NUMBERED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "coverage.Restatement": ("number", ("puskesmas",)),
    "obstacles.ScoringRound": (
        "number",
        ("puskesmas", "first_year", "first_month", "last_year", "last_month"),
    ),
    "commitments.Commitment": ("number", ("puskesmas",)),
    "meetings.Addendum": ("number", ("meeting",)),
    "meetings.Meeting": ("further", ("puskesmas", "kind", "name", "year", "number")),
    "intake.Batch": ("number", ()),
}
# By table: the number that a person writes from a book, and within what it is used once.
GIVEN_UP: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "papers.IssuedPaper": ("number", ("puskesmas", "number_year")),
}
# By table: fields that make two rows the same thing though no key of the table says so, for rows in which
# these fields have these values: each side writes them when it opens the meeting and lists who signs.
ALIKE: Mapping[str, tuple[tuple[tuple[str, ...], Mapping[str, str | None]], ...]] = {
    "meetings.MinuteEntry": ((("meeting", "item", "kind", "text"), {"kind": "decision"}),),
    "meetings.Signature": (
        (("meeting", "part"), {"office_id": None, "addendum_id": None}),
        (("addendum", "part"), {"office_id": None}),
    ),
}
# Rows that are a part of a twin: with the twin they are there already.
PARTS_OF_TWINS = {"coverage.FrozenRow": "freeze"}
# A condition on a key of TWINS: it holds only for rows in which this field has this value.
ONLY_WHILE: Mapping[str, Mapping[tuple[str, ...], tuple[str, str | None]]] = {
    "people.Consent": {("person",): ("withdrawn_at", None)},
    "obstacles.ScoringRound": {
        ("puskesmas", "first_year", "first_month", "last_year", "last_month"): ("state", "open")
    },
    "obstacles.Score": {("problem", "rater_key", "method"): ("round_id", None)},
    "meetings.HallGuest": {("meeting", "office"): ("removed_at", None)},
    "meetings.Signature": {("meeting", "office"): ("addendum_id", None)},
}
# Rows whose bytes lie in the store under their own hash.
BY_HASH = ("papers.IssuedFile", "papers.FiledSheet")
# Fields that hold the name of a stored file as plain text.
NAMES_A_FILE = (("meetings.MeetingPhoto", "file"),)

# What may come to a meeting that the office closed meanwhile: it keeps evidence, and changes no word.
EVIDENCE = ("meetings.MeetingPhoto",)
# What a person may take from the hall into such a meeting: signing goes on after closing, under its text.
SIGNED_LATER = ("meetings.Signature", "meetings.SigningStep")
# The fields of a promise that are no part of what was signed: its progress, and marks for our own use.
BESIDE_THE_TEXT = frozenset(
    {"state", "blocked_because", "camat_told_at", "musrenbang", "contact_name", "principal_confirmed_on"}
    | {"version"}
)

# What says who wrote a row and when, and no more: two rows that differ in this only say the same.
BOOKKEEPING = frozenset(
    {"id", "at", "by", "version", "made_at", "made_by", "recorded_at", "recorded_by", "sent_at", "sent_by"}
    | {"final_at"}
    | {"chosen_at", "chosen_by", "changed_at", "changed_by", "said_at", "said_by", "frozen_at", "frozen_by"}
    | {"rsvp_at", "created_at", "created_by", "source"}
)
