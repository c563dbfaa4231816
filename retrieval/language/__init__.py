"""Everything about Vietnamese text: normal forms, tokens, numbers, periods, places."""
