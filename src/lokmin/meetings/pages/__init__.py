"""Meetings made ready to print: steps of the hub, defaults of the plan, slopes of the read-back."""
