"""Answers that can be recognized, and every place where they may not be.

Run it with ``python -m tests.attack.marks``. A visitor walks through the real site in a real
browser, with an odd set of answers; a rough client sends marks where no browser puts anything.
Then logs, files, addresses, headers and stores are searched for them, in every way that a text is
usually packed.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import quote, quote_plus, urldefrag, urlencode

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, sync_playwright

from stemhulp.examples import fictional_election
from stemhulp.matching import answer_sheet
from stemhulp.presentation.result.share_code import encode
from tests.attack.headers import FORM
from tests.attack.running import Server, serving
from tests.browser.running import launch

# Word, and what the visitor presses for it.
ANSWERS: Final = {
    "fietsbrug": ("oneens", "3"),
    "parkeren": ("neutraal", "2"),
    "marktdag": ("oneens", "3"),
    "hofjes": ("eens", "1"),
    "toren": ("skip", "0"),
    "museumnacht": ("neutraal", "2"),
}
TICKED: Final = "hofjes"
SECRET: Final = "geheim-7f3a9c51"
KEPT: Final = """async () => JSON.stringify([
  Object.entries(localStorage), await caches.keys(), await indexedDB.databases(),
].flat())"""
PLACES: Final = """() => JSON.stringify([
  window.name, history.state, navigation.entries().map((entry) => entry.url),
])"""
IN_TAB: Final = "JSON.stringify(Object.entries(sessionStorage))"
FILES: Final = ("pdf", "json", "png", "svg")


def marks() -> list[bytes]:
    """Pieces of text that only somebody with these answers has sent or got."""
    election = fictional_election()
    words = {key: word for key, (word, _sign) in ANSWERS.items()}
    sheet = answer_sheet(election, words)
    answered = encode(election, sheet).split("-")[3]
    pairs = [f"answer-{key}={word}" for key, word in words.items()]
    pairs += [f"answer-{key}" for key in words]
    in_json = [f'"{key}": "{word}"' for key, word in words.items()]
    pieces = [answered[start : start + 15] for start in (0, 5)]  # statements before the tick
    return [text.encode() for text in (SECRET, *pairs, *in_json, *pieces)]


def packed(mark: bytes) -> set[bytes]:
    """A text as it is, in an address, in base64 at every place, in hexadecimals, and wide.

    Examples
    --------
    >>> {b"a=b", b"613d62", b"a%3Db", b"a%253Db"} <= packed(b"a=b")
    True
    """
    text = mark.decode()
    found = {mark, quote(text, "").encode(), quote_plus(text).encode(), mark.hex().encode()}
    found |= {quote(quote(text, ""), "").encode(), text.encode("utf-16-le")}
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + mark)
        middle = whole[(0, 2, 3)[shift] : len(whole) - 4]  # what does not depend on the neighbours
        if len(middle) >= 8:
            found |= {middle, middle.translate(bytes.maketrans(b"+/", b"-_"))}
    return found


NEEDLES: Final = frozenset(needle for mark in marks() for needle in packed(mark))


def found_in(content: bytes) -> list[str]:
    """Which marks are in some bytes."""
    return [repr(needle) for needle in NEEDLES if needle in content]


@dataclass(slots=True)
class Seen:
    """Everything that was looked at, by kind of place, and what was found there."""

    home: str
    counts: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def look(self, place: str, content: str | bytes) -> None:
        """Search one place."""
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        self.counts[place] += 1
        self.found += [f"{place}: {needle} in {raw[:200]!r}" for needle in found_in(raw)]

    def request(self, request: Request) -> None:
        """Search an address and the headers of a request; answers go in the body of a post only."""
        self.look("address asked for", request.url)
        headers = request.all_headers()
        self.look("headers of a request", repr(headers))
        # Pages with a form say where they are, to this site only: else a post has no origin.
        if not re.fullmatch(rf"({re.escape(self.home)}/[a-z/]*)?", headers.get("referer", "")):
            self.found.append(f"a referer: {headers}")
        if not request.url.startswith(self.home):
            self.found.append(f"another site: {request.url}")
        if request.post_data and request.method != "POST":
            self.found.append(f"a body of {request.method}")

    def response(self, response: Response) -> None:
        """Search the headers of an answer."""
        self.look("headers of an answer", repr(response.headers_array()))
        if response.header_value("set-cookie"):
            self.found.append(f"a cookie from {response.url}")

    def stores(self, page: Page) -> None:
        """Search what the browser keeps beside the tab."""
        kept = page.evaluate(KEPT), repr(page.context.cookies())
        self.counts["stores and cookies of the browser"] += 1
        if kept != ("[]", "[]"):
            self.found.append(f"kept by the browser: {kept}")
        self.look("addresses that Back leads to", page.evaluate(PLACES))


def walk(page: Page, home: str, seen: Seen) -> str:
    """Fill in, look at everything a result leads to, share, and wipe; the code is returned."""
    _fill_in(page, home)
    links = page.locator("a[href^='/']").evaluate_all("all => all.map((one) => one.href)")
    for link in dict.fromkeys(urldefrag(link).url for link in links):
        if not link.endswith((".png", ".svg")):
            page.goto(f"{home}/uitslag")
            page.wait_for_function("document.title.includes('itslag')")
            page.evaluate("(link) => { location.href = link; }", link)
            page.wait_for_url(link)
            seen.stores(page)
    for ending in FILES:
        _to_result(page, home)
        with page.expect_download() as waiting:
            page.locator(f"[data-file={ending}]").evaluate("one => one.click()")  # maybe in a fold
        seen.look("names of files", waiting.value.suggested_filename)
    _to_result(page, home)
    page.locator("[formaction='/uitslag/waarom']").press("Enter")
    page.wait_for_url("**/uitslag/waarom")
    seen.stores(page)
    _to_result(page, home)
    page.locator(".language").press("Enter")
    page.wait_for_url("**/en/result")
    seen.stores(page)
    _to_result(page, home)
    code = str(page.locator("[data-link]").get_attribute("data-link")).partition("#")[2]
    assert found_in(page.evaluate(IN_TAB).encode())  # there they may be, until they are wiped
    page.locator("[data-wipe]").press("Enter")
    page.wait_for_function("Object.values(sessionStorage).every((value) => !value)")
    seen.look("the tab after wiping", page.evaluate(IN_TAB))
    seen.stores(page)
    return code


def _fill_in(page: Page, home: str) -> None:
    """Answer by keys, tick a statement, and go to the result."""
    page.goto(f"{home}/vragenlijst")
    order = page.locator("fieldset.question input[type=radio]").evaluate_all(
        "all => [...new Set(all.map((one) => one.name))]"
    )
    for name in order:
        before = page.url
        page.keyboard.press(ANSWERS[name.removeprefix("answer-")][1])
        page.wait_for_url(lambda url, before=before: url != before)
    page.locator(f"input[name=weight-{TICKED}]").evaluate("one => one.click()")
    page.get_by_role("button", name="Bekijk je uitslag").click()
    page.wait_for_selector("#downloads", state="attached")


def _to_result(page: Page, home: str) -> None:
    """Come back to the result, which the tab brings again."""
    page.goto(f"{home}/uitslag")
    page.wait_for_selector("#downloads", state="attached")


def open_shared(page: Page, home: str, code: str) -> None:
    """Open a shared link, as somebody else, and press the button."""
    page.goto(f"{home}/uitslag#{code}")
    page.get_by_role("button", name="Bekijk die uitslag").click()
    page.wait_for_selector("#downloads", state="attached")


def rough_client(port: int) -> Counter[int]:
    """Send the marks in fields, headers, addresses and methods where no browser puts them."""
    fields = {f"answer-{key}": word for key, (word, _sign) in ANSWERS.items()}
    form = urlencode(fields)
    headers: Mapping[str, str] = {
        **dict.fromkeys(("X-Secret", "Cookie", "User-Agent", "From", "Via"), SECRET),
        "Referer": f"http://elders.example/?{form}",
        "X-Forwarded-For": SECRET,
    }
    kind = {"Content-Type": FORM}
    asked: Iterable[tuple[str, str, str | None, Mapping[str, str]]] = (
        ("POST", "/uitslag", f"{form}&{SECRET}=1", kind),
        ("POST", "/uitslag", f"{form}&answer-{SECRET}=eens", kind | headers),
        ("POST", "/uitslag", form, kind | headers),
        ("POST", "/uitslag.pdf", form, kind | headers),
        ("POST", f"/uitslag?{form}&{SECRET}=1", form, kind),
        ("POST", f"/{SECRET}", form, kind),
        ("POST", "/uitslag", form, kind | {"Origin": f"https://{SECRET}.example"}),
        ("POST", "/uitslag", f'{{"{SECRET}": 1}}', {"Content-Type": "application/json"}),
        ("POST", "/uitslag", f"code=3-{SECRET}", kind),
        ("POST", "/uitslag", SECRET * 6000, kind),
        ("GET", f"/{SECRET}?{form}", None, headers),
        ("GET", f"/partijen/{SECRET}", None, headers),
        ("GET", f"/debat.pdf?partij={SECRET}", None, headers),
        ("GET", f"/vergelijk?{form}", None, headers),
        ("GET", f"/debat.docx?partij=brug&tegen=molen&{form}", None, headers),
        ("GET", f"/plaatje.png?{SECRET}", None, headers),
        (SECRET.upper(), "/", None, headers),
        ("GET", "/", None, {"Host": f"{SECRET} x"}),
        ("GET", "/", None, {"Transfer-Encoding": SECRET}),
        ("GET", "/", None, {"X-Long": SECRET * 4000}),
    )
    statuses: Counter[int] = Counter()
    for method, path, body, sent in asked:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as one:
            one.request(method, path, body, dict(sent))
            statuses[one.getresponse().status] += 1
    return statuses


def search_server(server: Server, folder: Path, seen: Seen) -> None:
    """Search its output, and every file that it made, packed or not."""
    seen.look("output of the server", server.written())
    for path in sorted(folder.rglob("*")):
        seen.look("names of files at the server", str(path.relative_to(folder)))
        if path.is_file():
            seen.look("files at the server", path.read_bytes())
        if zipfile.is_zipfile(path):  # a document
            with zipfile.ZipFile(path) as packed_file:
                for member in packed_file.namelist():
                    seen.look("files at the server, unpacked", packed_file.read(member))


@contextlib.contextmanager
def listening(browser: Browser, seen: Seen) -> Iterator[Page]:
    """Open a tab in which everything that goes over the line is searched."""
    context: BrowserContext = browser.new_context(locale="nl-NL", accept_downloads=True)
    requests: list[Request] = []
    responses: list[Response] = []
    context.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - a method cannot be wrapped  # noqa: PLW0108 - it wants a function
    context.on("response", lambda response: responses.append(response))  # noqa: PLW0108  # noqa: PLW0108
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    for request in requests:
        seen.request(request)
    for response in responses:
        seen.response(response)
    context.close()


def search_everything(browser: Browser) -> tuple[Seen, Counter[int]]:
    """Walk, be rough, and search."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        around = dict.fromkeys(("TMPDIR", "HOME", "XDG_CACHE_HOME"), name)
        with serving(environment=around, folder=folder) as server:
            server.when_whole()
            seen = Seen(server.home)
            with listening(browser, seen) as page:
                code = walk(page, server.home, seen)
            # Somebody opens the link: the browser's history of that moment has it, nothing else.
            with listening(browser, seen) as page:
                open_shared(page, server.home, code)
                seen.stores(page)
            statuses = rough_client(server.port)
            search_server(server, folder, seen)
    return seen, statuses


def main() -> int:
    """Print how many places of each kind were searched."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        seen, statuses = search_everything(browser)
        browser.close()
    print("| place | searched |\n|---|---|")
    for place, count in sorted(seen.counts.items()):
        print(f"| {place} | {count} |")
    counted = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
    print(
        f"{len(NEEDLES)} texts looked for; the rough client got {counted}; {len(seen.found)} found"
    )
    print(*seen.found[:20], sep="\n")
    return 1 if seen.found else 0


if __name__ == "__main__":
    sys.exit(main())
