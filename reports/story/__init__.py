"""The parts of a partner's story, each a function of (partner, day) that returns plain data."""
