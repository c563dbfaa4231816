"""Renders the readable sources of the sample archive into office formats."""
