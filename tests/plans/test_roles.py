"""Who plays which part, and the network that comes of it."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.roles import assign, network_of, repeated
from assistant.plans.situation import read_situation


def roles_of(framework, data, model):
    brief = parse_brief(data)
    return assign(brief, model, framework, read_situation(brief, framework))


def test_the_partner_that_offers_the_whole_task_is_the_possible_prime(framework):
    roles = roles_of(framework, planning.SOLAR, "prime_contractor")
    assert [partner.name for partner in roles.hubs] == ["Suriya Roof Systems Co."]
    assert roles.role(roles.hubs[0]) == "prime"
    assert {roles.role(p) for p in roles.members if p not in roles.hubs} == {"member"}


def test_those_who_offer_to_coordinate_are_the_possible_coordinators(framework):
    roles = roles_of(framework, planning.MANGROVE, "third_party_coordinator")
    assert roles.hubs[0].name == "Chao Nam Mangrove Foundation"


def test_a_government_body_is_never_a_hub(case):
    for way in case.rules.decision("integration").options:
        roles = roles_of(case.rules, case.brief, way)
        assert not {partner.sector for partner in roles.hubs} & {"state", "local"}


def test_there_are_no_more_coordinators_than_the_lead_can_oversee(framework):
    held = [planning.partner(f"Foundation {at}", "civil", "coordination") for at in range(9)]
    roles = roles_of(framework, {"partners": held}, "third_party_coordinator")
    assert len(roles.hubs) == framework.hubs["third_party_coordinator"].most


def test_the_lead_integrates_itself_without_any_hub(framework):
    roles = roles_of(framework, planning.SOLAR, "state_integrator")
    assert (roles.hub, roles.hubs) == ("", ())


@pytest.mark.parametrize("model", ["prime_contractor", "third_party_coordinator"])
def test_a_hub_that_nobody_offers_to_be_is_still_to_be_chosen(framework, model):
    held = [planning.partner("Harbour Office", "state", "permits")]
    roles = roles_of(framework, {"partners": held}, model)
    network = network_of(roles, "state", "to be chosen")
    assert roles.hubs == ()
    assert [node.role for node in network.nodes] == ["lead", "member", "hub"]


def test_a_partner_listed_twice_is_one_with_all_that_it_offers(framework):
    held = [
        planning.partner("River Club", "community", "boats"),
        planning.partner("RIVER CLUB", "community", "nets"),
    ]
    brief = parse_brief({"partners": held, "lang": "en"})
    (member,) = roles_of(framework, {"partners": held, "lang": "en"}, "state_integrator").members
    assert member.can_offer == "boats nets"
    assert repeated(brief) == ("River Club", "RIVER CLUB")


def test_the_lead_is_no_partner_of_itself(framework):
    data = {
        "lead_agency": "Harbour Office",
        "partners": [planning.partner("harbour office", "state")],
    }
    assert roles_of(framework, data, "state_integrator").members == ()


def test_everyone_is_tied_in_and_money_and_contracts_go_to_the_hubs(case):
    for way in case.rules.decision("integration").options:
        network = network_of(roles_of(case.rules, case.brief, way), "state", "to be chosen")
        ends = {end for link in network.links for end in (link.start, link.end)}
        assert ends == {node.id for node in network.nodes} or len(network.nodes) == 1
        hubs = {node.id for node in network.nodes if node.role == "hub"}
        assert bool(hubs) == (way in case.rules.hubs)
        for kind in ("contract", "funding") if hubs else ():
            assert {a.end for a in network.links if a.start == "lead" and a.kind == kind} == hubs


def test_nodes_carry_the_sector_that_the_brief_says(framework):
    roles = roles_of(framework, planning.READING, "state_integrator")
    sectors = {node.name: node.sector for node in network_of(roles, "state", "to be chosen").nodes}
    for partner in planning.READING["partners"]:
        assert sectors[partner["name"]] == partner["sector"]
