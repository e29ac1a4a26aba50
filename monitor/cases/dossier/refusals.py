"""Why a dossier is not made: what is secret, what is damaged, what is not confirmed. Not here: making it (gathered.py)."""

from collections.abc import Iterator

from monitor.case import Case
from monitor.cases.leaving import lacking_to_leave
from monitor.cases.package.evidence import damaged
from monitor.cases.secrecy import is_secret
from monitor.errors import CaseError
from monitor.store import Store

Refusal = tuple[str, str]  # English, Vietnamese


def refuse(store: Store, case: Case, *, final: bool) -> None:
    """Raise CaseError, with every reason, where no dossier of *case* can be made, or where *final*, none that is final."""
    wrong = (*_secret(case), *damaged(store, _shown(store, case)), *(lacking_to_leave(case) if final else ()))
    if wrong:
        raise CaseError(wrong)


def _secret(case: Case) -> Iterator[Refusal]:
    if is_secret(case.texts.get("secrecy", "")):
        yield (
            "the case bears a degree of state secrecy, which this program must not hold: make the dossier outside it",
            "Vụ việc ghi độ mật thuộc bí mật nhà nước; hồ sơ loại này phải lập ngoài chương trình, theo quy định bảo vệ bí mật.",
        )


def _shown(store: Store, case: Case) -> Iterator[int]:
    """The articles and their reprints, as the dossier tells them."""
    for article in case.articles:
        yield article
        clip = store.clip(article)
        yield from (copy.clip for copy in clip.copies) if clip else ()
