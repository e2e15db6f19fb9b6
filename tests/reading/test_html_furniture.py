"""Menus, banners and side columns of a web page are told from its text."""

from assistant.reading.readers.html import read_html

TEXT = "The village council looks after the water of the canal all through the year. " * 3


def kinds(page):
    lines = read_html(f"<html><body>{page}</body></html>".encode()).lines
    return {line.text.split()[0]: line.kind for line in lines}


def test_what_stands_beside_the_main_part_is_furniture():
    found = kinds(f"<div>Menu</div><main><h1>Canals</h1><p>{TEXT}</p></main><footer>Foot</footer>")
    assert found == {
        "Menu": "furniture",
        "Canals": "heading",
        "The": "paragraph",
        "Foot": "furniture",
    }


def test_a_list_of_short_links_is_a_menu_and_a_list_of_sentences_is_none():
    links = "".join(f"<li><a>Link {n}</a></li>" for n in range(4))
    items = "".join(f"<li>Item {n} {TEXT}</li>" for n in range(4))
    assert kinds(f"<ul>{links}</ul><p>{TEXT}</p>")["Link"] == "furniture"
    assert kinds(f"<ul>{items}</ul><p>{TEXT}</p>")["-"] == "item"


def test_a_banner_is_known_by_its_name():
    assert kinds(f'<div id="cookie-banner">Cookies</div><p>{TEXT}</p>')["Cookies"] == "furniture"


def test_a_page_that_is_all_furniture_by_its_names_is_text():
    assert kinds(f'<div class="menu"><p>{TEXT}</p></div>')["The"] == "paragraph"


def test_a_paragraph_in_bold_is_told():
    lines = read_html(f"<p><b>Canals</b></p><p>{TEXT}</p>".encode()).lines
    assert [line.bold for line in lines] == [True, False]
