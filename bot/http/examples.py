"""What the OpenAPI shows: answers over the sample archive, shortened."""

from __future__ import annotations

EVENTS = """event: stage
data: {"stage": "understand"}

event: stage
data: {"stage": "retrieve"}

event: answer
data: {"schema": "tracuu.answer/1", "outcome": "answered", "headline": "17,04%", "id": "Xo3…"}

"""
