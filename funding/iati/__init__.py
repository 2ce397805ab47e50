"""What partners publish in the IATI standard, read into our own records."""
