"""Who speaks and who is the subject of a verb."""

from __future__ import annotations

import re

from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["follows_verb", "speaker_party"]


_THIRD_PERSON = (
    "says|plans|wants|needs|agrees|imposes|sets|puts|raises|cuts|has|is|faces|keeps|buys|takes|gets|make"
    "s|expects|threatens|intends|seeks"
    "|considers|applies|charges|lowers|lifts|removes|suspends|announces|extends|promises|commits|pledges"
    "|doubles|hits|begins|starts|ends"
    "|undertakes|conducts|reviews|maintains|weighs|mulls|prepares|responds|retaliates|moves|offers|proposes|delays|halts"
    "|pauses|slashes|hikes|reduces|trims|eases|eliminates|exempts|grants|allows|adds|slaps|continues|remains|accuses|signs"
    "|rejects|vows|tightens|scales|slams|strikes|reimposes|resumes|mirrors|charges|collects"
    "|accepts|provides|launches|introduces|restricts|bans|requires|drops|scraps|withdraws|publishes|confirms|calls|tells|"
    "warns|hopes|joins|opens|invests|levies|prohibits|amends|modifies|issues|notifies|revises|updates|establishes"
    "|creates|approves|adopts|increases|expands|limits|blocks|freezes|terminates|cancels|abolishes|waives|reinstates"
    "|restores|revokes|rescinds|prolongs|renews|stops|permits|subjects|enacts|implements|enforces|decides|declares|orders"
    "|recommends|determines|concludes|allocates|broadens|widens|strengthens"
)


_ORGAN = (
    r"(?:side|Senate|senate|[Pp]arliament|Congress|congress|government|cabinet|ministry|[\w-]+ ministry|lawmakers"
    r"|administration"
    r"|authorities|lower house|upper house|customs|customs authority|leaders?|trade officials)"
)


_DESIGNATION = (
    r"(?:\s(?:[A-Z]\w+\s){0,2}?(?:Resolution|Notification|Circular|Announcement|Order|Decree|Decision|Notice"
    r"|Regulation)"
    r"(?:\s\([A-Z]+\))?(?:\s(?:No|Nos|no)\.)?\s\d[\w/.()-]*)"
)
"""``GECEX Resolution No. 700 applies``: an office by one of its acts."""
_OWN_ACT = (
    r"['’]s?\s(?:\w+\s){0,2}?(?:proclamation|order|decree|bill|law|budget|notice|notification|announcement|regulation"
    r"|decision|proposal|plan|package)(?:\s(?:of|on|dated)\s(?:\w+\s?){1,4}?)?"
)
"""An act that stands for the side it is of ("the administration's proclamation of 30 May raises ...")."""
_DAY = (
    r"(?:(?:on|late|early) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,? )?)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)(?:,? \d{4})?,? |(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day "
)
"""A day between a subject and its verb ("Rollins May 11 announced")."""
_VERB_AFTER = re.compile(
    rf"^(?:(?:['’]s?)?\s{_ORGAN}(?=\s)|{_OWN_ACT}(?=\s))?"
    rf"{_DESIGNATION}?"
    r"(?:\s\([^)]{1,40}\))?(?:,[^,;.]{0,60},)?(?:,? who)?\s(?:on \w+(?: \w+)?,? |(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day |[JFMASOND][a-z]{2,8}\.? \d{1,2} |(?:last|this) \w+ "
    r"|earlier (?:this|in) \w+ |in [A-Z]\w+ "
    r"|also |then |now |first |later |earlier |again |already |since |still "
    rf"|in turn |today |yesterday |has |have |had |\w+ly |{_DAY})*"
    rf"(?:will|would|is|are|was|were|has|have|had|to|may|might|could|can|must|should|shall|plan"
    rf"|[a-z]{{2,}}ed(?! goods)|{_THIRD_PERSON}|(?:(?:last|this) \w+ )?(?:impos|levy|introduc|announc|slapp"
    f"|rais|hik|cutt|lower"
    rf"|lift|remov|suspend|paus|tighten|restrict|doubl|apply|charg|placing|putt)\w*?ing|said|put|set|cut|began"
    f"|hit|took|brought|made|let|struck"
    rf"|won|gave|drew|withdrew|kept|left|sought|held|sent|told|chose|froze|undertook|forbade|upheld|stood|bound|broke"
    rf"|slap|impose|need|agree|intend|want|aim|propose|seek|hope|vow|pledge|promise|commit|decide|prepare|undertake"
    rf"|maintain|keep|remove|eliminate|reduce|lower|raise|suspend)\b(?!['’])"
)


_OFFICE_SAID = re.compile(
    rf"\s(?:[a-z]+\s){{0,2}}?{_ORGAN}(?:\s[a-z]+)?\s(?:\w+ly |also |has |had )*(?:said|says|announced|confirmed"
    rf"|stated)\b"
)
"""``the Chinese customs administration said``: an office named by its state speaks."""


def speaker_party(passage: Passage, thread: Thread) -> tuple[str | None, Mention | None]:
    """Party of the speaker a sentence names, with the mention."""
    for mention in passage.mentions:
        if mention.kind == "demonym" and _OFFICE_SAID.match(passage.text, mention.end):
            return mention.party, mention
        if mention.kind == "demonym" or mention.kind == "both":
            continue
        after = passage.text[mention.end : mention.end + 70]
        match = re.match(
            r"(?:\s\([^)]{1,40}\))?(?:,[^,;.]{0,60},)?\s(?:\w+ly |also |had |has |then |on \w+ |today "
            rf"|later |yesterday |{_DAY})*(?P<verb>[a-z]+)\b",
            after,
        )
        if match and match["verb"] in lx.SPEECH:
            resolved = thread.resolve(mention, passage)
            if resolved is not None:
                return resolved.party, resolved
    return None, None


def follows_verb(text: str, mention: Mention) -> bool:
    """True when a finite verb follows the mention, so that it is a subject."""
    return bool(_VERB_AFTER.match(text[mention.end : mention.end + 90]))
