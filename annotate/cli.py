"""The command line: what users type, turned into calls; no logic of its own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from annotate.version import VERSION

if TYPE_CHECKING:
    from annotate.convert import Options

CLEAN, FINDINGS, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
EXITS = "exit codes: 0 clean, 1 findings, 2 wrong usage, 3 some input could not be processed, 130 interrupted"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    args = _parser().parse_args(arguments)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLEAN
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="annotate",
        description="Turn the raw text of a news item into lossless, valid, explained TEI, and check such XML.",
        epilog=EXITS,
    )
    parser.add_argument("--version", action="version", version=f"annotate {VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _convert_parser(commands)
    _validate_parser(commands)
    _rule_parser(commands)
    _explain_parser(commands)
    _score_parser(commands)
    _schema_parser(commands)
    _languages_parser(commands)
    return parser


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], says: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=EXITS
    )
    parser.set_defaults(run=run)
    return parser


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", metavar="CODE", help="language of the text (ar, en, fr …); guessed when not given"
    )
    parser.add_argument(
        "--published", metavar="DAY", type=_day, help="publication day, YYYY-MM-DD; relative dates need it"
    )
    parser.add_argument("--genre", default="news", help="kind of text (default: news)")
    parser.add_argument(
        "--encoding", metavar="NAME", help="encoding of text input (default: byte order mark, else utf-8)"
    )
    parser.add_argument(
        "--control-pictures",
        action="store_true",
        help="keep characters that XML cannot hold as control pictures, and record them",
    )
    parser.add_argument(
        "--finder",
        metavar="MODULE:FUNCTION",
        action="append",
        default=[],
        help="a function Source -> spans that proposes annotations; may be given again",
    )


def _convert_parser(commands: Any) -> None:
    parser = _command(commands, "convert", _convert, "convert text to TEI, or any format to any other")
    parser.add_argument("input", metavar="INPUT", nargs="+", help="files, or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file; for several inputs, a folder (default: standard output)",
    )
    parser.add_argument(
        "-f", "--from", dest="source", metavar="FORMAT", help="format of the input (default: by suffix)"
    )
    parser.add_argument(
        "-t",
        "--to",
        dest="target",
        metavar="FORMAT",
        help="format of the output (default: by suffix, else tei)",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="run the rules again on a TEI document; a person's annotations and removals stay",
    )
    parser.add_argument(
        "--lossy",
        action="store_true",
        help="with --update, go on where comments or unknown elements would be left out",
    )
    _reading(parser)


def _validate_parser(commands: Any) -> None:
    parser = _command(
        commands, "validate", _validate, "name every problem of TEI or JSON documents, with its place"
    )
    parser.add_argument(
        "path", metavar="PATH", nargs="+", help="files, or folders of .xml, .tei and .json files"
    )
    formats = ("full", "concise", "json", "sarif", "junit", "github")
    parser.add_argument("--format", choices=formats, help="how to print problems (default: full)")
    parser.add_argument(
        "--schema", metavar="FILE", help="validate against this RELAX NG, XSD, DTD or Schematron instead"
    )
    parser.add_argument(
        "--select", metavar="RULES", help="tell only these rules, with commas between; clause means clause-*"
    )
    parser.add_argument("--ignore", metavar="RULES", help="do not tell these rules")
    parser.add_argument(
        "--fix", action="store_true", help="mend what takes no judgement; the text is never altered"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and change nothing"
    )
    parser.add_argument("--baseline", metavar="FILE", help="do not tell the problems this file knows")
    parser.add_argument("--write-baseline", metavar="FILE", help="keep the problems there are in a file")
    parser.add_argument("--statistics", action="store_true", help="tell how often each rule is broken")
    parser.add_argument(
        "--config", metavar="FILE", help="the configuration (default: annotate.toml or pyproject.toml)"
    )
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=0, help="how many processes (default: one a core)"
    )
    parser.add_argument("--no-cache", action="store_true", help="check files again that have not changed")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even when there are findings")


def _rule_parser(commands: Any) -> None:
    parser = _command(commands, "rule", _rule, "show every rule, or one with its reason and an example")
    parser.add_argument(
        "code", metavar="CODE", nargs="?", help="the rule, such as clause-gap or date.day_month"
    )


def _explain_parser(commands: Any) -> None:
    parser = _command(
        commands,
        "explain",
        _explain,
        "say what was found by which rule on what evidence, and what was dropped and why",
    )
    parser.add_argument("input", metavar="INPUT", help="a text file, or - for standard input")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs"
    )
    _reading(parser)


def _score_parser(commands: Any) -> None:
    says = "compare annotations with a gold standard, or two annotators with each other"
    parser = _command(commands, "score", _score, says)
    parser.add_argument(
        "gold", metavar="GOLD", help="TEI, JSON, standoff or tagged snippets: a file, or a folder"
    )
    parser.add_argument(
        "pred", metavar="PRED", help="what is scored: a file, or a folder with the same stems"
    )
    parser.add_argument(
        "--kinds", metavar="KIND,KIND", default="", help="the kinds to compare (default: all)"
    )
    parser.add_argument(
        "--errors", action="store_true", help="list what the sides see differently, with its words"
    )
    parser.add_argument(
        "--agreement",
        action="store_true",
        help="take both as annotators: observed agreement, kappa, alpha, and a list to adjudicate",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        help="how to report (default: by suffix of OUT, else text)",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="a file (default: standard output)")
    parser.add_argument(
        "--fail-under",
        metavar="F1",
        type=float,
        help="exit with 1 when the strict micro F1 (0 to 100) is less",
    )


def _schema_parser(commands: Any) -> None:
    parser = _command(commands, "schema", _schema, "render the schemas from the element classes")
    parser.add_argument("--write", metavar="DIR", help="write all of them into a folder")
    parser.add_argument(
        "--check", metavar="DIR", help="compare the files in a folder with what the classes render"
    )
    parser.add_argument("--format", metavar="FORMAT", help="print one of them (rng, sch, odd, json, guide)")
    parser.add_argument("--genre", default="news", help="document type (default: news)")


def _languages_parser(commands: Any) -> None:
    says = "list what each language pack covers: words, rules, examples and whether they hold"
    parser = _command(commands, "languages", _languages, says)
    parser.add_argument("code", metavar="CODE", nargs="?", help="a language, or the folder of a pack")
    parser.add_argument("--lint", action="store_true", help="look for slow patterns and impossible words")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")


def _day(value: str) -> str:
    import datetime

    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{value!r} is no day: write YYYY-MM-DD, such as 2024-11-09"
        ) from None


def _options(args: argparse.Namespace) -> Options:
    from annotate.convert import Options

    return Options(
        language=args.language,
        genre=args.genre,
        published=args.published,
        encoding=args.encoding,
        pictures=args.control_pictures,
        finders=[_finder(name) for name in args.finder],
    )


def _finder(name: str) -> Any:
    import importlib

    module, _, function = name.partition(":")
    if "" not in sys.path:
        sys.path.insert(0, "")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise UsageError(f"--finder {name}: {error}; write MODULE:FUNCTION") from None
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise UsageError(f"--finder {name}: {module} cannot be imported: {said}") from None
    if not callable(found):
        raise UsageError(f"--finder {name}: it is no function; write MODULE:FUNCTION")
    return found


class UsageError(ValueError):
    """A command that cannot be carried out as it was typed."""


def _say(text: object) -> None:
    print(text, file=sys.stderr)


def _guarded(place: str, act: Callable[[], int]) -> int:
    """The exit code of an act on one input; what is wrong with the input becomes one clear line."""
    from annotate.finders import FinderError
    from annotate.pack import PackError
    from annotate.problem import ProblemError
    from annotate.source import SourceError

    try:
        return act()
    except ProblemError as error:
        for problem in error.problems:
            _say(problem._replace(path=place))
    except (SourceError, FinderError) as error:
        _say(f"{place}: {error}")
    except (PackError, UsageError) as error:
        _say(f"annotate: {error}")
        return USAGE
    except KeyError as error:
        _say(f"annotate: {error.args[0]}")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        _say(f"{error.filename or place}: {error.strerror or error}")
    return UNREADABLE


def _convert(args: argparse.Namespace) -> int:
    from pathlib import Path

    many = len(args.input) > 1
    if many and not args.output:
        _say("annotate: several inputs need a folder to write to: add -o FOLDER")
        return USAGE
    if args.update and many:
        _say("annotate: --update takes one input at a time")
        return USAGE
    from annotate import formats

    try:
        suffix = formats.suffix(args.target or "tei")
    except KeyError as error:
        _say(f"annotate: {error.args[0]}")
        return USAGE
    worst = CLEAN
    for name in args.input:
        place = "standard input" if name == "-" else name
        output = Path(args.output) if args.output else None
        if output and (many or output.is_dir()):
            output = output / (Path(name).stem + suffix)
        worst = max(worst, _guarded(place, lambda name=name, output=output: _convert_one(args, name, output)))  # type: ignore[misc]
    return worst


def _convert_one(args: argparse.Namespace, name: str, output: Any) -> int:
    from annotate import convert, formats

    options = _options(args)
    target = args.target or (formats.guess(output) if output else None) or "tei"
    if args.update:
        document, problems = convert.update(name, options, lossy=args.lossy)
        for problem in problems:
            _say(problem._replace(path=name))
    else:
        document = convert.read(name, args.source, options)
    written = convert.write(document, target)
    if output is None:
        sys.stdout.buffer.write(written)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        convert.save(written, output)
    return CLEAN


def _validate(args: argparse.Namespace) -> int:
    from annotate.validation.assessment import Request, run
    from annotate.validation.settings import SettingsError

    asked = {name: getattr(args, name) for name in Request._fields if name != "paths"}
    try:
        return run(Request(tuple(args.path), **asked))
    except SettingsError as error:
        _say(f"annotate: {error}")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        _say(f"{error.filename or 'annotate'}: {error.strerror or error}")
        return UNREADABLE


def _rule(args: argparse.Namespace) -> int:
    from annotate.validation import rulebook

    try:
        sys.stdout.write(rulebook.page(args.code) if args.code else rulebook.summary())
    except KeyError as error:
        _say(f"annotate: {error.args[0]}")
        return USAGE
    return CLEAN


def _explain(args: argparse.Namespace) -> int:
    return _guarded(args.input, lambda: _explain_one(args))


def _explain_one(args: argparse.Namespace) -> int:
    from pathlib import Path

    from annotate import explanation
    from annotate.parse import explain
    from annotate.source import decode

    options = _options(args)
    raw = sys.stdin.buffer.read() if args.input == "-" else Path(args.input).read_bytes()
    source = decode(raw, options.encoding, pictures=options.pictures)
    found = explain(
        source,
        language=options.language,
        genre=options.genre,
        published=options.published,
        finders=options.finders,
    )
    if args.format == "json":
        print(explanation.as_json(found, source.text))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(explanation.render(found, source.text, colour))
    return CLEAN


def _score(args: argparse.Namespace) -> int:
    return _guarded("score", lambda: _score_run(args))


def _score_run(args: argparse.Namespace) -> int:
    from pathlib import Path

    from annotate import convert
    from annotate.scoring import scoreboard

    kinds = args.kinds.replace(",", " ").split()
    score, agreement = scoreboard.compare(Path(args.gold), Path(args.pred), kinds, mutual=args.agreement)
    for complaint in scoreboard.complaints(score):
        _say(complaint)
    if score.compared:
        report = scoreboard.render(score, agreement, args.format, args.output, args.errors)
        if args.output:
            convert.save(report, Path(args.output))
        else:
            sys.stdout.buffer.write(report)
    if score.faults:
        return UNREADABLE
    return FINDINGS if scoreboard.under(score, args.fail_under) else CLEAN


def _schema(args: argparse.Namespace) -> int:
    return _guarded("schema", lambda: _schema_render(args))


def _schema_render(args: argparse.Namespace) -> int:
    from pathlib import Path

    from annotate import schemas

    if args.write:
        for path in schemas.write(Path(args.write), args.genre):
            _say(f"wrote {path}")
    elif args.check:
        stale = schemas.stale(Path(args.check), args.genre)
        for path in stale:
            _say(f"{path} is not what the classes render: run annotate schema --write {args.check}")
        return FINDINGS if stale else CLEAN
    else:
        sys.stdout.write(schemas.render(args.format or "rng", args.genre))
    return CLEAN


def _languages(args: argparse.Namespace) -> int:
    return _guarded("languages", lambda: _languages_list(args))


def _languages_list(args: argparse.Namespace) -> int:
    from annotate import survey

    found = list(survey.surveys(args.code, linted=args.lint))
    sys.stdout.write(survey.render(found, args.format, full=bool(args.code)))
    return CLEAN if all(one.sound for one in found) else FINDINGS
