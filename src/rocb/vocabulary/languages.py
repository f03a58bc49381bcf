"""What the languages are called that experts speak: those of the WCO and of its regions."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rocb.texts import LocalizedText as T

LANGUAGES: Final[Mapping[str, T]] = MappingProxyType(
    {
        "ar": T("Arabic", "арабский"),
        "az": T("Azerbaijani", "азербайджанский"),
        "be": T("Belarusian", "белорусский"),
        "bg": T("Bulgarian", "болгарский"),
        "bs": T("Bosnian", "боснийский"),
        "cs": T("Czech", "чешский"),
        "da": T("Danish", "датский"),
        "de": T("German", "немецкий"),
        "el": T("Greek", "греческий"),
        "en": T("English", "английский"),
        "es": T("Spanish", "испанский"),
        "et": T("Estonian", "эстонский"),
        "fi": T("Finnish", "финский"),
        "fr": T("French", "французский"),
        "ga": T("Irish", "ирландский"),
        "he": T("Hebrew", "иврит"),
        "hr": T("Croatian", "хорватский"),
        "hu": T("Hungarian", "венгерский"),
        "hy": T("Armenian", "армянский"),
        "is": T("Icelandic", "исландский"),
        "it": T("Italian", "итальянский"),
        "ja": T("Japanese", "японский"),
        "ka": T("Georgian", "грузинский"),
        "kk": T("Kazakh", "казахский"),
        "ky": T("Kyrgyz", "киргизский"),
        "lb": T("Luxembourgish", "люксембургский"),
        "lt": T("Lithuanian", "литовский"),
        "lv": T("Latvian", "латышский"),
        "mk": T("Macedonian", "македонский"),
        "mt": T("Maltese", "мальтийский"),
        "nl": T("Dutch", "нидерландский"),
        "no": T("Norwegian", "норвежский"),
        "pl": T("Polish", "польский"),
        "pt": T("Portuguese", "португальский"),
        "ro": T("Romanian", "румынский"),
        "ru": T("Russian", "русский"),
        "sk": T("Slovak", "словацкий"),
        "sl": T("Slovene", "словенский"),
        "sq": T("Albanian", "албанский"),
        "sr": T("Serbian", "сербский"),
        "sv": T("Swedish", "шведский"),
        "tg": T("Tajik", "таджикский"),
        "tk": T("Turkmen", "туркменский"),
        "tr": T("Turkish", "турецкий"),
        "uk": T("Ukrainian", "украинский"),
        "uz": T("Uzbek", "узбекский"),
        "zh": T("Chinese", "китайский"),
    }
)
"""The names of languages by their codes (ISO 639-1); of others only the code is known."""
