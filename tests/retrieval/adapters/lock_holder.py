"""Holds the lock of a folder until it is killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from retrieval.adapters.owner import OwnerLock

if __name__ == "__main__":
    with OwnerLock(Path(sys.argv[1])):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        time.sleep(60)
