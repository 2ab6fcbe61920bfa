"""Which language a text is in: English is read, other languages are named and left out or refused.

Scripts are told apart by their letters, languages in Latin and Cyrillic letters by their commonest words. A
paragraph is judged on its own, so that the English part of a statement in two languages is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from detente.errors import InputError, Problem

__all__ = ["keep_english", "language_of"]

_STOP_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the and of to in that is was for on with as it by will from has are at be this which would have",
        "French": "le la les des et du une dans que pour est qui sur avec par au aux ont sont de ce cette en un été",
        "German": "der die das und den von zu mit für auf ist im dem nicht ein eine wird sich des auch bei dass werden",
        "Spanish": "el la los las de que y en del una por con para se su al como lo más sobre un ha fue",
        "Italian": "il la di che e per un una del della con non sono dei le gli si nel alla dal è i da anche",
        "Portuguese": "o a os as de que e do da em um uma para com não por dos na no ao pela pelo mais são",
        "Dutch": "de het een en van in is dat op te voor met zijn niet aan door er ook bij om worden wordt",
        "Swedish": "och att det som en på är av för med den till inte om ett har de från kommer vid",
        "Danish or Norwegian": "og at det som en på er af av for med den til ikke om et har de fra vil ved blir",
        "Finnish": "ja on ei että se oli hän mutta tai kun ovat myös sekä joka voi mukaan ovat kuin",
        "Polish": "i w na z do się że nie to jest o od po za przez dla są oraz jak który które",
        "Czech or Slovak": "a v na se že je s z do o by pro od jsou podle které který ale také sa na pre",
        "Hungarian": "a az és hogy nem is egy meg ez de van volt csak már el mint vagy szerint",
        "Romanian": "de și în la a cu pe că din nu pentru care este sunt o un mai au prin fost",
        "Croatian, Serbian or Bosnian": "i u je na da se za su od s o koji što će iz kao ne bi sa koje",
        "Turkish": "ve bir bu da de için ile olarak olan daha çok gibi en ne ise kadar göre sonra",
        "Indonesian or Malay": "yang dan di untuk dengan dari dalam pada ini itu akan tidak oleh ke telah adalah juga",
        "Vietnamese": "và của là các có trong được cho với một không đã những về này để khi người tại từ",
        "Filipino": "ang ng sa mga na at ay para ni si kay nang hindi ito may kung",
        "Swahili": "ya na wa kwa ni za katika la cha kuwa hiyo hii kama alisema pia lakini",
        "Russian": "и в на что не с по для о от из за это как к его будет также или при",
        "Ukrainian": "і в на що не з за до для та про від у це як його також або й є",
        "Bulgarian or Serbian": "и на да се за от в с че не са по ще е като у је су од што ће",
    }.items()
}

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x0900, 0x097F, "Hindi or Nepali"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Punjabi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Odia"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Burmese"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Korean"),
    (0x1200, 0x137F, "Amharic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1800, 0x18AF, "Mongolian"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x3040, 0x30FF, "Japanese"),
    (0x3130, 0x318F, "Korean"),
    (0x31F0, 0x31FF, "Japanese"),
    (0x3400, 0x9FFF, "Chinese"),
    (0xAC00, 0xD7AF, "Korean"),
    (0xF900, 0xFAFF, "Chinese"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFE, "Arabic"),
    (0xFF66, 0xFF9F, "Japanese"),
    (0x20000, 0x3134F, "Chinese"),
)
"""Blocks of Unicode by the language or script they are written in, in ascending order."""

_STARTS = tuple(first for first, _, _ in _SCRIPTS)
_WORD = re.compile(r"[^\W\d_]{2,}")
"""Single letters are initials, variables and items of lists as often as words."""

_SCRIPT_SHARE = 0.4
"""Share of its letters from which a paragraph belongs to another script; names in brackets stay below."""
_ENOUGH_WORDS = 20
"""Words from which the commonest words of a language can be expected in a paragraph."""
_DIFFERENT = 4
"""Different common words of a language that must occur; names repeat one or two of them."""
_SMALL = 0.02
"""Share of a text up to which foreign paragraphs are titles, names and quotes that stay where they are."""
_LEFT_WORDS = 40
"""English words that a document in two languages must keep to be read."""
_SAMPLE = 6_000
"""Characters of a paragraph that are looked at."""


def language_of(text: str) -> str | None:
    """Name of the language when it is surely not English, otherwise ``None`` (English, or too short to say)."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        script = _script(sample)
        if script is not None:
            return script
    words = _WORD.findall(sample.lower())
    return _commonest(words) if len(words) >= _ENOUGH_WORDS else None


def keep_english(text: str, where: str) -> tuple[str, tuple[str, ...]]:
    """The English paragraphs of a text (lines, after unwrapping), and a note on what was left out.

    Raises
    ------
    InputError
        For a text that is in another language, named.
    """
    whole = language_of(text)
    kept: list[str] = []
    left: Counter[str] = Counter()
    current: str | None = None
    for line in text.split("\n"):
        language = _line_language(line, current)
        if line.strip():
            current = language
        if language is None:
            kept.append(line)
        else:
            left[language] += len(line.strip())
    if sum(left.values()) <= _SMALL * len(text):
        if whole is not None and whole != "English" and len(text) <= _SAMPLE:
            raise _refusal(where, whole)
        return text, ()
    rest = "\n".join(kept)
    words = sum(1 for _ in _WORD.finditer(rest))
    letters = sum(len(line.strip()) for line in kept)
    if words < _LEFT_WORDS or letters < 0.1 * sum(left.values()) or not _is_english(rest):
        raise _refusal(where, left.most_common(1)[0][0])
    parts = " and ".join(f"{name} ({count:,} characters)" for name, count in left.most_common(3))
    rest = re.sub(r"\n{3,}", "\n\n", rest).lstrip("\n")
    return rest, (f"What is in {parts} was left out; the English part was read.",)


def _refusal(where: str, language: str) -> InputError:
    got = f"a text in {language} script" if language in ("Cyrillic", "Arabic") else f"a text in {language}"
    return InputError(Problem(where, got, "a text in English", "give an English version of the document"))


def _line_language(line: str, before: str | None) -> str | None:
    """Language of a line when it is not English; a short line after a foreign one belongs to it."""
    if len(line) < 200 and line.isascii():
        words = _WORD.findall(line.lower())
        if len(words) < _ENOUGH_WORDS:
            foreign = before is not None and words and not any(w in _STOP_WORDS["English"] for w in words)
            return before if foreign and before in _STOP_WORDS else None
        return _commonest(words)
    return language_of(line)


def _script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    found: Counter[str] = Counter()
    for character, count in Counter(c for c in sample if c > "\u036f").items():
        block = _SCRIPTS[bisect_right(_STARTS, ord(character)) - 1]
        if block[0] <= ord(character) <= block[1]:
            found[block[2]] += count
    if not found:
        return None
    name = max(found, key=lambda n: found[n])
    if name == "Chinese" and found["Japanese"] > 0.05 * found["Chinese"]:
        name = "Japanese"
    count = found["Japanese"] + found["Chinese"] if name == "Japanese" else found[name]
    if count < 4 or count <= _SCRIPT_SHARE * letters:
        return None
    if name == "Cyrillic":
        words = _WORD.findall(sample.lower())
        cyrillic = ("Ukrainian", "Bulgarian or Serbian", "Russian")
        counts = {n: sum(w in _STOP_WORDS[n] for w in words) for n in cyrillic}
        best = max(cyrillic, key=lambda n: counts[n])
        return best if counts[best] >= 3 and len(words) >= _ENOUGH_WORDS else name
    if name == "Arabic" and len(re.findall("[پچژگ]", sample)) > 0.01 * count:
        return "Urdu" if re.search("[ٹڈڑےں]", sample) else "Persian"
    return name


def _commonest(words: list[str]) -> str | None:
    """Language whose common words a list of words is full of, when English ones are rare."""
    english = sum(w in _STOP_WORDS["English"] for w in words) / len(words)
    if english > 0.15:
        return None
    share = {
        n: sum(w in stops for w in words) / len(words) for n, stops in _STOP_WORDS.items() if n != "English"
    }
    best = max(share, key=lambda n: share[n])
    sure = share[best] > 0.12 and share[best] > 1.5 * english
    return best if sure and len(set(words) & _STOP_WORDS[best]) >= _DIFFERENT else None


def _is_english(text: str) -> bool:
    words = _WORD.findall(text[:50_000].lower())
    return sum(w in _STOP_WORDS["English"] for w in words) > 0.12 * len(words)
