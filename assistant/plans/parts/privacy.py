"""The rules of data: what is needed, who sees persons, and what the law asks."""

from __future__ import annotations

import re

from assistant.plans.drafting import Drafting, items, part
from assistant.plans.understanding.offers import Offer
from assistant.schema.papers import Part

# Partners whose own work is with persons by name.
_KEEPERS = re.compile(
    r"โรงพยาบาล|รพ\.|คลินิก|สาธารณสุข|โรงเรียน|พัฒนาสังคม|hospital|clinic|health|school|social", re.I
)


def data(d: Drafting) -> Part:
    """The rules of data: few words where no person is named, strict ones where one is."""
    barriers = d.brief.data_sharing_barriers
    told = [d.from_brief(d.say("data_barrier", text=barriers))] if barriers else []
    lead = d.roles.lead
    if d.u.sensitive:
        seers = [a.lead for a in d.activities if a.offer and _keeps_records(a.offer)]
        names = ", ".join(dict.fromkeys(seers)) or lead
        who = d.brief.beneficiaries or d.brief.title or d.brief.goal
        told += [
            d.propose("data_least", who=who, names=names),
            d.propose("data_consent", what=d.u.sensitive_words),
            d.propose("data_register"),
            d.propose("data_law"),
        ]
    elif d.u.secret:
        told.append(d.propose("data_secret", lead=lead))
    else:
        told.append(d.propose("data_none"))
    told += d.work("data")
    return part(d, "data", items("data_rules", told))


def _keeps_records(offer: Offer) -> bool:
    """Tell whether a partner sees persons: its offer is of data, or it treats or teaches them."""
    return offer.kind.key == "data" or bool(_KEEPERS.search(offer.partner))
