"""Who plays which part in the network: the lead, the hubs that the model needs, the members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.frameworks.framework import Framework
from assistant.plans.brief.brief import Brief, Partner
from assistant.plans.form import say
from assistant.schema import Language
from assistant.schema.plans import Link, LinkKind, Network, Node, Sector

MOST_COORDINATORS = 3  # a state body oversees these contracts itself
_COORDINATING: tuple[Sector, ...] = ("civil", "academic", "private", "community")
_PRIME: tuple[Sector, ...] = ("private", "civil", "academic")
_HUB = {"prime_contractor": "prime", "third_party_coordinator": "coordinator"}
_TIES: dict[Sector, LinkKind] = {
    "state": "data",
    "local": "data",
    "academic": "data",
    "private": "contract",
    "civil": "referral",
    "community": "referral",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties by part; ``hubs`` are partners that could be hubs, by what they offer.

    ``hub`` is "prime", "coordinator" or empty where the lead integrates the network itself.
    """

    lead: str
    members: tuple[Partner, ...]
    hubs: tuple[Partner, ...]
    hub: str

    def owner(self, key: str, language: Language) -> str:
        """Name an owner: the lead, the hub, the board, the data group, an evaluator, everyone."""
        if key == "lead" or (key == "hub" and not self.hub):
            return self.lead
        return say(f"owner_{self.hub if key == 'hub' else key}", language)

    def role(self, partner: Partner) -> str:
        """Return the part that a partner could play: prime, coordinator or member."""
        return self.hub if partner in self.hubs else "member"


def assign(brief: Brief, model: str, framework: Framework, language: Language) -> Cast:
    """Assign the parts for an integration model; a partner listed twice is merged."""
    lead = brief.lead_agency or say("the_lead", language)
    members = tuple(_members(brief))
    hub = _HUB.get(model, "")
    hubs: tuple[Partner, ...] = ()
    if hub == "prime":
        hubs = tuple(_offering("whole_task", members, _PRIME, framework))[:1]
        hubs = hubs or tuple(p for p in members if p.sector == "private")[:1]
    elif hub == "coordinator":
        hubs = tuple(_offering("coordinators", members, _COORDINATING, framework))
        civil = (p for p in members if p.sector == "civil" and p not in hubs)
        hubs = (*hubs, *civil)[:MOST_COORDINATORS]
    return Cast(lead, members, hubs, hub)


def repeated(brief: Brief) -> tuple[str, ...]:
    """Return the names that stand more than once among the partners."""
    names = [partner.name.casefold() for partner in brief.partners]
    return tuple(
        dict.fromkeys(p.name for p in brief.partners if names.count(p.name.casefold()) > 1)
    )


def _members(brief: Brief) -> Iterator[Partner]:
    """Yield the partners without the lead, each name once with all that it offers."""
    merged: dict[str, Partner] = {}
    for partner in brief.partners:
        key = partner.name.casefold()
        if key == brief.lead_agency.casefold():
            continue
        if key in merged and partner.can_offer not in merged[key].can_offer:
            offers = f"{merged[key].can_offer} {partner.can_offer}".strip()
            merged[key] = merged[key].model_copy(update={"can_offer": offers})
        merged.setdefault(key, partner)
    yield from merged.values()


def _offering(
    fact: str, members: tuple[Partner, ...], sectors: tuple[Sector, ...], framework: Framework
) -> Iterator[Partner]:
    """Yield the partners of some sectors whose offer holds the clue of a fact."""
    for clue in framework.clues:
        if clue.fact == fact:
            pattern = dict(clue.patterns)["yes"]
            yield from (p for p in members if p.sector in sectors and pattern.search(p.can_offer))


def network_of(cast: Cast, lead_sector: Sector, language: Language) -> Network:
    """Return who is linked to whom by what under the model that the cast plays."""
    ids = {id(partner): f"m{at}" for at, partner in enumerate(cast.members, start=1)}
    nodes = [Node("lead", cast.lead, lead_sector, "lead")]
    for partner in cast.members:
        role: Literal["hub", "member"] = "hub" if partner in cast.hubs else "member"
        nodes.append(Node(ids[id(partner)], partner.name, partner.sector or "civil", role))
    hubs = [ids[id(partner)] for partner in cast.hubs]
    if cast.hub and not hubs:
        nodes.append(Node("hub", say(f"hub_to_be_chosen_{cast.hub}", language), "private", "hub"))
        hubs = ["hub"]
    return Network(tuple(nodes), tuple(_links(nodes, hubs)))


def _links(nodes: list[Node], hubs: list[str]) -> Iterator[Link]:
    """Yield the ties: contracts and money to the hubs, everyone else by the hubs or the lead.

    Government bodies and evaluators keep a tie of data with the lead under every model.
    """
    for hub in hubs:
        yield Link("lead", hub, "contract")
        yield Link("lead", hub, "funding")
    members = [node for node in nodes if node.role == "member"]
    for at, node in enumerate(members):
        tie = _TIES[node.sector]
        if not hubs:
            yield Link("lead", node.id, tie)
            continue
        if tie == "data":
            yield Link(node.id, "lead", "data")
        yield Link(hubs[at % len(hubs)], node.id, "referral" if tie == "data" else tie)
