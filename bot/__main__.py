"""The command `tracuu`, and `python -m bot`.

Nothing is imported before it is called: the processes that read files import again what their owner was
started from.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code."""
    from bot.program import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
