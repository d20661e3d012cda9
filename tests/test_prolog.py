"""What stands before the root element: lines for editors, and whatever a project keeps there."""

from xml.sax.saxutils import unescape

import pytest
from pydantic import ValidationError

from annotate import parse, prolog
from annotate.cli import main
from annotate.convert import read, write
from annotate.genres.news import News

NEWS = {"kind": "news", "language": "en", "lead": {"kind": "lead", "content": []}}
OURS = b'<?xml-stylesheet href="p.xsl"?>\n<!-- (c) The project - all rights -->\n<?annotate ignore dates?>\n'


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A head\n\nThe minister said on Friday that talks will resume.\n")
    return tmp_path / "a.txt"


def hrefs(raw):
    from lxml import etree

    tree = etree.fromstring(raw)
    before = [node.get("href") for node in tree.itersiblings(preceding=True)]
    return [unescape(href) for href in reversed(before) if href]


def convert(*arguments):
    assert main(["convert", *map(str, arguments)]) == 0


def test_a_converted_file_names_the_schemas_beside_it_in_the_words_of_the_w3c(article):
    convert(article, "-o", "a.xml")
    lines = article.with_suffix(".xml").read_text().splitlines()
    assert lines[1] == (
        '<?xml-model href="schemas/news.rng" type="application/xml" '
        'schematypens="http://relaxng.org/ns/structure/1.0"?>'
    )
    assert lines[2].startswith('<?xml-model href="schemas/news.sch"')
    assert lines[2].endswith('schematypens="http://purl.oclc.org/dsdl/schematron"?>')


def test_what_the_lines_name_is_what_the_schema_command_writes(article, tmp_path):
    convert(article, "-o", "a.xml")
    assert main(["schema", "--write", "schemas"]) == 0
    assert all((tmp_path / name).is_file() for name in hrefs((tmp_path / "a.xml").read_bytes()))


def test_a_folder_is_named_as_the_file_sees_it_an_address_as_it_is(article, tmp_path):
    convert(article, "-o", "one/two/a.xml", "--schemas", "rules of ours")
    assert hrefs((tmp_path / "one/two/a.xml").read_bytes())[0] == "../../rules%20of%20ours/news.rng"
    convert(article, "-o", "b.xml", "--schemas", "https://example.org/?a=1&b=2/")
    assert hrefs((tmp_path / "b.xml").read_bytes())[0] == "https://example.org/?a=1&b=2/news.rng"
    convert(article, "-o", "c.xml", "--schemas", "none")
    assert hrefs((tmp_path / "c.xml").read_bytes()) == []


def test_the_project_says_where_its_schemas_lie_from_its_own_folder(article, tmp_path, capsys):
    (tmp_path / "annotate.toml").write_text('schemas = "rules"\n')
    convert(article, "-o", "out/a.xml")
    assert hrefs((tmp_path / "out/a.xml").read_bytes())[0] == "../rules/news.rng"
    (tmp_path / "annotate.toml").write_text('schemos = "rules"\n')
    assert main(["convert", str(article)]) == 2
    assert "did you mean 'schemas'?" in capsys.readouterr().err


def test_what_a_project_keeps_before_the_root_outlives_an_update(article, tmp_path):
    convert(article, "-o", "a.xml", "--schemas", "rules")
    path = tmp_path / "a.xml"
    lines = path.read_bytes().splitlines(keepends=True)
    raw = b"".join([lines[0], OURS, *lines[1:]])
    path.write_bytes(raw)
    (tmp_path / "annotate.toml").write_text('schemas = "elsewhere"\n')
    convert("a.xml", "-o", "a.xml", "--update")
    assert path.read_bytes() == raw
    convert("a.xml", "-o", "a.xml", "--update", "--schemas", "https://example.org")
    assert path.read_bytes() == raw.replace(b'"rules/', b'"https://example.org/')


def test_what_stands_after_the_root_is_not_lost_in_silence(article, tmp_path, capsys):
    convert(article, "-o", "a.xml")
    path = tmp_path / "a.xml"
    raw = path.read_bytes() + b"<!-- checked by Mona -->\n"
    path.write_bytes(raw)
    assert main(["convert", "a.xml", "-o", "a.xml", "--update"]) == 3
    assert "A comment is not part of the document" in capsys.readouterr().err
    assert path.read_bytes() == raw


def test_a_file_without_the_lines_is_not_given_them_by_an_update(article, tmp_path):
    convert(article, "-o", "a.xml", "--schemas", "none")
    before = (tmp_path / "a.xml").read_bytes()
    convert("a.xml", "-o", "a.xml", "--update")
    assert (tmp_path / "a.xml").read_bytes() == before


@pytest.mark.parametrize("format", ["tei", "json", "standoff"])
def test_every_format_that_keeps_a_header_keeps_them(format):
    document = parse("Words.\n", language="en").model_copy(update={"prolog": OURS.decode()})
    assert read(write(document, format), format).prolog == OURS.decode()


def test_the_library_may_be_told_too():
    assert 'href="../s/news.sch"' in parse("Words.\n", language="en", schemas="../s").prolog
    assert parse("Words.\n", language="en", schemas="").prolog == ""


@pytest.mark.parametrize(
    "text",
    [
        "<x/>\n",
        "words\n",
        "<?xml version='1.0'?>\n",
        "<!DOCTYPE TEI>\n",
        "<?a?><TEI>?>\n",
        "<!-- a -- b -->\n",
        "<?a \ud800?>\n",
        "<?a \x00?>\n",
    ],
)
def test_nothing_else_may_stand_there(text):
    with pytest.raises(ValidationError):
        News.model_validate({**NEWS, "prolog": text})


@pytest.mark.parametrize("text", ["<?a b?c>d??>\n", "<?a   b?>\n", "<!-- a - b -->\n<?a?>\n"])
def test_what_was_read_is_written_the_same(text):
    document = News.model_validate({**NEWS, "prolog": text})
    assert read(write(document), "tei") == document


def test_the_lines_are_not_followed(article, tmp_path, capsys):
    """Nothing is there under the address, and nobody asks."""
    convert(article, "-o", "a.xml", "--schemas", "http://127.0.0.1:9/schemas")
    assert main(["validate", "a.xml", "--no-cache"]) == 0
    assert capsys.readouterr() == ("", "")
    assert prolog.linked("", "news", "").strip() == ""
