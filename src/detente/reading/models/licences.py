"""Which words allow which value: a status, an action, an instrument or a kind needs a cue in the sentence.

The tables are the gate's own. They say what a sentence may mean at most, the reader's rules say what it means; a value
without its cue is not taken, whoever proposes it.
"""

from __future__ import annotations

import re

__all__ = [
    "commitment_spot",
    "governs",
    "licensed_act",
    "licensed_action",
    "licensed_basis",
    "licensed_commitment",
    "licensed_condition",
    "licensed_deadline",
    "licensed_instrument",
    "licensed_level",
    "licensed_meeting",
    "licensed_pledge_status",
    "licensed_status",
]


def _cues(**patterns: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


_DUTY = r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax\w*|tax(?:es)?|customs)\b"
_INSTRUMENT = _cues(
    import_tariff=_DUTY,
    anti_dumping=r"anti-?dumping",
    countervailing=r"countervailing|anti-?subsidy|compensatory",
    safeguard=r"safeguard",
    tariff_rate_quota=r"tariff[- ]rate quota|\bTRQ|quota",
    import_ban=r"\bban\w*\b|prohibit\w*|(?:suspend|halt|stop|block)\w*[^.;]{0,40}imports?",
    import_quota=r"quota",
    import_licensing=r"import[^.;]{0,30}(?:licen[cs]|permit|approval)|(?:licen[cs]|permit)\w*[^.;]{0,40}import",
    export_tax=r"export[^.;]{0,20}(?:tariff|tax|dut(?:y|ies)|lev(?:y|ies))|(?:tax|dut(?:y|ies)|lev(?:y"
    r"|ies))[^.;]{0,30}export",
    export_quota=r"quota",
    export_licensing=r"licen[cs]|permit|authori[sz]ation|approval",
    export_control=r"\b(?:control|restrict|curb|limit)\w*|\bcontrols?\b",
    export_ban=r"\bban\w*\b|prohibit\w*|(?:suspend|halt|stop|block)\w*[^.;]{0,40}(?:exports?|sales|shipments)",
    entity_listing=r"entit(?:y|ies) list|(?:control|black|unreliable|trade)[- ]?\w*[- ]?list|black-?list",
    port_fee=r"\bport (?:fee|charge|due)|\b(?:fee|charge|due)s?\b[^.;]{0,40}\b(?:ports?|vessels?|ships?|dock\w*)\b",
    sanction=r"sanction",
    investigation=r"investigat|\bprobe|inquir",
    corporate_control=r"seiz|control of|nationali[sz]|takeover|divest|ownership|order\w* [^.;]{0,30}sell",
    subsidy=r"subsid|state aid|\bgrants?\b|tax credit",
    non_tariff_countermeasure=r"non-tariff|counter-?measure",
    other=r"\b(?:measure|restriction|rule|requirement|fee|ban|barrier|limit)s?\b",
)
_INWARD = re.compile(
    r"(?<!export )\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax\w*|tax(?:es)?|customs)\b(?! on exports)",
    re.IGNORECASE,
)
_EXPORTS = frozenset(["export_tax", "export_quota", "export_licensing", "export_control", "export_ban"])
_OUTWARD = re.compile(
    r"\bexport|\bsales? (?:of|to|abroad)|ship(?:ment|ped|s|ping)|overseas|rare[- ]earth|critical mineral"
    r"|gallium|germanium|antimony|graphite|tungsten|dual-use|semiconductor|chip", re.IGNORECASE,
)  # fmt: skip

NEGATED = re.compile(
    r"\b(?:not|never|no longer|neither|nor|cannot|without|den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|refus\w+"
    r"|far from|instead of|rather than|no plans?|no (?:new |additional |further )?(?:tariff|dut|lev|measure"
    r"|control)\w*)"
    r"\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that turn a sentence round."""

CONDITIONAL = re.compile(
    r"\b(?:if|unless|would|could|might|provided (?:that|it|they)|in case|as long as|were to|in the event"
    r"|once|depending on)\b|\bmay (?=[a-z])|(?:^|[,;] )should\b",
    re.IGNORECASE,
)
"""Words that make a sentence depend on something."""

_FUTURE = re.compile(
    r"\b(?:will|would|shall|to|may|might|could|can|should|must|expect\w*|hop(?:e|es|ed|ing)|plans?|planned|due|wants?"
    r"|seeks?|agree[sd]? to|promis\w+|if|unless|until|before|whether|possible|potential|future|offer\w*"
    r"|call\w* (?:for|on)"
    r"|urg\w+|demand\w*|consider\w*|propos\w+)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_STATUS = _cues(
    proposed=r"\bpropos|\bplan(?:s|ned|ning)?\b|consider|\bweigh|\bdraft|\bmull|\bseek|\bpossib|\bcould\b"
    r"|\bmay\b|\bmight\b|consultation|\bintend|\bwants?\b|\bdiscuss|\bfloat|recommend|\bsuggest|\bcalls? for",
    threatened=r"\bthreat|\bwarn|\bvow|\bif\b|\bunless\b|\bcould\b|\bmight\b|ultimatum",
    announced=r"\bannounc|\bneed|\bmust\b|\bha(?:ve|s) to\b|\bgo(?:es|ing)? (?:up|down)|\bris(?:e|es|ing)\b"
    r"|\bcom(?:e|es|ing) down|\bimpos|\bintroduc|\bpublish|\border(?:s|ed)?\b|\bdecid|\bdecision|\bunveil|\bset\b"
    r"|\bsets\b"
    r"|\bput\b|\badopt|\bwill\b|\bappl(?:y|ies|ied)|\beffect|\bstart|\bbegin|\brais|\bincreas|\bhik|\bcut|\blower"
    r"|\breduc|\bslash|\bslap|\brestrict|\btighten|\brequire|\bissu|\bsign|\bdeclar|\bexpand|\badd|\bban|\blaunch"
    r"|\bextend|\bnew\b|\bresum|\bopen|\bdoubl|\btripl|\bquadrupl|\bhit\b|\btarget|\bfac(?:e|es|ing)\b|\bretaliat"
    r"|\bremov|\blift|\bsuspend|\bexempt|\bdrop|\bscrap|\bend(?:s|ed|ing)?\b|\bplac(?:e|es|ed|ing)\b",
    agreed=r"\bagree|\bdeal\b|\baccord|\bframework|\bpact\b|\bconsensus|\btruce|\bcommit|joint statement"
    r"|in (?:return|exchange)|\bunder (?:the|it|this)\b|for (?:its|their) part|\barrangement|\bbargain|\bsettle",
    in_force=r"\bt(?:ook|aken) effect|\b(?:went|came|come|gone) into (?:effect|force)|\bentered into force"
    r"|\b(?:is|are|was|were|been|being|already|stay\w*|remain\w*|now|still)(?: \w+)? in (?:force|effect|place)"
    r"|\bin (?:force|effect|place) since|\bcurrent(?:ly)?\b|\bexisting\b"
    r"|\balready (?:in|impos|pay|paid|levied|fac|appl|collect|charg|subject)\w*"
    r"|\bha(?:s|ve) (?:\w+ )?(?:imposed|raised|introduced|applied|levied|banned|restricted|put|placed|hit)\b"
    r"|\bimposed (?:in|on|since|last|earlier)\b|\bnow (?:fac|appl|pay|subject|stand)\w*"
    r"|\b(?:is|are|remain|remains|been) subject to (?:an? |the |additional |\d)"
    r"|\bsince (?:\d|January|February|March|April|May|June|July|August|September|October|November|December|last|early)"
    r"|\bbegan (?:imposing|applying|collecting|charging|enforcing)|\bremain(?:s|ed)? (?:at|in)\b|\bstands? at\b"
    r"|\bcontinu\w+ to (?:apply|face|pay)",
    suspended=r"\bsuspen|\bpaus|\bpostpon|\bdelay|\bdefer|\bon hold\b|\bfreez|\bfroze|\bput off\b|\bmoratorium",
    averted=r"\bavert|\bavoid|\bforgo|\bcall\w* off|\bshelv|\bspar(?:e|ed|ing)\b|\bsteer\w* clear|off the table"
    r"|\bnot (?:be )?\w*(?:impos|proceed|go ahead|take effect|appl|implement)|\bhold\w* off|\bdrop\w*|\babandon"
    r"|\bno longer\b|\bscrap",
    withdrawn=r"\bwithdr|\brevok|\brescind|\bscrap|\bdrop(?:s|ped|ping)?\b|\bcancel|\brepeal|\bno longer\b|\babandon",
    removed=r"\bremov|\blift|\beliminat|\babolish|\bscrap|\brepeal|\brescind|\brevok|\bterminat|\bcancel"
    r"|\bend(?:s|ed|ing)?\b"
    r"|\bdrop(?:s|ped|ping)?\b|\broll\w* back|\bexempt|\bwithdr",
    expired=r"\bexpir|\blaps|\bran out\b|\bended\b",
    superseded=r"\breplac|\bsupersed|\binstead\b|\bamend",
    invalidated=r"\bstruck down\b|\binvalid|\bunlawful|\billegal|\bannul|\boverturn|\bvoid|\bquash|\bcourt\b"
    r"|\bruled\b",
)  # fmt: skip
_OVER = frozenset(["averted", "withdrawn", "removed", "expired", "superseded", "invalidated"])
_NEGATIVE = frozenset([*_OVER, "suspended"])


def licensed_status(sentence: str, clause: str) -> set[str]:
    """Statuses the words allow a measure; ``clause`` is the clause of the sentence that names it.

    Nothing is in force in a sentence that is negated, conditional or about plans; nothing is over in one that is
    conditional or tells of the future; and what is negated is at most called off.
    """
    sentence, clause = (_FORMER.sub("former", text) for text in (sentence, clause))
    out = _allowed(sentence, clause, clause)
    return out or _allowed(sentence, clause, sentence)


_FORMER = re.compile(
    r"\b(?:had|earlier|previously|originally|initially|formerly) (?:threatened|planned|proposed|warned)\b"
    r"|\b(?:threatened|planned|proposed) (?:earlier|before|previously|in|last)\b",
    re.IGNORECASE,
)
"""Words about the rate or the plan that a step replaces: "down from the 25 percent threatened earlier"."""


def _allowed(sentence: str, clause: str, zone: str) -> set[str]:
    """Statuses with a cue in a stretch of the sentence."""
    out = set()
    negated, conditional = NEGATED.search(clause) is not None, CONDITIONAL.search(sentence) is not None
    for status, pattern in _STATUS.items():
        cues = list(pattern.finditer(zone))
        if not cues or (negated and status not in _NEGATIVE):
            continue
        if status == "in_force" and (NEGATED.search(sentence) or conditional or not _lasting(zone, cues)):
            continue
        if status in _OVER and (conditional or not any(_done(zone, cue) for cue in cues)):
            continue
        if status == "suspended" and conditional:
            continue
        out.add(status)
    return out


def _done(text: str, cue: re.Match[str]) -> bool:
    """True for a cue that nothing puts into the future or into somebody's hopes."""
    return _FUTURE.search(text[max(0, cue.start() - 60) : cue.start()]) is None


def _lasting(text: str, cues: list[re.Match[str]]) -> bool:
    planned = re.search(r"\b(?:threaten|propos|plan|expect)\w*\b", text, re.IGNORECASE)
    return not planned and any(_done(text, cue) for cue in cues)


_ACTION = _cues(
    impose=r"impos|introduc|put|set|slap|levy|levied|appl|adopt|announc|new|place|hit|require|charge|add|launch|start"
    r"|restrict|ban|control|effect|order|tighten|list",
    raise_=r"rais|increas|hik|doubl|tripl|quadrupl|up (?:to|from)|lift\w* [^.;]{0,40}to|higher|step",
    cut=r"cut|lower|reduc|slash|halv|down (?:to|from)|trim|eas(?:e|es|ed|ing)|drop|bring|instead of",
    remove=r"remov|lift|eliminat|abolish|scrap|repeal|rescind|revok|terminat|cancel|end|drop|roll|withdr|exempt"
    r"|avert|free",
    maintain=r"remain|stay|leav|keep|kept|retain|maintain|continu|still|unchanged|in place",
    suspend=r"suspen|paus|postpon|delay|defer|hold|freez|froze",
    extend=r"exten|prolong|renew",
    exempt=r"exempt|spar(?:e|ed|ing)|exclu|carv\w* out|waiv|let off",
    investigate=r"investigat|probe|inquir|review|examin",
    tighten=r"tight|tough|strict|stringent|strengthen|broaden|widen|expand|off|remov|drop|delist",
    ease=r"eas(?:e|es|ed|ing)|relax|loosen|soften|restor|reinstat|return",
    remove_preference=r"remov|drop|delist|off|struck|strik|revok|withdr|strip|suspen|end",
    restore_preference=r"restor|reinstat|return|put[^.;]{0,40}back|add|readmit",
    threaten=r"threat|warn|vow|could|would|if|unless",
)  # fmt: skip


def licensed_action(text: str) -> set[str]:
    return {name.rstrip("_") for name, pattern in _ACTION.items() if pattern.search(text)}


def licensed_instrument(text: str) -> set[str]:
    """Instruments whose names stand in the sentence."""
    found = {name for name, pattern in _INSTRUMENT.items() if pattern.search(text)}
    if "import_tariff" in found and not _INWARD.search(text):
        found.discard("import_tariff")
    return found if _OUTWARD.search(text) else found - _EXPORTS


def instrument_spot(text: str, instrument: str) -> int:
    """Offset of the first word that names an instrument; 0 when none does."""
    found = _INSTRUMENT[instrument].search(text)
    return found.start() if found else 0


_BASIS = _cues(
    additional=r"additional|extra|further|on top of|in addition|supplement|surcharge|\bmore\b",
    total=r"all-in|all-inclusive|inclusive|total|single|overall|combined",
    floor=r"baseline|minimum|floor|at least",
    ceiling=r"ceiling|maximum|capped|\bcap\b|at most|no (?:more|higher) than|all-in",
)


def licensed_basis(text: str) -> set[str]:
    return {name for name, pattern in _BASIS.items() if pattern.search(text)} | {"unstated"}


_CONDITION = _cues(
    if_=r"\bif\b|\bprovided\b|\bdepend|\bshould\b|\bas long as\b|\bon condition\b|\bin case\b",
    unless=r"\bunless\b|\bif\b[^.;]*\bnot\b",
    until=r"\buntil\b|\btill\b",
    in_exchange_for=r"\bin (?:exchange|return) for\b",
    pending=r"\bpending\b|\bsubject to\b|\bonce\b|\bwhen\b|\bafter\b|\brequires?\b|\bawait",
    may=r"\bmay\b|\bcould\b|\bmight\b",
)


def licensed_condition(trigger: str) -> set[str]:
    return {name.rstrip("_") for name, pattern in _CONDITION.items() if pattern.search(trigger)}


_PLEDGE = _cues(
    purchase=r"\b(?:buy(?:s|ing)?|bought|purchas\w+|procur\w+|acquir\w+|order(?:ing)?|take)\b"
    r"|\bimport(?:ing)?\b(?! (?:dut|tariff|tax|lev|restric|ban|licen|quota))",
    investment=r"\binvest|\bfund\b|\bfinancing\b|\bbuild\w*\b[^.;]{0,40}\b(?:factor(?:y|ies)|plants?)\b",
    market_access=r"\b(?:open|remov|lower|accept|grant|improv|expand|reduc|eas|eliminat|dismantl|address|recogni|lift)\w*\b"
    r"[^.;]{0,60}\b(?:markets?|barriers?|access|quotas?|standards|certif\w+|vehicles|sectors?)\b",
    policy=r"\b(?:suspend|issu|grant|resum|eas|approv|allow|lift|scrap|terminat|end|drop|refrain|repeal|adopt|align"
    r"|recogni|extend|stop|keep|maintain|restor)\w*\b",
    enforcement=r"\b(?:stop|halt|curb|crack|combat|stem|tackle|control|block|prevent|deploy|enforc|reinforc)\w*\b",
    process=r"finali|approval|ratif|mechanism|consult|working group|negotiat|\btalks\b|\bcomplete\b|\bconclude\b"
    r"|\bdetails\b",
    security=r"defen[cs]e|security|militar|troops|weapon|\barms\b",
)
_PROMISE = re.compile(
    r"\b(?:will|would|agree\w*|commit\w*|pledg\w*|promis\w*|vow\w*|undert(?:akes?|ook|aken|aking)|offer(?:s|ed)|deal|pact"
    r"|(?:is|are|was|were) to|(?:plan|intend|authori[sz]ed?|aim|due|set)\w*\s(?:[A-Z]\w+\s)?to)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(r"\bin doubt|\bdoubtful|\brefus|\bno reason\b|\bfail(?:s|ed)? to\b", re.IGNORECASE)


def licensed_commitment(text: str) -> set[str]:
    """Kinds of commitment; none without a word that promises, or with one that denies or doubts it.

    What the sentence does to a duty is a measure, so a sentence with a percentage promises no policy.
    """
    promise = _PROMISE.search(text)
    if promise is None or NEGATED.search(text) or _DOUBTED.search(text):
        return set()
    found = {name for name, pattern in _PLEDGE.items() if pattern.search(text, promise.start())}
    return found - {"policy", "enforcement"} if re.search(rf"%|per ?cent|{_DUTY}", text) else found


def commitment_spot(text: str) -> int:
    """Offset of the word that promises; the subject stands before it."""
    promise = _PROMISE.search(text)
    return promise.start() if promise else 0


def governs(text: str, kind: str, place: int) -> bool:
    """True when, of the words that buy or invest, the nearest before an offset is of this kind."""
    last = {
        name: max((m.start() for m in _PLEDGE[name].finditer(text[:place])), default=-1) for name in _AMOUNTED
    }
    if max(last.values()) < 0:
        return True
    return kind in last and last[kind] == max(last.values())


_AMOUNTED = ("purchase", "investment")


_PLEDGE_STATUS = _cues(
    claimed=r"\bsaid\b|\bsays\b|\btold\b|\bclaim|according to|\badded\b|\bstated\b|\bwrote\b|\bposted\b",
    announced=r"\bannounc|\bwill\b|\bpledg|\bpromis|\bcommit|\bvow|\bplan|\bsaid\b|\bto\b",
    agreed=r"\bagree|\bdeal\b|\baccord|\bframework|\bpact\b|\bconsensus|\bcommit|joint statement"
    r"|\bunder (?:the|it|this)\b|in (?:return|exchange)",
    on_track=r"on (?:track|pace|course|schedule)",
    behind=r"behind|short of|lag|slow",
    met=r"\bmet\b|fulfil|complet|honou?red|reached",
    missed=r"miss|fail|fell short|not met|breach",
    suspended=r"suspen|paus|on hold|halt",
    lapsed=r"laps|expir|ended",
)  # fmt: skip


def licensed_pledge_status(text: str) -> set[str]:
    return {name for name, pattern in _PLEDGE_STATUS.items() if pattern.search(text)}


_ACT = _cues(
    asserts=r"\b(?:said|says|told|stat\w+|add(?:ed|s)|not(?:ed|es)|announc\w+|claim\w*|argu\w+|wrote|writes"
    r"|posted|tweeted"
    r"|explain\w*|stress\w*|emphasi\w+|insist\w*|reiterat\w+|indicat\w+|declar\w+|remark\w*|according to|spoke|called"
    r"|mention\w*|report\w*|signal\w*)\b",
    expects=r"\b(?:expect|hope|predict|anticipat|believ)\w*",
    threatens=r"\b(?:threat|warn|vow)\w*",
    promises=r"\b(?:promis|pledg|vow|commit|assur)\w*",
    demands=r"\b(?:demand|urg|call(?:ed|s)? (?:on|for)|insist|ask)\w*",
    accuses=r"\b(?:accus|blam|slam|blast|critici|alleg)\w*",
    confirms=r"\b(?:confirm|acknowledg|agree)\w*",
    denies=r"\b(?:den(?:y|ies|ied)|reject|refut|dismiss)\w*",
    assesses=r"\b(?:call|describ|hail|prais|regard|welcom|view|assess|term|judg|critici|present)\w*",
)  # fmt: skip


def licensed_act(text: str) -> set[str]:
    return {name for name, pattern in _ACT.items() if pattern.search(text)}


_LEVEL = _cues(
    leaders=r"\bpresidents?\b|prime minister|\bpremier\b|chancellor|\bleaders?\b|\bsummit\b|head of state",
    ministers=r"minister|secretar|representative|commissioner|\bvice premier|high-level|cabinet",
    officials=r"official|delegat|negotiator|team|working|envoy|diplomat|technical",
)
_MEET = re.compile(
    r"\b(?:meet|met|meets|meeting|talks|summit|negotiations?|round|visit\w*|host\w*|consultations?|session"
    r"|discussions?"
    r"|call|encounter|sit down|sat down)\b",
    re.IGNORECASE,
)
_MEETING = _cues(
    planned=r"\bwill\b|\bto meet\b|\bexpected\b|schedul|\bset to\b|\bplan|\bdue\b|upcoming|ahead of|\bwould\b"
    r"|\bnext\b"
    r"|\bis to\b|\bare to\b|\blater\b|\bbefore\b",
    held=r"\bmet\b|\bheld\b|conclud|\bended\b|took place|wrapped|\bafter\b|follow|\bclos|\bwas\b|\bwere\b|\bhad\b"
    r"|\bspoke\b|\bsat\b",
    uncertain=r"\bmay\b|\bmight\b|\bcould\b|doubt|uncertain|unclear|\bif\b|not (?:yet )?(?:been )?confirmed|possib",
    cancelled=r"cancel|called off|scrapped|postpon",
)  # fmt: skip


def licensed_level(text: str) -> set[str]:
    return {name for name, pattern in _LEVEL.items() if pattern.search(text)} | {"unknown"}


def licensed_meeting(text: str) -> set[str]:
    """Statuses of a meeting; none in a sentence that names no meeting."""
    if not _MEET.search(text):
        return set()
    found = {name for name, pattern in _MEETING.items() if pattern.search(text)}
    return found - {"held"} if NEGATED.search(text) or CONDITIONAL.search(text) else found


_DEADLINE = _cues(
    effective=r"effect|force|start|begin|from|appl|as of|impose",
    expiry=r"expir|until|end|laps|through|run(?:s)? out|last",
    review=r"review|assess|revisit|examin",
    meeting=r"meet|talks|summit|round|visit|negotiat",
    commitment=r"buy|purchas|invest|deliver|by\b|pledg|commit|promis|complete",
    step=r"\w{4,}",
)


def licensed_deadline(text: str) -> set[str]:
    return {name for name, pattern in _DEADLINE.items() if pattern.search(text)}
