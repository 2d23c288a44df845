"""A page in Chromium, with all that it complains of and asks for."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright

from tests.machine import missing

Scheme = Literal["light", "dark"]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        missing("the page is tried in Chromium, which is not installed")
    return found


@asynccontextmanager
async def open_page(
    chromium: str, scheme: Scheme = "light", width: int = 1280, language: str = "sv"
) -> AsyncIterator[tuple[Page, list[str], list[str]]]:
    """A page, what its console complains of, and the addresses that it asks."""
    complaints: list[str] = []
    asked: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        viewport = ViewportSize(width=width, height=720)
        page = await browser.new_page(color_scheme=scheme, locale=language, viewport=viewport)
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        try:
            yield page, complaints, asked
        finally:
            await browser.close()
