"""Growth: whether an act takes time in proportion to its input, measured so that a busy machine does not matter."""

import gc
import time

TRIES = 4


def cost(prepare, size):
    """Processor time of ``prepare(size)()``, the least of three.

    The collector is off: its full rounds come at some sizes and not at others.
    """
    best = float("inf")
    for _ in range(3):
        act = prepare(size)
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            act()
            best = min(best, time.process_time() - start)
        finally:
            gc.enable()
    return best


def assert_linear(prepare, size, *, factor=2.6, floor=0.005):
    """Twice the size takes at most ``factor`` times the time, in one try of a few; what is quadratic fails in each."""
    cost(prepare, max(1, size // 10))
    for _ in range(TRIES):
        one, two = cost(prepare, size), cost(prepare, 2 * size)
        if two <= factor * max(one, floor):
            return
    raise AssertionError(f"size {size} took {one:.3f} s, twice that {two:.3f} s")
