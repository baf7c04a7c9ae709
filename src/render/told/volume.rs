//! The figures of weeks before and after: of all lifts, then of each. Weeks that are alike are told
//! together.

use std::collections::BTreeSet;

use crate::diff::{Changes, WeekVolume};
use crate::render::figures;
use crate::stats::Figures;
use crate::training::in_runs;

/// The figures of all lifts, or of one.
pub(in crate::render) struct VolumeTold {
    /// The lift; `all lifts`.
    pub heading: String,
    /// The weeks, `1–4`, and their figures.
    pub weeks: Vec<(String, [Figure; 4])>,
}

/// A figure before and after; the same where it does not change, empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::render) struct Figure {
    pub before: String,
    pub after: String,
    /// What stands behind it: a unit, and how much more it is.
    pub behind: String,
}

impl Figure {
    /// `17 → 18`, or `17` where it stays.
    pub(in crate::render) fn words(&self) -> String {
        let known = |figure: &str| if figure.is_empty() { "–".to_owned() } else { figure.to_owned() };
        let words = match self.before == self.after {
            true if self.after.is_empty() => return String::new(),
            true => self.after.clone(),
            false => format!("{} → {}", known(&self.before), known(&self.after)),
        };
        format!("{words} {}", self.behind).trim_end().to_owned()
    }
}

/// The columns of the figures.
pub(in crate::render) const COLUMNS: [&str; 4] = ["sets", "reps", "tonnage", "mean %"];

/// The figures that change.
pub(super) fn volume(changes: &Changes<'_>) -> Vec<VolumeTold> {
    let unit = |schedule: Option<&crate::model::Schedule>| schedule.map(|schedule| schedule.unit.name());
    let units = (unit(changes.old).unwrap_or_default(), unit(changes.new).unwrap_or_default());
    let mut told: Vec<(String, Vec<InWeek>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for week in &changes.volume {
        let all = ("all lifts".to_owned(), (week.total.0, week.total.1));
        let lifts = week.lifts.iter().map(|lift| (lift.lift.to_string(), (lift.old, lift.new)));
        for (heading, (old, new)) in std::iter::once(all).chain(lifts) {
            let mut figures = figures_of(old.as_ref(), new.as_ref(), units);
            if figures.iter().all(|figure| figure.before == figure.after) {
                continue;
            }
            // Of a week that is new or gone there is only one.
            for Figure { before, after, .. } in &mut figures {
                match (week.old, week.new) {
                    (None, _) => before.clone_from(after),
                    (_, None) => after.clone_from(before),
                    _ => {}
                }
            }
            let place = *places.entry(heading.clone()).or_insert_with(|| {
                told.push((heading, Vec::new()));
                told.len() - 1
            });
            if let Some((_, weeks)) = told.get_mut(place) {
                weeks.push((Label::of(week), figures));
            }
        }
    }
    told.into_iter().map(|(heading, weeks)| VolumeTold { heading, weeks: gather(weeks) }).collect()
}

/// The figures of a week.
type InWeek = (Label, [Figure; 4]);

/// A week: its number, and whether it is new or gone.
#[derive(Clone, Copy)]
struct Label {
    number: u16,
    mark: &'static str,
}

impl Label {
    fn of(week: &WeekVolume<'_>) -> Self {
        let mark = match (week.old, week.new) {
            (None, _) => " (new)",
            (_, None) => " (gone)",
            _ => "",
        };
        Self { number: week.new.or(week.old).unwrap_or_default(), mark }
    }
}

fn gather(weeks: Vec<InWeek>) -> Vec<(String, [Figure; 4])> {
    let mut gathered: Vec<(BTreeSet<u16>, &'static str, [Figure; 4])> = Vec::new();
    for (label, figures) in weeks {
        match gathered.iter_mut().find(|(_, mark, alike)| *mark == label.mark && *alike == figures) {
            Some((numbers, ..)) => {
                numbers.insert(label.number);
            }
            None => gathered.push((BTreeSet::from([label.number]), label.mark, figures)),
        }
    }
    gathered.into_iter().map(|(numbers, mark, figures)| (format!("{}{mark}", in_runs(&numbers)), figures)).collect()
}

fn figures_of(old: Option<&Figures>, new: Option<&Figures>, units: (&str, &str)) -> [Figure; 4] {
    let both = |words: fn(&Figures) -> String| {
        let side = |figures: Option<&Figures>| figures.map(words).unwrap_or_default();
        Figure { before: side(old), after: side(new), behind: String::new() }
    };
    let mut tonnage = both(figures::tonnage);
    if units.0 == units.1 || old.is_none() || new.is_none() {
        tonnage.behind = format!("{} {}", units.1, old.zip(new).and_then(more_tonnage).unwrap_or_default());
    } else {
        for (figure, unit) in [(&mut tonnage.before, units.0), (&mut tonnage.after, units.1)] {
            figure.push_str(&format!(" {unit}"));
        }
    }
    [both(|figures| figures::short(u64::from(figures.sets))), both(figures::reps), tonnage, both(figures::intensity)]
}

/// `(+4.2 %)`
fn more_tonnage((old, new): (&Figures, &Figures)) -> Option<String> {
    let (before, after) = (old.tonnage.to_f64(), new.tonnage.to_f64());
    if old.loaded.sets == 0 || new.loaded.sets == 0 || before <= 0.0 {
        return None;
    }
    let percent = format!("{:.1}", (after - before).abs() / before * 100.0);
    let sign = if after < before { "−" } else { "+" };
    (after != before).then(|| format!("({sign}{} %)", percent.trim_end_matches(".0")))
}
