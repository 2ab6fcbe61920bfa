# ruff: noqa: E501
"""Currencies, commodities and bond yields as market reports name them."""

from __future__ import annotations

__all__ = ["ASSETS"]

# pattern of the name | instrument | name | what must go with it: "" (nothing), "price" (a word of prices or a unit)
_ASSETS = r"""
(?:US |U\.S\. )?[Dd]ollar [Ii]ndex|DXY | DXY | US dollar index |
(?:Canadian dollar|loonie) | CAD | Canadian dollar |
(?:Australian dollar|Aussie dollar|Aussie) | AUD | Australian dollar |
(?:New Zealand dollar|kiwi) | NZD | New Zealand dollar |
(?:Taiwan|Taiwanese|New Taiwan) dollar | TWD | Taiwan dollar |
Singapore dollar | SGD | Singapore dollar |
Hong Kong dollar | HKD | Hong Kong dollar |
(?:US |U\.S\. )?dollar|greenback | USD | US dollar |
(?:(?:on|off)shore )?(?:Chinese )?(?:yuan|renminbi) | CNY | yuan |
(?:Japanese )?yen | JPY | yen |
(?:South )?(?:Korean )?won | KRW | won |
(?:Indian )?rupee | INR | Indian rupee |
(?:single currency|euro) | EUR | euro |
(?:British )?pound|sterling | GBP | pound sterling |
Swiss franc | CHF | Swiss franc |
Philippine peso | PHP | Philippine peso |
Argentin(?:e|ian) peso | ARS | Argentine peso |
Chilean peso | CLP | Chilean peso |
Colombian peso | COP | Colombian peso |
(?:Mexican )?peso | MXN | Mexican peso |
(?:Brazilian )?real | BRL | Brazilian real |
(?:South African )?rand | ZAR | rand |
(?:Turkish )?lira | TRY | Turkish lira |
(?:Russian )?r(?:o)?uble | RUB | rouble |
(?:Thai )?baht | THB | baht |
(?:Malaysian )?ringgit | MYR | ringgit |
(?:Indonesian )?rupiah | IDR | rupiah |
(?:Vietnamese )?dong | VND | dong |
Swedish (?:krona|crown) | SEK | Swedish krona |
Norwegian (?:krone|crown) | NOK | Norwegian krone |
(?:Polish )?zloty | PLN | zloty |
Brent(?: (?:North Sea|crude|oil|futures|contracts?))*(?: for \w+(?: delivery)?)? | BRENT | Brent crude |
(?:US |U\.S\. )?(?:West Texas Intermediate|WTI|benchmark crude)(?: \(WTI\))?(?: (?:crude|oil|futures|contracts?))* | WTI | WTI crude |
(?:US|U\.S\.) crude(?: (?:oil|futures))* | WTI | WTI crude |
(?:[Ss]pot |US |U\.S\. )?[Gg]old(?: (?:futures|prices?|bullion))* | GOLD | gold |
(?:[Ss]pot )?[Ss]ilver(?: (?:futures|prices?))* | SILVER | silver | price
(?:[Ss]pot )?[Pp]latinum(?: (?:futures|prices?))* | PLATINUM | platinum | price
(?:(?:LME|London|Comex|COMEX|[Bb]enchmark|[Tt]hree-month) )*[Cc]opper(?: (?:futures|prices?))*(?: on the (?:London Metal Exchange|LME|Comex|COMEX))? | COPPER | copper | price
(?:(?:LME|London|[Bb]enchmark|[Tt]hree-month) )*[Aa]lumini?um(?: (?:futures|prices?))*(?: on the (?:London Metal Exchange|LME))? | ALUMINIUM | aluminium | price
(?:(?:LME|London|[Bb]enchmark|[Tt]hree-month) )*[Nn]ickel(?: (?:futures|prices?))*(?: on the (?:London Metal Exchange|LME))? | NICKEL | nickel | price
(?:(?:Dalian|Singapore|[Bb]enchmark) )?[Ii]ron ore(?: (?:futures|prices?))* | IRON_ORE | iron ore | price
(?:(?:Chicago|CBOT|US|U\.S\.) )?[Ss]oy(?:a )?beans?(?: (?:futures|prices?))* | SOYBEANS | soybeans | price
(?:(?:Chicago|CBOT|US|U\.S\.) )?[Cc]orn(?: (?:futures|prices?))* | CORN | corn | price
(?:(?:Chicago|CBOT|US|U\.S\.) )?[Ww]heat(?: (?:futures|prices?))* | WHEAT | wheat | price
(?:[Aa]rabica )?[Cc]offee(?: (?:futures|prices?))*|[Aa]rabica futures | COFFEE | coffee | price
(?:US |U\.S\. |Henry Hub )?[Nn]atural gas(?: (?:futures|prices?))* | NATGAS | natural gas | price
[Bb]itcoin | BTC | Bitcoin |
[Yy]ields? on (?:the )?(?:benchmark )?(?:US |U\.S\. )?(?:10|ten)-year (?:US |U\.S\. )?(?:Treasury|Treasuries)(?: (?:notes?|bonds?))?|(?:US |U\.S\. )?(?:10|ten)-year (?:US |U\.S\. )?(?:Treasury|Treasuries)(?: (?:notes?|bonds?))? yields? | US10Y | 10-year US Treasury yield |
[Yy]ields? on (?:the )?(?:benchmark )?(?:US |U\.S\. )?(?:30|thirty)-year (?:US |U\.S\. )?(?:Treasury|Treasuries)(?: (?:notes?|bonds?))?|(?:US |U\.S\. )?(?:30|thirty)-year (?:US |U\.S\. )?(?:Treasury|Treasuries)(?: (?:notes?|bonds?))? yields? | US30Y | 30-year US Treasury yield |
(?:Japan['’]s |Japanese )?(?:10|ten)-year (?:Japanese )?(?:government bond|JGB) yields? | JP10Y | 10-year Japanese government bond yield |
(?:Germany['’]s |German )?(?:10|ten)-year (?:German )?(?:Bund|bund)(?: yields?)? | DE10Y | 10-year German Bund yield |
"""


def _parse(table: str) -> tuple[tuple[str, str, str, bool], ...]:
    rows = ([cell.strip() for cell in line.rsplit("|", 3)] for line in table.strip().splitlines())
    return tuple((a, b, c, d == "price") for a, b, c, d in rows)


ASSETS: tuple[tuple[str, str, str, bool], ...] = _parse(_ASSETS)
"""Pattern of the name, instrument, name, and whether only a word of prices or a unit makes it a price.

Currencies have their ISO 4217 code; a move of one is a move of its value. Narrower names stand first.
"""
