"""The Streamlit app: page set-up, language, navigation; ``streamlit run app.py`` starts it.

``KHRUEAKHAI_HOME`` names the home folder and ``KHRUEAKHAI_LLM`` the chat model.
"""

from pathlib import Path

import streamlit as st

from assistant.ui import session, sidebar
from assistant.ui.session import say

ROOT = Path(__file__).parent
ICON = ROOT / "static" / "icon.png"  # a local file: emoji icons are fetched

session.prepare()
st.set_page_config(page_title=say("page_title"), page_icon=str(ICON), layout="centered")
st.logo(str(ICON), size="large")

page = st.navigation(
    [
        st.Page(
            ROOT / "assistant" / "ui" / "chat.py",
            title=say("chat_page"),
            icon=":material/forum:",
            url_path="chat",
            default=True,
        ),
        st.Page(
            ROOT / "assistant" / "ui" / "plan_page.py",
            title=say("plan_page"),
            icon=":material/account_tree:",
            url_path="plan",
        ),
        st.Page(
            ROOT / "assistant" / "ui" / "check_page.py",
            title=say("check_page"),
            icon=":material/fact_check:",
            url_path="check",
        ),
        st.Page(
            ROOT / "assistant" / "ui" / "library_page.py",
            title=say("library_page"),
            icon=":material/library_books:",
            url_path="library",
        ),
    ]
)
sidebar.draw()
page.run()
