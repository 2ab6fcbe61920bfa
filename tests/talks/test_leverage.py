"""Leverage and credibility: arithmetic, and the cases in which there is no number."""

from __future__ import annotations

import pytest
from talks_cases import table_of_payoffs

from detente.talks.leverage import leverage_ratio, no_deal_ratios, threat_leverage
from detente.talks.payoffs import Payoff


def test_ratio_of_losses():
    ratio = leverage_ratio(Payoff(-0.5, -100.0), Payoff(-0.2, -30.0))
    assert ratio.usd == pytest.approx(0.3)
    assert ratio.pct == pytest.approx(0.4)
    assert ratio.note == ""


@pytest.mark.parametrize("own", [0.0, 0.4, -5e-5])
def test_no_ratio_for_a_party_that_does_not_lose(own):
    ratio = leverage_ratio(Payoff(own, 10 * own), Payoff(-0.2, -30.0))
    assert (ratio.usd, ratio.pct, ratio.note) == (None, None, "gains itself")


def test_no_ratio_for_a_threat_that_does_no_harm():
    ratio = leverage_ratio(Payoff(-0.5, -1.0), Payoff(0.1, 1.0))
    assert (ratio.usd, ratio.pct, ratio.note) == (None, None, "no loss inflicted")


def only(payoffs):
    (threat,) = threat_leverage(payoffs)
    return threat


def test_credible_threat_even_when_answered():
    threat = only(table_of_payoffs(threat_A=(0.4, -1.0), retaliation_A=(0.1, -0.5)))
    c = threat.credibility
    assert c.verdict == "yes"
    assert c.reply == "in kind"
    assert c.reply_gain.pct == pytest.approx(0.5)
    assert c.gain_best_reply == Payoff(0.1, 1.0)
    assert c.stake_usd_bn == 0.0
    assert threat.alone.note == threat.answered.note == "gains itself"


def test_threat_that_pays_only_unanswered():
    c = only(table_of_payoffs(threat_A=(0.4, -1.0), retaliation_A=(-0.3, -0.5))).credibility
    assert c.verdict == "only unanswered"
    assert c.stake_usd_bn == pytest.approx(3.0)
    assert c.stake_answered_usd_bn == pytest.approx(3.0)


def test_threat_that_pays_because_an_answer_would_hurt_the_other_side_itself():
    c = only(table_of_payoffs(threat_A=(0.4, -1.0), retaliation_A=(-0.3, -1.5))).credibility
    assert c.verdict == "only unanswered"
    assert c.reply == "none"
    assert c.gain_best_reply == c.gain_alone
    assert c.stake_usd_bn == 0.0
    assert c.stake_answered_usd_bn == pytest.approx(3.0)


def test_threat_that_never_pays_needs_a_stake():
    threat = only(table_of_payoffs(threat_A=(-0.4, -1.0), retaliation_A=(-0.6, -1.2)))
    assert threat.credibility.verdict == "no"
    assert threat.credibility.reply == "none"
    assert threat.credibility.stake_usd_bn == pytest.approx(4.0)
    assert threat.credibility.stake_answered_usd_bn == pytest.approx(6.0)
    assert threat.alone.usd == pytest.approx(2.5)
    assert threat.answered.pct == pytest.approx(2.0)


def test_threat_without_an_answer_in_the_model():
    threat = only(table_of_payoffs(threat_A=(0.4, -1.0)))
    assert threat.answered_outcome is None
    assert threat.answered.note == "not considered"
    assert threat.credibility.verdict == "only unanswered"
    assert threat.credibility.reply is None
    assert only(table_of_payoffs(threat_A=(-0.4, -1.0))).credibility.verdict == "no"


def test_threat_without_a_level_is_unquantified_and_not_zero():
    threat = only(table_of_payoffs(threat_B=None))
    assert threat.party == "B"
    assert threat.unquantified == ("m1",)
    assert (threat.alone.note, threat.alone.usd, threat.alone.own) == ("unquantified", None, None)
    assert threat.credibility.verdict == "unquantified"
    assert threat.credibility.gain_alone is None
    assert threat.credibility.stake_usd_bn is None


def test_gains_are_counted_from_the_status_quo():
    payoffs = table_of_payoffs(threat_A=(-0.4, -1.0))
    from dataclasses import replace

    moved = replace(
        payoffs,
        entries=(replace(payoffs.entries[0], payoffs=(Payoff(-1, -10), Payoff(0, 0))), payoffs.entries[1]),
    )
    assert only(moved).credibility.gain_alone.pct == pytest.approx(0.6)


def test_no_deal_ratios_are_each_others_inverse():
    ratios = no_deal_ratios(table_of_payoffs(threats=(-0.5, -0.2)))
    assert ratios["A"].usd == pytest.approx(0.4)
    assert ratios["A"].usd * ratios["B"].usd == pytest.approx(1.0)
    assert no_deal_ratios(table_of_payoffs()) is None
