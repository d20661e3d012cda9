"""Identification: a language is told by script and common words; one without a pack is taken for none that has one."""

import tomllib
from pathlib import Path

import pytest

import annotate.languages
from annotate.identification import FAIR, guess
from annotate.pack import languages, neighbours, scripts

FILE = Path(annotate.languages.__path__[0]) / "neighbours.toml"
OWN = {
    "ar": "عقدت البلدية أمس اجتماعا مع سكان الحي الغربي لبحث مشكلة المياه التي تتكرر في كل صيف، وقال رئيسها إن "
    "الشبكة القديمة لا تكفي، وإن العمل على خط جديد سيبدأ بعد العيد، من دون أن يذكر كلفة المشروع أو من "
    "سيموله، بين مطالب كثيرة من الأهالي بصهاريج تصل إلى المدارس والعيادات.",
    "en": "The council met residents of the western quarter on Monday to talk about the water that fails each "
    "summer. Its chairman said that the old pipes are too small and that work on a new line was to begin "
    "after the holiday, for which he named no cost.",
    "fr": "La mairie a reçu lundi les habitants du quartier ouest pour parler de l'eau qui manque chaque été. "
    "Le maire a dit que les vieux tuyaux ne suffisent pas et que les travaux sont prévus après la fête, "
    "sans en donner le coût ni dire qui va payer dans les années qui viennent.",
    "es": "El ayuntamiento recibió el lunes a los vecinos del barrio oeste para hablar del agua que falta cada "
    "verano. El alcalde dijo que las tuberías viejas no bastan y que las obras empezarán después de la "
    "fiesta, sin decir lo que cuestan ni quién va a pagar por ellas en los años que vienen.",
    "de": "Der Rat hat am Montag die Bewohner des Westviertels empfangen, um über das Wasser zu sprechen, das "
    "in jedem Sommer fehlt. Der Bürgermeister sagte, dass die alten Rohre nicht reichen und dass die "
    "Arbeiten nach dem Fest beginnen, und nannte die Kosten nicht.",
}
OTHERS = {
    "Portuguese": "A câmara recebeu na segunda-feira os moradores do bairro oeste para falar da água que falta no "
    "verão. O presidente disse que os canos não chegam para as casas e que uma obra foi pedida ao "
    "governo, mas não disse como será paga pela cidade, nem por quem são os custos.",
    "Italian": "Il comune ha ricevuto lunedì gli abitanti del quartiere per parlare dell'acqua che manca in estate. "
    "Il sindaco ha detto che i tubi non sono più buoni e che una nuova linea è prevista dopo la festa, "
    "anche se non si sa con quali soldi della regione si farà.",
    "Catalan": "L'ajuntament ha rebut dilluns els veïns del barri per parlar de l'aigua que falta a l'estiu. "
    "L'alcalde va dir que els tubs són vells i que les obres han de començar amb un nou pla, però no ha "
    "dit com es paguen ni per a quan és prevista la seva fi.",
    "Dutch": "De gemeente heeft maandag de bewoners van de wijk ontvangen om te praten over het water dat in de "
    "zomer niet uit de kraan komt. De burgemeester zegt dat een nieuwe leiding voor het dorp wordt "
    "aangelegd, maar ook dat er op zijn plannen niet te bouwen is.",
    "Turkish": "Belediye pazartesi günü mahalle sakinleriyle su için bir toplantı yaptı ve yeni hat olarak bilinen "
    "projenin daha sonra başlayacağını söyledi. Başkan, bu işin kadar ucuz olmadığını ancak her ev için "
    "gerekli olduğunu belirtti ve ne zaman biteceğini söylemedi de.",
    "Persian": "شهرداری روز دوشنبه با ساکنان محله برای کمبود آب که در تابستان است دیدار کرد و شهردار گفت این خط تازه "
    "با پول دولت ساخته شده و تا پایان سال به خانه‌ها آب می‌رساند، از آن گذشته هر خانه باید کنتور خود را "
    "داشته باشد و نیز یک شیر تازه.",
    "Urdu": "بلدیہ نے پیر کو محلے کے لوگوں سے پانی کی کمی پر بات کی اور کہا کہ نئی لائن کا کام عید کے بعد شروع ہو "
    "گا۔ میئر نے یہ بھی کہا ہے کہ اس کام میں جو رقم لگے گی وہ حکومت کی ہے اور ایک سال تک کر دی جائے گی۔",
    "Russian": "Мэрия приняла в понедельник жителей района и говорила о воде, которой не хватает летом.",
    "Greek": "Ο δήμος μίλησε τη Δευτέρα με τους κατοίκους.",
    "Hebrew": "העירייה נפגשה עם התושבים.",
    "Korean": "시는 월요일에 주민들을 만났다.",
    "Chinese or Japanese": "市政府星期一会见了居民。",
}


@pytest.mark.parametrize("code", OWN)
def test_a_short_item_is_told_surely(code):
    found = guess(OWN[code])
    assert found.code == code and found.sure >= 0.6 and not found.like


@pytest.mark.parametrize("name", OTHERS)
def test_a_text_of_a_language_without_a_pack_is_told_by_name_and_nothing_is_sure(name):
    found = guess(OTHERS[name])
    assert found.like == name and found.sure < FAIR
    assert found.code in languages()


def test_a_language_that_is_in_none_of_the_lists_is_called_by_none():
    found = guess("Zo kala bimu ren tavo, mire olun desa parit kolem. " * 12)
    assert found.sure < FAIR and not found.like


def test_no_neighbour_has_a_pack_and_no_two_are_one():
    assert {*neighbours()} == {*tomllib.loads(FILE.read_text(encoding="utf-8"))}
    known = [near.name for near in neighbours().values()] + [script.name for script in scripts().values()]
    assert len({*known}) == len(known)


def test_a_language_alone_in_its_letters_needs_no_words_and_every_other_has_enough():
    by_letters: dict[str, list[int]] = {}
    for near in neighbours().values():
        by_letters.setdefault(near.letters, []).append(len({*near.common}))
    for letters, counts in by_letters.items():
        assert counts == [0] or min(counts) >= 15, letters
