"""Meant: what a person is told who gave a name that there is not, or a value of another type than was meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is near one that is not, or nothing."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), 1)), "")


def instead(name: str, known: Iterable[str]) -> str:
    """ "did you mean 'date'?", or "there are date, head, lead" where no known name is near."""
    known = list(known)
    near = nearest(name, known)
    return (
        f"did you mean {near!r}?"
        if near
        else f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}"
    )


def perhaps(name: str, known: Iterable[str]) -> str:
    """ "; did you mean 'date'?" behind a sentence, or nothing where no known name is near."""
    near = nearest(name, known)
    return f"; did you mean {near!r}?" if near else ""


def needed(what: str, value: object, *types: type) -> None:
    """Raise TypeError for a value of none of some types: "a text is str or bytes, not int"."""
    if not isinstance(value, types):
        named = " or ".join(type.__name__ for type in types)
        raise TypeError(f"{what} is {named}, not {type(value).__name__}")
