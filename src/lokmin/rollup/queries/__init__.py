"""Reads of rollup: how far each lokmin of one Puskesmas or of a district is."""

from lokmin.rollup.queries.process import Process, all_years, processes, step, works

__all__ = ["Process", "all_years", "processes", "step", "works"]
