"""The language server, asked by a real client over standard input and output."""

import asyncio
import json
import subprocess
import sys

import faulty
import pytest
from editor import editing
from lsprotocol import types

from annotate import parse
from annotate.cli import main
from annotate.convert import write
from annotate.genres.news import News
from annotate.lsp.opened import Opened
from annotate.lsp.positions import Positions
from annotate.schema import relaxng, schema_of
from annotate.validation.repair import repair

VALID = faulty.valid().decode()
MENDABLE = VALID.replace('n="2254"', 'n="٢٢٥٤"').replace("<item ", '<item resp="nobody" ', 1)
NEW = "untitled:Untitled-1"
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def edited(text, action, encoding):
    """The text as a client makes it that counts in an encoding; lines end as the protocol says."""
    (edits,) = action.edit.changes.values()
    (edit,) = edits
    lines, at = [0], 0
    while at < len(text):
        at += 2 if text.startswith("\r\n", at) else 1
        if text[at - 1] in "\r\n":
            lines.append(at)
    codec, size = UNITS[encoding]

    def offset(place):
        units = text[lines[place.line] :].encode(codec)[: place.character * size]
        return lines[place.line] + len(units.decode(codec))

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]


def codes(params):
    return [one.code for one in params.diagnostics]


def test_problems_come_and_go_as_one_types():
    async def session():
        async with editing() as editor:
            editor.open(NEW, VALID)
            assert codes(await editor.next()) == []
            editor.change(NEW, VALID.replace('n="2254"', 'm="2254"'), 2)
            told = await editor.next()
            (one,) = told.diagnostics
            assert (told.version, one.code, one.source) == (2, "attribute", "annotate")
            assert one.data["why"] and one.severity == types.DiagnosticSeverity.Error
            editor.change(NEW, VALID[:-40], 3)
            assert codes(await editor.next()) == ["xml"]
            editor.change(NEW, "", 4)
            assert codes(await editor.next()) == []
            for version in range(5, 25):
                editor.change(NEW, VALID[: 900 + version], version)
            versions = [(await editor.next()).version]
            while versions[-1] != 24:
                versions.append((await editor.next()).version)
            assert len(versions) < 10, "of what was typed in one go, little but the last is judged"
            editor.change(NEW, VALID.replace('n="2254"', 'm="2254"'), 25)
            editor.save(NEW)
            assert codes(await editor.next()) == ["attribute"]
            editor.close(NEW)
            assert codes(await editor.next()) == []
            await asyncio.sleep(0.4)
            assert editor.told.empty()
        assert editor.code == 0

    asyncio.run(session())


@pytest.mark.parametrize("encoding", UNITS)
def test_places_are_right_in_the_units_the_editor_asks_for(encoding):
    before = "<p>😀 e\u0301 \u2028 👩‍🔬 قال "
    text = VALID.replace("<p>", before, 1).replace("<ref ", "😀<ref ", 1).replace('n="2254"', 'n="٢٢٥٤"')
    text = text.replace("\n", "\r\n")

    async def session():
        async with editing(encodings=[encoding, "utf-16"], hover=["plaintext"]) as editor:
            assert editor.encoding == encoding
            editor.open(NEW, text)
            told = await editor.next()
            one = next(d for d in told.diagnostics if d.code == "value")
            line = text.replace("\r\n", "\n").split("\n")[one.range.start.line]
            codec, size = UNITS[encoding]
            raw = line.encode(codec)
            shown = raw[one.range.start.character * size : one.range.end.character * size].decode(codec)
            assert shown == 'n="٢٢٥٤"'
            says = await editor.hover(NEW, one.range.start.line, one.range.start.character)
            assert says.startswith("value: a value that is none (error)\n") and "`" not in says
            (action,) = await editor.actions(NEW, one.range)
            assert edited(text, action, encoding) == text.replace("٢٢٥٤", "2254")

    asyncio.run(session())


def test_what_is_offered_is_what_fix_does(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(MENDABLE.encode())

    async def session():
        async with editing() as editor:
            editor.open(path.as_uri(), MENDABLE)
            told = await editor.next()
            first = next(d for d in told.diagnostics if d.data["mends"])
            one, every = await editor.actions(path.as_uri(), first.range)
            assert one.kind == "quickfix" and one.is_preferred and one.diagnostics[0].code == first.code
            assert edited(MENDABLE, one, "utf-16") == MENDABLE.replace("٢٢٥٤", "2254")
            (source,) = await editor.actions(path.as_uri(), first.range, "source.fixAll")
            fixed = repair(MENDABLE.encode()).raw.decode()
            assert edited(MENDABLE, source, "utf-16") == edited(MENDABLE, every, "utf-16") == fixed
            assert await editor.actions(path.as_uri(), first.range, "refactor") == []
            start = types.Range(types.Position(0, 0), types.Position(0, 5))
            assert await editor.actions(path.as_uri(), start) == []

    asyncio.run(session())


def test_resting_on_an_element_tells_what_it_is_who_made_it_and_why():
    text = write(parse("The minister said on 5 March 2020: “Talks will resume.”\n", language="en")).decode()
    lines = text.split("\n")
    line = next(i for i, one in enumerate(lines) if "<date" in one)
    wrong = text.replace('when="2020-03-05"', 'when="2020-03-35"')

    async def session():
        async with editing() as editor:
            editor.open(NEW, text)
            await editor.next()
            says = await editor.hover(NEW, line, lines[line].index("March"))
            assert says.startswith("**date**") and "Made by `date." in says and "Evidence: " in says
            assert "calendar" in says
            assert await editor.hover(NEW, 0, 3) == ""
            assert await editor.hover(NEW, 10_000, 3) == ""
            editor.change(NEW, wrong, 2)
            (one,) = (await editor.next()).diagnostics
            says = await editor.hover(NEW, one.range.start.line, one.range.start.character)
            assert says.startswith(f"**{one.code}**") and "**date**" in says

    asyncio.run(session())


def test_the_settings_of_the_project_hold(tmp_path):
    (tmp_path / "annotate.toml").write_text('[per-file-ignores]\n"old/*" = ["attribute"]\n')
    (tmp_path / "old").mkdir()
    old, new = (tmp_path / "old" / "a.xml").as_uri(), (tmp_path / "a.xml").as_uri()
    wrong = VALID.replace('n="2254"', 'm="2254"')
    excused = wrong.replace("\n", "\n<?annotate ignore attribute: as printed?>\n", 1)

    async def session():
        async with editing(tmp_path) as editor:
            editor.open(old, wrong)
            assert codes(await editor.next()) == []
            editor.open(new, wrong)
            assert codes(await editor.next()) == ["attribute"]
            editor.change(new, excused, 2)
            assert codes(await editor.next()) == []
            (tmp_path / "annotate.toml").write_text('ignroe = ["attribute"]\n')
            editor.save(new)
            await editor.next()
            assert ["did you mean 'ignore'" in message for message in editor.messages] == [True]

    asyncio.run(session())


def test_an_editor_is_told_what_the_command_tells_by_the_same_settings(tmp_path, monkeypatch, capsys):
    """With a baseline, and with a schema: the sentences of both are the same."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    path = tmp_path / "old" / "a.xml"
    path.write_text(VALID.replace('n="2254"', 'm="2254"'))
    assert main(["validate", "old", "--write-baseline", "known.json"]) == 0
    now = VALID.replace('n="2254"', 'm="2254"').replace('when="2024-11-08"', 'when="2024-11-88"')
    path.write_text(now)
    (tmp_path / "news.rng").write_text(relaxng.render(schema_of(News)))

    def command():
        capsys.readouterr()
        assert main(["validate", "old", "--no-cache", "--format", "json"]) == 1
        told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        return [(one["code"], f"{one['message']} {one['fix']}".strip(), one["line"] - 1) for one in told]

    async def session():
        async with editing(tmp_path) as editor:
            for settings, count in (('baseline = "known.json"', 1), ('schema = "news.rng"', 2)):
                (tmp_path / "annotate.toml").write_text(settings)
                editor.open(path.as_uri(), now)
                told = [(d.code, d.message, d.range.start.line) for d in (await editor.next()).diagnostics]
                assert told == command() and len(told) == count
                editor.close(path.as_uri())
                await editor.next()
            (tmp_path / "annotate.toml").write_text('schema = "none.rng"')
            editor.open(path.as_uri(), now)
            await editor.next()
            assert [("no such file" in message) for message in editor.messages] == [True]

    asyncio.run(session())


FOREIGN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><lg><l>Verse</l></lg></body></text></TEI>"""


def test_every_kind_of_text_is_told_what_validate_tells(tmp_path):
    from annotate import check

    item = write(parse("Words.\n", language="en"), "json").decode()
    texts = {
        "foreign.xml": FOREIGN,
        "item.json": item.replace('"kind": "lead"', '"kind": "leed"', 1),
        "half.json": item[:-30],
        "declared.xml": VALID.replace('encoding="UTF-8"', 'encoding="windows-1256"'),
        "deep.xml": "<TEI>" + "<p>" * 10_000,
    }
    others = {"package.json": '{"name": "x"}', "style.xsl": "<xsl:stylesheet><a></xsl:stylesheet>"}

    async def session():
        async with editing() as editor:
            for name, text in {**texts, **others}.items():
                editor.open((tmp_path / name).as_uri(), text, name.split(".")[1])
                told = await editor.next()
                expected = [] if name in others else [p.code for p in check(text.encode("utf-8"))]
                if name == "declared.xml":
                    expected = []
                assert codes(told) == expected, name
                assert name in others or expected or name == "declared.xml"

    asyncio.run(session())


@pytest.mark.parametrize("encoding", UNITS)
def test_places_there_and_back(encoding):
    text = "a😀\r\né\u0301\u2028ب\rx\n"
    lines = [0, 4, 9, 11]
    positions = Positions(text, lines, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert positions.offset(*positions.place(offset)) == offset
    assert positions.offset(0, 99) == 2 and positions.offset(99, 0) == len(text)


def test_a_fault_at_the_end_of_a_line_is_still_shown_under_something():
    (one,) = Opened("<TEI>\n<p").told
    assert one.end > one.start


def test_without_the_extra_it_says_what_to_install():
    hidden = "import sys; sys.modules['pygls'] = None; sys.modules['pygls.lsp'] = None\n"
    code = hidden + "from annotate.cli import main\nsys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "annotate: the language server needs pygls: pip install 'annotate-tei[lsp]'\n"
