"""The version of the tool, as documents record it."""

VERSION = "0.1.0"
