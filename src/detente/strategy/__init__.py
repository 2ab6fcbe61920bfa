"""Strategies: best responses and Nash equilibria of trade policy, with a proof by trial.

The modules in the order in which data passes: ``instruments`` (what a player may set), ``levers`` (the same as cells),
``setting`` (from labels to a game), ``game`` (the economy and all derivatives at given rates), ``block`` (marginal
values of many objectives together), ``response`` (where first-order conditions would have each rate), ``search``
(the fixed point), ``certificate`` (nobody gains by deviating), ``rates`` and ``result`` (tables), ``report`` (print).
"""
