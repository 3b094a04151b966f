"""What does XMP tell, the RDF that programs write into pictures?

After ISO 16684-1, the IPTC Photo Metadata Standard, the regions of the Metadata Working Group and those of Microsoft.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import etree

from app.readers.photos import place
from app.readers.photos.taken import Taken
from checks.photos.model import Clue, What, Where

_MOST_BYTES: Final = 8 << 20
_DEEPEST: Final = 60
_MOST_PROPERTIES: Final = 20_000
_COST_OF_A_PACKET, _BYTES_A_STEP = 10, 200
"""Steps of a packet without a property, and what the parser reads in the time of one."""
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TIMES: Final = ("DateTimeOriginal", "DateTimeDigitized", "CreateDate", "ModifyDate", "MetadataDate", "DateCreated")
_NAMES: Final = {
    **dict.fromkeys(_TIMES, What.TIME),
    **dict.fromkeys(("City", "State", "Country", "Location", "Sublocation", "LocationName"), What.PLACE_NAME),
    **dict.fromkeys(("ProvinceState", "CountryName", "CountryCode", "WorldRegion"), What.PLACE_NAME),
    **dict.fromkeys(("creator", "rights", "Credit", "Source", "AuthorsPosition", "CaptionWriter"), What.AUTHOR),
    **dict.fromkeys(("OwnerName", "Owner", "UsageTerms", "WebStatement", "Artist", "Copyright"), What.AUTHOR),
    **dict.fromkeys(("CiEmailWork", "CiTelWork", "CiUrlWork", "CiAdrExtadr", "CiAdrCity", "CiAdrPcode"), What.AUTHOR),
    **dict.fromkeys(("title", "description", "subject", "Headline", "Instructions", "UserComment"), What.COMMENT),
    **dict.fromkeys(("Event", "Label", "hierarchicalSubject", "TagsList", "LastKeywordXMP"), What.COMMENT),
    **dict.fromkeys(("AltTextAccessibility", "ExtDescrAccessibility"), What.COMMENT),
    **dict.fromkeys(("CreatorTool", "Software", "DigitalSourceType"), What.SOFTWARE),
    **dict.fromkeys(("Make", "Model", "Lens", "LensModel"), What.DEVICE),
    **dict.fromkeys(("SerialNumber", "BodySerialNumber", "LensSerialNumber", "CameraSerialNumber"), What.SERIAL),
    **dict.fromkeys(("DocumentID", "OriginalDocumentID", "InstanceID", "ImageUniqueID"), What.IDENTIFIER),
    **dict.fromkeys(("DigImageGUID", "RawFileName", "PreservedFileName"), What.IDENTIFIER),
    **dict.fromkeys(("contributor", "publisher", "CiAdrRegion", "CiAdrCtry"), What.AUTHOR),
    **dict.fromkeys(("coverage", "GPSAreaInformation"), What.PLACE_NAME),
    **dict.fromkeys(("LayerText", "LayerName", "Nickname"), What.COMMENT),
    **dict.fromkeys(("GPSTimeStamp", "GPSDateStamp"), What.TIME),
    **dict.fromkeys(("PersonInImage", "PersonDisplayName", "PersonName"), What.PERSON),
}  # fmt: skip
"""Names of properties whatever their namespace: programs mix those of EXIF, Dublin Core, Photoshop and IPTC."""
_HARMLESS: Final = (
    "http://ns.adobe.com/camera-raw-settings/", "http://ns.adobe.com/tiff/", "http://ns.adobe.com/exif/",
    "http://cipa.jp/exif/", "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/photoshop/", "http://purl.org/dc/",
    "http://ns.adobe.com/hdr-gain-map/", "http://ns.adobe.com/HDRGainMap/", "http://ns.apple.com/HDRGainMap/",
    "http://ns.adobe.com/lightroom/",
    "http://ns.google.com/photos/1.0/camera/", "http://ns.google.com/photos/1.0/container/", "http://iptc.org/std/",
    "http://www.metadataworkinggroup.com/schemas/regions/", "http://ns.microsoft.com/photo/", "adobe:ns:meta/",
    "http://ns.adobe.com/xmp/", "http://www.w3.org/", _RDF,
)  # fmt: skip
"""Beginnings of namespaces of which what is not named above points at nobody: sizes, settings, ratings."""
_PICTURES: Final = ("http://ns.google.com/photos/1.0/image/", "http://ns.google.com/photos/1.0/depthmap/")
_GAIN_MAPS: Final = ("http://ns.adobe.com/hdr-gain-map/", "http://ns.apple.com/HDRGainMap/")
_REGION_LISTS: Final = ("RegionList", "Regions")
_AREAS: Final = ("Area", "Rectangle")
_BOOKS: Final = ("History", "DerivedFrom", "Ingredients", "Pantry")
"""What Adobe's programs note of the way of a file."""

Property = tuple[str, str, str, tuple[str, ...]]
"""Namespace, name, value, and the names of what it lies in."""


def tell(packet: bytes, taken: Taken) -> None:
    """Add what an XMP `packet` tells; that it is damaged is told too."""
    taken.step(_COST_OF_A_PACKET + len(packet) // _BYTES_A_STEP)
    try:
        found = list(islice(_properties(_root(packet), ()), _MOST_PROPERTIES + 1))
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        taken.tell(What.UNREADABLE, Where.XMP)
        return
    taken.step(len(found))
    if len(found) > _MOST_PROPERTIES:
        taken.tell(What.UNREADABLE, Where.XMP)
    _tell_places(found, taken)
    for each in found:
        if not _tell_picture(each, taken):
            _tell_value(each, taken)
    steps = sum(name == "action" and "History" in above for _, name, _, above in found)
    if steps:
        taken.tell(What.HISTORY, Where.XMP, amount=steps)
    faces = sum(name in _AREAS for _, name, _, _ in found)
    if faces > sum(map(_is_person, found)):
        taken.tell(What.FACES, Where.XMP, amount=faces)


def _tell_picture(found: Property, taken: Taken) -> bool:
    """Add that a property holds a picture, or how bright one is to be shown; False if it does not."""
    namespace, name, value, above = found
    size = len(value) * 3 // 4  # as base64 has it
    if namespace.startswith(_GAIN_MAPS):
        taken.drops.append("hdr")
    elif namespace.startswith(_PICTURES) and name in {"Data", "ImageData"}:
        taken.tell(What.HIDDEN_PICTURE, Where.XMP, amount=size)
    elif "Thumbnails" in above and name == "image":
        taken.tell(What.PREVIEW, Where.XMP, amount=size)
    else:
        return False
    return True


def _tell_value(found: Property, taken: Taken) -> None:
    namespace, name, value, above = found
    if _is_person(found):
        taken.tell_text(What.PERSON, Where.XMP, value)
    elif not set(above).isdisjoint(_BOOKS):
        if name in {"softwareAgent", "filePath"}:
            taken.tell_text(What.HISTORY, Where.XMP, value)
    elif name in _NAMES:
        taken.tell_text(_NAMES[name], Where.XMP, value)
    elif not namespace.startswith((*_HARMLESS, *_PICTURES)):
        taken.tell(What.UNNAMED, Where.XMP, namespace)


def _is_person(found: Property) -> bool:
    _, name, value, above = found
    in_region = name == "Name" and not set(above).isdisjoint(_REGION_LISTS)
    return bool(value.strip()) and (in_region or _NAMES.get(name) is What.PERSON)


def _root(packet: bytes) -> etree._Element:
    if len(packet) > _MOST_BYTES:
        raise ValueError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=len(packet) > 1 << 20)
    root = etree.fromstring(packet.strip(b"\0 \t\r\n"), parser)
    if root.getroottree().docinfo.internalDTD is not None:  # XMP has none: whoever writes one wants entities
        raise ValueError
    return root


def _properties(node: etree._Element, above: tuple[str, ...]) -> Iterator[Property]:
    """Yield every property below `node`: XMP writes each as an element or as an attribute."""
    if len(above) > _DEEPEST:
        raise ValueError
    for attribute, value in node.attrib.items():
        namespace, name = _split(str(attribute))
        if namespace and namespace != _RDF:
            yield namespace, name, str(value), above
    for child in node.iterchildren(etree.Element):  # neither comments nor instructions
        namespace, name = _split(str(child.tag))
        inside = above if namespace == _RDF else (*above, name)
        text = (child.text or "").strip()
        owner_namespace, owner = _owner(child) if namespace == _RDF else (namespace, name)
        if (text or namespace != _RDF) and owner:
            yield owner_namespace, owner, text, above
        yield from _properties(child, inside)


def _owner(item: etree._Element) -> tuple[str, str]:
    """Return the property whose value the list entry `item` is."""
    around = (_split(str(each.tag)) for each in item.iterancestors())
    return next((names for names in around if names[0] != _RDF), ("", ""))


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name


def _tell_places(found: list[Property], taken: Taken) -> None:
    first: dict[str, str] = {}
    for _, name, value, _ in found:
        first.setdefault(name, value)
    for north, east in (("GPSLatitude", "GPSLongitude"), ("GPSDestLatitude", "GPSDestLongitude")):
        try:
            position = place.from_xmp(first.get(north, ""), first.get(east, ""))
        except place.NoFix:
            continue
        except place.Unclear:
            taken.tell(What.UNREADABLE, Where.XMP)
            continue
        taken.add(Clue(What.PLACE, Where.XMP, position=position))
