"""The page that asks who debates with whom, and the briefing as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemhulp.comparison import before_election
from stemhulp.debate import briefing
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.briefing import BriefingView, briefing_view
from stemhulp.presentation.wording.choice import Choice
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class DebateForm:
    """Who debates with whom, about what."""

    parties: tuple[Choice, ...]
    opponents: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    before_election_only: bool


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong with the form; `field` is the name under which that field is sent."""

    message: str
    field: str


@dataclass(frozen=True, slots=True)
class DebateStart:
    """The page that asks."""

    title: str
    promise: str
    origin: str
    problem: FormProblem | None
    form: DebateForm


@dataclass(frozen=True, slots=True)
class DebateView:
    """A briefing on the screen, with the form to change it."""

    title: str
    briefing: BriefingView
    form: DebateForm


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for."""

    party_id: str = ""
    opponents: tuple[str, ...] = ()
    theme_ids: tuple[str, ...] = ()
    before_election_only: bool = False


def debate_start(
    election: Election, asked: Asked | None = None, problem: FormProblem | None = None
) -> DebateStart:
    """Build the page that asks who debates with whom."""
    return DebateStart(
        title=_("Voorbereiden op een debat"),
        promise=phrases.promise(),
        origin=phrases.origin(election),
        problem=problem,
        form=_form(election, asked or Asked()),
    )


def debate_view(source: Election, election: Election, asked: Asked) -> DebateView:
    """Build a briefing as a page; names are looked for in `source`, the election in Dutch."""
    looked_at, shown = (
        (before_election(source), before_election(election))
        if asked.before_election_only
        else (source, election)
    )
    prepared = briefing(looked_at, asked.party_id, asked.opponents, asked.theme_ids)
    view = briefing_view(shown, prepared)
    return DebateView(view.title, view, _form(election, asked))


def _form(election: Election, asked: Asked) -> DebateForm:
    """The form as it was filled in."""

    def choices(chosen: Sequence[str]) -> tuple[Choice, ...]:
        return tuple(
            Choice(key, party.short_name, key in chosen) for key, party in election.parties.items()
        )

    return DebateForm(
        parties=choices((asked.party_id or election.settings.source_party_id,)),
        opponents=choices(asked.opponents),
        themes=tuple(Choice(k, t.title, k in asked.theme_ids) for k, t in election.themes.items()),
        before_election_only=asked.before_election_only,
    )
