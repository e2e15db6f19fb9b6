"""The Streamlit app: page set-up, language, navigation; ``streamlit run app.py`` starts it.

``KHRUEAKHAI_HOME`` names the home folder and ``KHRUEAKHAI_LLM`` the chat model.
"""

from pathlib import Path

import streamlit as st

from assistant.ui.shared import (
    conversation,
    page_script,
    person,
    place,
    session,
    sharing,
    sidebar,
    sign_in,
)
from assistant.ui.shared.session import say

UI = Path(session.__file__).parents[1]  # where the package lies, in a checkout or installed
STYLE = UI / "shared" / "look.css"
ICON = Path(__file__).parent / "static" / "icon.png"  # a local file: emoji icons are fetched
PAGES = {  # path in the address → key of the title, script, icon
    "chat": ("chat_page", "chat/page.py", ":material/forum:"),
    "plan": ("plan_page", "plan/page.py", ":material/account_tree:"),
    "check": ("check_page", "plan/check_page.py", ":material/fact_check:"),
    "lesson": ("lesson_page", "lesson/page.py", ":material/school:"),
    "quiz": ("quiz_page", "quiz/page.py", ":material/quiz:"),
    "library": ("library_page", "library/page.py", ":material/library_books:"),
    "shared": ("shared_page", "shares/page.py", ":material/visibility:"),
    "join": ("join_page", "library/join.py", ":material/lock:"),
}

BY_LINK = ("shared", "join")  # they have no address of their own


def page_of(name: str, *, path: str = "", default: bool = False) -> st.Page:
    """Return one of the pages, by default at its own path."""
    title, script, icon = PAGES[name]
    return st.Page(UI / script, title=say(title), icon=icon, url_path=path or name, default=default)


def all_pages() -> list[st.Page]:
    """Return the pages that have an address of their own."""
    return [page_of(name, default=name == "chat") for name in PAGES if name not in BY_LINK]


def _is_open(name: str) -> bool:
    """Whether a page stands in the list of whoever is there."""
    return name not in BY_LINK and (name != "lesson" or person.current().may("teach"))


session.prepare()
st.set_page_config(page_title=say("page_title"), page_icon=str(ICON), layout="centered")
st.logo(str(ICON), size="large")
st.html(STYLE)
with session.errors_end_the_page():
    person.draw(session.language())
page_script.keep_words_whole()
if "class" not in st.query_params:  # learners of a class come with its code, without a sign-in
    sign_in.gate(lambda: st.navigation(all_pages(), position="hidden"))
if "class" in st.query_params:  # a learner: the quiz stands at every address, and nothing else
    root = page_of("quiz", path="root", default=True)
    page = st.navigation([root, page_of("quiz")], position="hidden")
elif sharing.QUERY in st.query_params:  # a link that somebody shares: nothing else of theirs
    conversation.prepare()
    page = st.navigation([page_of("shared", path="root", default=True)], position="hidden")
    session.draw_language(labelled=False)
elif "join" in st.query_params:  # a link into a private collection
    page = st.navigation([page_of("join", path="root", default=True)], position="hidden")
    session.draw_language(labelled=False)
else:
    with session.errors_end_the_page():
        place.follow_address()
    session.prepare()
    conversation.prepare()
    page = st.navigation(
        [page_of(name, default=name == "chat") for name in PAGES if _is_open(name)]
    )
    on_chat = page.url_path in ("", "chat")  # elsewhere the operator's model writes
    sidebar.draw(conversation.llm() if on_chat else session.llm())
    if place.was_lost():
        st.warning(say("collection_lost"), icon=":material/lock:")
page.run()
