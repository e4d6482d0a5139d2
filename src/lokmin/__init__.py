"""Lokmin: the quarterly cross-sector meeting of a Puskesmas, from the figures to the kept promise.

The rooms, in the order of the work. A room imports only the rooms above it.

basics       what do our words mean?
tools        what do all screens share?
places       where?
people       who?
coverage     what do the numbers say?
intake       how do numbers arrive?
obstacles    what stands in the way?
commitments  who promised what?
meetings     what did the room decide?
yearly       how was the year, what is next year's plan?
papers       what is printed?
exchange     how do others read us?
rollup       how are many Puskesmas doing?
web          the door
"""

__version__ = "0.1.0"
