"""How a command ends: its exit code, and what it tells a person about an input that cannot be used."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path

from annotate.exits import UNREADABLE, USAGE
from annotate.streams import OUTPUT

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What can go wrong in writing alone."""


class UsageError(ValueError):
    """A command that cannot be carried out as it was typed."""


def say(text: object) -> None:
    """Tell a person: a line on standard error."""
    print(text, file=sys.stderr)


def spare(output: Path | str | None, *inputs: str) -> None:
    """Raise UsageError where what is made would be written over a file that is read."""
    if output is None or not Path(output).is_file():
        return
    for name in inputs:
        if Path(name).is_file() and Path(output).samefile(name):
            raise UsageError(f"{output} is read, and would be written over: name another file with -o")


def guarded(place: str, act: Callable[[], int]) -> int:
    """The exit code of an act on one input; what is wrong with the input becomes one clear line."""
    from annotate.finders import FinderError
    from annotate.pack import PackError
    from annotate.problem import ProblemError
    from annotate.source import SourceError

    try:
        return act()
    except ProblemError as error:
        for problem in error.problems:
            say(problem._replace(path=place))
    except (SourceError, FinderError) as error:
        say(f"{place}: {error}")
    except (PackError, UsageError) as error:
        say(f"annotate: {error}")
        return USAGE
    except KeyError as error:
        say(f"annotate: {error.args[0]}")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        there = OUTPUT if error.errno in FULL else place  # a file that is written is named
        say(f"{error.filename or there}: {error.strerror or error}")
    return UNREADABLE
