"""The largest numbers that may be entered: they keep every product of the PWS rule inside 64 bits.

No area of Indonesia comes near them; a larger number is a slip of the hand. Every door uses these.
"""

MOST_COUNT = 5_000_000  # people (or doses) in one cell
MOST_PEOPLE = 60_000_000  # a sasaran
MOST_PERCENT = 500  # an annual target
