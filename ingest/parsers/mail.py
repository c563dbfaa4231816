"""Saved e-mail (.eml): who wrote to whom about what, and the text; attachments are named."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from ingest.flow import paragraphs
from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers import html
from ingest.parsers.decode import decode
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
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if part.get_content_subtype() == "html":
        return html.parse(content, name).text.split("\n")
    return paragraphs(decode(content, part.get_content_charset()).text.splitlines())
