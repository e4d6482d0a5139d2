"""Every address of the application, and who is let in.

Ani's roles at her Puskesmas: K head, P programme holder, T administration (tata usaha), N note-taker,
B village midwife, C camat, D Dinkes, A administrator. A member who is not named gets 403. Citra (another
kecamatan) and Dewi (another Puskesmas of the same kecamatan) get 404 everywhere. A visitor, and Budi who
has only a personal link, get the sign-in page.

The first text is for reading (GET), the second for sending (POST); "-" is not allowed (405). A new address
fails the test until somebody writes its line here.
"""

ALL = "KPTNBCDA"
STAFF = "KPTNBA"
FIGURES = "KPBA"
PROGRAMME = "KPA"  # what is set for the whole Puskesmas, so not by a midwife
UPLOAD = "KPTA"
PROBLEMS = "KPNA"
PROMISES = "KTNA"
MEETINGS = "KTNA"
OFFICE = "KTA"
HEAD = "KA"
NOT_THE_MIDWIFE = "KPTNCDA"  # a pack holds the numbers of all villages

# What is hidden rather than refused: a file that is not hers looks as if it did not exist.
HIDDEN = {"papers:stored", "papers:sheet"}

PUSKESMAS: dict[str, tuple[str, str]] = {
    "home": (ALL, "-"),
    "monday": (ALL, "-"),
    "coverage:scorecard": (ALL, "-"),
    "coverage:freeze": ("-", HEAD),
    "coverage:entry": (FIGURES, FIGURES),
    "coverage:save": ("-", FIGURES),
    "coverage:paste": ("-", FIGURES),
    "coverage:unmeasured": ("-", FIGURES),
    "coverage:entry_village": (FIGURES, FIGURES),
    "coverage:populations": (FIGURES, FIGURES),
    "coverage:targets": (FIGURES, FIGURES),
    "coverage:area_targets": (FIGURES, FIGURES),
    "coverage:population_sets": (ALL, FIGURES),
    "coverage:estimate": (PROGRAMME, PROGRAMME),
    "coverage:dictionary": (ALL, "-"),
    "coverage:set_grouping": ("-", OFFICE),
    "coverage:definition": (ALL, "-"),
    "coverage:campaigns": (ALL, "-"),
    "coverage:campaign_new": (PROGRAMME, PROGRAMME),
    "coverage:campaign": (ALL, "-"),
    "coverage:campaign_change": (PROGRAMME, PROGRAMME),
    "coverage:campaign_targets": (PROGRAMME, PROGRAMME),
    "coverage:campaign_entry": (FIGURES, FIGURES),
    "coverage:campaign_village": (FIGURES, FIGURES),
    "coverage:review": (ALL, "-"),
    "coverage:answer": ("-", FIGURES),
    "coverage:restatements": (ALL, "-"),
    "coverage:restate": (HEAD, HEAD),
    "coverage:restate_populations": (HEAD, HEAD),
    "coverage:restate_targets": (HEAD, HEAD),
    "coverage:village": (ALL, "-"),
    "coverage:opinion": ("-", STAFF),
    "coverage:opinions": (STAFF, "-"),
    "coverage:wording": (OFFICE, OFFICE),
    "coverage:comment": ("-", FIGURES),
    "coverage:map": (ALL, "-"),
    "coverage:radar": (ALL, "-"),
    "coverage:choose": (ALL, "-"),
    "coverage:chart": (ALL, "-"),
    "intake:upload": (UPLOAD, UPLOAD),
    "intake:paste": (UPLOAD, UPLOAD),
    "intake:batch": (UPLOAD, "-"),
    "intake:villages": ("-", UPLOAD),
    "intake:map": (UPLOAD, UPLOAD),
    "intake:words": (UPLOAD, UPLOAD),
    "intake:notes": ("-", UPLOAD),
    "intake:store": ("-", UPLOAD),
    "intake:drop": ("-", UPLOAD),
    "intake:undo": ("-", UPLOAD),
    "obstacles:board": (ALL, "-"),
    "obstacles:new": (PROBLEMS, PROBLEMS),
    "obstacles:take": ("-", PROBLEMS),
    "obstacles:sheet": (ALL, "-"),
    "obstacles:way": (PROBLEMS, PROBLEMS),
    "obstacles:problem": (ALL, "-"),
    "obstacles:edit": (PROBLEMS, PROBLEMS),
    "obstacles:score": ("-", STAFF),
    "obstacles:add_cause": ("-", PROBLEMS),
    "obstacles:add_solution": ("-", PROBLEMS),
    "obstacles:ask_support": ("-", PROBLEMS),
    "obstacles:set_state": ("-", PROBLEMS),
    "obstacles:choose_cause": ("-", PROBLEMS),
    "obstacles:choose_solution": ("-", PROBLEMS),
    "obstacles:remove": ("-", PROBLEMS),
    "obstacles:put_back": ("-", PROBLEMS),
    "commitments:board": (ALL, "-"),
    "commitments:new": (PROMISES, PROMISES),
    "commitments:detail": (ALL, "-"),
    "commitments:complete": (PROMISES, PROMISES),
    "commitments:report": (STAFF, STAFF),
    "commitments:agree": (PROMISES, PROMISES),
    "commitments:confirm": (PROMISES, PROMISES),
    "commitments:restore": ("-", PROMISES),
    "commitments:end": (PROMISES, PROMISES),
    "commitments:proof": (ALL, "-"),
    "commitments:clear": ("-", STAFF),
    "commitments:cover": ("-", STAFF),
    "commitments:remove": (STAFF, STAFF),
    "meetings:handover": (OFFICE, OFFICE),
    "meetings:undo_handover": ("-", OFFICE),
    "meetings:list": (ALL, "-"),
    "meetings:plan": (MEETINGS, MEETINGS),
    "meetings:calendar": (ALL, "-"),
    "meetings:year": (MEETINGS, MEETINGS),
    "meetings:undo_year": ("-", MEETINGS),
    "meetings:repeat": (MEETINGS, MEETINGS),
    "meetings:meeting": (ALL, "-"),
    "meetings:change": (MEETINGS, MEETINGS),
    "meetings:agenda": (ALL, MEETINGS),
    "meetings:monthly": (ALL, "-"),
    "meetings:invitations": (ALL, MEETINGS),
    "meetings:invitation": (ALL, MEETINGS),
    "meetings:inputs": (ALL, MEETINGS),
    "meetings:open": ("-", MEETINGS),
    "meetings:attendance": (ALL, MEETINGS),
    "meetings:read_back": (ALL, MEETINGS),
    "meetings:minutes": (ALL, MEETINGS),
    "meetings:entry": (MEETINGS, MEETINGS),
    "meetings:promise": ("-", PROMISES),
    "meetings:signatures": (ALL, MEETINGS),
    "meetings:close": (HEAD, HEAD),
    "meetings:old": (MEETINGS, MEETINGS),
    "meetings:undo_old": ("-", MEETINGS),
    "papers:list": (ALL, "-"),
    "papers:meeting": (ALL, "-"),
    "papers:download": (ALL, "-"),
    "papers:hand_over": ("-", OFFICE),
    "papers:replace": ("-", OFFICE),
    "papers:number": (OFFICE, OFFICE),
    "papers:scan": (OFFICE, OFFICE),
    "papers:issue_pack": ("-", OFFICE),
    "papers:take_back_freeze": ("-", HEAD),
    "papers:pack": (ALL, "-"),
    "papers:draft_pack": (NOT_THE_MIDWIFE, "-"),
    "papers:stored": (NOT_THE_MIDWIFE, "-"),
    "papers:sheets": (STAFF, MEETINGS),
    "papers:sheet": (STAFF, "-"),
    "papers:remove_sheet": ("-", MEETINGS),
    "papers:issuers": (OFFICE, "-"),
    "papers:issuer": (OFFICE, OFFICE),
    "exchange:puskesmas_calendar": (ALL, "-"),
    "exchange:meeting_calendar": (ALL, "-"),
    "people:directory": (ALL, "-"),
    "people:add_office": (OFFICE, OFFICE),
    "people:add_usual": ("-", OFFICE),
    "people:office": (ALL, "-"),
    "people:rename": (OFFICE, OFFICE),
    "people:add_term": (OFFICE, OFFICE),
    "people:term": (OFFICE, OFFICE),
    "people:add_delegate": (OFFICE, OFFICE),
    "people:end_delegate": ("-", OFFICE),
    "people:consents": (OFFICE, "-"),
    "people:person": (OFFICE, OFFICE),
    "people:join": ("-", OFFICE),
    "people:import": (OFFICE, OFFICE),
    "people:import_template": (OFFICE, "-"),
    "people:import_store": ("-", OFFICE),
    "people:import_undo": ("-", OFFICE),
    "people:parts": (ALL, "-"),
    "people:sector_parts": (ALL, MEETINGS),
    "people:copy_parts": ("-", MEETINGS),
    "people:links": (OFFICE, OFFICE),
    "people:revoke": ("-", OFFICE),
}

# Rows of the kecamatan: every Puskesmas of it reaches them under its own address.
KECAMATAN = {
    "people:office",
    "people:rename",
    "people:add_term",
    "people:term",
    "people:add_delegate",
    "people:end_delegate",
    "people:person",
    "people:join",
    "people:import_undo",
    "meetings:handover",
    "meetings:undo_handover",
}

# Under /k/<district>/ and the installation: who is not named gets 404.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "rollup:board": ("DA", "-"),
    "rollup:calendar": ("DA", "-"),
    "district_exchange:calendar": ("DA", "-"),
    "dictionary:list": ("DA", "-"),
    "dictionary:edit": ("DA", "DA"),
    "dictionary:undo": ("-", "DA"),
    "new_puskesmas": ("A", "A"),
    "boundaries": ("A", "A"),
    "erase_example": ("KA", "KA"),
}

# Everybody: sign-in, sign-out, language, health, the first page.
OPEN = {"start", "sign_in", "sign_out", "set_language", "healthz"}

# Behind a personal link: whoever holds the token, without an account and without a session.
LINK = {
    "link",
    "link_report",
    "link_confirm",
    "link_thanks",
    "link_photo",
    "link_revoke",
    "link_language",
    "link_village",
    "link_answer",
}

# Values of an address that differ from the usual row.
VALUES: dict[str, dict[str, str]] = {
    "obstacles:remove": {"kind": "solution"},
    "obstacles:put_back": {"kind": "solution"},
    "intake:map": {"number": "0"},
    "intake:words": {"number": "2"},
    "meetings:invitations": {"meeting_id": "august_id"},
    "meetings:invitation": {"meeting_id": "august_id"},
    "papers:meeting": {"meeting_id": "paper_meeting_id"},
    "papers:download": {"meeting_id": "paper_meeting_id", "kind": "attendance", "ending": "pdf"},
    "papers:hand_over": {"meeting_id": "paper_meeting_id", "kind": "minutes"},
    "papers:replace": {"meeting_id": "paper_meeting_id", "kind": "agreement"},
    "papers:number": {"meeting_id": "paper_meeting_id", "kind": "agreement"},
    "papers:scan": {"meeting_id": "paper_meeting_id", "kind": "agreement"},
    "papers:sheets": {"meeting_id": "paper_meeting_id"},
    "papers:issuer": {"kind": "minutes"},
}

# What is sent where an empty form would not reach the wall.
SENT: dict[str, dict[str, str]] = {
    "obstacles:set_state": {"state": "parked", "version": "1"},
    "meetings:promise": {"item": "item_id"},
    "papers:issue_pack": {"period": "period"},
}
QUERY = {"coverage:choose": "?indikator=IDL"}
