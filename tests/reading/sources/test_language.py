"""English is read, what is surely foreign is refused, in doubt it is read."""

from __future__ import annotations

import pytest

from dragoman.reading.sources.language import is_plainly_english, language

FRENCH = (
    "Le ministre a déclaré lundi que la livraison de quarante drones au pays "
    "voisin n’avait pas eu lieu et il a rejeté toutes les accusations "
    "de l’opposition, qui demande une enquête du parlement sur les événements de la frontière."
)
RUSSIAN = (
    "Министр заявил в понедельник, что поставка сорока беспилотников соседней стране не состоялась, и отверг все обвинения оппозиции, "
    "которая требует провести парламентское расследование событий, произошедших на границе этой весной."
)
CHINESE = (
    "部长星期一表示，向邻国交付四十架无人机一事并不属实，并驳斥了反对派的所有"
    "指控。反对派要求议会对边境发生的事件进行调查。政府发言人没有提供更多细节。"
)
ENGLISH = (
    "The minister said on Monday that no drones had been delivered to the neighbouring country and rejected all charges of the opposition. "
)


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (RUSSIAN, "ru"), (CHINESE, "zh")])
def test_foreign(text, code):
    found = language(text)
    assert (found.code, found.foreign) == (code, True)


@pytest.mark.parametrize("text", ["hello world", "Putin, Raisi, Tehran", "OK", "", "   ", "123 456", "Bonjour"])
def test_short_text_is_never_foreign(text):
    assert not language(text).foreign


@pytest.mark.parametrize("text", [ENGLISH * 12 + FRENCH, FRENCH + "\n" + ENGLISH * 12, ENGLISH * 8 + FRENCH * 4 + ENGLISH * 8])
def test_an_english_article_with_a_foreign_quotation_is_read(text):
    found = language(text)
    assert (found.code, found.foreign) == ("en", False)


SCRAPS = ["Putin, Raisi, Tehran", "of the", "", "De minister was in de of at is on"]


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, ENGLISH + FRENCH * 3, *SCRAPS])
def test_function_words_never_tell_where_they_are_few(text):
    assert not is_plainly_english(text)


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), "They said that the council had been told of it by this minister."])
def test_function_words_tell_plain_english(text):
    assert is_plainly_english(text)
