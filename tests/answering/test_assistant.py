"""The assistant: every promise of an answer, streaming, conversations, and what goes wrong."""

from __future__ import annotations

import json
import re
import threading
import time
from contextlib import suppress

import pytest
from answering_homes import article_home, asked, assistant_of, both_home  # noqa: F401  # fixtures

from assistant import open_assistant
from assistant.answering.assistant import Assistant
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.desk import Desk
from assistant.checking.cross_language import Means
from assistant.errors import EmptyLibrary, MissingKey, ModelFailed, QuestionError, UnknownModel
from assistant.schema import Done, Draft, EvidenceFound, Words
from assistant.text.language import detect

HOMES = ("article_home", "shipped_home", "both_home")
QUESTIONS = [
    "เครือข่ายหมายถึงอะไร",
    "Larson นิยามเครือข่ายไว้อย่างไร",
    "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
    "รูปแบบการบูรณาการเครือข่ายมี 5 รูปแบบ อะไรบ้าง",
    "ศูนย์บริการย่อยที่นครปฐมเก็บค่าบริการครั้งละกี่บาท",
    "ทำไมผู้ว่าราชการจังหวัดอุดรธานีจึงไปประสานกับนายกเทศมนตรี",
    "ขั้นตอนความร่วมมือของ IGR อยู่ในช่วงปี พ.ศ. ใด",
    "เมืองเบอร์มิงแฮมตั้งคณะกรรมการขึ้นเพื่ออะไร",
    "ถ้าเครือข่ายเน้นความยืดหยุ่น ควรวางกรอบการทำงานแบบใด",
    "ความยืดหยุ่นกับความรวดเร็วของเครือข่ายต่างกันอย่างไร",
    "ยุทธศาสตร์จำเป็นต่อการจัดการภาครัฐเพราะเหตุใด",
    "ขั้นตอนใดสำคัญที่สุดต่อความสำเร็จของเครือข่ายในประเทศไทย",
    "ใครเป็นนายกเทศมนตรีเมืองอุดรธานี",
    "สูตรต้มยำกุ้งใส่อะไรบ้าง",
    "ประเทศเกาหลีใต้ใช้เครือข่ายอย่างไร",
    "What is a network according to the article?",
    "How does Larson define a network?",
    "List the six causes of failure of network administration.",
    "What are the five directions in which public organisations change?",
    "What fee does the service sub-centre charge?",
    "Why did Big C offer the district a room free of rent?",
    "What did Jamie Morris say about walls between agencies?",
    "Which form of agreement suits a network that stresses accountability?",
    "What is the difference between accountability and flexibility in network design?",
    "What is the main purpose of New Public Management?",
    "How does a network make decisions fast?",
    "Why is strategy necessary in public management?",
    "What is the capital of Mongolia?",
    "How much did the Birmingham fund hold in pounds?",
    "What does Elinor Ostrom say about networks?",
]
NOT_THERE = [
    "ใครเป็นนายกเทศมนตรีเมืองอุดรธานี",
    "สูตรต้มยำกุ้งใส่อะไรบ้าง",
    "What is the capital of Mongolia?",
    "What does Elinor Ostrom say about networks?",
]
MARKER = re.compile(r"\[(\d+)\]")
KEYS = (
    "question language outcome answer claims citations generator llm timings_ms writing judge act "
    "understood suggestions"
).split()
CITATION_KEYS = (
    "number document_id passage_id title section page start end quote passage language cited_as"
).split()


@pytest.mark.parametrize("name", HOMES)
class TestPromises:
    """What the contract promises of every answer holds in every library."""

    @pytest.fixture
    def home(self, request, name):
        return request.getfixturevalue(name)

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_an_answer_keeps_every_promise(self, home, question):
        library = assistant_of(home).library
        answer = json.loads(json.dumps(asked(home, question).to_dict(), ensure_ascii=False))
        assert list(answer) == KEYS
        assert answer["question"] == question
        assert answer["language"] == detect(question)
        assert (answer["generator"], answer["llm"]) == ("extractive", "none")
        numbers = [citation["number"] for citation in answer["citations"]]
        assert numbers == list(range(1, len(numbers) + 1))
        for citation in answer["citations"]:
            assert list(citation) == CITATION_KEYS
            text = library.document(citation["document_id"]).text
            assert citation["quote"] == text[citation["start"] : citation["end"]] != ""
            passage = library.passage(citation["passage_id"])
            assert citation["passage"] == passage.text
            assert (citation["section"], citation["page"]) == (list(passage.section), passage.page)
            assert passage.start <= citation["start"] < citation["end"] <= passage.end
        used = {n for claim in answer["claims"] for n in claim["citations"]}
        assert {int(n) for n in MARKER.findall(answer["answer"])} == set(numbers) == used
        assert {claim["support"] for claim in answer["claims"]} <= {"quoted", "supported"}
        for claim in answer["claims"]:
            assert claim["text"] in answer["answer"]
            assert claim["citations"]

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_an_outcome_is_what_it_says(self, home, question):
        answer = asked(home, question)
        if answer.outcome == "answered":
            assert answer.claims
            assert answer.citations
        else:
            assert answer.claims == answer.citations == ()
            assert detect(answer.answer.split("“")[0]) == answer.language
            named = re.findall("“([^”]+)”", answer.answer.replace("“Working", "Working"))
            assert named
            assert len(answer.nearest) > 0

    @pytest.mark.parametrize("question", NOT_THERE)
    def test_what_is_not_there_names_the_nearest_sections(self, home, question):
        answer = asked(home, question)
        assert answer.outcome == "not_in_library"
        places = [(*hit.passage.section, hit.title) for hit in answer.nearest]
        assert any(place[-2 if len(place) > 1 else -1] in answer.answer for place in places)

    def test_times_are_in_order(self, home):
        times = asked(home, QUESTIONS[0]).timings_ms
        assert 0 < times.retrieval <= times.first_token <= times.total

    def test_the_same_question_is_answered_the_same(self, home):
        first, again = (assistant_of(home).ask(QUESTIONS[1]) for _ in range(2))
        assert (first.answer, first.citations) == (again.answer, again.citations)


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("What is contestability?", "th", "th"),
        ("เครือข่ายหมายถึงอะไร", "en", "en"),
        ("เครือข่ายหมายถึงอะไร", "auto", "th"),
    ],
)
def test_the_language_of_the_answer_can_be_chosen(shipped_home, question, language, expected):
    answer = assistant_of(shipped_home).ask(question, language=language)
    assert answer.language == expected
    assert detect(answer.answer) == expected


class TestConversations:
    """A question that says too little is understood from the one before it."""

    @pytest.mark.parametrize(
        ("before", "follow_up", "said"),
        [
            ("แนวคิด Contestability คืออะไร", "แล้วมันสนับสนุนอะไร", "การแข่งขัน"),
            ("รูปแบบการบูรณาการเครือข่ายมีอะไรบ้าง", "แล้วข้อสองล่ะ", "ผู้รับจ้างเหมาหลัก"),
            ("What problem did Birmingham have with drug treatment?", "what came of it?", "fund"),
            ("เล่ากรณี FBI กับ CIA ให้ฟังหน่อย", "แล้วอังกฤษล่ะ", "อังกฤษ"),
        ],
    )
    def test_a_follow_up_stays_with_the_subject_of_the_question_before(
        self, shipped_home, before, follow_up, said
    ):
        assistant = assistant_of(shipped_home)
        assistant.ask(before, conversation=before)
        answer = assistant.ask(follow_up, conversation=before)
        assert (answer.question, answer.outcome) == (follow_up, "answered")
        assert said in answer.answer

    def test_conversations_do_not_hear_each_other(self, shipped_home):
        assistant = assistant_of(shipped_home)
        assistant.ask("แนวคิด Contestability คืออะไร", conversation="c-one")
        answer = assistant.ask("แล้วข้อสองล่ะ", conversation="c-other")
        assert "การแข่งขัน" not in answer.answer

    def test_without_a_conversation_nothing_is_remembered(self, shipped_home):
        assistant = assistant_of(shipped_home)
        folder = assistant.library.home / "conversations"
        before = sorted(folder.glob("*")) if folder.exists() else []
        assistant.ask("เครือข่ายหมายถึงอะไร")
        assert (sorted(folder.glob("*")) if folder.exists() else []) == before


class TestStreaming:
    """Evidence first, then words, then the checked answer; nothing is lost and nothing hangs."""

    def drafting(self, shipped_home, draft):
        library = assistant_of(shipped_home).library
        generator = ExtractiveGenerator(library)
        generator.draft = draft
        desk = Desk(library, ExtractiveGenerator(library), Means())
        return Assistant(library, generator, "none", Means(), desk)

    def test_the_order_is_evidence_words_done(self, shipped_home):
        events = list(assistant_of(shipped_home).stream("What is contestability?"))
        assert [type(event) for event in events] == [EvidenceFound, Words, Done]
        assert events[0].hits == events[2].answer.nearest
        assert events[2].answer.claims[0].text in events[1].text

    def test_a_refusal_has_no_words(self, shipped_home):
        events = list(assistant_of(shipped_home).stream("What is the capital of Mongolia?"))
        assert [type(event) for event in events] == [EvidenceFound, Done]

    def test_words_come_while_the_generator_still_works(self, shipped_home):
        go_on = threading.Event()

        def draft(_question, _evidence, say, _act, _quoted):
            say("first")
            assert go_on.wait(10)
            say("second")
            return Draft()

        events = self.drafting(shipped_home, draft).stream("What is contestability?")
        assert isinstance(next(events), EvidenceFound)
        assert next(events) == Words("first")
        go_on.set()
        assert next(events) == Words("second")
        assert next(events).answer.outcome == "not_in_library"  # it drafted nothing

    def test_what_a_responder_found_is_handed_to_the_generator_to_say_it(self, shipped_home):
        given = []

        def draft(_question, evidence, say, act, quoted):
            given.append((evidence, act, quoted))
            say("in other words")
            return Draft(quoted)

        typed = "Compare contestability with the compact"
        *_, words, done = self.drafting(shipped_home, draft).stream(typed)
        [(evidence, act, quoted)] = given
        assert (act, words) == ("compare", Words("in other words"))
        assert quoted[1].quotes[0].passage == evidence.hits[0].passage
        assert done.answer.act == "compare"

    @pytest.mark.parametrize("error", [ModelFailed("the model died"), ValueError("a fault")])
    def test_what_a_generator_raises_reaches_the_caller(self, shipped_home, error):
        def draft(_question, _evidence, say, _act, _quoted):
            say("half a sen")
            raise error

        with pytest.raises(type(error), match=str(error)):
            list(self.drafting(shipped_home, draft).stream("What is contestability?"))

    def test_a_reader_who_leaves_stops_the_generator(self, shipped_home):
        finished = threading.Event()

        def draft(_question, _evidence, say, _act, _quoted):
            try:
                while True:
                    with suppress(Exception):  # as a generator does about a model that fails
                        say("word ")
                    time.sleep(0.001)
            finally:
                finished.set()

        events = self.drafting(shipped_home, draft).stream("What is contestability?")
        next(events), next(events)
        events.close()
        assert finished.wait(10)

    def test_no_thread_is_left_behind(self, shipped_home):
        before = threading.active_count()
        for _ in range(5):
            assistant_of(shipped_home).ask("What is contestability?")
        deadline = time.monotonic() + 5
        while threading.active_count() > before and time.monotonic() < deadline:
            time.sleep(0.01)
        assert threading.active_count() <= before

    def test_questions_asked_at_once_get_their_own_answers(self, shipped_home):
        assistant = assistant_of(shipped_home)
        wanted = {"What is contestability?": "ontestab", "What is the compact?": "ompact"}
        answers: dict[str, str] = {}

        def ask(question: str) -> None:
            answers[question] = assistant.ask(question).answer

        threads = [threading.Thread(target=ask, args=(question,)) for question in wanted]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert all(word in answers[question] for question, word in wanted.items())


class TestOpening:
    """What cannot be opened says so in one line."""

    def test_an_empty_library_says_how_to_fill_it(self, tmp_path):
        with pytest.raises(EmptyLibrary, match="khrueakhai add --shipped"):
            open_assistant(tmp_path / "new").ask("What is a network?")

    def test_an_unusable_question_is_told_even_with_an_empty_library(self, tmp_path):
        with pytest.raises(QuestionError, match="no words"):
            open_assistant(tmp_path / "new").ask("?")

    def test_an_unknown_model_is_named(self, tmp_path):
        with pytest.raises(UnknownModel, match="nobody"):
            open_assistant(tmp_path / "new", llm="nobody:nothing")

    def test_a_missing_key_names_its_variable(self, tmp_path):
        with pytest.raises(MissingKey, match="OPENAI_API_KEY"):
            open_assistant(tmp_path / "new", llm="openai:gpt-4o-mini")

    def test_an_open_library_can_be_handed_over(self, shipped_library):
        assistant = open_assistant(library=shipped_library)
        assert assistant.library is shipped_library
        assert assistant.llm == "none"
