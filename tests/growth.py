"""Growth: whether an act takes time in proportion to its input, measured so that a busy machine does not matter."""

import gc
import time

TRIES = 4


def cost(prepare, size):
    """Processor time of ``prepare(size)()``.

    The collector is off: its full rounds come at some sizes and not at others.
    """
    act = prepare(size)
    gc.disable()
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_linear(prepare, size, *, factor=2.6, floor=0.005):
    """Twice the size takes at most ``factor`` times the time, in one try of a few; what is quadratic fails in each.

    What a busy machine adds to the one size would hide what is quadratic, so it is measured twice; what it
    adds to the other asks for another try.
    """
    cost(prepare, max(1, size // 10))
    for _ in range(TRIES):
        one = min(cost(prepare, size), cost(prepare, size))
        two = cost(prepare, 2 * size)
        if two <= factor * max(one, floor):
            return
    raise AssertionError(f"size {size} took {one:.3f} s, twice that {two:.3f} s")
