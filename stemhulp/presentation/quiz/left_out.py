"""What was answered and does not count: the questionnaire changed since."""

from __future__ import annotations

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.language import ngettext


def left_out(election: Election, sheet: AnswerSheet) -> tuple[str, ...]:
    """Say what changed since the answers were given, a sentence each; empty when nothing did.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> left_out(election, answer_sheet(election, dict.fromkeys(election.statements, "eens")))
    ()
    >>> answers = dict.fromkeys([*election.statements, "zangkoor"], "eens")
    >>> print(*left_out(election, answer_sheet(election, answers)))
    1 antwoord telt niet mee: deze stelling staat niet meer in de vragenlijst: Zaal voor zangkoor.
    """
    sentences = (_ignored(election, sheet), _unknown(sheet), _new(sheet))
    return tuple(sentence for sentence in sentences if sentence)


def _ignored(election: Election, sheet: AnswerSheet) -> str:
    """Answers to retired statements."""
    if not sheet.ignored:
        return ""
    return ngettext(
        "%(count)s antwoord telt niet mee: deze stelling staat niet meer in de vragenlijst: "
        "%(labels)s.",
        "%(count)s antwoorden tellen niet mee: deze stellingen staan niet meer in de vragenlijst: "
        "%(labels)s.",
        len(sheet.ignored),
        labels=", ".join(election.retired[key].label for key in sheet.ignored),
    )


def _unknown(sheet: AnswerSheet) -> str:
    """Choices about what is not there at all."""
    if not sheet.n_unknown:
        return ""
    return ngettext(
        "%(count)s keuze telt niet mee: die stelling of dat thema is er niet meer.",
        "%(count)s keuzes tellen niet mee: die stellingen of thema’s zijn er niet meer.",
        sheet.n_unknown,
    )


def _new(sheet: AnswerSheet) -> str:
    """Statements that came since; where that is not known, those that may have."""
    if sheet.n_new:
        return ngettext(
            "Er is sindsdien %(count)s stelling bijgekomen. Die is niet beantwoord.",
            "Er zijn sindsdien %(count)s stellingen bijgekomen. Die zijn niet beantwoord.",
            sheet.n_new,
        )
    has_changed = sheet.n_new is None and (sheet.ignored or sheet.n_unknown)
    if not has_changed or not sheet.n_open:
        return ""
    return ngettext(
        "%(count)s stelling is niet beantwoord. Misschien is die er sindsdien bijgekomen.",
        "%(count)s stellingen zijn niet beantwoord. Misschien zijn er sindsdien bijgekomen.",
        sheet.n_open,
    )
