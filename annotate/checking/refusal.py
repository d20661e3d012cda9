"""Refusal: why TEI does not allow a value of an attribute, and which value was meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from annotate.schema import AttributeSpec
from annotate.schema.relaxng import pattern_of

_WESTERN = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
"""The digits of Arabic and Persian, in those of the West."""


def refusal(attribute: AttributeSpec, value: str) -> str:
    """Why TEI does not allow a value of an attribute, as the rest of a sentence; nothing where it does."""
    if attribute.pooled or attribute.pointing:
        regex = pattern_of(attribute)
        if _whole(regex, value):
            return ""
        items = value.split()
        bad = next((item for item in items if not item.startswith("#") or len(item) < 2), None)
        if not items:
            return "points to nothing"
        if bad:
            return f"is no pointer: a pointer is # and the id of an element, and {bad} is not"
        if attribute.pointing and len(items) < attribute.pointing.least:
            least = attribute.pointing.least
            return f"points to {len(items)} element; it needs {least} or more, one space apart"
        if attribute.pointing and attribute.pointing.most == 1 and len(items) > 1:
            return f"points to {len(items)} elements; it may point to one"
        if attribute.pooled:
            return f"points to no {attribute.pooled.tag}: their ids begin with {attribute.pooled.prefix}"
        return "is no list of pointers, # and an id each, one space apart"
    if attribute.values:
        return "" if value in attribute.values else f"is not one of {', '.join(attribute.values)}"
    if attribute.pattern and not _whole(attribute.pattern.regex, value):
        longest = _no_date(attribute, value)
        return longest or f"is not {attribute.pattern.doc}"
    why = attribute.refuses(value)
    return why.replace(f"{value} is no date", "is no date") if why else ""


def _no_date(attribute: AttributeSpec, value: str) -> str:
    """Why something that looks like a date is none."""
    match = re.fullmatch(r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", value, re.ASCII)
    if not match or not attribute.pattern or "date" not in attribute.pattern.datatypes:
        return ""
    if not 1 <= int(match[2]) <= 12:
        return f"is no date: there is no month {match[2]}"
    if match[3] and not 1 <= int(match[3]) <= 31:
        return f"is no date: there is no day {match[3]}"
    return "is no date: there is no year 0" if match[1].lstrip("-") == "0000" else ""


def mended(attribute: AttributeSpec, value: str) -> str:
    """The value that was meant where that takes no judgement: digits, blanks, a missing #; else nothing."""
    if attribute.pointing or attribute.pooled:
        items = value.split()
        tries = [" ".join(items), " ".join(f"#{item.removeprefix('#')}" for item in items)]
    else:
        western = value.translate(_WESTERN).strip()
        padded = "-".join(
            part.zfill(2) if part.isdecimal() and len(part) < 3 else part
            for part in re.split(r"[-/.]", western)
        )
        tries = [value.strip(), western, western.lower(), padded]
        if attribute.values:
            tries += get_close_matches(value, attribute.values, 1, 0.7)
    return next((one for one in tries if one != value and not refusal(attribute, one)), "")


def _whole(regex: str, value: str) -> bool:
    return _compiled(regex).fullmatch(value) is not None


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex.replace(r"\-", "-") if regex.endswith(r"\-]") else regex, re.DOTALL)
