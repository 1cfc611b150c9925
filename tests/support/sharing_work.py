"""Which tests go to one worker together, when there are several.

A worker is given one test after the other, whichever comes, so that all are done at the same time.
Only what takes long to make and is looked at by several tests is made in one worker. (The marks of
`--dist loadgroup` would say this beside the tests, but pytest 9.2 and pytest-xdist 3.8 lose them.)
"""

from __future__ import annotations

from typing import Final

from xdist.scheduler import LoadScopeScheduling

TOGETHER: Final = {
    "tests/laws/test_house_rules.py": "a walk through every site",
    "tests/laws/test_one_language.py": "a walk through every site",
    "tests/laws/test_page_contexts.py": "a walk through every site",
    "tests/laws/test_whole_site.py": "a walk through every site",
    "tests/pages/debate/test_downloads.py": "paper",
    "tests/pages/debate/test_files.py": "paper",
    "tests/pages/debate/test_made_once.py": "paper",
    "tests/pages/debate/test_paper.py": "paper",
    "tests/pages/result/test_pdf.py": "paper",
}


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Gives out tests one by one, those of a group to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)
