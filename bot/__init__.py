"""The fronts: command line, Telegram, HTTP."""
