"""Coverage-guided fuzzing of one target, with atheris.

    pip install -r fuzz/requirements.txt
    python fuzz/run.py TARGET [--seconds 600] [--found DIR]        TARGET: text tei json standoff pack

Starts from the examples of the project and keeps what reaches new code in ``fuzz/corpus/TARGET``. An input that
breaks a law is kept in the folder ``--found``, one for each place in the code, and the run goes on; the
exit code is 1 when there was any. A law that takes longer than 20 seconds ends the run.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["annotate"]):
    import laws
    import mutate
    import seeds

HERE = Path(__file__).parent
STALLED = 20


class Collector:
    """A law that writes down what breaks it, once for each place in the code."""

    def __init__(self, target: str, folder: Path) -> None:
        self.law, self.target, self.folder = laws.LAWS[target], target, folder
        self.seen: set[str] = set()

    def __call__(self, raw: bytes) -> None:
        """Try one input."""
        try:
            self.law(raw)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "annotate" in frame.filename] or frames
            place = f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"
            if isinstance(error, laws.Broken):
                said = re.sub("[0-9]+", "0", str(error))[:160]
                place = f"Broken {frames[-2].lineno} {said}"
            if place not in self.seen:
                self.seen.add(place)
                name = self.folder / f"{self.target}-{hashlib.sha256(raw).hexdigest()[:12]}"
                name.write_bytes(raw)
                name.with_suffix(".why").write_text(
                    f"{place}\n{traceback.format_exc()[-3000:]}", encoding="utf-8"
                )
                print(f"FOUND {place}: {str(error)[:200]} ({name})", file=sys.stderr)


def main() -> int:
    """Fuzz a target as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=laws.LAWS)
    parser.add_argument("--seconds", type=int, default=600, help="how long (default: 600)")
    parser.add_argument("--found", type=Path, default=HERE / "found", help="where to keep what breaks a law")
    args = parser.parse_args()
    corpus = HERE / "corpus" / args.target
    for folder in (corpus, args.found):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds.seeds(args.target):
        (corpus / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
    collector = Collector(args.target, args.found)

    def mutator(raw: bytes, most: int, seed: int) -> bytes:
        made = mutate.mutated(raw, args.target, seed) if seed % 3 else None
        return made if made is not None and len(made) <= most else atheris.Mutate(raw, most)

    with tempfile.NamedTemporaryFile("w", suffix=".dict", encoding="ascii") as words:
        words.write("\n".join(seeds.dictionary()))
        words.flush()
        options = [
            f"-max_total_time={args.seconds}",
            f"-timeout={STALLED}",
            "-max_len=16000",
            "-rss_limit_mb=4096",
        ]
        options += [f"-dict={words.name}", f"-artifact_prefix={args.found}/", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, str(corpus)], collector, custom_mutator=mutator)
        atheris.Fuzz()
    return bool(collector.seen)


if __name__ == "__main__":
    raise SystemExit(main())
