"""Who asks, in which role, for which Puskesmas, and when. Made by the door, read by everybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.words import mark


class Role(StrEnum):
    PROGRAMME_HOLDER = "programme_holder"
    HEAD = "head"
    ADMINISTRATION = "administration"
    NOTE_TAKER = "note_taker"
    MIDWIFE = "midwife"
    CAMAT = "camat"
    DINKES = "dinkes"
    ADMINISTRATOR = "administrator"
    LINK = "link"


ROLE_NAMES = {
    Role.PROGRAMME_HOLDER: mark("Pemegang program"),
    Role.HEAD: mark("Kepala Puskesmas"),
    Role.ADMINISTRATION: mark("Kepala tata usaha"),
    Role.NOTE_TAKER: mark("Notulis"),
    Role.MIDWIFE: mark("Bidan desa"),
    Role.CAMAT: mark("Camat"),
    Role.DINKES: mark("Dinas Kesehatan"),
    Role.ADMINISTRATOR: mark("Administrator"),
    Role.LINK: mark("Pemegang tautan"),
}


class Duty(StrEnum):
    """What may be done; a role is a set of these."""

    READ_COVERAGE = "read_coverage"
    READ_RESTRICTED = "read_restricted"
    WRITE_FIGURES = "write_figures"
    UPLOAD = "upload"
    FREEZE = "freeze"
    READ_PROBLEMS = "read_problems"
    WRITE_PROBLEMS = "write_problems"
    SCORE = "score"
    READ_COMMITMENTS = "read_commitments"
    WRITE_COMMITMENTS = "write_commitments"
    REPORT_PROGRESS = "report_progress"
    ANSWER_HANDED_UP = "answer_handed_up"
    READ_MEETINGS = "read_meetings"
    WRITE_MEETINGS = "write_meetings"
    CLOSE_MEETING = "close_meeting"
    READ_PAPERS = "read_papers"
    READ_ACCOUNTS = "read_accounts"
    ISSUE_PAPERS = "issue_papers"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_LINKS = "manage_links"
    SEND_MESSAGES = "send_messages"
    SETTINGS = "settings"
    READ_DIGEST = "read_digest"
    READ_DISTRICT = "read_district"
    MANAGE_PLACES = "manage_places"
    ERASE_EXAMPLE = "erase_example"
    EDIT_DICTIONARY = "edit_dictionary"


DUTY_NAMES = {
    Duty.READ_COVERAGE: mark("membaca capaian"),
    Duty.READ_RESTRICTED: mark("membaca angka peka per desa"),
    Duty.WRITE_FIGURES: mark("mengisi data bulanan"),
    Duty.UPLOAD: mark("mengunggah berkas data"),
    Duty.FREEZE: mark("membekukan masa"),
    Duty.READ_PROBLEMS: mark("membaca masalah"),
    Duty.WRITE_PROBLEMS: mark("mengubah masalah"),
    Duty.SCORE: mark("memberi skor masalah"),
    Duty.READ_COMMITMENTS: mark("membaca komitmen"),
    Duty.WRITE_COMMITMENTS: mark("mengubah komitmen"),
    Duty.REPORT_PROGRESS: mark("mencatat kemajuan komitmen"),
    Duty.ANSWER_HANDED_UP: mark("menjawab komitmen yang diteruskan"),
    Duty.READ_MEETINGS: mark("membaca rapat"),
    Duty.WRITE_MEETINGS: mark("mengubah rapat"),
    Duty.CLOSE_MEETING: mark("menutup rapat"),
    Duty.READ_PAPERS: mark("membaca dokumen"),
    Duty.READ_ACCOUNTS: mark("membaca pertanggungjawaban rapat"),
    Duty.ISSUE_PAPERS: mark("menerbitkan dokumen"),
    Duty.MANAGE_PEOPLE: mark("mengubah daftar lintas sektor"),
    Duty.MANAGE_LINKS: mark("mengelola tautan pribadi"),
    Duty.SEND_MESSAGES: mark("mengirim pesan kepada lintas sektor"),
    Duty.SETTINGS: mark("mengubah pengaturan"),
    Duty.READ_DIGEST: mark("membaca ringkasan camat"),
    Duty.READ_DISTRICT: mark("membaca papan kabupaten"),
    Duty.MANAGE_PLACES: mark("mendaftarkan Puskesmas"),
    Duty.ERASE_EXAMPLE: mark("menghapus data contoh"),
    Duty.EDIT_DICTIONARY: mark("mengubah kamus indikator kabupaten"),
}

_READ = frozenset(
    {Duty.READ_COVERAGE, Duty.READ_PROBLEMS, Duty.READ_COMMITMENTS, Duty.READ_MEETINGS, Duty.READ_PAPERS}
)
_STAFF = _READ | {
    Duty.READ_RESTRICTED,
    Duty.READ_ACCOUNTS,
    Duty.SCORE,
    Duty.REPORT_PROGRESS,
    Duty.SEND_MESSAGES,
}
_OFFICE = {
    Duty.WRITE_COMMITMENTS,
    Duty.ANSWER_HANDED_UP,
    Duty.WRITE_MEETINGS,
    Duty.ISSUE_PAPERS,
    Duty.MANAGE_PEOPLE,
    Duty.MANAGE_LINKS,
    Duty.READ_DIGEST,
}

DUTIES: dict[Role, frozenset[Duty]] = {
    Role.PROGRAMME_HOLDER: _STAFF | {Duty.WRITE_FIGURES, Duty.UPLOAD, Duty.WRITE_PROBLEMS},
    Role.HEAD: _STAFF
    | _OFFICE
    | {
        Duty.WRITE_FIGURES,
        Duty.UPLOAD,
        Duty.FREEZE,
        Duty.WRITE_PROBLEMS,
        Duty.CLOSE_MEETING,
        Duty.SETTINGS,
        Duty.ERASE_EXAMPLE,
    },
    Role.ADMINISTRATION: _STAFF | _OFFICE | {Duty.SETTINGS, Duty.UPLOAD},
    Role.NOTE_TAKER: _STAFF
    | {Duty.WRITE_MEETINGS, Duty.WRITE_COMMITMENTS, Duty.ANSWER_HANDED_UP, Duty.WRITE_PROBLEMS},
    Role.MIDWIFE: _READ | {Duty.WRITE_FIGURES, Duty.SCORE, Duty.REPORT_PROGRESS, Duty.SEND_MESSAGES},
    Role.CAMAT: _READ | {Duty.ANSWER_HANDED_UP, Duty.READ_DIGEST},
    Role.DINKES: _READ
    | {
        Duty.ANSWER_HANDED_UP,
        Duty.READ_DISTRICT,
        Duty.READ_RESTRICTED,
        Duty.READ_ACCOUNTS,
        Duty.EDIT_DICTIONARY,
    },
    Role.ADMINISTRATOR: frozenset(Duty),
    Role.LINK: frozenset(),
}


@dataclass(frozen=True)
class Scope:
    """One asker at one moment.

    `puskesmas_ids` and `kecamatan_ids` bound every read; `area_ids` narrows what may be read of figures to
    the villages of a midwife (None: all), `own_area_ids` what she may write where another of her roles reads
    more. `now` is aware and in the zone of the Puskesmas: actions take the
    time from here. `machine` is the machine's own clock, where that of the Puskesmas stands elsewhere. A
    holder of a personal link has an `office_id` and no account.
    """

    actor_name: str
    role: Role
    now: datetime
    puskesmas_ids: frozenset[UUID]
    kecamatan_ids: frozenset[UUID]
    area_ids: frozenset[UUID] | None = None
    account_id: UUID | None = None
    office_id: UUID | None = None
    more_roles: frozenset[Role] = frozenset()
    own_area_ids: frozenset[UUID] | None = None
    machine: datetime | None = None

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("a scope needs an aware time")

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def duties(self) -> frozenset[Duty]:
        return DUTIES[self.role].union(*(DUTIES[role] for role in self.more_roles))

    @property
    def entry_area_ids(self) -> frozenset[UUID] | None:
        """The areas whose figures this asker may write, given the duty; None: all that may be read."""
        return self.area_ids if self.own_area_ids is None else self.own_area_ids

    def can(self, duty: Duty) -> bool:
        return duty in self.duties

    def check(self, duty: Duty, deed: str = "") -> None:
        """Refuse with `NotYourDuty` when the role does not carry `duty`.

        `deed` (marked words) says what is refused where the name of the duty does not: who may freeze also
        puts in the certificate of the seal.
        """
        if not self.can(duty):
            raise NotYourDuty("door.not_your_duty", duty=deed or DUTY_NAMES[duty])

    def check_puskesmas(self, puskesmas_id: UUID) -> None:
        """Refuse with `NotYours` when a write names a Puskesmas outside the scope."""
        if puskesmas_id not in self.puskesmas_ids:
            raise NotYours("door.not_yours")

    @property
    def machine_now(self) -> datetime:
        """The time by which what runs on this machine is watched, whatever the Puskesmas's own clock says."""
        return self.machine or self.now

    def later(self, passed: timedelta) -> "Scope":
        """The same asker after some time, on both clocks."""
        return replace(self, now=self.now + passed, machine=self.machine_now + passed)

    def at(self, now: datetime) -> "Scope":
        """The same asker at another moment (the example and tests tell a story with it)."""
        return replace(self, now=now)

    @classmethod
    def of_command(
        cls, name: str, now: datetime, puskesmas_ids: Iterable[UUID], kecamatan_ids: Iterable[UUID] = ()
    ) -> "Scope":
        """The scope of a command at the installation's own command line."""
        return cls(name, Role.ADMINISTRATOR, now, frozenset(puskesmas_ids), frozenset(kecamatan_ids))
