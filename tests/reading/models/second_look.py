"""A second look at what got into a ledger: is every value of a record in the words it rests on?

Written apart from the gate and its parsers: plain searches in the quoted sentences, with tables of its own. It shares
no code with what it checks but the record types.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente.ledger import Ledger

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "documents"

NAMES: dict[str, str] = {
    "USA": r"U\.?S\.?A?\b|United States|America|Washington|White House|Trump|Bessent|Greer|Lutnick|Biden|Navarro|USTR"
    r"|Commerce Department|Department of Commerce|Treasury|Congress|Lighthizer|Mnuchin|Ross|Leavitt|Rubio|Hassett"
    r"|Section 301|Section 232|Bureau of Industry",
    "CHN": r"China|Chinese|Beijing|Xi\b|He Lifeng|Li Chenggang|Liu He|Wang|MOFCOM|PRC|Ministry of Commerce"
    r"|State Council"
    r"|commerce ministry|Mao|Geng|Li Qiang|Lin Jian|Guo|Customs Tariff|Liu|Gao|Zhong",
    "EU": r"European|EU\b|E\.U\.|Europe|Brussels|von der Leyen|Šefčovič|Sefcovic|the bloc|Commission|Gill",
    "JPN": r"Japan|Tokyo|Takaichi|Ishiba|Akazawa|Abe|Seko|Kono|METI|Suga|Motegi",
    "KOR": r"Korea|Seoul|Lee|Moon|Yoo|Kim|Koo|Yeo|Hong|Cho|ROK",
    "IND": r"India|Delhi|Modi|Goyal|Jaishankar",
    "MEX": r"Mexic|Sheinbaum|Ebrard|López|Lopez",
    "CAN": r"Canad|Ottawa|Carney|Trudeau|LeBlanc|Freeland|Champagne|Joly|Ford|Anand",
    "GBR": r"Brit|United Kingdom|U\.?K\.?\b|London|Starmer|Reynolds|Kyle",
    "AUS": r"Australia|Canberra|Albanese|Farrell|Birmingham|Wong|Morrison|Tehan",
    "NLD": r"Netherlands|Dutch|Hague|Rutte|Karremans|Schoof|van Leeuwen|Schreinemacher|Klever",
    "CHE": r"Switzerland|Swiss|Bern|Keller-Sutter|Parmelin",
    "BRA": r"Brazil|Brasília|Brasilia|Lula",
    "RUS": r"Russia|Moscow|Putin|Kremlin",
    "VNM": r"Viet ?Nam|Hanoi|Lam|Chinh",
    "NOR": r"Norw|Oslo",
    "CHL": r"Chile",
    "IDN": r"Indonesia|Jakarta|Prabowo|Airlangga",
    "MYS": r"Malaysia|Anwar|Putrajaya|Kuala",
    "TWN": r"Taiwan|Taipei|Lai",
    "DEU": r"German|Berlin|Merz|Habeck|Scholz",
    "FRA": r"French|France|Paris|Macron",
    "ARG": r"Argentin|Buenos|Milei",
    "THA": r"Thai|Bangkok",
    "UKR": r"Ukrain|Kyiv|Zelensky",
    "ESP": r"Spain|Spanish",
    "PHL": r"Philippine|Manila",
    "SGP": r"Singapore",
    "HKG": r"Hong Kong",
    "NZL": r"New Zealand",
    "ITA": r"Ital",
    "IRN": r"Iran",
    "PRK": r"North Korea",
    "LIE": r"Liechtenstein",
    "IRL": r"Ireland|Irish",
    "POL": r"Poland|Polish",
    "COL": r"Colombia",
    "QAT": r"Qatar",
    "SAU": r"Saudi",
    "ZAF": r"South Africa",
    "TUR": r"Turk|Türk",
    "PAK": r"Pakistan",
    "BGD": r"Bangladesh",
    "KHM": r"Cambodia",
    "LKA": r"Sri Lanka",
    "ISR": r"Israel",
}

GOODS: dict[str, str] = {
    "all_goods": r"goods|imports?|products?|exports?|merchandise|shipments?|items|everything",
    "most_goods": r"goods|imports?|products?",
    "goods_list": r"goods|imports?|products?|items|exports",
    "agriculture": r"farm|agri|crop|food",
    "electric_vehicles": r"electric|EVs?\b|battery-powered|BEV",
    "autos": r"cars?\b|auto|vehicle",
    "rare_earths": r"rare[- ]earth",
    "rare_earth_magnets": r"magnet",
    "critical_minerals": r"mineral|metals",
    "semiconductors": r"semiconductor|chip",
    "semiconductor_materials": r"semiconductor|chip",
    "semiconductor_equipment": r"equipment|machine|tool|lithograph|semiconductor|chip",
    "aluminium": r"alumini?um",
    "crude_oil": r"\boil|crude|petroleum",
    "lng": r"LNG|natural gas|liquefied",
    "energy": r"energy",
    "defence_equipment": r"defen[cs]e|military|weapon|arms",
    "ships": r"ship|vessel",
    "hydrogen_fluoride": r"hydrogen fluoride|etching",
    "photoresist": r"resist",
    "fluorinated_polyimide": r"polyimide",
    "display_panels": r"display|screen",
    "pharmaceuticals": r"pharma|drug|medicine",
    "fentanyl_precursors": r"fentanyl|precursor|chemical",
    "natural_resources": r"resource|mineral|raw",
    "auto_parts": r"part",
    "fertilisers": r"fertili|potash",
    "aircraft": r"aircraft|plane|jet|Boeing|Airbus",
    "lumber": r"lumber|timber|wood",
    "dual_use": r"dual-use",
    "films": r"film|movie",
    "canola": r"canola|rapeseed",
    "seafood": r"seafood|fish|lobster|shrimp",
    "machinery": r"machin",
    "textiles": r"textile|cloth|apparel|garment",
    "electronics": r"electronic",
    "fruit": r"fruit|apple|citrus|almond|nut",
    "motorcycles": r"motorcycle|Harley",
    "spirits": r"spirit|whisk|bourbon|alcohol|liquor",
    "medical_devices": r"medical",
    "gems": r"gem|diamond|jewel",
    "solar_panels": r"solar",
    "poultry": r"poultry|chicken",
    "peas": r"pea|pulse|lentil",
    "fuels": r"fuel|gasoline|diesel|petrol",
    "nuclear_fuel": r"uranium|nuclear",
    "iron_ore": r"iron ore",
}

INSTRUMENTS = {
    "import_tariff": r"tariff|dut(?:y|ies)|lev(?:y|ies)|tax|surcharge",
    "anti_dumping": r"dumping",
    "countervailing": r"countervail|subsid|compensat",
    "safeguard": r"safeguard",
    "tariff_rate_quota": r"quota",
    "import_ban": r"ban|prohibit|suspen|halt|stop|block",
    "import_quota": r"quota",
    "import_licensing": r"licen|permit|approv",
    "export_tax": r"export",
    "export_quota": r"quota",
    "export_licensing": r"licen|permit|authori|approv",
    "export_control": r"control|restrict|curb|limit",
    "export_ban": r"ban|prohibit|halt|stop|suspen|block",
    "entity_listing": r"list",
    "port_fee": r"port|fee|charge",
    "sanction": r"sanction",
    "investigation": r"investigat|probe|inquir",
    "corporate_control": r"control|seiz|nationali|own|divest|sell|takeover",
    "subsidy": r"subsid|aid|grant|credit",
    "non_tariff_countermeasure": r"non-tariff|counter",
    "other": r"measure|restrict|rule|require|fee|ban|barrier|limit",
}

POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|them|he|she|his|her|both|each other|the|these|those|this|that|such)\b", re.I
)
SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
    "mmt": 1e6,
    "mt": 1e6,
}
WORDS = {
    w: float(n)
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
}
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def numbers(text: str) -> set[float]:
    """Every number of a text, as written and times the scale word behind it."""
    found: set[float] = set()
    for match in re.finditer(r"(\d[\d,]*(?:\.\d+)?)[\s-]?([A-Za-z]+)?", text):
        value = float(match[1].replace(",", "").rstrip(".") or 0)
        found |= {value, value * SCALES.get((match[2] or "").lower(), 1.0)}
        tail = re.match(r"\s?([A-Za-z]+)[\s-]([A-Za-z]+)", text[match.end(1) :])
        if tail:
            found.add(value * SCALES.get(tail[1].lower(), 1.0) * SCALES.get(tail[2].lower(), 1.0))
    for match in re.finditer(r"\b([a-z]+)(?:[- ]([a-z]+))?(?:[- ]([a-z]+))?", text.lower()):
        if match[1] in WORDS:
            value = WORDS[match[1]]
            found |= {value} | {value * SCALES[w] for w in match.groups()[1:] if w in SCALES}
            if match[2] in WORDS:
                found |= {value + WORDS[match[2]], value * WORDS[match[2]]}
    if re.search(r"\b(?:to zero|duty[- ]free|tariff[- ]free|zero)\b", text, re.I):
        found.add(0.0)
    return found


class SecondLook:
    """Finds the values of a ledger that its document does not bear."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published

    def faults(self, ledger: Ledger, before: Ledger) -> list[str]:
        """Values of records read by the model, and of fields the model changed, that stand nowhere in their words."""
        old = {r.id: r for r in before.records()}
        out: list[str] = []
        for record in ledger.records():
            data = record.model_dump(mode="json")
            if record.id.startswith("i"):
                if record.id not in old:
                    out += self._issue(record.id, data)
                continue
            known = old[record.id].model_dump(mode="json") if record.id in old else {}
            changed = {
                k: v
                for k, v in data.items()
                if known.get(k) != v and k not in ("id", "read_by", "confidence")
            }
            evidence = [e["quote"] for e in data["evidence"]]
            misplaced = [e for e in data["evidence"] if self.text[e["start"] : e["end"]] != e["quote"]]
            out += [f"{record.id}: quote not at its place"] * len(misplaced)
            # a deadline that follows from a measure rests on the words of the measure
            out += [f"{record.id}.{fault}" for fault in self._record(changed, " ".join(evidence), data)]
        for party in ledger.parties:
            if party not in before.parties and not re.search(NAMES[party.id], self.text):
                out.append(f"party {party.id}")
        for person in ledger.people:
            if (
                person not in before.people
                and person.name.split()[-1] not in self.text
                and person.name.split()[0] not in self.text
            ):
                out.append(f"person {person.name}")
        return out

    def _around(self, data: dict[str, Any]) -> str:
        """The paragraphs of the evidence, and the one before each."""
        parts = []
        for e in data["evidence"]:
            start = self.text.rfind("\n", 0, e["start"])
            head = self.text[:start].rstrip() if start > 0 else ""
            parts.append(self.text[head.rfind("\n") + 1 : e["end"]])
        return "\n".join(parts)

    def _issue(self, ident: str, data: dict[str, Any]) -> list[str]:
        told = re.sub(r"\b20\d\d-W?\d\d(?:-\d\d)?\b", "", data["text"])  # resolved dates
        strange = numbers(told) - numbers(self.text)
        return [f"{ident}: {n}" for n in strange if n > 60] + [
            f"{ident}: markup" for _ in re.findall(r"[<>]", data["text"])
        ]

    def _record(self, data: dict[str, Any], words: str, whole: dict[str, Any]) -> list[str]:
        out: list[str] = []
        around = self._around(whole)
        there = numbers(words)

        def number(name: str, value: object) -> None:
            if isinstance(value, int | float) and not any(
                abs(abs(value) - n) <= 1e-6 * max(1.0, n) for n in there
            ):
                out.append(f"{name}={value}")

        def party(name: str, code: str) -> None:
            if code == "WLD":
                good = re.search(
                    r"\ball\b|every|world|global|universal|most|regardless|anywhere", words, re.I
                )
            else:
                good = re.search(NAMES[code], words) or (
                    POINTS_BACK.search(words) and re.search(NAMES[code], around)
                )
            if not good:
                out.append(f"{name}={code}")

        def verbatim(name: str, value: str | None, text: str = words) -> None:
            if value and value not in text:
                out.append(f"{name}={value!r}")

        for name in ("actor", "target", "beneficiary", "parties"):
            for code in data.get(name) or ():
                party(name, code)
        if data.get("party"):
            out += [] if re.search(NAMES[data["party"]], around) else [f"party={data['party']}"]
        scope = data.get("scope") or {}
        for tag in [
            *scope.get("products", ()),
            *scope.get("exclusions", ()),
            *(data.get("products") or ()),
            *(data.get("used_in") or ()),
            *([data["input"]] if data.get("input") else []),
        ]:
            pattern = GOODS.get(tag, re.escape(tag.split("_")[0].rstrip("s")))
            out += [] if re.search(pattern, words, re.I) else [f"product={tag}"]
        for code in scope.get("hs", ()):
            verbatim("hs", code)
        if scope.get("value"):
            number("value", scope["value"]["amount"])
        for name, value in (data.get("rate") or {}).items():
            if name.endswith("_pct"):
                number(name, value)
        quantity = data.get("quantity") or {}
        number("quantity", quantity.get("value"))
        verbatim("quantity.words", quantity.get("words"))
        for name in ("change_pct", "level", "share_pct", "cap_per_year", "change_points", "years"):
            number(name, data.get(name))
        for name in ("announced", "effective", "expires", "starts", "ends", "on", "said_on"):
            if data.get(name):
                out += [f"{name}: {fault}" for fault in self._date(data[name], words)]
        for name in ("authority", "stated_reason", "via", "hedge", "place", "attributed_to"):
            verbatim(name, data.get(name))
        if whole["id"].startswith("k"):
            verbatim("text", data.get("text"))
        for condition in data.get("conditions") or ():
            verbatim("condition", condition["trigger"])
        for name in [
            *(data.get("claimed_by") or ()),
            *(data.get("confirmed_by") or ()),
            *(data.get("participants") or ()),
            *([data["speaker"]] if data.get("speaker") else []),
        ]:
            parts = [p for p in re.split(r"[\s-]", name) if len(p) > 1]
            institutional = {
                "MOFCOM": r"[Mm]inistry|MOFCOM|commerce",
                "USTR": r"Trade Representative|USTR",
                "BIS": r"Industry|BIS",
            }.get(name)
            if not (any(p in around for p in parts) or (institutional and re.search(institutional, around))):
                out.append(f"person={name}")
        instrument = data.get("instrument")
        if whole["id"].startswith("m") and instrument and not re.search(INSTRUMENTS[instrument], words, re.I):
            out.append(f"instrument={instrument}")
        if data.get("status") == "in_force":
            out += self._in_force(words)
        for event in data.get("history") or ():
            if event["status"] == "in_force" and data.get("status") == "in_force":
                out += self._in_force(" ".join(e["quote"] for e in event["evidence"]))
        title = whole.get("title") if "title" in data else None
        if title:
            inside = {abs(v) for v in numbers(json.dumps(whole.get("rate") or {}) + json.dumps(quantity))}
            inside |= numbers(words)
            out += [
                f"title: {n}"
                for n in numbers(title)
                if not any(abs(n - m) < 1e-6 * max(1.0, m) for m in inside)
            ]
        return out

    def _in_force(self, words: str) -> list[str]:
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", words)
        for sentence in sentences:
            told = re.search(
                r"\beffect\b|\bforce\b|in place|current|existing|already|ha(?:s|ve) (?:\w+ )?\w+ed\b|\bha(?:s|ve) hit"
                r"|\bha(?:s|ve) put|imposed|now (?:fac|appl|pay|sub|stand)|subject to|since|began|remain|stands? at"
                r"|continu",
                sentence,
                re.I,
            )
            if told and not re.search(
                r"\bnot\b|n['’]t\b|\bnever\b|\bif\b|\bunless\b|\bwould\b|\bmight\b|\bcould\b", sentence
            ):
                return []
        return ["status=in_force"]

    def _date(self, when: dict[str, Any], words: str) -> list[str]:
        written, value, basis = when["as_written"], when["value"], when["basis"]
        if written not in words:
            return [f"{written!r} not in the words"]
        if value is None:
            return []
        low = written.lower()
        year = int(value[:4])
        years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", written)]
        if years and year not in years:
            return [f"{value} is not in the year of {written!r}"]
        if not years and self.published and abs(year - self.published.year) > 1 and "year" not in low:
            return [f"{value} is far from the publication"]
        named = [i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}", low)]
        if named and len(value) >= 7 and "W" not in value and int(value[5:7]) not in named:
            return [f"{value} is not in the month of {written!r}"]
        days = [int(d) for d in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", low)]
        if named and len(value) == 10 and int(value[8:]) not in days:
            return [f"{value} is not the day of {written!r}"]
        if basis == "weekday" and self.published and len(value) == 10:
            day = date.fromisoformat(value)
            if f"{day:%A}".lower() not in low or abs(day - self.published) > timedelta(days=14):
                return [f"{value} is not {written!r}"]
        if basis == "publication" and self.published and value != self.published.isoformat():
            return [f"{value} is not the publication"]
        if basis == "relative" and self.published:
            first = date.fromisoformat(value) if len(value) == 10 else None
            if (
                "month" in low
                and abs((year - self.published.year) * 12 + int(value[5:7]) - self.published.month) > 1
            ):
                return [f"{value} is not {written!r}"]
            if first and "year" not in low and abs(first - self.published) > timedelta(days=15):
                return [f"{value} is not {written!r}"]
        if basis == "duration" and self.published:
            span = numbers(written)
            gap = abs((date.fromisoformat(value) - self.published).days)
            if not any(abs(gap - n * unit) <= n * 0.1 + 3 for n in span for unit in (1, 7, 30.44, 365.25)):
                return [f"{value} is not {written!r}"]
        return []


def gold_roles(number: str) -> set[tuple[str, str, float | None]]:
    """(actor, target, rate) of the measures that a person found in a development document, alternatives included."""
    gold = json.loads((FIXTURES / f"{number}.json").read_text(encoding="utf-8"))
    out: set[tuple[str, str, float | None]] = set()
    for measure in gold["measures"]:
        alternatives = measure.get("alts", {})
        actors = [measure["actor"], *alternatives.get("actor", [])]
        targets = [measure["target"], *alternatives.get("target", [])]
        rates = [measure.get("rate"), *alternatives.get("rate", []), measure.get("rate_from")]
        out |= {
            (a, t, r)
            for some in actors
            for a in some or ()
            for many in targets
            for t in many or ()
            for r in rates
        }
    return out
