from __future__ import annotations

import base64
from email import _header_value_parser

import pytest

from app.readers.messages import eml
from app.readers.messages.errors import NotAMessage, OutlookMessage
from app.readers.vaults.reader import Untrusted
from checks.links.mail import Attachment, Authentication, Mail, Mailbox, MailLink

HEAD = b"From: Colivo <suivi@colivo.example>\n"


def read(data: bytes) -> Mail:
    return eml.read(Untrusted("a.eml", data))


def html(body: str) -> Mail:
    return read(HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + body.encode())


def test_sender_reply_and_subject_are_read_as_a_mail_program_shows_them() -> None:
    mail = read(
        b"From: =?utf-8?q?Ren=C3=A9e?= <r@a.example>\n"
        b"Reply-To: x@b.example, y@c.example\nSubject: =?utf-8?b?w6l0w6k=?=\n\n"
    )
    assert mail.sender == Mailbox("Renée", "r@a.example")
    assert [each.address for each in mail.reply_to] == ["x@b.example", "y@c.example"]
    assert mail.subject == "été"


def test_an_address_inside_the_shown_name_stays_visible() -> None:
    mail = read(b'From: "Service Colivo <contact@colivo.example>" <noreply@parcel-relay.example>\n\n')
    assert mail.sender == Mailbox("Service Colivo <contact@colivo.example>", "noreply@parcel-relay.example")


def test_only_the_topmost_results_are_told() -> None:
    results = b"Authentication-Results: mx.orme.example; spf=fail (dkim=pass) smtp.mailfrom=a; dmarc=fail\n"
    forged = b"Authentication-Results: mx.orme.example; spf=pass; dkim=pass; dmarc=pass\n"
    assert read(results + forged + HEAD + b"\n").authentication == Authentication("mx.orme.example", "fail", "", "fail")
    assert read(HEAD + b"\n").authentication is None


def test_links_are_found_with_the_text_that_is_seen() -> None:
    mail = html(
        '<a href="https://a.example/">See <b>https://b.example</b></a><a href=" https://c.example "><img src=x></a>'
        '<style>a{}</style><form action="https://d.example/"></form><a name=x>no</a><a href="https://e.example/">open'
    )
    assert mail.links == (
        MailLink("See https://b.example", "https://a.example/"),
        MailLink("", "https://c.example"),
        MailLink("", "https://d.example/"),
        MailLink("open", "https://e.example/"),
    )
    assert mail.has_form


def test_in_plain_text_an_address_is_its_own_text() -> None:
    assert read(HEAD + b"\nPay here: https://a.example/x?y=1. Or not.").links == (
        MailLink("https://a.example/x?y=1", "https://a.example/x?y=1"),
    )


def test_attachments_are_named_and_a_locked_archive_is_told() -> None:
    part = (
        b"--x\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n"
        b'Content-Disposition: attachment; filename="%s"\n\n%s\n'
    )
    locked, open_ = b"UEsDBBQAAQAIAA==", b"UEsDBBQAAAAIAA=="
    data = (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=x\n\n"
        + part % (b"a.zip", locked)
        + part % (b"b.zip", open_)
        + b"--x--\n"
    )
    assert read(data).attachments == (Attachment("a.zip", is_locked=True), Attachment("b.zip"))


def test_a_message_of_outlook_is_refused_with_the_way_to_save_it() -> None:
    with pytest.raises(OutlookMessage):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"hello", b"\x00\xff" * 50, b"From: \n\nx", b"Subject: x\n\ny"])
def test_what_has_no_sender_is_no_message(data: bytes) -> None:
    with pytest.raises(NotAMessage):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"Content-Type: text/html; charset=klingon\n\n<a href=https://a.example/>x",
        HEAD + b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
        HEAD + b"Content-Type: multipart/mixed\n\n--\n",
        HEAD + b"Authentication-Results: ;;;(((\n\n",
        HEAD + b"Subject: =?utf-8?b?////?=\nReply-To: <<<@>>\n\n",
        b"From: \xff\xfe <a@b.example>\n\n\xff",
        HEAD + b"Content-Disposition: attachment; filename*=utf-8''%ff%fe\n\n",
        HEAD + b"Content-Type: text/html\n\n" + b"<a href='x'>" * 3000 + b"<![CDATA[" + b"<!" * 100,
    ],
)
def test_a_damaged_message_is_read_as_far_as_it_goes(data: bytes) -> None:
    assert read(data).sender.address


@pytest.mark.parametrize(
    "body",
    [
        f"<!--{'a' * 2_000_000}--><a href='https://a.example/'>Pay</a>",
        "".join(f"<a href='https://a.example/{n}'>Pay</a>" for n in range(1001)),
    ],
    ids=["long", "many"],
)
def test_links_that_were_left_out_are_told(body: str) -> None:
    assert not html(body).is_whole
    assert html("<a href='https://a.example/'>Pay</a>").is_whole


def test_a_long_address_in_plain_text_is_not_cut() -> None:
    address = f"https://a.example:{'a' * 5000}@b.example/"
    assert read(HEAD + b"\n" + address.encode()).links == (MailLink(address, address),)


def test_an_address_far_down_in_plain_text_is_found() -> None:
    assert len(read(HEAD + b"\n" + b"a " * 150_000 + b"https://a.example/").links) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://a.example/" href="https://b.example/">',
        '<base href="https://a.example/">',
        '<button formaction="https://a.example/">',
        '<svg><a xlink:href="https://a.example/">',
        '<style></style/><a href="https://a.example/">',
        '<script></script x><a href="https://a.example/">',
    ],
)
def test_a_link_is_found_where_a_browser_would_find_it(body: str) -> None:
    assert [link.href for link in html(body).links] == ["https://a.example/"]


@pytest.mark.parametrize(
    "damaged",
    [
        b"Content-Type: text/html; charset=idna",
        b"Content-Type: text/html; charset=undefined",
        b'Content-Type: text/html; charset="utf-8\x00"',
        b"Content-Type: text/html\nContent-Disposition: inline; filename*",
        b"Content-Type: text/html\nContent-Disposition: inline; filename*0*=utf-\x008''%ff",
    ],
)
def test_a_damaged_part_hides_no_link(damaged: bytes) -> None:
    data = HEAD + damaged + b"\n\n<a href='https://a.example/'>Pay</a>"
    assert [link.href for link in read(data).links] == ["https://a.example/"]


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "klingon"])
def test_a_charset_that_no_mail_program_reads_makes_no_other_text(charset: str) -> None:
    body = b"<a href='https://a.example/'>\\u0070ay +AHA- caf\xc3\xa9-x</a>"
    mail = read(HEAD + b"Content-Type: text/html; charset=%b\n\n" % charset.encode() + body)
    assert mail.links == (MailLink("\\u0070ay +AHA- caf\ufffd\ufffd-x", "https://a.example/"),)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "é"),
        ("ISO-8859-15", "€"),
        ("windows-1252", "€"),
        ("koi8-r", "я"),
        ("gb2312", "中"),
        ("big5", "中"),
        ("shift_jis", "日"),
        ("iso-2022-jp", "日"),
        ("euc-jp", "日"),
        ("ks_c_5601-1987", "한"),
        ("utf-16", "é"),
        ("macintosh", "é"),
    ],
)
def test_the_charsets_of_real_mail_are_read(charset: str, text: str) -> None:
    body = base64.b64encode(f"<a href='https://a.example/'>{text}</a>".encode(charset))
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64\n\n".encode()
    assert read(HEAD + head + body).links == (MailLink(text, "https://a.example/"),)


def words_in(charset: bytes, count: int) -> bytes:
    return b"From: " + b" ".join([b"=?%b?q?Anna-%b?=" % (charset, b"x" * 40)] * count) + b" <anna@sable.example>\n"


@pytest.mark.parametrize("charset", [b"punycode", b"idna", b"unicode_escape"])
def test_no_word_of_a_header_is_decoded_in_a_charset_of_no_mail(
    charset: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    decode = _header_value_parser._ew.decode  # type: ignore[attr-defined]  # typeshed leaves this module out

    def noted(word: str) -> object:
        asked.append(word)
        return decode(word)

    monkeypatch.setattr(_header_value_parser._ew, "decode", noted)  # type: ignore[attr-defined]  # typeshed leaves this module out
    mail = read(words_in(charset, 3) + b"To: bob@sable.example\nSubject: =?%b?q?a?=\n\nx" % charset)
    assert mail.sender.address == "anna@sable.example"
    assert asked
    assert not [word for word in asked if not word.startswith("=?ascii?")]


def test_a_long_header_costs_no_more_than_what_is_read_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    take = _header_value_parser.get_encoded_word

    def counted(value: str, *rest: str) -> object:
        looked_at.append(len(value))
        return take(value, *rest)

    monkeypatch.setattr(_header_value_parser, "get_encoded_word", counted)
    costs = []
    for count in (400, 4_000):
        looked_at.clear()
        mail = read(b"From: anna@sable.example\nSubject:" + b" =?utf-8?q?abcdefghijkl?=" * count * 4 + b"\n\nx")
        assert mail.is_whole is False
        costs.append(sum(looked_at))
    assert costs[0] == costs[1] > 0


def test_a_header_of_usual_length_leaves_the_message_whole() -> None:
    assert read(b"From: =?utf-8?q?Anna_M=C3=BCller?= <anna@sable.example>\n\nx").is_whole


@pytest.mark.parametrize("start", ["<![CDATA[>", "<![CDATA[ x >", "<![if !mso]>", "<![C9>", "<![>"])
def test_a_link_after_the_beginning_of_a_marked_section_is_found_as_browsers_show_it(start: str) -> None:
    mail = html(f'{start}<a href="https://colivo.example-relivrer.example/p">Pay</a>]]>')
    assert [link.href for link in mail.links] == ["https://colivo.example-relivrer.example/p"]


@pytest.mark.parametrize("end", ["<![C", "<![", "<![CDATA[", "<![if", "<!", "<!-"])
def test_a_message_that_ends_in_a_mark_is_read(end: str) -> None:
    mail = html(f'<a href="https://a.example/">a</a>{end}')
    assert [link.href for link in mail.links] == ["https://a.example/"]


@pytest.mark.parametrize("name", ["Content-Type: text/html; charset*", "Content-Disposition: inline; filename*"])
def test_a_part_whose_header_breaks_off_is_read(name: str) -> None:
    mail = read(HEAD + name.encode() + b'\n\n<a href="https://a.example/">a</a> https://a.example/')
    assert "https://a.example/" in [link.href for link in mail.links]
