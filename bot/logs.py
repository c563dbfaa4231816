"""The debug log of a running server, on standard error; secrets never get into it."""

from __future__ import annotations

import logging
from collections.abc import Iterable

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HIDDEN = "•••"
_TALKATIVE = ("alembic", "httpx", "httpcore", "telegram.ext.AIORateLimiter", "telegram.ext.Application")
"""Their INFO lines come with every request, with the bot's token in the address, or tell of their insides."""


class Redacting(logging.Formatter):
    """Formats a record, its stack included, without the secrets."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record), self._secrets)


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """`text` with each secret hidden."""
    for secret in secrets:
        text = text.replace(secret, _HIDDEN)
    return text


def log_to_standard_error(secrets: Iterable[str]) -> None:
    """From here on the program logs; it is called by a server's command only."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
