"""Should this address be opened?

The one way in. Signs are collected, their weights added up, and the sum says the level: a few signs that prove nothing
alone prove something together. See `packaging/decisions/012-links.md` for how weights and thresholds were set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final

from checks.links import construct, ending, idn, imitation, name, path, place, unwrap
from checks.links.address import LONGEST, Address, begin_of_too_long, parsed
from checks.links.brands import Brand, Brands, index
from checks.links.knowledge import Knowledge
from checks.links.look import Look, look
from checks.links.model import Finding, Inspection, Level, Rule, RuleId, Severity, Sign, Span

DANGER: Final = 8
CHECK: Final = 5
"""From which sum of weights on an address is at a level. Set on the development split, see the decision page."""


def inspected(text: str, known: Knowledge, known_sites: Collection[str] = ()) -> Inspection:
    """Return what is to be said of `text`. Never raises.

    `known_sites` are registrable domains of the person's own: they are no imitations, and others may imitate them.
    """
    outer = parsed(text)
    if outer is None:
        return _not_taken_apart(text, known)
    chain, passing = _unwrapped(outer, known)
    last, own = chain[-1], frozenset(known_sites)
    path_at, _ = outer.span(outer.rest_at, outer.rest_at)
    signs = [*construct.invisible(text, path_at), *passing, *_signs(last, known, own)]
    for inner in chain[1:]:
        signs += _invisible_inside(inner)
    findings, level = _found(signs, known.rules)
    if ahead := unwrap.redirected(last, known.lists.redirect_parameters):
        chain.append(ahead.address)
        leads = Sign(RuleId("redirect"), ahead.span, {"owner": ahead.address.owner})
        further, beyond = _found((leads, *_signs(ahead.address, known, own)), known.rules)
        findings, level = (*findings, *further), max(level, beyond, key=_ORDER.index)
    owner = last.owner
    size = len(last.host)
    return Inspection(
        text=text,
        level=level,
        address=last.href,
        owner=owner,
        owner_span=last.host_span(size - len(owner), size) if owner else (0, 0),
        findings=_in_order(findings),
        unwrapped=tuple(address.href for address in chain[1:]),
        holder=holder.name if (holder := known.brands.by_site.get(owner)) else "",
        is_yours=owner in own,
    )


def _not_taken_apart(text: str, known: Knowledge) -> Inspection:
    """Return what is to be said of a text that is no address, or too long to say whose: browsers open those, too."""
    signs = list(construct.invisible(text, len(text)))
    begin = begin_of_too_long(text)
    if not begin:
        return Inspection(text, Level.NOT_AN_ADDRESS, findings=_found(signs, known.rules)[0])
    at = len(text) - len(text.lstrip())
    signs.append(Sign(RuleId("too_long"), (at, at + _PAINTED), {"n": LONGEST}))
    start = parsed(begin)
    if start and not start.owner:
        signs += _schemes(start, known)
    findings, level = _found(signs, known.rules)
    return Inspection(text, level, findings=_in_order(findings))


def _unwrapped(outer: Address, known: Knowledge) -> tuple[list[Address], list[Sign]]:
    chain, passing = [outer], []
    while len(chain) < _DEEPEST and (inner := unwrap.inside(chain[-1], known.wrappers)):
        passing.append(Sign(RuleId("wrapper"), inner.span, {"service": chain[-1].host, "owner": inner.address.owner}))
        passing += construct.authority(chain[-1])
        chain.append(inner.address)
    return chain, passing


def _invisible_inside(inner: Address) -> Iterator[Sign]:
    for sign in construct.invisible(inner.text, inner.rest_at):
        yield Sign(sign.rule, inner.span(*sign.span), sign.params)


def _signs(address: Address, known: Knowledge, own: frozenset[str]) -> list[Sign]:
    if not address.owner:
        return list(_schemes(address, known))
    seen = look(address)
    signs = list(construct.authority(address)) if construct.is_unusual(address) else []
    if address.owner in known.lists.shorteners:  # its name and its codes say nothing of what it leads to
        return [*signs, *place.shortener(seen, known.lists)]
    if known.brands.is_own(address.owner) or address.owner in own or address.suffix in known.lists.company_endings:
        signs += place.on_platform(seen, known.lists)
        signs += path.harmless(seen, known)
        return signs
    if address.is_ip:
        signs += construct.ip(seen)
    else:
        signs += _of_name(seen, known, own)
    if address.port:
        signs += construct.port(seen)
    if len(address.text) > address.rest_at + 1:
        signs += path.signs(seen, known)
    return signs


def _of_name(seen: Look, known: Knowledge, own: frozenset[str]) -> list[Sign]:
    """Return what the host says. What can be seen not to hold is not asked: a history has a hundred thousand."""
    if seen.address.suffix in known.lists.keyed_endings:
        return []  # a key, or a number that the platform gave: nobody chose the name
    brands = _with_own(known.brands, own) if own else known.brands
    signs = [*imitation.signs(seen, known, brands)]
    if len(seen.pieces) > 1:
        signs += imitation.split(seen, brands)
    signs += ending.signs(seen, known, uses_a_name=bool(signs))
    signs += name.letters(seen, known)
    signs += name.words(seen, known)
    if not seen.name.isalpha():
        signs += imitation.site_in_front(seen, brands)
        signs += name.digits(seen, known.lists)
        signs += name.hyphens(seen, known.lists)
    if seen.sub not in known.lists.usual_sub_domains:
        signs += name.sub_domains(seen, known)
        signs += name.fake_suffix(seen)
    elif "-" in seen.name:
        signs += name.fake_suffix(seen)
    if "." in seen.address.suffix or seen.sub:
        signs += place.hosting(seen, known.lists)
    if idn.PREFIX in seen.address.host:
        signs += idn.signs(seen, known.letters)
    if len(seen.path) > 1:
        signs += imitation.in_path(seen, known)
    return signs


def _schemes(address: Address, known: Knowledge) -> Iterator[Sign]:
    scheme = address.scheme.removesuffix(":")
    rule = next((rule for rule, schemes in known.schemes.items() if scheme in schemes), "other_program")
    yield Sign(RuleId(rule), address.span(0, address.text.find(":") + 1), {"scheme": scheme})


@lru_cache(maxsize=4)
def _with_own(brands: Brands, sites: frozenset[str]) -> Brands:
    """Return `brands` with the person's own sites before them; too short ones, and those of a brand, prove no more."""
    named = ((site, site.partition(".")[0]) for site in sorted(sites) if not brands.is_own(site))
    yours = (Brand(site, (label,), (site,), is_yours=True) for site, label in named if len(label) >= _SHORTEST_OWN)
    return index((*yours, *brands.all))


def _found(signs: Iterable[Sign], rules: Mapping[RuleId, Rule]) -> tuple[tuple[Finding, ...], Level]:
    """Return the signs that a rule speaks of, and what they come to.

    What speaks for an address is worth saying only beside what speaks against it.
    """
    kept = {(sign.rule, sign.span): sign for sign in signs if sign.rule in rules}
    findings = tuple([_finding(sign, rules[sign.rule]) for sign in kept.values()])
    if not findings:
        return (), Level.NOTHING_FOUND
    heaviest = max(findings, key=_weight)
    if heaviest.weight <= 0:
        return tuple([finding for finding in findings if finding.weight == 0]), Level.NOTHING_FOUND
    weight = sum(map(_weight, findings))
    if heaviest.severity is Severity.DANGER:
        return findings, Level.DANGER
    if weight >= DANGER:
        decisive = heaviest._replace(severity=Severity.DANGER)
        return tuple(decisive if finding is heaviest else finding for finding in findings), Level.DANGER
    return findings, Level.CHECK if weight >= CHECK else Level.NOTHING_FOUND


def _finding(sign: Sign, rule: Rule) -> Finding:
    return Finding(rule.id, rule.says, rule.severity, rule.weight, sign.span, sign.params)


def _in_order(findings: Collection[Finding]) -> tuple[Finding, ...]:
    """Return findings as they stand in the text, those for information last."""
    return tuple(sorted(findings, key=_place)) if findings else ()


def _place(found: Finding) -> tuple[bool, Span]:
    return found.severity is Severity.INFO, found.span


_weight: Final = attrgetter("weight")
_ORDER: Final = (Level.NOTHING_FOUND, Level.CHECK, Level.DANGER)
_DEEPEST: Final = 6
"""How many wrappers are opened. Mail scanners put two or three around one another."""
_PAINTED: Final = 40
"""Signs of an address that is too long that stand for all of it."""
_SHORTEST_OWN: Final = 4
