"""The words that stand on printed sheets and in calendar files only. They are content, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftercare.domain.sign import SignLevel
from aftercare.domain.treatment import Treatment

_PHRASES = """
code_caption code_alt event_code_caption event_code_alt
replaces the_patient the_driver clinic_today after_hours label_driving label_drugs
label_decisions label_hazards signs_title signs_owner signs_emergency signs_emergency_line signs_crisis signs_watch
signs_watch_line signs_say_lead signs_say signs_blank driver_owner driver_title driver_title_plain driver_day
driver_must_not driver_must_ask driver_time driver_what driver_pick_up driver_arrive driver_arrive_plain
driver_end_time driver_end driver_night_time driver_night driver_may_see driver_helps driver_not_yet driver_emergency
driver_crisis_lead driver_crisis driver_sign driver_backup driver_backup_plain driver_backup_phone
driver_backup_phone_plain recovery_title recovery_line recovery_not_yet recovery_also recovery_rest recovery_next
recovery_feel recovery_call recovery_worries day_title day_time day_what day_before day_clinic day_home day_end
day_notes wallet_title wallet_steps wallet_for wallet_patient_title wallet_driver_title wallet_name wallet_treatment
wallet_date wallet_driving wallet_clinic wallet_no_driving wallet_ask_driving wallet_plea wallet_driver_no_driving
wallet_driver_ask wallet_driver_plea wallet_driver wallet_driver_plain wallet_backup wallet_backup_plain wallet_phone
wallet_after_hours wallet_emergency wallet_crisis wallet_show wallet_away calendar_title calendar_line
calendar_owner_line calendar_session calendar_session_plain calendar_no_driving calendar_ask_driving calendar_done
calendar_legend_session calendar_legend_after calendar_legend_done calendar_next calendar_number calendar_when
calendar_food calendar_drinks calendar_driver calendar_date_time medicines_title medicines_line medicines_keep
medicines_table medicines_name medicines_when medicines_said medicines_who medicines_kind medicines_usual medicines_hold
medicines_restart medicines_also
medicines_allergies medicines_last questions_title questions_line questions_open questions_own cost_title cost_line
cost_ask cost_who cost_when summary_title summary_line summary_since summary_prepared summary_task
summary_due summary_answer
summary_done summary_not_doing summary_asked summary_left summary_slept summary_felt summary_mood summary_new
summary_ask summary_effect summary_how_long summary_how_bad summary_now event_prep event_follow_up event_visit
event_open event_changes event_called_off event_clinic event_after_hours event_emergency event_backup event_pick_up
event_pick_up_of event_arrive event_arrive_of event_home event_home_of event_home_about
"""
REQUIRED_PHRASES: frozenset[str] = frozenset(_PHRASES.split())
"""The phrases every language has to give."""

_LISTS = """
driver_see driver_help driver_emergency wallet_show wallet_away recovery_call day_before questions medicines_also
recovery_effects cost driver_topics family_driving family_drugs family_decisions family_hazards recovery_also
"""
REQUIRED_LISTS: frozenset[str] = frozenset(_LISTS.split())
"""The lists every language has to give."""


@dataclass(frozen=True, slots=True)
class PosterLine:
    """One line of the poster of warning signs: its level, its words, and the signs it stands for."""

    level: SignLevel
    text: str
    signs: tuple[str, ...]
    treatments: tuple[Treatment, ...] = ()

    def is_for(self, treatment: Treatment) -> bool:
        """True if it belongs on the poster of a treatment."""
        return not self.treatments or treatment in self.treatments


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of one language.

    Attributes:
        phrases: sentences with marks in braces, by name.
        lists: entries of lists, by name.
        lines: the poster of warning signs, in its order.
    """

    phrases: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    lines: tuple[PosterLine, ...]

    def say(self, phrase: str, **marks: str) -> str:
        """One phrase with its marks filled in."""
        return self.phrases[phrase].format(**marks)
