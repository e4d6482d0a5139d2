"""Where? Areas, Puskesmas and their catchments."""
