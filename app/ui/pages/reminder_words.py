"""How do reminders stand, in words?"""

from __future__ import annotations

from datetime import datetime

from app.values.reminder import Hindrance, Ran, Reminder, Way
from app.words import Words


def standing(words: Words, reminder: Reminder) -> str:
    """Return one line for Settings."""
    plan = reminder.plan
    if plan is None:
        return words.text("Off. Bilan only shows what is due when you open it.")
    if reminder.hindrance is not None:
        return hindered(words, reminder.hindrance)
    at = words.time(plan.hour, plan.minute)
    if plan.weekday is None:
        return words.text("When something is due, at {time}, once a week at most.", time=at)
    return words.text("On {weekday} at {time}, if something is due.", weekday=words.weekday(plan.weekday), time=at)


def last_and_next(words: Words, reminder: Reminder) -> str:
    """Return one line for Home; "" while reminders are off and none ever came."""
    if reminder.plan is None and reminder.last is None:
        return ""
    last = words.date(reminder.last) if reminder.last else words.text("none yet")
    if reminder.plan is None:
        return words.text("Last reminder: {last} – off since", last=last)
    if reminder.hindrance is not None:
        return words.text("Reminders do not come: see Settings")
    coming = words.date(reminder.next.date()) if reminder.next else words.text("nothing in sight")
    return words.text("Last reminder: {last} – next: {next}", last=last, next=coming)


def instant(words: Words, at: datetime) -> str:
    """Return a day and its time."""
    return words.text("{day}, {time}", day=words.date(at.date()), time=words.time(at.hour, at.minute))


def came_to(words: Words, ran: Ran) -> str:
    """Return what the last look of Bilan came to."""
    match ran:
        case Ran.SHOWN:
            return words.text("you were reminded")
        case Ran.QUIET:
            return words.text("nothing to say")
        case Ran.CLOSED:
            return words.text("the check-up was locked")
        case Ran.UNSEEN:
            return words.text("nothing showed the reminder")


def hindered(words: Words, hindrance: Hindrance) -> str:
    """Return why no reminder comes, and what to do."""
    match hindrance:
        case Hindrance.REMOVED:
            return words.text("Did not run: its entry in this computer’s schedule is gone. Set it up again.")
        case Hindrance.OFF:
            return words.text("Did not run: this computer’s schedule has switched it off. Set it up again.")
        case Hindrance.MOVED:
            return words.text("Did not run: Bilan is not where it was. Set it up again.")
        case Hindrance.LATE:
            return words.text("Did not run for two weeks, and this computer does not say why. Set it up again.")
        case Hindrance.CLOSED:
            return words.text(
                "Did not look by itself: your check-up is locked by a passphrase or a locked keychain. It will only"
                " say that it is time to look."
            )
        case Hindrance.UNSEEN:
            return words.text(
                "Ran, but nothing on this computer showed the notification. Allow notifications of Bilan."
            )


def what_is_set_up(words: Words, way: Way) -> str:
    """Return what is written on this computer, and where, before the person agrees."""
    match way:
        case Way.SYSTEMD:
            return words.text(
                "Two small files in your own systemd folder (bilan-reminder.service and .timer) start it once a day."
            )
        case Way.AUTOSTART:
            return words.text(
                "One small file in your own autostart folder (bilan-reminder.desktop) starts it at each login."
            )
        case Way.LAUNCH_AGENT:
            return words.text(
                "One small file in your own LaunchAgents folder (org.bilan.reminder.plist) starts it once a day."
            )
        case Way.TASK_SCHEDULER:
            return words.text("One task of yours in the Task Scheduler (Bilan, Reminder) starts it once a day.")
