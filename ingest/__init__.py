"""Files in: parse, split, embed, commit."""
