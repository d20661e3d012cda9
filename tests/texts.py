"""Hypothesis strategies for raw text: what news is made of, in any order, and what nobody would write."""

from hypothesis import strategies as st

WORDS = [
    "قال",
    "وقال",
    "الوزير",
    "أنّ",
    "إنّ",
    "أمس",
    "الجمعة",
    "نوفمبر/ تشرين الثاني",
    "عام 2017",
    "البند الأول",
    "البند الثاني",
    "ينص على",
    "اتفاق",
    "بيان",
    "وَقْف",
    "سورية",
    "رئيس",
    "هيئة",
    "يومي 11 و12",
    "القرار 2254",
    "أولاً:",
    "ثانياً:",
    "said",
    "the minister",
    "according to",
    "on Friday",
    "last month",
    "9 November 2024",
    "Article 1",
    "agreed:",
    "The first clause provides",
    "President",
    "Mr. Brown",
    "a) ",
    "1. ",
    "(2) ",
    "10 percent",
    "in early 2017",
    "a dit",
    "selon",
    "mardi dernier",
    "le 9 novembre 2024",
    "l'article premier",
    "M. Dupont",
]
MARKS = ["“", "”", "«", "»", '"', "'", "''", "„", "‘", "’", "‹", "›", "((", "))", "(", ")", "ـ"]
JOINTS = [" ", " ", " ", "\n", "\n\n", "\r\n", ". ", "، ", ", ", ": ", " - ", "\t", "\u00a0", "\u200f", ""]
ODD = [
    "😀",
    "e\u0301",
    "\u0651",
    "\u202e",
    "\u2028",
    "\x85",
    "&",
    "<",
    "]]>",
    "\ufeff",
    "\u200d",
    "İ",
    "ﷺ",
    "𝔘",
]

pieces = st.sampled_from(WORDS + MARKS + JOINTS + ODD)
news = st.lists(st.one_of(pieces, st.sampled_from(JOINTS)), max_size=60).map("".join)
holdable = st.text(
    st.characters(
        blacklist_categories=("Cs",),
        blacklist_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])),
    ),
    max_size=80,
)
anything = st.one_of(news, holdable)
languages = st.sampled_from(["ar", "en", "fr"])
days = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))
