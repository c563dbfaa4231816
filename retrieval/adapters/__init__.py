"""One module per outside thing: nothing else names its types."""
