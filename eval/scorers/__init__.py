"""Scorers: pure functions over a case, what was answered, and the stored texts."""
