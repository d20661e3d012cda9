"""Parties: between whom an agreement is, where the text says so, and that nothing is guessed where it does not."""

import pytest
from growth import assert_linear

from annotate import check, parse, read, write
from annotate.pack import load
from annotate.reading import Reading
from annotate.revision import revise
from annotate.structure.parties import parties
from annotate.tree import unfold

CLAUSES = {
    "ar": "\n\nوينص البند الأول على وقف القتال. أما البند الثاني فيقضي بفتح الطرق.\n",
    "en": "\n\nArticle 1 provides for open borders. Article 2 provides for a joint bank.\n",
    "fr": "\n\nL'article premier prévoit la paix. L'article 2 prévoit une banque commune.\n",
    "es": "\n\nEl artículo 1 prevé la paz. El artículo 2 prevé un banco común.\n",
}


def named(text, language):
    """The words of the parties to the first agreement."""
    whole, spans = unfold(parse(text + CLAUSES[language], language=language))
    places = {span.id: whole[span.start : span.end] for span in spans if span.id}
    agreement = next(span for span in spans if span.kind == "agreement")
    return [places[target] for target in agreement.attrs.get("parties", "").split()]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("وقع اتفاق بين الحكومة والمعارضة في جوبا.", "ar", ["الحكومة", "المعارضة"]),
        ("جاء الاتفاق بين كينيا وأوغندا وتنزانيا بعد شهر.", "ar", ["كينيا", "أوغندا", "تنزانيا"]),
        ("The agreement between Kenya and Uganda was signed.", "en", ["Kenya", "Uganda"]),
        (
            "A deal signed on Monday between the Sudanese government and the rebels has two parts.",
            "en",
            ["Sudanese government", "rebels"],
        ),
        ("L'accord entre la France et l'Algérie a deux parties.", "fr", ["France", "Algérie"]),
        (
            "El acuerdo entre el Gobierno y los rebeldes tiene dos partes.",
            "es",
            ["Gobierno", "rebeldes"],
        ),
        (
            "Kenya, Uganda and Tanzania on Monday signed a customs treaty.",
            "en",
            ["Kenya", "Uganda", "Tanzania"],
        ),
        ("The government and the rebels have agreed to a truce.", "en", ["government", "rebels"]),
        ("توصلت روسيا وتركيا إلى اتفاق بعد شهر.", "ar", ["روسيا", "تركيا"]),
        ("La France et l'Algérie sont convenues de coopérer.", "fr", ["France", "Algérie"]),
        ("France and Germany signed the guest book.", "en", []),
        ("An agreement was signed in Nairobi, between lunch and dinner.", "en", []),
        ("The agreement between the lines was signed in Kenya and Uganda.", "en", []),
        ("وقع الاتفاق في جوبا بعد خلاف طويل بين من رفضوه ومن قبلوه.", "ar", []),
    ],
)
def test_the_parties_are_those_between_whom_the_agreement_is(text, language, wanted):
    assert named(text, language) == wanted


def test_what_is_written_is_valid_and_comes_back():
    document = parse("The agreement between Kenya and the rebels holds." + CLAUSES["en"], language="en")
    raw = write(document)
    assert check(raw) == []
    assert read(raw, "tei") == document
    assert write(revise(document)) == raw


def test_time_grows_with_the_text():
    pack, unit = load("en"), "The agreement between the government and "
    assert_linear(lambda size: lambda: parties(Reading(unit * size, pack)), 400)
