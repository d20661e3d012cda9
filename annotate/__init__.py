"""annotate: the raw text of a news item as lossless, valid, explained TEI.

>>> import annotate
>>> document = annotate.parse("Hello.", language="en")
>>> document.text
'Hello.'
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from annotate.version import VERSION as __version__

if TYPE_CHECKING:
    from annotate.check import check
    from annotate.convert import read, write
    from annotate.document import Document
    from annotate.parse import explain, parse
    from annotate.problem import Problem, ProblemError
    from annotate.revision import revise
    from annotate.source import Source, SourceError, decode
    from annotate.span import Span, rule

_WHERE = {
    "check": "check",
    "read": "convert",
    "write": "convert",
    "Document": "document",
    "explain": "parse",
    "parse": "parse",
    "Problem": "problem",
    "ProblemError": "problem",
    "revise": "revision",
    "Source": "source",
    "SourceError": "source",
    "decode": "source",
    "Span": "span",
    "rule": "span",
}

__all__ = [
    "Document",
    "Problem",
    "ProblemError",
    "Source",
    "SourceError",
    "Span",
    "__version__",
    "check",
    "decode",
    "explain",
    "parse",
    "read",
    "revise",
    "rule",
    "write",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command starts fast."""
    import importlib

    if name not in _WHERE:
        raise AttributeError(f"module 'annotate' has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(f"annotate.{_WHERE[name]}"), name)
    return found


class _Package(ModuleType):
    """The package: ``annotate.parse`` is the function, also after the module of that name was imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _WHERE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
