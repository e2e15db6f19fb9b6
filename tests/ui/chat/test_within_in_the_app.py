"""A conversation keeps to the documents that its reader chooses, and says so below the answer."""

from __future__ import annotations

import pytest

from assistant.schema import Within


def box(app, kind: str, name: str):
    return getattr(app, kind)(key=f"{name}-{app.session_state['conversation']}")


def ask(app, question: str):
    return app.chat_input(key="question").set_value(question).run()


def captions(app) -> str:
    return "\n".join(one.value for one in app.caption)


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_chosen_is_kept_with_the_turn_and_told_beside_its_evidence(
    app, assistant, language
):
    app.session_state["language"] = language
    app.run()
    ask(app, "เครือข่ายคืออะไร")
    assert assistant.kept_to is None
    box(app, "multiselect", "within_documents").set_value(["shipped"]).run()
    box(app, "number_input", "within_from").set_value(2560).run()
    ask(app, "ใครดูแลเครือข่าย")
    chosen = Within(documents=("shipped",), from_year=2560)
    assert assistant.kept_to == chosen
    assert {"th": "ค้นเฉพาะใน", "en": "Searched only in"}[language] in captions(app)
    app.button(key="within_clear").click().run()
    ask(app, "แล้วใครจ่าย")
    assert assistant.kept_to is None


def test_what_a_part_does_not_answer_is_put_to_all_documents_by_one_press(app, assistant):
    app.run()
    box(app, "multiselect", "within_documents").set_value(["shipped"]).run()
    ask(app, "ดาวอังคารมีเทศบาลกี่แห่ง")
    assert assistant.kept_to == Within(documents=("shipped",))
    (press,) = (one for one in app.button if str(one.key).startswith("ask-all-"))
    press.click().run()
    assert assistant.kept_to is None
