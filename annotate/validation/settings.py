"""Settings: what a project says of its validation, in ``annotate.toml`` or ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from annotate.meant import instead, perhaps
from annotate.validation.place import read

LARGEST = 1_000_000
"""How many bytes a configuration may have."""
FILES = ("annotate.toml", "pyproject.toml")


class SettingsError(ValueError):
    """A configuration that cannot be meant: an unknown key or rule, a value of the wrong type."""


class Settings(NamedTuple):
    """What a project wants; the flags of the command win over it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    format: str = "full"
    baseline: str = ""
    schema: str = ""
    schemas: str = ""
    exit_zero: bool = False
    cache: bool = True
    jobs: int = 0
    folder: str = ""
    """The folder of the file the settings come from; paths in it begin there."""


_KEYS = {name.replace("_", "-"): name for name in Settings._fields if name != "folder"}


def load(start: Path, file: str | None = None) -> Settings:
    """The settings of the nearest configuration file from a folder upwards, or of the file named.

    Raises SettingsError, with the nearest known name, for what cannot be meant, and OSError.
    """
    if file is not None:
        return _of(Path(file))
    for folder in (start.resolve(), *start.resolve().parents):
        for name in FILES:
            path = folder / name
            if path.is_file():
                settings = _of(path)
                if settings.folder:
                    return settings
    return Settings()


def _of(path: Path) -> Settings:
    import tomllib

    try:
        held = tomllib.loads(read(path, LARGEST).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise SettingsError(f"{path}: it is no TOML: {error}") from None
    if path.name != "pyproject.toml" and held.keys() == {"tool"}:
        raise SettingsError(
            f"{path}: [tool.annotate] is for pyproject.toml: here its settings stand by themselves"
        )
    tools = held.get("tool", {}) if path.name == "pyproject.toml" else {"annotate": held}
    table = tools.get("annotate") if isinstance(tools, dict) else None
    if table is None:
        return Settings()
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.annotate is a table of settings, not {table!r}")
    return _read(table, str(path))._replace(folder=str(path.resolve().parent))


def _read(table: Mapping[str, Any], where: str) -> Settings:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = _KEYS.get(key)
        if name is None:
            raise SettingsError(f"{where}: there is no setting {key!r}: {instead(key, _KEYS)}")
        found[name] = _value(key, name, value, where)
    return Settings(**found)


def _value(key: str, name: str, value: Any, where: str) -> Any:
    default = Settings._field_defaults[name]
    if name == "per_file_ignores":
        if not isinstance(value, dict):
            raise SettingsError(f"{where}: {key} is a table of file patterns and lists of rules")
        return tuple((glob, _names(f"{key}.{glob}", codes, where)) for glob, codes in value.items())
    if isinstance(default, tuple):
        return _names(key, value, where)
    if type(value) is not type(default):
        raise SettingsError(f"{where}: {key} is {_kind(default)}, not {value!r}")
    if isinstance(value, int) and value < 0:
        raise SettingsError(f"{where}: {key} is 0 or more, not {value}")
    return value


def _names(key: str, value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{where}: {key} is a list of rules, not {value!r}")
    return known(value, f"{where}: {key}")


def known(names: Iterable[str], where: str) -> tuple[str, ...]:
    """Rules or families of rules that there are. Raises SettingsError, with the nearest, for any other."""
    from annotate.validation.rulebook import rules

    codes = list(rules())
    families = {code[:i] for code in codes for i, letter in enumerate(code) if letter == "-"}
    found = tuple(names)
    for name in found:
        if name not in codes and name not in families:
            raise SettingsError(f"{where}: there is no rule {name!r}{perhaps(name, [*codes, *families])}")
    return found


def _kind(value: object) -> str:
    return {bool: "true or false", int: "a number", str: "a string"}[type(value)]
