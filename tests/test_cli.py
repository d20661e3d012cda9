"""The command line as a stranger meets it: what is mistyped is told with the nearest that is there."""

import pytest

from annotate.cli import main
from annotate.commands import commands


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("convrt x", "did you mean convert?"),
        ("convert --publised 2024-01-01 x", "did you mean --published?"),
        ("validate --format jsn x", "did you mean json?"),
        ("convert --zzzzzz x", "unrecognized arguments: --zzzzzz\n"),
    ],
)
def test_a_slip_is_told_with_the_nearest_name(typed, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(typed.split())
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


def test_every_command_is_in_the_help(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(name in shown for name in commands())
