"""The site of ./run docs, as its reader has it: opened from the disk, every link followed, by day and by night."""

import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from checkout import NOTEBOOKS, OUT, ROOT

playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SITE = OUT / "docs" / "site"

needs_browser = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="NO BROWSER: install Chromium (Debian: apt-get install chromium)"
)


class Page(HTMLParser):
    """What a page leads to, what it is made of, and the places in it that others can lead to."""

    def __init__(self, file):
        super().__init__()
        self.links, self.parts, self.places = [], [], set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.places |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        elif tag == "link" and attributes.get("href") and attributes.get("rel") != "canonical":
            self.parts.append(attributes["href"])
        elif attributes.get("src"):
            self.parts.append(attributes["src"])


@pytest.fixture(scope="module")
def site():
    """The site as ./run docs has just built it, page by page."""
    result = subprocess.run([ROOT / "run", "docs"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900)
    assert result.returncode == 0, result.stderr
    return {file.resolve(): Page(file) for file in SITE.rglob("*.html")}


def target(page, link):
    parts = urlsplit(link)
    return (page.parent / unquote(parts.path)).resolve() if parts.path else page, unquote(parts.fragment)


def test_every_link_leads_to_a_page_and_a_place_in_it(site):
    broken = []
    for file, page in site.items():
        if file.name == "constant-values.html":  # Javadoc's of Java 17 leads to a place that it leaves out
            continue
        for link in page.links:
            if urlsplit(link).scheme in ("http", "https", "javascript", "mailto"):
                continue
            to, place = target(file, link)
            if to not in site and not to.is_file() or place and to in site and place not in site[to].places | {"top"}:
                broken.append(f"{file.relative_to(SITE)}: {link}")
    assert broken == []


def test_pages_are_made_of_the_site_alone(site):
    outside = [
        f"{file.relative_to(SITE)}: {part}"
        for file, page in site.items()
        for part in page.parts
        if not part.startswith("data:") and (urlsplit(part).netloc or not target(file, part)[0].exists())
    ]
    assert outside == []


def test_all_that_is_committed_is_there(site):
    pages = {str(file.relative_to(SITE)) for file in site}
    results = [path.stem for path in (ROOT / "notebooks" / "results").glob("*.csv")]
    assert {f"notebooks/{path.stem}.html" for path in NOTEBOOKS} <= pages
    assert {f"results/{name}.html" for name in results} <= pages
    assert {"index.html", "glossary.html", "api/index.html"} <= pages
    assert not [page for page in pages if "/internal/" in page]


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM, "no Chromium on this machine"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(params=["light", "dark"])
def reader(browser, request):
    """A page of the browser that notes what it asks for outside the site and what its scripts complain of."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.scheme, page.wrong = request.param, []
    page.on("request", lambda asked: asked.url.startswith(("file:", "data:", "blob:")) or page.wrong.append(asked.url))
    page.on("requestfailed", lambda asked: page.wrong.append(f"failed: {asked.url}"))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    context.close()


def broken_pictures(page):
    return page.evaluate(
        """async () => {
            const pictures = [...document.images];
            pictures.forEach(picture => picture.loading = "eager");
            await Promise.allSettled(pictures.map(picture => picture.decode()));
            return pictures.filter(picture => !picture.naturalWidth).map(picture => picture.src);
        }"""
    )


def background(page):
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor").removeprefix("rgb(").split(",")[0]


@needs_browser
def test_a_browser_follows_every_link_of_the_pages(site, reader):
    """From the first page to all that it leads to; of the API, which has a page for each class, only its first."""
    waiting, seen, broken = [(SITE / "index.html").as_uri()], set(), []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        reader.goto(address)
        broken += broken_pictures(reader)
        name = address.removeprefix(SITE.as_uri()).strip("/").removesuffix(".html").replace("/", "-")
        reader.screenshot(path=OUT / "screenshots" / f"docs-{name}-{reader.scheme}.png")
        if "/api/" not in address:
            assert (int(background(reader)) < 100) == (reader.scheme == "dark"), address
            links = reader.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
            waiting += [link for link in links if link.startswith(SITE.as_uri()) and link.endswith(".html")]
    assert len(seen) == 1 + len([file for file in site if "api" not in file.relative_to(SITE).parts and file.stem != "404"])
    assert broken == [] and reader.wrong == []


@needs_browser
@pytest.mark.parametrize(("word", "page"), [("pollen", "notebooks/00-quickstart"), ("Levenshtein", "glossary")])
def test_search_finds_the_words_of_a_page(site, reader, word, page):
    reader.goto((SITE / "index.html").as_uri())
    reader.keyboard.press("/")
    reader.get_by_role("textbox", name="Search").press_sequentially(word)
    # The first results may be those of the first letters.
    reader.locator(f'.md-search-result__link[href*="{page}"]').first.wait_for(state="attached", timeout=240_000)
    assert reader.wrong == []
