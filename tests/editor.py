"""An editor for tests: pygls' own client, which starts ``annotate lsp`` and keeps what it is told."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 20
"""How many seconds the server may take to say something."""


class Editor(LanguageClient):
    """A client that keeps the diagnostics of every text, and the messages, as they come."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def _(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    def open(self, uri: str, text: str, language: str = "xml") -> None:
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, text: str, version: int) -> None:
        whole = types.TextDocumentContentChangeWholeDocument(text=text)
        document = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def save(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, uri: str) -> None:
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def next(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def hover(self, uri: str, line: int, character: int) -> str:
        place = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = await asyncio.wait_for(self.text_document_hover_async(place), PATIENCE)
        return found.contents.value if found else ""

    async def actions(self, uri: str, range: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=[], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), range, context)
        return list(await asyncio.wait_for(self.text_document_code_action_async(params), PATIENCE) or [])


@asynccontextmanager
async def editing(
    root: Any = None, encodings: list[str] | None = None, hover: list[str] | None = None
) -> Any:
    """An editor with a server, both ended well on the way out."""
    editor = Editor()
    await editor.start_io(sys.executable, "-m", "annotate", "lsp", "--stdio", cwd=str(root) if root else None)
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    shown = types.HoverClientCapabilities(content_format=hover)
    capabilities = types.ClientCapabilities(
        general=general, text_document=types.TextDocumentClientCapabilities(hover=shown)
    )
    folder = root.as_uri() if root else None
    params = types.InitializeParams(capabilities=capabilities, root_uri=folder, process_id=None)
    answer = await asyncio.wait_for(editor.initialize_async(params), PATIENCE)
    editor.initialized(types.InitializedParams())
    editor.encoding = answer.capabilities.position_encoding
    try:
        yield editor
    finally:
        await asyncio.wait_for(editor.shutdown_async(None), PATIENCE)
        editor.exit(None)
        await asyncio.wait_for(editor._server.wait(), PATIENCE)
        editor.code = editor._server.returncode
        await editor.stop()
