"""Who is there, with a sign-in and without; a set-up that cannot be read lets nobody in."""

from __future__ import annotations

import pytest
import stand_in
import streamlit as st
from streamlit import config
from streamlit.config_option import ConfigOption
from streamlit.runtime.secrets import Secrets

from assistant.errors import SettingError
from assistant.people.rights import Person
from assistant.ui.shared import person

PROVIDER = {"redirect_uri": "http://127.0.0.1/oauth2callback"}


def shown(app) -> str:
    return "\n".join(one.value for one in [*app.title, *app.markdown, *app.error, *app.warning])


def test_with_a_provider_nobody_comes_in_without_a_sign_in(app):
    app.secrets["auth"] = PROVIDER
    app.run()
    assert "โปรดเข้าสู่ระบบ" in shown(app)
    assert "ยินดีต้อนรับ" not in shown(app)
    assert [one.key for one in app.button] == ["sign_in"]
    assert not app.exception


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    """Name a file of secrets with this text, by hand or as Streamlit does by itself."""
    path = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")

    def write(text: str | None, *, named: bool):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        config.set_option("secrets.files", [str(path)])
        monkeypatch.setattr(config, "is_manually_set", lambda _: named)
        monkeypatch.setattr(st, "secrets", Secrets())

    yield write
    config._set_option("secrets.files", before, ConfigOption.DEFAULT_DEFINITION)


@pytest.mark.parametrize(("text", "signs_in"), [(None, False), ("a = 1", False), ("[auth]", True)])
def test_a_provider_is_set_up_or_it_is_not(secrets, text, signs_in):
    secrets(text, named=False)
    assert person.signs_in() == signs_in


@pytest.mark.parametrize(("text", "named"), [("[auth", False), (None, True), ("[auth", True)])
def test_a_set_up_that_cannot_be_read_lets_nobody_in(secrets, text, named):
    secrets(text, named=named)
    with pytest.raises(SettingError) as caught:
        person.signs_in()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("role", ["reader", "trainer", "librarian", "admin"])
def test_a_role_opens_its_pages_and_no_other(app, monkeypatch, role):
    there = Person("k", role, "มาลี")
    monkeypatch.setattr(person, "current", lambda: there)
    app.run().switch_page("assistant/ui/library/page.py").run()
    removals = [one for one in app.button if (one.key or "").startswith("confirm-")]
    assert bool(removals) == bool(app.get("file_uploader")) == there.may("keep")
    assert stand_in.TITLE in shown(app)
    assert not app.exception
    if there.may("teach"):
        app.switch_page("assistant/ui/lesson/page.py").run()
    else:
        with pytest.raises(ValueError, match="Could not find"):
            app.switch_page("assistant/ui/lesson/page.py")


@pytest.mark.parametrize("role", ["reader", "trainer"])
def test_a_change_of_the_library_is_refused_even_where_its_button_was_drawn(
    app, assistant, monkeypatch, role
):
    app.run().switch_page("assistant/ui/library/page.py").run()
    [confirm] = [one for one in app.button if (one.key or "").startswith("confirm-")]
    monkeypatch.setattr(person, "current", lambda: Person("k", role))
    confirm.click().run()
    assert "shipped" in assistant.library.held
    assert not app.exception
