"""Whether two sentences tell of the same measure."""

from __future__ import annotations

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.text.products import is_kin

__all__ = ["GENERIC", "is_same", "names_more", "products_match", "rates_match", "settles_sides"]


GENERIC = {"all_goods", "goods_list", "most_goods"}


def products_match(one: Draft, other: Draft) -> bool:
    a, b = set(one.products), set(other.products)
    if not a or not b or a == b:
        return True
    sa, sb = a - GENERIC, b - GENERIC
    if sa and sb:
        return any(is_kin(x, y) for x in sa for y in sb)
    # "all goods" against named goods: the same measure only when the words point back
    return (one.definite or other.definite) and one.family != "tariff"


def rates_match(one: Draft, other: Draft) -> bool:
    def rate(d: Draft) -> tuple[float | None, float | None, float | None]:
        return d.rate_pct, d.low_pct, d.high_pct

    empty = (None, None, None)
    return rate(one) == rate(other) or rate(one) == empty or rate(other) == empty


def is_same(old: Draft, new: Draft) -> bool:
    """True when a later sentence tells of a measure again, not of another one."""
    if old.limb and new.limb and old.content_rule is None and new.content_rule is None:
        alike = (old.instrument, old.actor, old.target) == (new.instrument, new.actor, new.target)
        return alike and old.action == new.action and set(old.products) == set(new.products)
    if new.separate or old.points != new.points:
        return False
    if old.instrument != new.instrument and old.family != new.family:
        return False
    if old.stage is not None and new.stage is not None and old.stage != new.stage:
        return False
    if old.mfn_only and new.rate_pct is not None:
        return False
    if "export_ban" in (old.instrument, new.instrument) and (_lets_out(old, new) or _lets_out(new, old)):
        return False
    if names_more(old, new):
        return True
    if _once_imposed(old, new) or _repeats_removal(old, new):
        return True
    if (
        _is_other_item(old, new)
        or _is_other_instrument(old, new)
        or _is_beside(old, new)
        or _stays_beside(old, new)
    ):
        return False
    if settles_sides(old, new):
        return True
    if _has_other_sides(old, new) or _of_other_times(old, new) or _is_one_of_several(old, new):
        return False
    if _points_at(old, new) or _elaborates(old, new) or _tells_how(old, new):
        return True
    if not rates_match(old, new) or not products_match(old, new) or _other_end(old, new):
        return False
    return not _is_other_stage(old, new) and _is_same_step(old, new)


def _lets_out(ban: Draft, other: Draft) -> bool:
    """True for a ban on exports to all, and the exports to some that are let out under it."""
    return (
        ban.family == "export"
        and (ban.action == "remove") < (other.action == "remove")
        and other.instrument == "export_ban"
        and ban.target in ((), ("WLD",))
        and other.sure_target
        and other.target != ("WLD",)
    )


def names_more(old: Draft, new: Draft) -> bool:
    """True for the whole list of those let out, after "to seven countries, including Nepal and Cameroon"."""
    return (
        old.instrument == new.instrument == "export_ban"
        and old.action == new.action == "remove"
        and old.actor == new.actor
        and old.products == new.products
        and old.target != ("WLD",)
        and set(old.target) < set(new.target)
    )


def _tells_how(old: Draft, new: Draft) -> bool:
    """True for "the import policy of these items is revised", after a restriction of imports of named goods."""
    return (
        (old.instrument, new.instrument) == ("import_ban", "import_licensing")
        and old.actor == new.actor
        and set(new.products) <= GENERIC
    )


def _is_other_item(old: Draft, new: Draft) -> bool:
    """True for items of one list on different things."""
    if new.listed is None or new.listed != old.listed:
        return False
    one, other = set(old.products) - GENERIC, set(new.products) - GENERIC
    return bool(one and other and one != other)


def _is_other_instrument(old: Draft, new: Draft) -> bool:
    """True for instruments that are never two names of one measure."""
    instruments = {old.instrument, new.instrument}
    if instruments == {"entity_listing"}:
        return _is_unreliable(old) != _is_unreliable(new)  # two lists
    if new.definite and new.instrument == "import_tariff" and old.instrument in REMEDIES:
        return False  # "the tariffs" after "anti-dumping duties"
    own = instruments & {"export_tax", "entity_listing", "import_quota"}
    return len(instruments) > 1 and (old.family not in ("export", "import") or bool(own))


def _is_beside(old: Draft, new: Draft) -> bool:
    """True for "maintain the suspension of higher tariffs; the 10% tariff remains"."""
    in_one_sentence = old.sentences[-1:] == new.sentences[:1]
    stays = {old.action, new.action} & {"suspend", "maintain"}
    return in_one_sentence and bool(stays) and old.action != new.action


def _has_other_sides(old: Draft, new: Draft) -> bool:
    if old.actor and new.actor and set(old.actor) != set(new.actor):
        return True
    if not old.target or not new.target or set(old.target) == set(new.target):
        return False
    if old.family == "tariff" and old.rate_pct is not None:
        return True
    # an export control on the world and one on a state may be the same, as may a ban on imports of the same goods
    world = ("WLD",) in (old.target, new.target) and (
        old.family == "export" or (old.family == "import" and old.products == new.products)
    )
    return old.sure_target and new.sure_target and not world


def _is_one_of_several(old: Draft, new: Draft) -> bool:
    """True for the rate of one of several goods, which is not that of all."""
    if old.family != "tariff" or old.rate_pct is not None or new.rate_pct is None:
        return False
    listed, part = set(old.products) - GENERIC, set(new.products) - GENERIC
    if new.definite and new.previous_pct is None:
        return False  # "the duty" of those told before; "was raised from 20% to 60%" is one of them
    freed = old.action in ("cut", "remove")
    if freed and not new.definite and new.previous_pct is not None and part and part != listed:
        return len(listed) > 2 or listed <= _SECTORS  # "cheese from 29.8% to zero" of all that is freed
    return len(listed) > 2 and bool(part & listed) and bool(listed - part) and not freed


_SECTORS = frozenset(("agriculture", "industrial_goods", "processed_foods"))


def _stays_beside(old: Draft, new: Draft) -> bool:
    """True for "put the new tariffs off; cars will still face a 25% tariff": what stays is not what is put off."""
    held = old.status in ("suspended", "averted") and old.rate_pct is None and old.low_pct is None
    return (
        held and new.rate_pct is not None and new.status == "in_force" and not new.definite and not new.done
    )


_DEAD = frozenset(("averted", "removed", "withdrawn"))


def _is_other_stage(old: Draft, new: Draft) -> bool:
    """True for duties without rates of which one is gone and the other is not."""
    rated = old.rate_pct is not None or new.rate_pct is not None
    return not rated and old.family == "tariff" and (old.status in _DEAD) != (new.status in _DEAD)


def _is_same_step(old: Draft, new: Draft) -> bool:
    """False for a duty raised beside one of another rate; without rates the goods decide."""
    if old.status == "in_force" and new.action == "raise":
        return old.rate_pct == new.rate_pct and (old.rate_pct is not None or old.action == new.action)
    if old.rate_pct is None and new.rate_pct is None and old.low_pct is None and new.low_pct is None:
        return (
            old.family == "export"
            or set(old.products) == set(new.products)
            or _goes_on(old, new)
            or _names_again(old, new)
        )
    return True


def _goes_on(old: Draft, new: Draft) -> bool:
    """True for "The U.S. reductions will also be ..." in the sentence after the one that told of them."""
    return (
        new.definite
        and not new.products
        and old.actor == new.actor
        and old.target == new.target
        and old.action == new.action
        and new.sentences[0] - old.sentences[-1] == 1
    )


def _names_again(old: Draft, new: Draft) -> bool:
    """True for "The tariffs on barley, the latest farm goods to be hit" after duties on barley."""
    return (
        new.definite
        and new.action == "impose"
        and old.action == new.action
        and len(old.products) == 1
        and old.products[0] not in GENERIC
        and new.products[:1] == old.products
        and old.actor == new.actor
    )


def _once_imposed(old: Draft, new: Draft) -> bool:
    """True for "Beijing imposed the duties in 2020" after their end was told: how it was before."""
    return (
        old.family == new.family == "tariff"
        and old.action == "remove"
        and new.status == "in_force"
        and new.action == "impose"
        and old.sentences[-1] < new.sentences[0]
        and new.instrument in (old.instrument, "import_tariff")
        and new.low_pct is None
        and new.rate_pct in (None, old.rate_pct)
        and bool(old.actor)
        and set(old.actor) == set(new.actor)
        and set(old.target) == set(new.target)
        and (set(old.products) == set(new.products) or (new.definite and set(new.products) <= GENERIC))
    )


def _of_other_times(old: Draft, new: Draft) -> bool:
    """True for a step to come and a control in force for long: two measures, whatever else they share."""
    a, b = old.effective, new.effective
    if old.family != "export" or a is None or b is None or not a.value or not b.value:
        return False
    live = {old.status, new.status}
    return (
        "in_force" in live and bool(live & {"announced", "agreed", "proposed"}) and a.value[:7] != b.value[:7]
    )


def settles_sides(old: Draft, new: Draft) -> bool:
    """True for "British medicines will be exempt ..." after a deal of the two on tariffs on medicines."""
    return (
        len(old.actor) == 2
        and old.family == new.family == "tariff"
        and old.rate_pct is None
        and old.low_pct is None
        and set(old.target) in ({"WLD"}, set(old.actor), set())
        and len(new.actor) == len(new.target) == 1
        and {*new.actor, *new.target} == set(old.actor)
        and old.action == new.action
        and bool(old.products)
        and any(is_kin(x, y) for x in set(old.products) - GENERIC for y in new.products)
    )


def _is_unreliable(draft: Draft) -> bool:
    return any("nreliable" in e.quote for e in draft.evidence[:1])


def _points_at(old: Draft, new: Draft) -> bool:
    """True for "The countermeasures ... target soybeans" after measures on goods that were not named."""
    opens = new.definite and bool(new.heads) and new.heads[0][1] < 24
    rated = old.rate_pct is None and new.rate_pct is not None and new.heads[0][1] < 8 if new.heads else False
    if (
        opens
        and rated
        and old.target == new.target
        and old.actor == new.actor
        and set(new.products) <= GENERIC
    ):
        return old.family == "tariff"  # "The tariffs, of up to 218 per cent, ..." after those on wine
    bare = all(r is None for r in (old.rate_pct, old.low_pct, new.rate_pct, new.low_pct))
    return (
        opens
        and bare
        and old.family == "tariff"
        and set(old.products) <= GENERIC
        and bool(old.actor)
        and old.actor == new.actor
        and new.action in (old.action, "impose")
    )


def _other_end(old: Draft, new: Draft) -> bool:
    """True for the end of duties without a rate on more goods than the rated duty told before falls on."""
    if old.family != "tariff":
        return False
    if old.action == "remove" and old.rate_pct is None and new.rate_pct is not None:
        return new.status == "in_force" and set(new.products) != set(old.products)
    return (
        old.rate_pct is not None
        and new.rate_pct is None
        and new.low_pct is None
        and new.action == "remove"
        and bool(set(new.products) - set(old.products) - GENERIC)
    )


def _repeats_removal(old: Draft, new: Draft) -> bool:
    """True for "the removal of the tariffs" on goods nobody names, after the removal of those on named goods."""
    return (
        old.action == new.action
        and old.action in ("remove", "suspend")
        and old.family == new.family == "tariff"
        and new.rate_pct is None
        and new.low_pct is None
        and new.instrument in (old.instrument, "import_tariff")
        and (set(new.products) <= GENERIC or set(new.products) == set(old.products))
        and old.actor == new.actor
        and old.target == new.target
        and new.sentences[0] - old.sentences[0] > 0
    )


def _elaborates(old: Draft, new: Draft) -> bool:
    """True when a sentence gives the rate of what the one or two before it announced without any."""
    alike = old.action == new.action or {old.action, new.action} == {"impose", "raise"}
    return (
        old.family == new.family == "tariff"
        and old.rate_pct is None
        and old.low_pct is None
        and (new.rate_pct is not None or new.low_pct is not None)
        and new.previous_pct is None
        and set(old.products) <= GENERIC
        and old.actor == new.actor
        and old.target == new.target
        and bool(old.actor)
        and alike
        and 0 < new.sentences[0] - old.sentences[-1] <= 2
    )
