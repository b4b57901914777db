"""Print how well stories and quotes are understood, style by style, and with `--errors N` what goes wrong."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.eval import measures

TABLES = {
    "split": measures.splitting,
    "quotes": measures.quoting,
    "extract": measures.extracting,
}


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    arguments.add_argument("what", nargs="*", choices=[*TABLES, []], help="all when none is named")
    arguments.add_argument("--errors", type=int, default=0)
    args = arguments.parse_args()
    if not measures.EVAL.exists():
        print("the development sets are not here")
        return 1
    options = ["--errors", str(args.errors)] if args.errors else []
    with tempfile.TemporaryDirectory() as folder:
        for what in args.what or TABLES:
            print(TABLES[what](Path(folder), *options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
