"""Hypothesis profiles, and where the development data is."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture
def astana() -> bytes:
    """The founding article; it is not part of the project, and its test is additional."""
    path = SHARED / "astana.txt"
    if not path.is_file():
        pytest.skip("the founding article is development data, and is not here")
    return path.read_bytes()
