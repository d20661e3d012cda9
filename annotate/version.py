"""The version of the tool, as documents record it, and what else of it a result depends on."""

from __future__ import annotations

from functools import cache

VERSION = "0.1.0"


@cache
def build() -> str:
    """What a result depends on besides its input, as a digest: the version, and the code and tables of the package."""
    import hashlib
    from pathlib import Path

    root = Path(__file__).parent
    seen = hashlib.blake2b(VERSION.encode(), digest_size=16)
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".toml"):
            stat = path.stat()
            seen.update(f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns};".encode())
    return seen.hexdigest()
