"""Settings: `base` holds everything; `dev`, `test` and `prod` hold only what differs from it."""
