"""Bids on their way out: budget, papers, versions, reviews, submission, and beginning a lost one again."""
