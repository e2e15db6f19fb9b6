"""Who has which role in the network: the lead, the hubs that the model needs, the members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.frameworks.framework import Framework
from assistant.plans.brief.brief import Brief, Partner
from assistant.plans.form import say
from assistant.plans.situation import Situation
from assistant.plans.understanding.denials import first_asserted
from assistant.schema.plans import Link, LinkKind, Network, Node, Sector

_TIES: dict[Sector, LinkKind] = {
    "state": "data",
    "local": "data",
    "academic": "data",
    "private": "contract",
    "civil": "referral",
    "community": "referral",
}


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties by part; ``hubs`` are partners that could be hubs, by what they offer.

    ``hub`` is the kind of hub that the chosen option needs, or empty where the lead integrates
    the network itself.
    """

    lead: str
    members: tuple[Partner, ...]
    hubs: tuple[Partner, ...]
    hub: str

    def role(self, partner: Partner) -> str:
        """Return the part that a partner could play: the kind of hub, or member."""
        return self.hub if partner in self.hubs else "member"


def assign(brief: Brief, model: str, framework: Framework, situation: Situation) -> Roles:
    """Assign the parts for an integration model; a partner listed twice is merged.

    A hub is only who offers to be one: nobody is made a coordinator who did not offer it.
    """
    lead = brief.lead_agency or say("the_lead", brief.lang)
    members = tuple(_members(brief))
    hub = framework.hubs.get(model)
    if hub is None:
        return Roles(lead, members, (), "")
    if situation[hub.clue].value != "yes":
        return Roles(lead, members, (), hub.kind)
    offering = tuple(_offering(hub.clue, members, hub.sectors, framework))
    return Roles(lead, members, offering[: hub.most], hub.kind)


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
            yield from (
                p for p in members if p.sector in sectors and first_asserted(pattern, p.can_offer)
            )


def network_of(roles: Roles, lead_sector: Sector, to_be_chosen: str) -> Network:
    """Return who is linked to whom by what; ``to_be_chosen`` names a hub that nobody is yet."""
    ids = {id(partner): f"m{at}" for at, partner in enumerate(roles.members, start=1)}
    nodes = [Node("lead", roles.lead, lead_sector, "lead")]
    for partner in roles.members:
        role: Literal["hub", "member"] = "hub" if partner in roles.hubs else "member"
        nodes.append(Node(ids[id(partner)], partner.name, partner.sector or "civil", role))
    hubs = [ids[id(partner)] for partner in roles.hubs]
    if roles.hub and not hubs:
        nodes.append(Node("hub", to_be_chosen, "private", "hub"))
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
