"""What every site would make again from the same text, made once per worker.

Tests make some fifty sites, and most of their templates, styles and pages are the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import CodeType
from typing import cast

from flask import Flask
from flask.templating import Environment
from jinja2.bccache import Bucket, BytecodeCache

from stemhulp.web.http import compression


class CompiledOnce(BytecodeCache):
    """Templates by name and text. All sites compile with the same options."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.codes[bucket.key, bucket.checksum] = bucket.code


def make_once() -> None:
    """Remember compiled templates, and what the best compression makes of the same bytes."""
    compiled, plain = CompiledOnce(), Flask.create_jinja_environment

    def create(app: Flask) -> Environment:
        environment = plain(app)
        environment.bytecode_cache = compiled
        return environment

    Flask.create_jinja_environment = create  # type: ignore[method-assign]
    best = cast("dict[str, Callable[[bytes], bytes]]", compression.BEST)
    best.update({coding: cache(pack) for coding, pack in best.items()})
