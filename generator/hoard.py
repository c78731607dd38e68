"""Small results kept between builds, by the digest of what they were made from.

What is kept is pickled, because that is fast, but never believed: a file must carry this code's digest and the checksum
of its own bytes, and nothing but our own nouns may come out of it. Anything else counts as not there.
"""

from __future__ import annotations

import io
import os
import pickle
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

MAGIC = b"KKS1"
SUM = 16  # bytes of a checksum
# Modules whose things may come out of the hoard; anything else is a foreign file.
OURS = {
    "generator.model", "generator.results", "generator.summary", "generator.packing", "generator.downloads.place",
    "generator.downloads.package",
}  # fmt: skip
BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    pickle.UnpicklingError,
    TypeError,
    ValueError,
)
PLAIN = {("decimal", "Decimal")}


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module in OURS or (module, name) in PLAIN:
            found = super().find_class(module, name)
            # A name with dots, or one a module has only borrowed, could lead anywhere.
            if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place here")


@dataclass(frozen=True)
class Hoard:
    """A folder of kept results; `code` is the digest of the generator that may read them."""

    folder: Path
    code: str

    def has(self, key: str) -> bool:
        """Whether anything is kept under this key, usable or not."""
        return self._path(key).is_file()

    def get(self, key: str) -> Any | None:
        """What is kept under this key; None where nothing usable is."""
        try:
            raw = self._path(key).read_bytes()
            head, body = raw[: len(MAGIC) + SUM], raw[len(MAGIC) + SUM :]
            if head != MAGIC + self._sum(key, body):
                return None
            return _Careful(io.BytesIO(body)).load()
        except BROKEN:
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a result; a file is put in place whole."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        body = pickle.dumps(value, protocol=5)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_bytes(MAGIC + self._sum(key, body) + body)
        fresh.replace(path)

    def keep_only(self, keys: set[str]) -> None:
        """Forget everything else, so that the folder does not grow with every change."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in keys:
                    path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key

    def _sum(self, key: str, body: bytes) -> bytes:
        return blake2b(body, digest_size=SUM, key=f"{self.code}{key}".encode()[:64]).digest()
