"""The figures of the pipeline: what was asked in, plain data out, one query or two a figure."""
