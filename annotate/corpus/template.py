"""Template: a process with everything loaded, from which workers are forked in a few milliseconds.

It has one thread and no locks, so forking it is safe, whatever the process that asks has running. What it
loaded is shared by all its workers. It ends when the process that started it ends.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import gc
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import traceback

from annotate.corpus.service import live

_NOTE = struct.Struct("<cii")
"""What the template says: that a worker was born (b) or has ended (e), its pid, and how it ended."""
LONGEST = 100
"""How many bytes the name of a language may have."""


_prctl = getattr(ctypes.CDLL(None), "prctl", None)
_PDEATHSIG = 1
"""Which signal comes when the parent ends (Linux, prctl(2))."""


class TemplateError(RuntimeError):
    """The template is dead."""


class Template:
    """The template seen from the process that started it."""

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                process_group=0,  # Ctrl-C is for the run, which ends its workers
            )
        self.ended: dict[int, int] = {}
        self.lock = threading.Lock()

    def fork(self, language: str, handles: list[int]) -> int:
        """The pid of a new worker, which has these file handles. Raises TemplateError."""
        with self.lock:
            try:
                socket.send_fds(self.socket, [language.encode()[:LONGEST] or b"*"], handles)
                while True:
                    kind, pid, status = self._note()
                    if kind == b"b":
                        return pid
                    self.ended[pid] = status
            except (OSError, TemplateError):
                self.process.kill()
                self.process.wait()
                raise TemplateError from None

    def status(self, pid: int) -> int | None:
        """How a worker ended, as :func:`os.waitpid` says it; None where the template is dead too."""
        with self.lock:
            while pid not in self.ended:
                try:
                    _, ended, status = self._note()
                except TemplateError:
                    return None
                self.ended[ended] = status
            return self.ended.pop(pid)

    def _note(self) -> tuple[bytes, int, int]:
        try:
            held = self.socket.recv(_NOTE.size, socket.MSG_WAITALL)
        except OSError:
            held = b""
        if len(held) < _NOTE.size:
            raise TemplateError
        kind, pid, status = _NOTE.unpack(held)
        return kind, pid, status

    def close(self) -> None:
        """Let it end."""
        self.socket.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        self.process.kill()
        self.process.wait()


_kept: list[Template] = []
_lock = threading.Lock()


def template() -> Template:
    """The template of this process; a new one where there is none, or it is dead."""
    with _lock:
        if _kept and _kept[0].process.poll() is not None:
            _kept.pop().close()
        if not _kept:
            _kept.append(Template())
        return _kept[0]


@atexit.register
def close() -> None:
    """Let the template of this process end; the next worker is forked from a new one."""
    while _kept:
        _kept.pop().close()


def stand(control: socket.socket) -> None:
    """The life of a template: it forks a worker each time it is asked, and tells when one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load("")
    wake, waken = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(waken, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    while True:
        ready, _, _ = select.select([control.fileno(), wake], [], [])
        if wake in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(wake, 4096)
            _tell_ended(control)
        if control.fileno() not in ready:
            continue
        language, handles, _, _ = socket.recv_fds(control, LONGEST, 4)
        if not language:
            return
        _load(language.decode("utf-8", "replace"))
        mine = os.getpid()
        pid = os.fork()
        if pid == 0:
            _die_with(mine)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            try:
                live(handles)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        for handle in handles:
            os.close(handle)
        control.sendall(_NOTE.pack(b"b", pid, 0))


def _die_with(parent: int) -> None:
    """End this process when the one that forked it ends: a run that was killed must not go on writing.

    Else a worker would finish its shard, perhaps over what the next run has made of a changed input.
    """
    if _prctl is not None:
        _prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _tell_ended(control: socket.socket) -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            control.sendall(_NOTE.pack(b"e", pid, status))


def _load(language: str) -> None:
    """Load what every worker needs: the code, and the packs of a language (``*``: of all that can be guessed)."""
    import annotate.corpus.shard  # noqa: F401
    from annotate import genres, pack
    from annotate.formats.tei.writer import Writer

    Writer(genres.load().root)
    codes = pack.languages() if language == "*" else [language] if language else []
    for code in codes:
        with contextlib.suppress(Exception):  # the worker says what is wrong
            pack.load(code)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    with contextlib.suppress(OSError):
        stand(socket.socket(fileno=int(sys.argv[1])))
