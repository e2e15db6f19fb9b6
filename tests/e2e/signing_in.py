"""A provider of OpenID Connect on this machine, and the app that asks it who comes."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

from page import Page
from running_app import free_port, running

from assistant.schema import Language
from assistant.ui.shared.person import LANGUAGE

PEOPLE = {
    "somchai": {"email": "somchai@example.go.th", "name": "สมชาย", "groups": ["staff"]},
    "malee": {"email": "malee@example.go.th", "name": "มาลี", "groups": ["kh-librarians"]},
    "nobody": {"email": "nobody@elsewhere.example", "name": "Nobody", "groups": []},
}
ROLES = """
default = "none"
[roles.reader]
groups = ["staff"]
[roles.librarian]
groups = ["kh-librarians"]
"""


@contextmanager
def organisation(home: Path, folder: Path):
    """Run a provider and the app on a home; the app's address."""
    provider_port, port = free_port(), free_port()
    claims = [
        f"--user-claims={json.dumps({'sub': sub, **told}, ensure_ascii=False)}"
        for sub, told in PEOPLE.items()
    ]
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "only-for-this-test-{port}"
client_id = "khrueakhai"
client_secret = "a-secret"
server_metadata_url = "http://127.0.0.1:{provider_port}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid profile email groups" }}
"""
    )
    (home / "roles.toml").write_text(ROLES)
    provider = [sys.executable, "-m", "oidc_provider_mock", "-H", "127.0.0.1"]
    streamlit = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with ExitStack() as stack:
        stack.enter_context(
            running(
                [*provider, "-p", str(provider_port), *claims], provider_port, folder / "provider",
                health=".well-known/openid-configuration",
            )
        )  # fmt: skip
        command = [*streamlit, "--secrets.files", str(secrets)]
        yield stack.enter_context(running(command, port, home))


def sign_in(chrome, url: str, who: str, address: str = "", language: Language = "th") -> Page:
    """Come as somebody who has not been here before."""
    page = Page(chrome, f"{url}/{address}", first="h1", language=language)
    page.press(page.say("sign_in"))
    [button] = page.see(f'button[name="sub"][value="{who}"]')
    button.click()
    page.see("[data-testid=stApp]")
    page.rest()
    return page


def come_back(
    chrome, url: str, kept: list[dict], address: str = "", language: Language = "th"
) -> Page:
    """Come as somebody who has signed in before, with the cookies that say so."""
    page = Page(chrome, "about:blank", first="body")
    names = ("name", "value", "domain", "path")
    spoken = {"name": LANGUAGE, "value": language, "domain": "127.0.0.1", "path": "/"}
    for cookie in (*kept, spoken):
        chrome.execute_cdp_cmd("Network.setCookie", {name: cookie[name] for name in names})
    chrome.get(f"{url}/{address}")
    page.language = language
    page.see("[data-testid=stApp]")
    page.rest()
    return page
