"""Should this address be opened?

The one way in. Signs are collected, their weights added up, and the sum says the level: a few signs that prove nothing
alone prove something together. See `packaging/decisions/012-links.md` for how weights and thresholds were set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from checks.links import construct, idn, imitation, name, path, place, unwrap
from checks.links.address import Address, parsed
from checks.links.brands import Brand, Brands, index
from checks.links.knowledge import Knowledge
from checks.links.look import Look, look
from checks.links.model import Finding, Inspection, Level, Rule, RuleId, Severity, Sign

DANGER: Final = 8
CHECK: Final = 5
"""From which sum of weights on an address is at a level. Set on the development split, see the decision page."""


def inspected(text: str, known: Knowledge, known_sites: Collection[str] = ()) -> Inspection:
    """Return what is to be said of `text`. Never raises.

    `known_sites` are registrable domains of the person's own: they are no imitations, and others may imitate them.
    """
    outer = parsed(text)
    if outer is None:
        return Inspection(text, Level.NOT_AN_ADDRESS, findings=_found(construct.invisible(text), known.rules)[0])
    chain, passing = _unwrapped(outer, known)
    last = chain[-1]
    own = frozenset(known_sites)
    signs = [*construct.invisible(text), *passing, *_signs(last, known, own)]
    for inner in chain[1:]:
        if not inner.text.isascii():
            signs += _invisible_inside(inner)
    if ahead := unwrap.redirected(last, known.lists.redirect_parameters):
        signs.append(Sign(RuleId("redirect"), ahead.span, {"owner": ahead.address.owner}))
        chain.append(ahead.address)
        beyond = [*_signs(ahead.address, known, own)]
    else:
        beyond = []
    findings, level = _found(signs, known.rules)
    further, level_beyond = _found(beyond, known.rules)
    owner = last.owner
    size = len(last.host)
    return Inspection(
        text=text,
        level=max(level, level_beyond, key=_ORDER.index),
        address=last.href,
        owner=owner,
        owner_span=last.host_span(size - len(owner), size) if owner else (0, 0),
        findings=_in_order((*findings, *further)),
        unwrapped=tuple(address.href for address in chain[1:]),
    )


def _unwrapped(outer: Address, known: Knowledge) -> tuple[list[Address], list[Sign]]:
    chain, passing = [outer], []
    while len(chain) < _DEEPEST and (inner := unwrap.inside(chain[-1], known.wrappers)):
        passing.append(Sign(RuleId("wrapper"), inner.span, {"service": chain[-1].host, "owner": inner.address.owner}))
        passing += construct.authority(chain[-1])
        chain.append(inner.address)
    return chain, passing


def _invisible_inside(inner: Address) -> Iterator[Sign]:
    for sign in construct.invisible(inner.text):
        yield Sign(sign.rule, inner.span(*sign.span), sign.params)


def _signs(address: Address, known: Knowledge, own: frozenset[str]) -> Iterator[Sign]:
    if not address.host:
        yield from _schemes(address, known)
        return
    yield from construct.authority(address)
    seen = look(address)
    yield from construct.slashes_that_are_none(seen)
    yield from place.shortener(seen, known.lists)
    if known.brands.is_own(address.owner) or address.owner in own:
        yield from path.harmless(seen, known)
        return
    yield from construct.ip(seen)
    yield from construct.port(seen)
    if not address.is_ip:
        yield from _of_name(seen, known, own)
    yield from path.signs(seen, known)


def _of_name(seen: Look, known: Knowledge, own: frozenset[str]) -> Iterator[Sign]:
    yield from idn.signs(seen, known.letters)
    yield from imitation.signs(seen, known, known.brands)
    if own:
        yield from imitation.signs(seen, known, _brands_of(own), yours=True)
    yield from imitation.in_path(seen, known)
    yield from name.endings(seen, known.lists)
    yield from name.digits(seen)
    yield from name.letters(seen, known)
    yield from name.hyphens(seen)
    yield from name.words(seen, known)
    yield from name.sub_domains(seen, known)
    yield from name.fake_suffix(seen)
    yield from place.hosting(seen, known.lists)


def _schemes(address: Address, known: Knowledge) -> Iterator[Sign]:
    scheme = address.scheme.removesuffix(":")
    rule = next((rule for rule, schemes in known.schemes.items() if scheme in schemes), "other_program")
    yield Sign(RuleId(rule), address.span(0, address.text.find(":") + 1), {"scheme": scheme})


@lru_cache(maxsize=8)
def _brands_of(sites: frozenset[str]) -> Brands:
    """Return the person's own sites as names that others may imitate; too short ones prove nothing."""
    named = ((site, site.partition(".")[0]) for site in sorted(sites))
    return index(Brand(site, (label,), (site,)) for site, label in named if len(label) >= _SHORTEST_OWN)


def _found(signs: Iterable[Sign], rules: Mapping[RuleId, Rule]) -> tuple[tuple[Finding, ...], Level]:
    """Return the signs with their severities, and what they come to."""
    told = tuple({(sign.rule, sign.span): sign for sign in signs}.values())
    weight = sum(rules[sign.rule].weight for sign in told)
    findings = tuple(Finding(sign.rule, rules[sign.rule].severity, sign.span, sign.params) for sign in told)
    if any(finding.severity is Severity.DANGER for finding in findings):
        return findings, Level.DANGER
    if weight >= DANGER:
        heaviest = max(range(len(told)), key=lambda i: rules[told[i].rule].weight)
        decisive = replace(findings[heaviest], severity=Severity.DANGER)
        return (*findings[:heaviest], decisive, *findings[heaviest + 1 :]), Level.DANGER
    return findings, Level.CHECK if weight >= CHECK else Level.NOTHING_FOUND


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as they stand in the text, those for information last."""
    return tuple(sorted(findings, key=lambda found: (found.severity is Severity.INFO, found.span)))


_ORDER: Final = (Level.NOTHING_FOUND, Level.CHECK, Level.DANGER)
_DEEPEST: Final = 6
"""How many wrappers are opened. Mail scanners put two or three around one another."""
_SHORTEST_OWN: Final = 4
