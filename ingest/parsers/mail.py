"""Saved e-mail (.eml): who wrote to whom about what, and the text; attachments are named."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from ingest.flow import paragraphs
from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers import html
from retrieval.domain.errors import RefusalReason, SourceRefused

_FIELDS = (("From", "Từ"), ("To", "Đến"), ("Cc", "Đồng gửi"), ("Date", "Ngày gửi"), ("Subject", "Chủ đề"))


def parse(content: bytes, name: str) -> ParsedText:
    """Header lines, then the plain text of the message, else its HTML, then the names of attachments."""
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage):
        raise SourceRefused(RefusalReason.BROKEN, "no message")
    builder = TextBuilder("mail/1")
    for field, title in _FIELDS:
        if message[field]:
            builder.add(BlockKind.PARAGRAPH, f"{title}: {message[field]}")
    for line in _body(message, name):
        builder.add(BlockKind.PARAGRAPH, line)
    for attachment in message.iter_attachments():
        builder.add(BlockKind.PARAGRAPH, f"Tệp kèm theo: {attachment.get_filename() or '?'}")
    return builder.build()


def _body(message: EmailMessage, name: str) -> list[str]:
    part = message.get_body(("plain", "html"))
    if part is None:
        return []
    try:
        text = part.get_content()
    except LookupError as error:
        raise SourceRefused(RefusalReason.UNREADABLE_TEXT, str(error)) from error
    if part.get_content_subtype() == "html":
        parsed = html.parse(text.encode("utf-8"), name)
        return parsed.text.split("\n")
    return paragraphs(text.splitlines())
