"""A real Chromium, watched: every page is held to a strict policy, to its own origin and to no error."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)
# The strictest page that a municipality may embed the assistant in; trusted types also refuse markup made from strings.
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "require-trusted-types-for 'script'"
)
DESKTOP = (1280, 800)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium n’est pas installé (chromium, chromium-browser ou google-chrome)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, assistant_address: str) -> Iterator[Callable[..., Any]]:
    """`visit(size=…, path=…, html=…, prepare=…)` opens a page of the running assistant and returns it.

    `html` replaces the page at `/` by another host page; `prepare(page)` may route requests before anything loads;
    `**options` go to the browser context. When the test ends, a console error (a refused policy, an exception) or a
    request to another origin on any page fails it. Answers of the channel that a test makes fail are not errors.
    """
    contexts: list[Any] = []
    errors: list[str] = []
    requested: list[str] = []

    def note_console(message: Any) -> None:
        if message.type == "error" and "/webhooks/web/" not in message.location.get("url", ""):
            errors.append(message.text)

    def open_page(
        size: tuple[int, int] = DESKTOP,
        path: str = "/",
        html: str | None = None,
        prepare: Callable[[Any], None] | None = None,
        **options: Any,
    ) -> Any:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="fr-CA", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", note_console)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: requested.append(request.url))

        def serve_strictly(route: Any) -> None:
            response = route.fetch()
            headers = {**response.headers, "content-security-policy": STRICT_POLICY}
            route.fulfill(response=response, headers=headers, **({"body": html} if html else {}))

        page.route(f"{assistant_address}/", serve_strictly)
        if prepare:
            prepare(page)
        page.goto(f"{assistant_address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
    assert [url for url in requested if not url.startswith((f"{assistant_address}/", "data:"))] == []
