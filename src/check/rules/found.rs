//! What the lints have found: told once for each place, with the weeks in which it holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use miette::Severity;

use crate::diagnostic::{Diagnostics, Finding, Retold, primary_label};
use crate::model::Schedule;
use crate::settings::Level;
use crate::source::Span;
use crate::training::in_runs;

/// What was found so far.
#[derive(Default)]
pub(super) struct Found {
    told: Vec<Told>,
    /// Where each place of the lint that is running stands in them.
    places: HashMap<Option<Span>, usize>,
    /// The most that this lint may say.
    loudest: Option<Level>,
}

/// Something that is told, and where it holds.
struct Told {
    finding: Box<dyn Finding>,
    level: Level,
    /// The sessions in which it holds, by their place in the schedule.
    sessions: BTreeSet<usize>,
    /// Whether its weeks are said.
    says_weeks: bool,
}

impl Found {
    /// Begins a lint, which speaks no louder than this.
    pub(super) fn begin(&mut self, loudest: Level) {
        self.places.clear();
        self.loudest = Some(loudest);
    }

    /// Warns of something in a session of the schedule.
    pub(super) fn warn(&mut self, session: usize, finding: impl Finding) {
        self.tell(Level::Warning, session, finding);
    }

    /// Notes something in a session that is worth knowing and often meant so.
    pub(super) fn note(&mut self, session: usize, finding: impl Finding) {
        self.tell(Level::Info, session, finding);
    }

    /// Tells of the whole plan at a session that shows it; its weeks are not said.
    pub(super) fn tell_of_plan(&mut self, level: Level, session: usize, finding: impl Finding) {
        self.tell(level, session, finding);
        if let Some(told) = self.told.last_mut() {
            told.says_weeks = false;
        }
    }

    fn tell(&mut self, level: Level, session: usize, finding: impl Finding) {
        let level = self.loudest.map_or(level, |loudest| loudest.min(level));
        let place = primary_label(&finding).map(|(span, _)| span);
        let known = self.places.get(&place).and_then(|&known| self.told.get_mut(known));
        match known {
            // What is bad enough for a warning in one week is told as in that week.
            Some(known) if level > known.level => {
                known.finding = Box::new(finding);
                known.level = level;
                known.sessions = BTreeSet::from([session]);
            }
            Some(known) if level == known.level => {
                known.sessions.insert(session);
            }
            Some(_) => {}
            None => {
                self.places.insert(place, self.told.len());
                self.told.push(Told {
                    finding: Box::new(finding),
                    level,
                    sessions: BTreeSet::from([session]),
                    says_weeks: true,
                });
            }
        }
    }

    /// In how many sessions each lint warns, by its code.
    pub(super) fn warned_sessions(self) -> BTreeMap<String, usize> {
        let mut sessions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for told in self.told.into_iter().filter(|told| told.level == Level::Warning) {
            let code = told.finding.code().map(|code| code.to_string()).unwrap_or_default();
            sessions.entry(code).or_default().extend(told.sessions);
        }
        sessions.into_iter().map(|(code, sessions)| (code, sessions.len())).collect()
    }

    /// As diagnostics, with the weeks in words.
    pub(super) fn into_diagnostics(self, schedule: &Schedule) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for Told { finding, level, sessions, says_weeks } in self.told {
            let weeks: BTreeSet<u16> =
                sessions.iter().filter_map(|&session| Some(schedule.sessions.get(session)?.week)).collect();
            // Where it holds all the time, or there is one week, nothing needs to be said.
            let behind = if !says_weeks || weeks.len() == usize::from(schedule.weeks) {
                String::new()
            } else {
                let plural = if weeks.len() == 1 { "" } else { "s" };
                format!(", in week{plural} {}", in_runs(&weeks))
            };
            let severity = Some(if level == Level::Warning { Severity::Warning } else { Severity::Advice });
            diagnostics.push(Retold { finding, before: String::new(), behind, severity });
        }
        diagnostics
    }
}
