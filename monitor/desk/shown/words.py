"""The desk's own words for values of the program, for people. Not here: words of documents (publish)."""

from collections.abc import Mapping

from monitor.model import Group, Province, Role, ToneValue
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES

ROLE_NAMES: Mapping[Role, str] = {
    "viewer": "Người xem",
    "officer": "Cán bộ",
    "approver": "Người duyệt",
    "admin": "Quản trị",
}
PROVINCE_NAMES: Mapping[Province, str] = {
    "central": "Nói chính về tỉnh",
    "mention": "Có nhắc đến tỉnh",
    "none": "Không nhắc đến tỉnh",
}
TONE_NAMES: Mapping[ToneValue, str] = {value: words[:1].upper() + words[1:] for value, words in TONES.items()}
OUTLET_GROUPS: Mapping[Group, str] = GROUP_NAMES
