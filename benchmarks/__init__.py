"""`make bench`: what Jisr costs on 1,000, 10,000 and 100,000 projects, on SQLite and PostgreSQL."""
