"""The figures as grids: rows and cells with their words and links, drawn on the page and written to a sheet alike."""
