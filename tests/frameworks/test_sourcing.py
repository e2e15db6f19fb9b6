"""Evidence: found in the sections that the framework names, checked, numbered as it is used."""

from __future__ import annotations

import pytest

from assistant.checking.cross_language import means_of
from assistant.frameworks.sourcing import Sources


@pytest.fixture(scope="module", params=["th", "en"])
def sources(request, library, framework):
    held = Sources(library, framework, request.param, means_of(library))
    for element_id in framework.elements:
        held.state(element_id)
    return held


def test_numbers_are_given_in_the_order_of_use(sources):
    assert [c.number for c in sources.citations] == list(range(1, len(sources.citations) + 1))


def test_the_same_element_is_stated_once(sources, framework):
    count = len(sources.citations)
    for element_id in framework.elements:
        assert sources.state(element_id) is sources.state(element_id)
    assert len(sources.citations) == count


def test_evidence_stands_in_the_section_that_the_framework_names(sources, library, framework):
    by_number = {citation.number: citation for citation in sources.citations}
    for element in framework.elements.values():
        for number in sources.state(element.id).citations:
            source = library.passage(by_number[number].passage_id).source
            assert any(
                place.startswith(section) for place in source for section in element.sections
            ), element.id


def test_quotes_are_the_text_of_their_document_and_no_more_than_a_paragraph(sources, library):
    for citation in sources.citations:
        text = library.document(citation.document_id).text
        assert citation.quote == text[citation.start : citation.end]
        assert 10 < len(citation.quote) < 1_500


def test_different_causes_of_failure_do_not_rest_on_nothing(sources, framework):
    for element in framework.group("failure"):
        statement = sources.state(element.id)
        assert (statement.source, statement.element) == ("literature", element.id)


def test_a_thai_statement_of_the_article_is_quoted_in_thai(article_library, framework):
    held = Sources(article_library, framework, "en", means_of(article_library))
    statement = held.state("model.prime_contractor")
    assert statement.text == framework.elements["model.prime_contractor"].statement["en"]
    quotes = [c for c in held.citations if c.number in statement.citations]
    assert {quote.language for quote in quotes} == {"th"}


def test_an_element_that_there_is_not_is_an_error(sources):
    with pytest.raises(KeyError):
        sources.state("step.fourth")
