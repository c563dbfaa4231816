from __future__ import annotations

import logging

from bot.logs import Redacting


def test_secrets_never_get_into_the_log_not_even_in_a_stack() -> None:
    formatter = Redacting(["123:ABC", ""])
    try:
        raise ValueError("https://api.telegram.org/bot123:ABC/getMe")
    except ValueError as error:
        failed = (type(error), error, error.__traceback__)
    record = logging.LogRecord("httpx", logging.INFO, "x", 1, "POST %s", ("/bot123:ABC/x",), failed)
    shown = formatter.format(record)
    assert "123:ABC" not in shown
    assert shown.count("•••") >= 2
    assert "ValueError" in shown
