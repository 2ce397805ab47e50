"""Go/no-go: what is known, the score, the decision, and what we can put up ourselves."""
