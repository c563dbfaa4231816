"""Pure functions from an answer to what a channel shows."""
