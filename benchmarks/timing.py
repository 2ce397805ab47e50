"""Timing of pages: queries, median and 95th percentile in milliseconds, bytes."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Timed:
    median: float
    p95: float
    queries: int
    size: int


def timed(action: Callable[[], bytes], runs: int = 15) -> Timed:
    """Run `action` once to warm up, once to count queries, then `runs` times on the clock."""
    action()
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        size = len(action())
    spans = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        spans.append((time.perf_counter() - start) * 1000)
    spans.sort()
    return Timed(statistics.median(spans), spans[int(len(spans) * 0.95) - 1], len(asked), size)


def row(title: str, cost: Timed, note: str = "") -> None:
    print(
        f"{title:<44} {cost.queries:>3} queries  median {cost.median:8.1f} ms  p95 {cost.p95:8.1f} ms"
        f"  {cost.size:>9,} bytes  {note}",
        flush=True,
    )


def content(response: Any) -> bytes:
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} at {response.request['PATH_INFO']}")
    return b"".join(response.streaming_content) if response.streaming else response.content
