"""From a question to a verified answer, stage by stage."""
