"""Child: a process that validates files by a schema, with limits of time, memory and reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from annotate.problem import Level

SECONDS = 120
"""How long a child may take, the schema included."""
MEMORY = 2 << 30
"""How many bytes a child may use."""
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "JAVA_HOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What a child sees of the environment, besides what Python needs: no proxy, no token, no catalogue."""

Fault = tuple[int, int, str, Level]
"""Line, column (0 where it is not known), message and level."""
Answer = list[Fault] | str
"""Every fault of a file, or why there is no answer."""


def ask(engine: str, paths: list[Path], schema: Path) -> dict[Path, Answer]:
    """What an engine of this package says of files; the child prints a line when it has the schema, and one a file."""
    answers: dict[Path, Answer] = {}
    left = list(paths)
    while left:
        command = [sys.executable, "-m", f"{__package__}.{engine}", str(schema), *map(str, left)]
        out, why, _fine = run(command)
        ready, *lines = out.splitlines() or [""]
        if not ready:
            return answers | dict.fromkeys(left, f"the schema {schema} could not be used: {why}")
        for path, line in zip(left, lines, strict=False):
            said = json.loads(line)
            told: Answer = said if isinstance(said, str) else [tuple(fault) for fault in said]
            answers[path] = f"the schema {schema} could not be used on it: {told}" if said is told else told
        left = left[len(lines) :]
        if left:
            # This one brought the child down, or took too long: it is left out, and the rest is asked anew.
            answers[left[0]] = f"the schema {schema} could not be used on it: {why}"
            left = left[1:]
    return answers


def run(command: list[str]) -> tuple[str, str, bool]:
    """What a child printed, the last line it said on its way out, and whether it ended well and in time."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env=environment())
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "replace"), f"took more than {SECONDS} seconds", False
    said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it was stopped"]
    return done.stdout.decode("utf-8", "replace"), said[-1][:300], not done.returncode


def environment() -> dict[str, str]:
    """The environment of a child."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith("PYTHON")}
    return {**kept, "XML_CATALOG_FILES": ""}


def confine(reserves: bool = False) -> None:  # pragma: no cover - runs in the child
    """Set the limits of the process this runs in. ``reserves``: it asks for more addresses than it uses."""
    import resource

    limits = {resource.RLIMIT_DATA: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0}
    if not reserves:
        limits[resource.RLIMIT_AS] = MEMORY
    for what, most in limits.items():
        hard = resource.getrlimit(what)[1]
        here = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (here, here))


def level(role: str | None) -> Level:
    """The level that the ``role`` of an assertion of Schematron stands for."""
    word = (role or "").lower()
    if word in ("warning", "warn", "nonfatal"):
        return "warning"
    return "info" if word in ("info", "information", "hint") else "error"
