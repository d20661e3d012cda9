"""Server: the language server itself: what an editor sends, turned into calls; no judgement of its own."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from annotate.lsp import card
from annotate.lsp.opened import UNTITLED, Opened, Told, path_of
from annotate.lsp.positions import Positions
from annotate.problem import Edit, Problem
from annotate.validation import settings, standard
from annotate.validation.rulebook import rules
from annotate.version import VERSION

PAUSE = 0.3
"""How many seconds of no typing pass before a text is judged anew."""
FIX_ALL = "source.fixAll.annotate"
LEVELS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The texts that are open in one editor, each judged in a thread so that typing never waits.

    The whole text is sent with each change: the protocol and Python disagree on where some lines end.
    """

    def __init__(self) -> None:
        super().__init__("annotate", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.texts: dict[str, tuple[int | None, Opened]] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.judges = ThreadPoolExecutor(1)
        self.complaint = ""

    def judge(self, uri: str, pause: float = 0) -> None:
        """Tell what is wrong with a text, once it has not changed for a while."""
        self.forget(uri)
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._judged(uri, pause))

    def forget(self, uri: str) -> None:
        """Tell nothing more of the text as it was."""
        task = self.waiting.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _judged(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        opened = self.opened(uri)
        if opened is None:
            return
        told = await self.apart(lambda: opened.told)
        self.complain(opened.complaint)
        version, latest = self.texts.get(uri, (None, None))
        if latest is opened:
            found = [self._diagnostic(opened, one) for one in told]
            params = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
            self.text_document_publish_diagnostics(params)

    async def apart(self, work: Any) -> Any:
        """What some work gives, done in the one thread that judges."""
        return await asyncio.get_running_loop().run_in_executor(self.judges, work)

    def opened(self, uri: str) -> Opened | None:
        """The text of a URI as it is now, or None where it is not open."""
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return None
        version, opened = self.texts.get(uri, (None, None))
        if opened is None or version != document.version:
            opened = self._opened(uri, document.source)
            self.texts[uri] = document.version, opened
        return opened

    def _opened(self, uri: str, text: str) -> Opened:
        """A text, held to the standard of its project; to ours alone where that cannot be meant."""
        root = self.workspace.root_path
        path = path_of(uri)
        start = path.parent if path else Path(root) if root else None
        try:
            held = standard.of(settings.load(start) if start else settings.Settings())
        except (settings.SettingsError, OSError) as error:
            return Opened(text, path or UNTITLED, complaint=str(error))
        return Opened(text, path or UNTITLED, held)

    def complain(self, complaint: str) -> None:
        """Say once what is wrong with the settings of a project; "" when nothing is any more."""
        if complaint and complaint != self.complaint:
            says = types.ShowMessageParams(types.MessageType.Warning, f"annotate: {complaint}")
            self.window_show_message(says)
        self.complaint = complaint

    def markup(self, says: str) -> types.MarkupContent:
        """A card as this editor can show it."""
        able = self.client_capabilities.text_document
        formats = able.hover.content_format if able and able.hover else None
        if formats and types.MarkupKind.Markdown not in formats:
            return types.MarkupContent(types.MarkupKind.PlainText, card.plain(says))
        return types.MarkupContent(types.MarkupKind.Markdown, says)

    def positions(self, opened: Opened) -> Positions:
        """The places of a text as this editor counts them."""
        encoding = self.server_capabilities.position_encoding or "utf-16"
        return Positions(opened.layout.text, opened.layout.lines, getattr(encoding, "value", encoding))

    def range(self, opened: Opened, start: int, end: int) -> types.Range:
        """The range of some characters."""
        place = self.positions(opened).place
        return types.Range(types.Position(*place(start)), types.Position(*place(end)))

    def _diagnostic(self, opened: Opened, told: Told) -> types.Diagnostic:
        problem = told.problem
        entry = rules().get(problem.code)
        return types.Diagnostic(
            range=self.range(opened, told.start, told.end),
            message=f"{problem.message} {problem.fix}".strip(),
            severity=LEVELS[problem.level],
            code=problem.code,
            source="annotate",
            data={
                "name": entry.name if entry else problem.code,
                "why": entry.why if entry else "",
                "fix": problem.fix,
                "mends": bool(problem.edits),
            },
        )

    def action(
        self, uri: str, opened: Opened, title: str, kind: str, edit: Edit, told: list[Told]
    ) -> types.CodeAction:
        """An edit that the editor may offer."""
        change = types.TextEdit(self.range(opened, edit.start, edit.end), edit.text)
        return types.CodeAction(
            title=title,
            kind=kind,
            diagnostics=[self._diagnostic(opened, one) for one in told],
            is_preferred=kind == types.CodeActionKind.QuickFix and len(told) == 1,
            edit=types.WorkspaceEdit(changes={uri: [change]}),
        )


def server() -> Server:
    """A server that answers an editor."""
    made = Server()

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.judge(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.judge(params.text_document.uri, PAUSE)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.texts.pop(params.text_document.uri, None)  # the settings may be others now
        ls.judge(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.forget(uri)
        ls.texts.pop(uri, None)
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(ls: Server, params: types.HoverParams) -> types.Hover | None:
        opened = ls.opened(params.text_document.uri)
        if opened is None:
            return None
        offset = ls.positions(opened).offset(params.position.line, params.position.character)
        says = await ls.apart(lambda: opened.card(offset))
        return types.Hover(ls.markup(says)) if says else None

    kinds: list[Any] = [types.CodeActionKind.QuickFix, FIX_ALL]

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def _(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = ls.opened(params.text_document.uri)
        if opened is None:
            return []
        return [action async for action in _actions(ls, opened, params)]

    return made


async def _actions(ls: Server, opened: Opened, params: types.CodeActionParams) -> Any:
    """What mends the problems of a range, one by one and all at once."""
    uri, only = params.text_document.uri, params.context.only
    at = ls.positions(opened).offset
    start, end = (at(place.line, place.character) for place in (params.range.start, params.range.end))
    here = await ls.apart(lambda: [one for one in opened.within(start, end) if one.problem.edits])
    quick = str(types.CodeActionKind.QuickFix.value)
    if _wanted(quick, only):
        for one in here:
            if edit := await ls.apart(lambda one=one: opened.mended(one.problem)):
                yield ls.action(uri, opened, _title(one.problem), quick, edit, [one])
    every = [one for one in opened.told if one.problem.edits]
    if (_wanted(FIX_ALL, only) if only else len(every) > 1 and here) and (
        edit := await ls.apart(lambda: opened.mended(*(one.problem for one in every)))
    ):
        kind = FIX_ALL if only else quick
        yield ls.action(uri, opened, f"Mend all {len(every)} that take no judgement", kind, edit, every)


def _wanted(kind: str, only: Any) -> bool:
    names = [getattr(one, "value", one) for one in only or ()]
    return not names or any(kind == name or kind.startswith(f"{name}.") for name in names)


def _title(problem: Problem) -> str:
    return problem.fix or f"Mend it: write {problem.edits[0].text}"
