"""Files in and out: a sheet is read, checked against the records, shown, and written in one short transaction."""
