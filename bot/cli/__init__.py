"""The command line: one module per command; each imports its rooms only when it runs."""
