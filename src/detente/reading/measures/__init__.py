"""Reading measures, from a sentence to the measures of a document.

A sentence is put into words (``lists``); the places that name a measure are found (``heads``, ``rates``); each is
drafted (``drafting``: ``goods``, ``sides``, ``days``, ``status``), taken or refused (``accepting``) and joined with
what was told before (``joining``). ``finding`` runs these steps for one sentence; ``drafts`` holds what they work on.
"""
