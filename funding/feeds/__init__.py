"""Calls that partners publish as RSS or Atom: read from a file or an address, and laid ready for whoever takes them over."""
