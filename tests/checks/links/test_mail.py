from __future__ import annotations

from dataclasses import replace

import pytest

from app.knowledge import link_rules
from checks.links.address import LONGEST
from checks.links.mail import Attachment, Authentication, Mail, Mailbox, MailLink
from checks.links.mail_rules import MailInspection, inspected_mail
from checks.links.model import Level

COLIVO = Mail(Mailbox("Colivo", "suivi@mail.colivo.example"))
PASSED = Authentication("mx.orme.example", "pass", "pass", "pass")


def seen(mail: Mail, *sites: str) -> MailInspection:
    return inspected_mail(mail, link_rules.knowledge(), sites)


def rules(mail: Mail) -> list[str]:
    return [found.rule for found in seen(mail).findings]


def link(text: str, href: str) -> tuple[MailLink, ...]:
    return (MailLink(text, href),)


def from_(name: str, address: str) -> Mail:
    return replace(COLIVO, sender=Mailbox(name, address))


def told(spf: str, dkim: str, dmarc: str) -> Mail:
    return replace(COLIVO, authentication=Authentication("mx.orme.example", spf, dkim, dmarc))


def attached(name: str, *, locked: bool = False, words: str = "") -> Mail:
    return replace(COLIVO, attachments=(Attachment(name, locked),), words=words)


REASONS = {
    "mail_name_is_address": from_("Service Colivo <contact@colivo.example>", "noreply@parcel-relay.example"),
    "mail_name_is_brand": from_("Netflix Support", "noreply@parcel-relay.example"),
    "mail_dmarc_fail": told("pass", "none", "fail"),
    "mail_spf_or_dkim_fail": told("fail", "pass", "pass"),
    "mail_sender_domain": from_("Colivo", "noreply@netflix-login.top"),
    "mail_reply_to": replace(COLIVO, reply_to=(Mailbox("", "help@sable.example"),)),
    "mail_reply_to_free": replace(COLIVO, reply_to=(Mailbox("", "colivo.help@gmail.com"),)),
    "mail_link_text": replace(COLIVO, links=link("https://colivo.example/pay", "https://sable.example/")),
    "mail_link_danger": replace(COLIVO, links=link("Pay", "https://netflix-login.top/")),
    "mail_link_check": replace(COLIVO, links=link("Pay", "https://bit.ly/3xY2abc")),
    "mail_form": replace(COLIVO, has_form=True),
    "mail_not_whole": replace(COLIVO, is_whole=False),
    "mail_double_extension": attached("facture.pdf.html"),
    "mail_program": attached("setup.exe"),
    "mail_page": attached("facture.html"),
    "mail_locked_archive": attached("facture.zip", locked=True, words="Le mot de passe est 4417."),
}


@pytest.mark.parametrize(("rule", "mail"), REASONS.items(), ids=REASONS)
def test_each_reason_is_named(rule: str, mail: Mail) -> None:
    assert rule in rules(mail)


def test_every_rule_of_messages_has_a_test() -> None:
    known = {rule for rule in link_rules.knowledge().rules if rule.startswith("mail_")}
    assert known == {*REASONS, "mail_link_rewritten"}


@pytest.mark.parametrize(
    "mail",
    [
        COLIVO,
        told("pass", "pass", "pass"),
        from_("Colivo <suivi@colivo.example>", "suivi@mail.colivo.example"),
        from_("Netflix", "info@account.netflix.com"),
        replace(COLIVO, reply_to=(Mailbox("", "help@colivo.example"),)),
        replace(COLIVO, links=link("https://colivo.example/pay", "https://suivi.colivo.example/6H")),
        replace(COLIVO, links=link("Choose a relay point", "https://suivi.colivo.example/6H-3310/relais")),
        replace(COLIVO, links=link("google.com", "https://www.youtube.com/")),
        attached("facture.pdf"),
        attached("photos.zip", locked=True, words="see you"),
    ],
)
def test_an_honest_message_gets_no_reason(mail: Mail) -> None:
    assert (seen(mail).level, rules(mail)) == (Level.NOTHING_FOUND, [])


def test_a_link_that_the_persons_own_scanner_wrapped_shows_what_it_opens() -> None:
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcolivo.example%2Fpay&data=1"
    assert rules(replace(COLIVO, links=link("https://colivo.example/pay", wrapped))) == []


@pytest.mark.parametrize("authentication", [None, PASSED], ids=["untold", "passed"])
def test_links_that_all_open_one_other_site_are_to_be_checked_whatever_is_told_of_the_sender(
    authentication: Authentication | None,
) -> None:
    links = (
        MailLink("musee-valmer.example", "https://clic.envoi-lettres.example/t/1"),
        MailLink("Unsubscribe", "https://clic.envoi-lettres.example/t/2"),
    )
    mail = Mail(Mailbox("Musée", "lettre@musee-valmer.example"), authentication=authentication, links=links)
    assert (rules(mail), seen(mail).level) == (["mail_link_rewritten"], Level.CHECK)


def test_links_of_a_newsletter_whose_text_is_words_may_all_go_through_a_service_that_counts_clicks() -> None:
    texts = ("Our programme", "Unsubscribe", "", "All about musee-valmer.example")
    links = tuple(MailLink(text, f"https://clic.envoi-lettres.example/{n}") for n, text in enumerate(texts))
    mail = Mail(Mailbox("Musée", "lettre@musee-valmer.example"), links=links)
    assert (rules(mail), seen(mail).level) == ([], Level.NOTHING_FOUND)


def test_forwarding_alone_proves_nothing() -> None:
    assert seen(told("fail", "fail", "pass")).level is Level.NOTHING_FOUND


def test_medium_reasons_add_up() -> None:
    mail = replace(COLIVO, reply_to=(Mailbox("", "help@sable.example"),), has_form=True)
    assert seen(mail).level is Level.DANGER


@pytest.mark.parametrize("address", ["", "colivo", "a@", "@colivo.example", "a@b@c", "a@\ud800"])
def test_a_broken_sender_stops_nothing(address: str) -> None:
    assert seen(from_("x", address)).mail.sender.address == address


def test_a_message_that_could_not_be_looked_through_is_not_called_harmless() -> None:
    assert seen(replace(COLIVO, is_whole=False)).level is Level.CHECK
    assert seen(replace(COLIVO, links=link("Pay", f"https://sable.example/?{'a' * LONGEST}"))).level is Level.CHECK


def test_a_link_that_leads_to_nobody_is_named_by_its_beginning() -> None:
    told = {str(found.rule): found.params for found in seen(replace(COLIVO, links=link("Pay", SCRIPT))).findings}
    assert told["mail_link_danger"] == {"owner": f"{SCRIPT[:60]}…"}


SCRIPT = f"javascript:{'a' * 100}"
