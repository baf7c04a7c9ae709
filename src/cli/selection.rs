//! Which sessions are wanted: `--block`, `--week`, `--day`.

use std::collections::BTreeSet;

use liftplan::model::{Schedule, Session, fold_name};
use liftplan::training::in_runs;

use super::Failure;

/// The sessions that come out. Without any of these all do.
#[derive(clap::Args)]
pub struct Selection {
    /// Only the sessions of the block of that name
    #[arg(long, value_name = "NAME")]
    block: Option<String>,
    /// Only the sessions of that week, counted through the whole program
    #[arg(long, value_name = "N")]
    week: Option<u16>,
    /// Only the sessions with that number in their week
    #[arg(long, value_name = "N")]
    day: Option<u8>,
}

impl Selection {
    /// Leaves only what is wanted in the schedule. What there is not is a wrong usage.
    pub fn apply(&self, schedule: &mut Schedule) -> Result<(), Failure> {
        self.must_exist(&schedule.sessions.iter().collect::<Vec<_>>())?;
        schedule.retain(|session| self.wants(session));
        Ok(())
    }

    /// Whether a session is wanted.
    pub fn wants(&self, session: &Session) -> bool {
        self.is_in_block(session)
            && self.week.is_none_or(|week| session.week == week)
            && self.day.is_none_or(|day| session.day == day)
    }

    fn is_in_block(&self, session: &Session) -> bool {
        let block = self.block.as_deref().map(fold_name);
        block.is_none() || session.block.as_deref().map(fold_name) == block
    }

    /// What there is not is a wrong usage.
    pub fn must_exist(&self, sessions: &[&Session]) -> Result<(), Failure> {
        self.each_exists(sessions)?;
        if sessions.is_empty() || sessions.iter().any(|session| self.wants(session)) {
            return Ok(());
        }
        let written = self.written();
        let of_block = sessions.iter().filter(|session| self.is_in_block(session));
        let weeks = match &self.block {
            Some(block) => {
                let weeks = numbers(of_block.map(|session| session.week));
                format!("; the block {block} has sessions in {}", said("week", &weeks))
            }
            None => String::new(),
        };
        Err(Failure::new(format!("no session is in {written} at once{weeks}")))
    }

    /// Whether each of the wishes has a session by itself.
    fn each_exists(&self, sessions: &[&Session]) -> Result<(), Failure> {
        if let Some(block) = &self.block {
            let names: BTreeSet<&str> = sessions.iter().filter_map(|session| session.block.as_deref()).collect();
            if !names.iter().any(|name| fold_name(name) == fold_name(block)) {
                let help = match liftplan::diagnostic::did_you_mean(block, names.iter().copied()) {
                    Some(meant) => format!("did you mean `--block \"{meant}\"`?"),
                    None if names.is_empty() => "its blocks have no names; choose by `--week`".to_owned(),
                    None => {
                        let names: Vec<&str> = names.into_iter().collect();
                        format!("its blocks are \"{}\"", names.join("\", \""))
                    }
                };
                return Err(Failure::new(format!("the plan has no block \"{block}\"; {help}")));
            }
        }
        if let Some(week) = self.week {
            let weeks = numbers(sessions.iter().map(|session| session.week));
            if !weeks.contains(&week) {
                return Err(Failure::new(format!(
                    "there are no sessions in week {week}, but in {}",
                    said("week", &weeks)
                )));
            }
        }
        if let Some(day) = self.day {
            let days = numbers(sessions.iter().map(|session| u16::from(session.day)));
            if !days.contains(&u16::from(day)) {
                return Err(Failure::new(format!(
                    "there are no sessions on day {day} of a week, but on {}",
                    said("day", &days)
                )));
            }
        }
        Ok(())
    }

    fn written(&self) -> String {
        let mut wishes = Vec::new();
        wishes.extend(self.block.as_ref().map(|block| format!("block \"{block}\"")));
        wishes.extend(self.week.map(|week| format!("week {week}")));
        wishes.extend(self.day.map(|day| format!("day {day}")));
        wishes.join(", ")
    }
}

fn numbers(numbers: impl Iterator<Item = u16>) -> BTreeSet<u16> {
    numbers.collect()
}

/// `weeks 1–4, 6`
fn said(what: &str, numbers: &BTreeSet<u16>) -> String {
    format!("{what}{} {}", if numbers.len() == 1 { "" } else { "s" }, in_runs(numbers))
}
