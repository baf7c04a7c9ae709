//! The sessions of a week: their order, their numbers, and which weekday each falls on.

use std::sync::Arc;

use super::open::OpenDay;
use super::{CalendarError, CheckError, Lowering, MAX_SESSIONS};
use crate::model::{Slot, Weekday};
use crate::source::Span;
use crate::syntax::{DaySlot, TrainHead};

/// The training days of a program or a block.
pub(super) struct Training {
    weekdays: Vec<Weekday>,
    rotate: bool,
    span: Span,
    /// Whether a day has taken its weekday from it.
    used: bool,
    /// Whether a weekday was named twice, which was reported; perhaps another was meant.
    doubled: bool,
}

impl Training {
    /// Warns of training days that nobody takes.
    pub(super) fn warning(&self) -> Option<CalendarError> {
        (!self.used).then_some(CalendarError::IdleTrain { span: self.span })
    }

    pub(super) const fn rotates(&self) -> bool {
        self.rotate
    }

    pub(super) const fn span(&self) -> Span {
        self.span
    }

    /// The line as it would be written with `rotate`.
    fn rotating(&self) -> String {
        format!("train {} rotate", short(&self.weekdays))
    }
}

/// A slot, where it is written, and whether its number is written.
struct Placed {
    slot: Slot,
    span: Span,
    numbered: bool,
}

/// The sessions of the weeks in which some days stand: those of one week, or of several that
/// come round again and again.
pub(super) struct Round {
    weeks: Vec<Arc<[Slot]>>,
}

impl Round {
    /// The sessions of a week, counted from 0 through the weeks in which the days stand.
    pub(super) fn week(&self, week: usize) -> Arc<[Slot]> {
        let place = week % self.weeks.len().max(1);
        self.weeks.get(place).cloned().unwrap_or_default()
    }

    /// The one week, if all weeks are the same.
    pub(super) fn only_week(&self) -> Option<Arc<[Slot]>> {
        match self.weeks.as_slice() {
            [] => Some(Arc::default()),
            [only] => Some(Arc::clone(only)),
            _ => None,
        }
    }
}

impl Lowering<'_> {
    pub(super) fn training(&mut self, head: &TrainHead, span: Span) -> Training {
        let mut weekdays: Vec<Weekday> = Vec::new();
        let mut doubled = false;
        for (weekday, at) in &head.weekdays {
            if weekdays.contains(weekday) {
                doubled = true;
                self.diagnostics.push(CalendarError::TrainingDays {
                    what: format!("{} is a training day twice", weekday.long()),
                    help: "name each training day once; two sessions on one day are two `day` lines with that weekday"
                        .into(),
                    span: *at,
                    label: "named before",
                    training: None,
                    other_label: String::new(),
                });
                if weekdays.len() > 7 {
                    break;
                }
                continue;
            }
            weekdays.push(*weekday);
        }
        weekdays.sort_unstable();
        Training { weekdays, rotate: head.rotate.is_some(), span, used: false, doubled }
    }

    /// The sessions of a week with these days: by number, or from Monday on where every one
    /// has a weekday. `doubtful` days were not all understood, so they are not counted.
    pub(super) fn round(
        &mut self,
        days: &[(usize, &OpenDay)],
        training: Option<&mut Training>,
        doubtful: bool,
    ) -> Round {
        let mut placed = self.placed(days);
        self.report_clashes(&placed);
        let free = placed.iter().any(|placed| placed.slot.weekday.is_none());
        match training.filter(|_| free) {
            Some(training) => {
                training.used = true;
                self.train(placed, training, doubtful)
            }
            None => {
                in_order(&mut placed);
                Round { weeks: vec![slots(placed)] }
            }
        }
    }

    fn placed(&mut self, days: &[(usize, &OpenDay)]) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        let mut highest = 0_u8;
        for &(day, open) in days {
            if open.slots.is_empty() {
                highest = highest.saturating_add(1);
                let slot = Slot { number: highest, weekday: None, by_train: false, day, turn: 0 };
                placed.push(Placed { slot, span: open.span, numbered: false });
            }
            for ((written, span), turn) in open.slots.iter().zip(0..) {
                let next = highest.saturating_add(1);
                let (number, weekday, numbered) = match *written {
                    DaySlot::Weekday(weekday) => (next, Some(weekday), false),
                    DaySlot::Number(number) => match self.day_number(number, *span) {
                        Some(number) => (number, None, true),
                        None => (next, None, false),
                    },
                };
                highest = highest.max(number);
                let slot = Slot { number, weekday, by_train: false, day, turn };
                placed.push(Placed { slot, span: *span, numbered });
                if placed.len() > MAX_SESSIONS {
                    break;
                }
            }
            if placed.len() > MAX_SESSIONS {
                let limit = MAX_SESSIONS;
                self.diagnostics.push(CheckError::TooManySessions { limit, span: open.span });
                break;
            }
        }
        placed
    }

    /// Gives the days without a weekday the training days that no other day has named, the first
    /// ones if there are fewer days.
    fn train(&mut self, mut placed: Vec<Placed>, training: &Training, doubtful: bool) -> Round {
        let own: Vec<Weekday> = placed.iter().filter_map(|placed| placed.slot.weekday).collect();
        let left: Vec<Weekday> = training.weekdays.iter().copied().filter(|weekday| !own.contains(weekday)).collect();
        placed.sort_by_key(|placed| placed.slot.number);
        let (mut free, named): (Vec<Placed>, Vec<Placed>) =
            placed.into_iter().partition(|placed| placed.slot.weekday.is_none());
        if training.rotate && !left.is_empty() {
            return go_round(&free, &named, &left);
        }
        if free.len() > left.len() && !doubtful {
            if !training.doubled {
                self.report_training(&free, named.len(), &left, training);
            }
            self.weekdays_missing = true;
        }
        for (placed, weekday) in free.iter_mut().zip(left) {
            placed.slot.weekday = Some(weekday);
            placed.slot.by_train = true;
        }
        free.extend(named);
        let before: Vec<(u8, bool, Span)> =
            free.iter().map(|placed| (placed.slot.number, placed.numbered, placed.span)).collect();
        let mut keyed: Vec<(usize, Placed)> = free.into_iter().enumerate().collect();
        // Sorted with the place in `before` beside each, to see which numbers have changed.
        let sorted = keyed.iter().all(|(_, placed)| placed.slot.weekday.is_some());
        if sorted {
            keyed.sort_by_key(|(_, placed)| placed.slot.weekday);
            for ((place, placed), number) in keyed.iter_mut().zip(1..) {
                placed.slot.number = number;
                let Some((written, true, span)) = before.get(*place).copied() else { continue };
                if written != number {
                    self.diagnostics.push(CheckError::DayNumbers {
                        what: format!("day {written} would be session {number} of the week"),
                        help: "`train` puts the days in order; leave their numbers out, or their weekdays",
                        span,
                    });
                }
            }
        } else {
            keyed.sort_by_key(|(_, placed)| placed.slot.number);
        }
        Round { weeks: vec![keyed.into_iter().map(|(_, placed)| placed.slot).collect()] }
    }

    fn report_training(&mut self, free: &[Placed], named: usize, left: &[Weekday], training: &Training) {
        let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
        let (days, rest) = (free.len(), left.len());
        let what = if named == 0 {
            format!("{} for {}", count(days, "day"), count(rest, "training day"))
        } else {
            format!(
                "{} without a weekday for {} that no other day names",
                count(days, "day"),
                count(rest, "training day")
            )
        };
        let help = if left.is_empty() {
            "add a weekday for each of them".to_owned()
        } else {
            format!("add a weekday for each day, or let the sessions go round: `{}`", training.rotating())
        };
        let places = free.iter().map(|placed| placed.span);
        let span = places.reduce(|a, b| if a.start <= b.start { a } else { b }).unwrap_or(training.span);
        self.diagnostics.push(CalendarError::TrainingDays {
            what,
            help,
            span,
            label: if days == 1 { "the day" } else { "the first of the days" },
            training: Some(training.span),
            other_label: count(training.weekdays.len(), "training day"),
        });
    }

    fn day_number(&mut self, number: u16, span: Span) -> Option<u8> {
        match u8::try_from(number) {
            Ok(number) if number >= 1 && usize::from(number) <= MAX_SESSIONS => Some(number),
            _ => {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("there is no day {number} in a week"),
                    help: "days are numbered from 1 to 14",
                    span,
                });
                None
            }
        }
    }

    fn report_clashes(&mut self, placed: &[Placed]) {
        for (place, Placed { slot, span, numbered }) in placed.iter().enumerate() {
            let earlier = placed.iter().take(place).map(|placed| &placed.slot);
            if usize::from(slot.number) > MAX_SESSIONS && placed.len() <= MAX_SESSIONS {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("this would be day {} of the week", slot.number),
                    help: "days are numbered from 1 to 14; give it a number of its own",
                    span: *span,
                });
            }
            let again = |other: &Slot| other.day == slot.day && other.weekday == slot.weekday;
            if slot.weekday.is_some() && earlier.clone().any(again) {
                let weekday = slot.weekday.map_or("", Weekday::long);
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("{weekday} is named twice"),
                    help: "name each day once; two sessions on one day are two `day` lines",
                    span: *span,
                });
            }
            if *numbered && earlier.clone().any(|other| other.number == slot.number) {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("there are two days with the number {}", slot.number),
                    help: "give each day of the week its own number",
                    span: *span,
                });
            }
        }
    }
}

/// By number, or from Monday on and numbered anew where every one has a weekday.
fn in_order(placed: &mut [Placed]) {
    if placed.iter().all(|placed| placed.slot.weekday.is_some()) {
        placed.sort_by_key(|placed| placed.slot.weekday);
        for (placed, number) in placed.iter_mut().zip(1..) {
            placed.slot.number = number;
        }
    } else {
        placed.sort_by_key(|placed| placed.slot.number);
    }
}

/// The days go round the training days until the first week comes again.
fn go_round(free: &[Placed], named: &[Placed], left: &[Weekday]) -> Round {
    let mut weeks = Vec::new();
    let mut next = 0;
    // There are at most so many different weeks, for each begins with another of the days.
    for _ in 0..free.len() {
        let mut week: Vec<Slot> = named.iter().map(|placed| placed.slot).collect();
        for weekday in left {
            let Some(placed) = free.get(next) else { break };
            week.push(Slot { weekday: Some(*weekday), by_train: true, ..placed.slot });
            next = (next + 1) % free.len();
        }
        week.sort_by_key(|slot| slot.weekday);
        let mut turns: Vec<(usize, u16)> = Vec::new();
        for (slot, number) in week.iter_mut().zip(1..) {
            slot.number = number;
            match turns.iter_mut().find(|(day, _)| *day == slot.day) {
                Some((_, turn)) => {
                    *turn += 1;
                    slot.turn = *turn;
                }
                None => {
                    turns.push((slot.day, 0));
                    slot.turn = 0;
                }
            }
        }
        weeks.push(week.into());
        if next == 0 {
            break;
        }
    }
    Round { weeks }
}

fn slots(placed: Vec<Placed>) -> Arc<[Slot]> {
    placed.into_iter().map(|placed| placed.slot).collect()
}

/// `mon wed fri`
fn short(weekdays: &[Weekday]) -> String {
    weekdays.iter().map(|weekday| weekday.short()).collect::<Vec<_>>().join(" ")
}

/// Weekdays that so many sessions may well be trained on, for a help.
pub(super) fn usual_weekdays(sessions: usize) -> Option<&'static str> {
    Some(match sessions {
        1 => "mon",
        2 => "mon thu",
        3 => "mon wed fri",
        4 => "mon tue thu fri",
        5 => "mon tue wed thu fri",
        6 => "mon tue wed thu fri sat",
        7 => "mon tue wed thu fri sat sun",
        _ => return None,
    })
}
