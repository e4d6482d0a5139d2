"""Which step a promise may take, written out one by one: slow to read through, hard to get wrong.

Each line: what it was, what was done, what it became. What is not here is refused.
"""

STEPS = {
    tuple(line.split())
    for line in """
    draft       agree       agreed
    agreed      report      done
    agreed      report      under_way
    agreed      report      blocked
    under_way   report      done
    under_way   report      under_way
    under_way   report      blocked
    blocked     report      done
    blocked     report      under_way
    blocked     report      blocked
    handed_up   report      done
    handed_up   report      under_way
    handed_up   report      blocked
    done        report      under_way
    agreed      hand_up     handed_up
    under_way   hand_up     handed_up
    blocked     hand_up     handed_up
    handed_up   answer      handed_up
    handed_up   answer      under_way
    agreed      carry_over  carried_over
    under_way   carry_over  carried_over
    blocked     carry_over  carried_over
    handed_up   carry_over  carried_over
    draft       withdraw    withdrawn
    agreed      withdraw    withdrawn
    under_way   withdraw    withdrawn
    blocked     withdraw    withdrawn
    handed_up   withdraw    withdrawn
    withdrawn   restore     draft
    withdrawn   restore     agreed
    withdrawn   restore     under_way
    withdrawn   restore     blocked
    withdrawn   restore     handed_up
    """.strip().splitlines()
}


class Life:
    """One promise: its state, and what it was before it was withdrawn."""

    def __init__(self) -> None:
        self.state = "draft"
        self.before = ""

    def go(self, deed: str, after: str, reason: str) -> bool:
        """Take a step if it is one; whether it was taken."""
        if deed == "restore":
            after = self.before if self.state == "withdrawn" else ""
        told = bool(reason.strip()) or after not in ("blocked", "handed_up", "carried_over", "withdrawn")
        told = told or deed in ("restore", "answer")
        if (self.state, deed, after) not in STEPS or not told:
            return False
        if after == "withdrawn":
            self.before = self.state
        self.state = after
        return True
