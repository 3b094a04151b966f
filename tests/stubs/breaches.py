"""Which breaches do the stubs know of? Invented ones, in the shape of Have I Been Pwned."""

from __future__ import annotations

from typing import Any, Final

Model = dict[str, Any]


def breach(name: str, domain: str | None = None, **fields: Any) -> Model:  # noqa: ANN401 - fields of the model
    return {
        "Name": name,
        "Title": name,
        "Domain": f"{name.lower()}.example" if domain is None else domain,
        "BreachDate": "2019-03-01",
        "AddedDate": "2019-08-14T06:17:56Z",
        "ModifiedDate": "2019-08-14T06:17:56Z",
        "PwnCount": 1_000,
        "Description": f'In 2019, <a href="https://{name.lower()}.example" target="_blank">{name}</a> was breached.',
        "LogoPath": f"https://logos.example/{name}.png",
        "Attribution": None,
        "DisclosureUrl": None,
        "DataClasses": ["Email addresses", "Passwords"],
        "IsVerified": True,
        "IsFabricated": False,
        "IsSensitive": False,
        "IsRetired": False,
        "IsSpamList": False,
        "IsMalware": False,
        "IsSubscriptionFree": False,
        "IsStealerLog": False,
        **fields,
    }


CATALOGUE: Final[tuple[Model, ...]] = (
    breach("Adobe", "adobe.com", BreachDate="2013-10-04", AddedDate="2013-12-04T00:00:00Z"),
    breach("Gawker"),
    breach("Stratfor"),
    breach("OwnedForum", "OwnedForum.Example"),
    breach("Intimate", IsSensitive=True),
    breach("Gone", IsRetired=True),
    breach("Guess", IsVerified=False),
    breach("Mailings", "", IsSpamList=True, DataClasses=["Email addresses"]),
    breach("Thieves", "", IsMalware=True, IsStealerLog=True),
    breach("Open", IsSubscriptionFree=True),
    *(breach(f"Invented{number}") for number in range(300)),
)


def in_firefox(models: tuple[Model, ...]) -> list[Model]:
    """Return what Mozilla's feed takes of a catalogue: verified leaks of passwords with a domain, and few fields."""
    fields = ("Name", "Domain", "BreachDate", "PwnCount", "AddedDate", "DataClasses")
    listed = [
        model
        for model in models
        if model["Domain"] and model["IsVerified"] and "Passwords" in model["DataClasses"]
        if not (model["IsRetired"] or model["IsSpamList"] or model["IsFabricated"])
    ]
    return [
        {**{field: model[field] for field in fields}, "id": f"id-{number}", "last_modified": 1_700_000_000_000 + number}
        for number, model in enumerate(listed)
    ]
