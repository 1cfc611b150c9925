"""The same cases, steered by the branches that our code takes; only where atheris is installed.

Atheris is no dependency: it has no wheels for every Python that we run on. `parser_fuzz` starts
this once for each parser, because libFuzzer ends the process that it runs in.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Fuzz the parser that is named, for so many runs."""
    name, n_cases, number = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["stemhulp"]):
        fuzzing = importlib.import_module("tests.attack.parser_fuzz")
    met = fuzzing.Met(next(parser for parser in fuzzing.PARSERS if parser.name == name))
    folder = Path(tempfile.mkdtemp())
    run = fuzzing.prepared(met, n_cases, int(number), folder).hypothesis.fuzz_one_input

    def one(data: bytes) -> None:
        run(data)  # bytes that make no case are not counted
        if met.counts.total() >= n_cases:
            print(met.row(), *met.faults[:5], sep="\n", flush=True)
            shutil.rmtree(folder)
            os._exit(1 if met.faults else 0)  # nothing less ends libFuzzer

    atheris.Setup([sys.argv[0], f"-seed={number}", "-len_control=0", "-max_len=4096"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
