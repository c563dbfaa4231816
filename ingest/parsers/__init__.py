"""One module per format: bytes in, ParsedText out."""
