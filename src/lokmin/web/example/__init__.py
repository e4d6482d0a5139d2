"""The example: the two kecamatan of the reports of May 2023, with invented figures."""
