"""Who did what and when, apart from the debug log."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, RowMapping, func, insert, select

from bot.state.policy import QuestionPolicy
from bot.state.schema import audit
from retrieval.adapters.sql.engine import for_writing
from retrieval.language.text import normalize, squeeze


class Action(StrEnum):
    """What was done or tried."""

    ASK = "ask"
    OPEN_QUOTE = "open_quote"
    SEND_FILE = "send_file"
    LIST = "list"
    REQUEST_ACCESS = "request_access"
    ACCEPT_INVITATION = "accept_invitation"
    INVITE = "invite"
    DECIDE = "decide"
    UPLOAD = "upload"
    FEEDBACK = "feedback"
    FORGET = "forget"
    MESSAGE = "message"
    BUTTON = "button"
    INLINE = "inline"
    WEBHOOK = "webhook"
    REPLAY = "replay"
    LOGIN = "login"
    READ = "read"
    ADMIN = "admin"


class Outcome(StrEnum):
    """How it came out, where it is no answer."""

    DONE = "done"
    REFUSED = "refused"
    QUOTA = "quota"
    FAILED = "failed"


@dataclass(frozen=True)
class Entry:
    """One line of the log. `subject` is what it was about, a question as the policy keeps it."""

    action: Action
    outcome: str
    actor: int = 0
    chat: int = 0
    subject: str = ""
    documents: tuple[str, ...] = ()
    milliseconds: int | None = None
    channel: str = "telegram"
    at: datetime | None = None


@dataclass(frozen=True)
class Figures:
    """What happened since a moment."""

    outcomes: Mapping[str, int]
    askers: int
    milliseconds: tuple[int, ...]


class AuditLog:
    """Only ever appended to."""

    def __init__(self, engine: Engine, policy: QuestionPolicy) -> None:
        self._engine = engine
        self._writer = for_writing(engine)
        self._policy = policy

    def question(self, text: str) -> str:
        """A question as it may be kept: itself, or a hash that tells equal ones."""
        if self._policy is QuestionPolicy.TEXT:
            return text
        plain = squeeze(normalize(text)).casefold()
        return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()

    def write(self, entry: Entry) -> None:
        """Append a line."""
        row = {
            "at": entry.at or datetime.now(UTC),
            "channel": entry.channel,
            "actor": entry.actor,
            "chat": entry.chat,
            "action": entry.action.value,
            "outcome": str(entry.outcome),
            "subject": entry.subject,
            "documents": list(entry.documents),
            "milliseconds": entry.milliseconds,
        }
        with self._writer.begin() as connection:
            connection.execute(insert(audit), row)

    def entries(self, since: datetime | None = None) -> Iterator[Entry]:
        """The lines from `since` on, oldest first."""
        wanted = select(audit).order_by(audit.c.id)
        if since is not None:
            wanted = wanted.where(audit.c.at >= since)
        with self._engine.connect() as connection:
            for row in connection.execute(wanted).mappings():
                yield _entry(row)

    def figures(self, since: datetime) -> Figures:
        """How questions came out since a moment, for whom, and how long they took."""
        asked = (audit.c.action == Action.ASK.value) & (audit.c.at >= since)
        with self._engine.connect() as connection:
            rows = connection.execute(select(audit.c.outcome, audit.c.milliseconds).where(asked)).all()
            askers = select(func.count(audit.c.actor.distinct())).where(asked)
            return Figures(
                Counter(row.outcome for row in rows),
                connection.execute(askers).scalar_one(),
                tuple(sorted(row.milliseconds for row in rows if row.milliseconds is not None)),
            )


def _entry(row: RowMapping) -> Entry:
    return Entry(
        Action(row["action"]),
        row["outcome"],
        row["actor"],
        row["chat"],
        row["subject"],
        tuple(row["documents"]),
        row["milliseconds"],
        row["channel"],
        row["at"],
    )
