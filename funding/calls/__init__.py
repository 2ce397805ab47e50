"""Calls: their dates, editions, look-alikes, and what kept searches tell of them."""
