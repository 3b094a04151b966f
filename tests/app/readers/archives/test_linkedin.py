from __future__ import annotations

from pathlib import Path

from checks.archives.model import Audience, Spotted, Wrote
from tests.app.readers.archives.made import (
    BO,
    CONNECTIONS,
    INVITATIONS,
    ME,
    MESSAGES,
    archive,
    counts_of,
    message,
    review,
)

SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
COMMENTS = "Date,Link,Message\n"


class Reader:
    """A text engine that finds nothing and remembers what it was given."""

    def __init__(self) -> None:
        self.texts: list[Wrote] = []

    def __call__(self, wrote: Wrote) -> tuple[Spotted, ...]:
        self.texts.append(wrote)
        return ()


def test_a_file_that_is_not_in_the_export_is_not_nothing_found(tmp_path: Path) -> None:
    told = review(archive(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS}))
    assert told.counts["connections"] == 0
    assert told.counts["posts"] is None
    assert "Shares.csv" in told.absent
    assert [habit.in_export for habit in told.habits] == [False] * 4


def test_notes_before_the_header_are_no_connections(tmp_path: Path) -> None:
    rows = f"Bo,Lind,{BO},,Orme SA,CEO,16 Jun 2026\nEva,Ek,,,,Clerk,02 May 2026\n"
    assert counts_of(tmp_path, {"w/Connections.csv": "\ufeff" + CONNECTIONS + rows})["connections"] == 2


def test_french_and_german_headers_are_understood(tmp_path: Path) -> None:
    french = (
        "Notes :\n\nPrénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\nBo,Lind,,,,PDG,1er mars 2023\n"
    )
    german = "Vorname,Nachname,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nEva,Ek,,,Chefin,12 Mar 2023\n"
    assert counts_of(tmp_path, {"Connections.csv": french})["connections"] == 1
    assert counts_of(tmp_path, {"Kontakte.csv": german})["connections"] == 1


def test_both_ways_of_quoting_are_read_in_one_archive(tmp_path: Path) -> None:
    reader = Reader()
    files = {
        "Comments.csv": COMMENTS
        + '2026-05-07 16:41:18,https://www.linkedin.com/feed/1,"He said \\"no, never\\" to me"\n',
        "Shares_123.csv": SHARES + '2026-05-07 16:41:18,https://x.example/,"She said ""yes"", in C:\\",,,PUBLIC\n',
    }
    told = review(archive(tmp_path / "a.zip", files), look=reader)
    assert (told.counts["comments"], told.counts["posts"]) == (1, 1)
    assert sorted(wrote.text for wrote in reader.texts) == ['He said "no, never" to me', 'She said "yes", in C:\\']
    assert {wrote.link for wrote in reader.texts} == {"https://www.linkedin.com/feed/1", ""}  # never another site


def test_a_repost_without_words_is_counted_and_not_read(tmp_path: Path) -> None:
    reader = Reader()
    rows = "2026-05-07 16:41:18,,,https://x.example/,,MEMBER_NETWORK\n2026-05-08 16:41:18,,Mine,,,MEMBER_NETWORK\n"
    told = review(archive(tmp_path / "a.zip", {"Shares.csv": SHARES + rows}), look=reader)
    assert (told.counts["posts"], told.counts["reposts"]) == (2, 1)
    assert [(wrote.text, wrote.audience) for wrote in reader.texts] == [("Mine", Audience.NETWORK)]


def test_a_row_whose_date_is_none_is_skipped_and_told_and_a_blank_date_is_kept(tmp_path: Path) -> None:
    rows = ",https://www.linkedin.com/1,Undated\nhttps://www.linkedin.com/2,Shifted,2026-05-07\nToo,short\n"
    told = review(archive(tmp_path / "a.zip", {"Comments.csv": COMMENTS + rows}))
    assert told.counts["comments"] == 1
    assert [(file.rows, file.skipped) for file in told.files] == [(1, 2)]


def test_whose_messages_they_are_is_told_by_who_takes_part_in_all(tmp_path: Path) -> None:
    other = "https://www.linkedin.com/in/eva-ek"
    rows = (
        message("c1", BO, ME, "2026-07-01 10:00:00")
        + message("c1", ME, BO, "2026-07-02 10:00:00", "Line one\r\nline <b>two</b> &amp; three")
        + message("c2", ME, other, "2026-07-03 10:00:00")
    )
    reader = Reader()
    told = review(archive(tmp_path / "a.zip", {"messages.csv": MESSAGES + rows}), look=reader)
    assert told.counts["messages_sent"] == 2
    assert told.counts["messages_received"] == 1
    assert (told.counts["conversations"], told.counts["conversations_opened"]) == (2, 1)
    assert [wrote.text for wrote in reader.texts] == ["Line one\r\nline two & three", "Hello"]


def test_when_nobody_can_tell_whose_they_are_messages_are_not_counted_as_none(tmp_path: Path) -> None:
    told = review(
        archive(tmp_path / "a.zip", {"messages.csv": MESSAGES + message("c1", BO, ME, "2026-07-01 10:00:00")})
    )
    assert told.counts["messages_sent"] is None
    profile = "First Name,Last Name,Maiden Name,Headline\nAda,Orme,,Head\n"
    files = {"messages.csv": MESSAGES + message("c1", BO, ME, "2026-07-01 10:00:00"), "Profile.csv": profile}
    told = review(archive(tmp_path / "b.zip", files))
    assert (told.counts["messages_sent"], told.counts["messages_received"]) == (0, 1)


def test_drafts_and_talks_with_the_coach_are_no_messages(tmp_path: Path) -> None:
    header = MESSAGES.replace("FOLDER", "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT")
    rows = [
        message("c1", ME, BO, "2026-07-01 10:00:00"),
        message("c2", ME, "https://linkedin.com/in/x", "2026-07-01 10:00:00"),
    ]
    text = header + "".join(
        row.replace("INBOX", f"INBOX,,{draft}") for row, draft in zip(rows, ("No", "Yes"), strict=True)
    )
    counts = counts_of(tmp_path, {"messages.csv": text, "learning_coach_messages.csv": MESSAGES + rows[0]})
    assert counts["messages_sent"] == 1


def test_invitations_are_told_apart_by_direction_and_level(tmp_path: Path) -> None:
    rows = (
        f'Ada Orme,Bo Lind,"7/8/26, 3:43 PM",May I ask you for a job?,OUTGOING,{ME},{BO}\n'
        'Ada Orme,Eva Ek,07/22/2026 04:02,,SENT,,\n"X","Ada Orme","13/07/2026 04:02",,INCOMING,,\n'
    )
    told = review(
        archive(
            tmp_path / "a.zip",
            {
                "Invitations.csv": INVITATIONS + rows,
                "Connections.csv": CONNECTIONS + f"Bo,Lind,{BO},,,PDG,16 Jul 2026\n",
            },
        )
    )
    assert (told.counts["invitations_sent"], told.counts["invitations_received"]) == (2, 1)
    pester = next(habit for habit in told.habits if habit.id == "social.pester")
    assert pester.counts["invitations_executives"] == 1
    assert pester.counts["invitations_unknown"] == 1  # nobody knows the title of who has not accepted


def test_columns_that_share_a_label_all_count(tmp_path: Path) -> None:
    text = "Member Age,Company Names,Company Names,Job Titles,Job Titles\n18 to 24,Orme; Ek,Ek,Clerk|Cook,\n"
    told = review(archive(tmp_path / "a.zip", {"Ad_Targeting.csv": text}))
    assert told.counts["ad_targets"] == 6


def test_an_inference_that_is_not_drawn_is_not_known_about_the_person(tmp_path: Path) -> None:
    rows = "A,Recruiter,d,No\nA,Interested in a new job,d,true\nA,Marketer,d,0.0085\nA,Gender,d,FEMALE\n"
    told = review(
        archive(
            tmp_path / "a.zip",
            {"Inferences_about_you.csv": f"Category,Type of inference,Description,Inference\n{rows}"},
        )
    )
    assert (told.counts["inferences"], told.counts["inferences_true"]) == (4, 2)
    assert told.footprint.surprising[0].what == "Interested in a new job"
    assert told.footprint.topics == {"work": 1}


def test_two_exports_of_the_same_account_count_each_row_once(tmp_path: Path) -> None:
    row = "2026-05-07 16:41:18,,Mine,,,PUBLIC\n"
    basic = archive(tmp_path / "Basic.zip", {"Shares.csv": SHARES + row})
    full = archive(tmp_path / "Complete.zip", {"Shares.csv": SHARES + row + "2026-05-09 16:41:18,,Another,,,PUBLIC\n"})
    told = review(basic, full)
    assert told.counts["posts"] == 2
    assert len(told.files) == 2


def test_a_quote_that_never_closes_is_told_and_costs_other_files_nothing(tmp_path: Path) -> None:
    files = {"Comments.csv": COMMENTS + '2026-05-07 16:41:18,l,"' + "x" * 3_000_000, "Shares.csv": SHARES}
    told = review(archive(tmp_path / "a.zip", files))
    assert told.counts["posts"] == 0
    assert any(file.skipped for file in told.files if file.name == "Comments.csv")
