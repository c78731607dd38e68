"""Two addresses that only the one who publishes knows: of the site and of its repository; "" where nobody has said."""

from __future__ import annotations

import os

SITE, REPOSITORY = "KKS_ALAMAT", "KKS_REPOSITORI"


def site(path: str) -> str:
    """A path of the site (`/edisi/…/`) as an address for paper and messengers; the path itself at home."""
    start = os.environ.get(SITE, "").rstrip("/")
    return f"{start}{path}" if start else path


def published() -> bool:
    """Whether the site's address is known."""
    return bool(os.environ.get(SITE))


def repository() -> str:
    """The address of the repository, where errors are reported."""
    return os.environ.get(REPOSITORY, "").rstrip("/")
