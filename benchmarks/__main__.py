"""Measures on SQLite, then on the PostgreSQL that DATABASE_URL names, each in a process of its own.

`python -m benchmarks [--sizes 1000,10000,100000] [--only lists,import,iati,pdf,agreements,pipeline,figures]`
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--only", default="lists,import,iati,pdf,agreements,pipeline,figures")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="jisr-bench-") as folder:
        databases = {"SQLite": f"sqlite:///{Path(folder) / 'bench.sqlite3'}"}
        if os.environ.get("DATABASE_URL", "").startswith("postgres"):
            databases["PostgreSQL"] = os.environ["DATABASE_URL"]
        for name, url in databases.items():
            print(f"\n== {name} ==", flush=True)
            environment = os.environ | {
                "DATABASE_URL": url,
                "DATA_DIR": str(Path(folder) / name),
                "DJANGO_SETTINGS_MODULE": "jisr.settings.test",
            }
            command = [sys.executable, "-m", "benchmarks.measure", options.sizes, options.only]
            failed |= subprocess.run(command, env=environment).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
