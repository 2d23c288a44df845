"""Statements about the councils and partnerships of a made-up municipality."""

from collections.abc import Sequence

from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import Text, in_languages


def draw_remark(local: Local, about: Entry, remarks: Sequence[Text], likely: float) -> None:
    """One of the remarks about an entity, or none."""
    if local.chance.random() > likely:
        return
    remark = local.chance.choice(remarks)
    statement = local.register.add(
        "statements",
        f"{remark['name']}: {about.name}",
        nameIsEditorial=True,
        kind=remark["kind"],
        subject=remark["subject"],
        modality=remark.get("modality"),
        text=in_languages(remark),
    )
    statement.relate("about", about)
