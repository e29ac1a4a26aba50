"""The names by which the press calls one country or its government: Mỹ, Hoa Kỳ, Washington.

Not here: provinces and places of the country (rules), other names (proper_names.py).
"""

from collections.abc import Sequence

from monitor.vietnamese.syllables import keys

_GROUPS = """
Mỹ|Hoa Kỳ|Hoa Kì|Hợp chúng quốc|USA|US|Washington|Nhà Trắng
Anh|Vương quốc Anh|UK|London|Luân Đôn|Anh Quốc
Pháp|Paris
Đức|Berlin|CHLB Đức
Ý|Italia|Italy|Rome|Roma
Tây Ban Nha|TBN|Madrid
Bồ Đào Nha|BĐN|Lisbon
Nga|Liên bang Nga|Moscow|Matxcơva|Mátxcơva|Moskva|Matxcova|Kremlin|Điện Kremlin
Trung Quốc|TQ|Bắc Kinh|Trung Hoa
Nhật Bản|Nhật|Tokyo
Hàn Quốc|Seoul|Hàn|miền Nam
Triều Tiên|CHDCND Triều Tiên|Bình Nhưỡng|Bắc Hàn|miền Bắc
Đài Loan|Đài Bắc
Ấn Độ|New Delhi|New Dehli|Ấn
Úc|Australia|Canberra|Öxtrâylia
New Zealand|Niu Di-lân
Canada|Ottawa
Việt Nam|VN
Lào|CHDCND Lào|Viêng Chăn|Vientiane
Campuchia|Phnôm Pênh|Phnom Penh|Cam-pu-chia
Thái Lan|Thái|Bangkok|Băng Cốc
Philippines|Phillipines|Phi-líp-pin|Manila
Indonesia|In-đô-nê-xi-a|Jakarta
Malaysia|Ma-lai-xi-a|Kuala Lumpur
Myanmar|Mi-an-ma|Miến Điện
Singapore|Xin-ga-po
Thổ Nhĩ Kỳ|Ankara
Ukraine|Ukraina|Kiev
Iran|Tehran
Iraq|Baghdad
Syria|Damascus|Xy-ri
Israel|Tel Aviv|Jerusalem
Qatar|Doha
Ả rập Xê út|Saudi Arabia|Ả Rập Xê-út|Ả Rập Saudi|Riyadh
Ai Cập|Cairo
Hà Lan|Amsterdam
Bỉ|Brussels
Thụy Sĩ|Thụy Sỹ
Thụy Điển|Stockholm
Ba Lan|Warsaw
Áo|Vienna|Viên
Hy Lạp|Athens
Cuba|La Habana|Havana
Brazil|Brasil|Bra-xin
Argentina|Ác-hen-ti-na
Mexico|Mê-hi-cô
Liên minh châu Âu|EU|Liên minh Châu Âu|Brussels|khối EU
Liên Hợp Quốc|LHQ|Liên hiệp quốc|UN
Bắc Cực|Bắc cực
Nam Cực|Nam cực
"""

GROUPS = tuple(tuple(map(keys, group.split("|"))) for group in _GROUPS.strip().splitlines())


def _compiled() -> dict[tuple[str, ...], set[int]]:
    found: dict[tuple[str, ...], set[int]] = {}
    for number, names in enumerate(GROUPS):
        for name in names:
            found.setdefault(name, set()).add(number)
    return found


_NUMBER = _compiled()


def other_names(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other names, as keys, of the country that *words* name; () when they name none."""
    found = (name for number in sorted(_NUMBER.get(words, ())) for name in GROUPS[number] if name != words)
    return tuple(dict.fromkeys(found))


def is_country(words: Sequence[str]) -> bool:
    """Whether *words*, keys of syllables, are a name of a country, its capital or its government."""
    return tuple(words) in _NUMBER
