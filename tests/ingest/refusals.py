"""Expecting a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from retrieval.domain.errors import RefusalReason, SourceRefused


@contextmanager
def refused(reason: RefusalReason, detail: str = "") -> Iterator[None]:
    """Passes when the block raises SourceRefused for this reason, with `detail` in the record."""
    with pytest.raises(SourceRefused) as caught:
        yield
    assert caught.value.reason is reason
    assert detail in caught.value.detail
