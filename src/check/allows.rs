//! `allow`: warnings that the coach knows of, in a line, a day, a block or the program.

use std::collections::{HashMap, HashSet};

use super::attached::Level;
use super::{BelongingError, CheckError, Lowering};
use crate::diagnostic::{CODES, Code, Diagnostics, did_you_mean, find_code};
use crate::model::{Allow, Program};
use crate::settings::Settings;
use crate::source::Span;

/// Warnings that come and go with the athlete's maxes, loads and equipment. Allowing one is never
/// stale: the next athlete may need it.
const OF_THE_ATHLETE: [&str; 17] = [
    "W1002", "W1025", "W1026", "W1027", "W1028", "W1029", "W1030", // maxes, plates and rosters
    "W1101", "W1102", "W1104", "W1106", "W1109", "W1110", "W1114", "W1115", "W1116", "W1121", // loads
];
const STALE: &str = "W1015";

/// The allows whose stretch of the plan is not ended yet.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// Their level and their number in the program.
    open: Vec<(Level, usize)>,
    /// Where each was written first, by level, owner and code.
    seen: HashMap<(Level, u32, &'static str), Span>,
}

impl Lowering<'_> {
    /// Allows a warning from `owner` on, until its level ends.
    pub(super) fn allow(&mut self, level: Level, owner: u32, name: Span, span: Span) {
        let written = self.source.slice(name);
        let Some(code) = find_code(written) else {
            let names = CODES.iter().filter(|known| is_warning(known)).map(|known| known.name);
            // Messages that are not kept need no suggestion.
            let has_room = self.diagnostics.has_room();
            let meant = if has_room { did_you_mean(&written.to_lowercase(), names) } else { None };
            self.diagnostics.push(BelongingError::UnknownWarning { written: written.to_owned(), meant, span: name });
            return;
        };
        if !is_warning(code) {
            let (written, code) = (written.to_owned(), code.code);
            self.diagnostics.push(BelongingError::AllowOfAnError { written, code, span: name });
            return;
        }
        if let Some(first) = self.scopes.seen.insert((level, owner, code.code), span) {
            self.diagnostics.push(CheckError::RepeatedHead { keyword: "allow", span, first });
            return;
        }
        self.scopes.open.push((level, self.program.allows.len()));
        let scope = Span { start: if level == Level::Program { 0 } else { owner }, end: u32::MAX };
        self.program.allows.push(Allow { code: code.code, scope, span: name });
    }

    /// Ends what belongs to a level or to one inside it, where a new one begins.
    pub(super) fn end_scopes(&mut self, level: Level, at: u32) {
        let allows = &mut self.program.allows;
        self.scopes.open.retain(|(open, number)| {
            let ends = *open >= level;
            if let Some(allow) = allows.get_mut(*number).filter(|_| ends) {
                allow.scope.end = at;
            }
            !ends
        });
    }
}

fn is_warning(code: &Code) -> bool {
    code.code.starts_with('W')
}

/// Takes away the warnings and infos that the plan allows, and warns of allows that silence nothing.
/// Those are known only of a plan without errors: a later stage might have warned.
pub fn silence(program: &Program, settings: &Settings, diagnostics: &mut Diagnostics) {
    if program.allows.is_empty() {
        return;
    }
    let silenced = Silenced::of(program, diagnostics.lesser_with_places());
    diagnostics.retain_lesser(|code, at| !silenced.found.contains(&(code, at)));
    if diagnostics.has_errors() {
        return;
    }
    let stale = program
        .allows
        .iter()
        .zip(&silenced.used)
        .filter(|(allow, used)| !*used && allow.code != STALE && !OF_THE_ATHLETE.contains(&allow.code))
        // A project that has turned a lint off may turn it on again.
        .filter(|(allow, _)| !settings.may_quiet(allow.code));
    let stale: Vec<Span> = stale.map(|(allow, _)| allow.span).collect();
    let places = stale.iter().map(|span| (STALE, span.start)).collect();
    let silenced = Silenced::of(program, places);
    for span in stale.into_iter().filter(|span| !silenced.found.contains(&(STALE, span.start))) {
        diagnostics.push(BelongingError::StaleAllow { span });
    }
}

/// Which warnings are allowed, and by which allows.
struct Silenced {
    /// The warnings, by code and place.
    found: HashSet<(&'static str, u32)>,
    /// For each allow of the program whether it silences something.
    used: Vec<bool>,
}

impl Silenced {
    /// Goes through the plan once. Stretches lie inside each other or apart, so the last one
    /// of a code that has begun and not ended is the nearest.
    fn of(program: &Program, mut places: Vec<(&'static str, u32)>) -> Self {
        places.sort_by_key(|&(_, at)| at);
        let mut by_start: Vec<(usize, &Allow)> = program.allows.iter().enumerate().collect();
        by_start.sort_by_key(|(_, allow)| (allow.scope.start, std::cmp::Reverse(allow.scope.end)));
        let mut waiting = by_start.into_iter().peekable();
        let mut open: HashMap<&'static str, Vec<(usize, u32)>> = HashMap::new();
        let mut silenced = Self { found: HashSet::new(), used: vec![false; program.allows.len()] };
        for (code, at) in places {
            while let Some((number, allow)) = waiting.next_if(|(_, allow)| allow.scope.start <= at) {
                open.entry(allow.code).or_default().push((number, allow.scope.end));
            }
            let Some(of_code) = open.get_mut(code) else { continue };
            while of_code.last().is_some_and(|&(_, end)| end <= at) {
                of_code.pop();
            }
            if let Some(used) = of_code.last().and_then(|&(number, _)| silenced.used.get_mut(number)) {
                *used = true;
                silenced.found.insert((code, at));
            }
        }
        silenced
    }
}
