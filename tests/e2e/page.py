"""What a visitor can see and do in the app, for browser tests."""

from __future__ import annotations

import json
import time
from pathlib import Path

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from assistant.schema import Language
from assistant.ui.shared.texts import LANGUAGE_NAMES, plain

WAIT_SECONDS = 60  # for the first answer of a real library on a busy machine
TELEPHONE = (390, 844)  # pixels
LOCAL = ("chrome:", "data:", "blob:", "http://127.0.0.1", "ws://127.0.0.1")

JOINER = "\u2060"  # keeps a Thai word whole at the end of a line; no reader sees it

MOVING = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)


class Element(WebElement):
    """An element whose text is what a reader reads."""

    @property
    def text(self) -> str:
        return super().text.replace(JOINER, "")


class Page:
    """One tab of the app."""

    def __init__(
        self,
        chrome: Chrome,
        url: str,
        width: int = 1280,
        height: int = 900,
        first: str = "[data-testid=stChatInputTextArea]",
        language: Language = "th",
    ) -> None:
        self.chrome = chrome
        self.language: Language = "th"  # whoever comes for the first time is greeted in Thai
        chrome._web_element_cls = Element
        self.resize(width, height)
        chrome.get("about:blank")  # first: a page that is open may write its cookie again
        chrome.execute_cdp_cmd("Network.clearBrowserCookies", {})  # a new visitor
        self.requests()  # forget what came before
        chrome.get_log("browser")
        chrome.get(url)
        self.see(first)
        if language != self.language:
            self.speak(language)

    def speak(self, language: Language) -> None:
        """Choose the language of the pages."""
        self.press(LANGUAGE_NAMES[language])
        self.language = language
        root = "return document.documentElement.lang"
        self.until(lambda: self.chrome.execute_script(root) == language)
        self.rest()

    def say(self, key: str, **values: str | int) -> str:
        """The words of a key as this visitor reads them."""
        return plain(key, self.language, **values)

    def resize(self, width: int, height: int) -> None:
        """Give the page another size; a narrow one is a telephone's."""
        self.chrome.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )

    def fits_a_telephone(self) -> bool:
        """Wait until nothing is wider than a telephone."""
        self.resize(*TELEPHONE)
        width = "return document.documentElement.scrollWidth"
        return self.until(lambda: self.chrome.execute_script(width) <= TELEPHONE[0])

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def until(self, condition):
        """Wait for a condition; what is still moving or about to be drawn anew is tried again."""
        wait = WebDriverWait(self.chrome, WAIT_SECONDS, 0.2, ignored_exceptions=MOVING)
        return wait.until(lambda _: condition())

    def soon(self, condition, seconds: float = 5) -> bool:
        """Tell whether a condition holds within seconds."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def see(self, selector: str, count: int = 1) -> list[WebElement]:
        """Wait for at least so many elements and return them."""
        return self.until(lambda: (lambda found: len(found) >= count and found)(self.all(selector)))

    def text(self) -> str:
        """What a reader reads of the page."""
        words = self.chrome.execute_script("return document.body.innerText")
        return words.replace(JOINER, "")

    def read(self, words: str) -> None:
        """Wait until the page shows these words."""
        self.until(lambda: words in self.text())

    def ask(self, question: str) -> None:
        [field] = self.see("[data-testid=stChatInputTextArea]")
        field.send_keys(question, Keys.ENTER)

    def press(self, label: str) -> None:
        self.until(lambda: self._pressed(label))

    def _pressed(self, label: str) -> bool:
        buttons = [item for item in self.all("button") if item.is_displayed()]
        found = [item for item in buttons if label in item.text]
        return bool(found) and self._clicked(found[0])

    def follow(self, element: WebElement) -> None:
        """Click an element when it stands clear of what lies over the page."""
        self.until(lambda: self._clicked(element))

    def _clicked(self, element: WebElement) -> bool:
        self.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        return True

    def unfold(self, details: WebElement) -> None:
        """Open a passage or a list of passages, if it is not open yet."""
        summary = details.find_element(By.CSS_SELECTOR, "summary")
        self.until(lambda: details.get_attribute("open") or not self._clicked(summary))

    def rest(self) -> None:
        """Wait until the app has drawn everything."""
        self.see("[data-testid=stApp][data-test-script-state=notRunning]")

    def upload(self, *paths: Path) -> None:
        [field] = self.see("input[type=file]")
        field.send_keys("\n".join(map(str, paths)))

    def requests(self) -> list[str]:
        """Return the addresses asked for since the last call, but for the app's own."""
        messages = [json.loads(entry["message"]) for entry in self.chrome.get_log("performance")]
        asked = [self._address(message["message"]) for message in messages]
        return [address for address in asked if address and not address.startswith(LOCAL)]

    @staticmethod
    def _address(message: dict) -> str:
        if message["method"] == "Network.requestWillBeSent":
            return message["params"]["request"]["url"]
        if message["method"] == "Network.webSocketCreated":
            return message["params"]["url"]
        return ""
