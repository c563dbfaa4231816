"""How often are the answers right: cases, scorers, benchmarks, peers, reports."""
