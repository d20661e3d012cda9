"""Opening: how a page begins: with a policy by which it fetches nothing, and runs its own style and script only."""

from __future__ import annotations

import base64
import hashlib

from annotate.formats.html.spelling import attribute, escape


def opening(title: str, style: str, script: str = "", generator: str = "") -> str:
    """A page up to the end of its head; ``script`` is what will stand in its body."""
    own = f"style-src {_digest(style)}" + (f"; script-src {_digest(script)}" if script else "")
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    maker = f'<meta name="generator" content="{attribute(generator)}">\n' if generator else ""
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{maker}<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _digest(source: str) -> str:
    """A part of the page as a source expression of its content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
