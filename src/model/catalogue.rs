//! The built-in catalogue of lifts: `lifts.csv`, and `aliases.csv` with their other names.
//!
//! Both are sorted, and a name is looked up by halving the text itself: nothing is read or
//! built before the first lift of a plan, and the whole catalogue is never in a map.

use std::cmp::Ordering;

static LIFTS: &str = include_str!("lifts.csv");
static ALIASES: &str = include_str!("aliases.csv");

/// A lift that the catalogue knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownLift {
    /// The canonical name, lower case.
    pub name: &'static str,
    primary: &'static str,
    secondary: &'static str,
    /// What it is done with.
    pub equipment: Equipment,
    /// Whether it moves more than one joint.
    pub compound: bool,
    /// Whether its reps are counted for each side.
    pub per_side: bool,
}

impl KnownLift {
    /// A lift of which a plan says no more than what it is done with.
    #[must_use]
    pub const fn done_with(equipment: Equipment) -> Self {
        Self { name: "", primary: "", secondary: "", equipment, compound: true, per_side: false }
    }

    /// Whether it is a compound lift that is loaded on a bar.
    #[must_use]
    pub const fn is_loaded_compound(&self) -> bool {
        self.compound && matches!(self.equipment, Equipment::Barbell | Equipment::EzBar | Equipment::TrapBar)
    }

    /// The muscles that do most of the work.
    pub fn primary_muscles(&self) -> impl Iterator<Item = &'static str> {
        self.primary.split('|').filter(|muscle| !muscle.is_empty())
    }

    /// The muscles that help.
    pub fn secondary_muscles(&self) -> impl Iterator<Item = &'static str> {
        self.secondary.split('|').filter(|muscle| !muscle.is_empty())
    }
}

/// What a lift is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Equipment {
    Barbell,
    EzBar,
    TrapBar,
    Dumbbell,
    Kettlebell,
    Machine,
    SmithMachine,
    Cable,
    Bodyweight,
    Band,
    Plate,
    Sled,
    OddObject,
    Cardio,
}

impl Equipment {
    /// All names, as the catalogue and a plan write them.
    pub const NAMES: [&'static str; 14] = [
        "barbell",
        "ez-bar",
        "trap-bar",
        "dumbbell",
        "kettlebell",
        "machine",
        "smith-machine",
        "cable",
        "bodyweight",
        "band",
        "plate",
        "sled",
        "odd-object",
        "cardio",
    ];

    /// The equipment of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "barbell" => Self::Barbell,
            "ez-bar" => Self::EzBar,
            "trap-bar" => Self::TrapBar,
            "dumbbell" => Self::Dumbbell,
            "kettlebell" => Self::Kettlebell,
            "machine" => Self::Machine,
            "smith-machine" => Self::SmithMachine,
            "cable" => Self::Cable,
            "bodyweight" => Self::Bodyweight,
            "band" => Self::Band,
            "plate" => Self::Plate,
            "sled" => Self::Sled,
            "odd-object" => Self::OddObject,
            "cardio" => Self::Cardio,
            _ => return None,
        })
    }
}

/// The lift of that name or alias; case, blanks, hyphens and underscores are equal.
#[must_use]
pub fn find_lift(name: &str) -> Option<KnownLift> {
    let folded = fold_name(name);
    find_row(LIFTS, &folded)
        .or_else(|| {
            let (_, lift) = find_row(ALIASES, &folded)?.split_once(',')?;
            find_row(LIFTS, &fold_name(lift))
        })
        .and_then(read_row)
}

/// All lifts, in order of name. Rows that are not understood are left out; a test holds
/// that there are none.
pub fn known_lifts() -> impl Iterator<Item = KnownLift> {
    LIFTS.lines().skip(1).filter_map(read_row)
}

/// All names and aliases.
pub fn lift_names() -> impl Iterator<Item = &'static str> {
    LIFTS.lines().skip(1).chain(ALIASES.lines().skip(1)).map(first_cell)
}

/// The row whose first cell is that name. The tables have no quoted cells.
fn find_row(table: &'static str, folded: &str) -> Option<&'static str> {
    // The first line is the heading.
    let mut from = table.find('\n')? + 1;
    let mut to = table.len();
    while from < to {
        let middle = from + (to - from) / 2;
        let start = table.get(from..middle)?.rfind('\n').map_or(from, |at| from + at + 1);
        let end = table.get(start..to)?.find('\n').map_or(to, |at| start + at);
        let row = table.get(start..end)?;
        match compare_folded(first_cell(row), folded) {
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
            Ordering::Equal => return Some(row),
        }
    }
    None
}

fn first_cell(row: &str) -> &str {
    row.split(',').next().unwrap_or(row)
}

/// Compares a name of the tables, lower case and with single separators, to a folded one.
fn compare_folded(name: &str, folded: &str) -> Ordering {
    name.bytes().map(|byte| if byte == b'-' { b' ' } else { byte }).cmp(folded.bytes())
}

fn read_row(row: &'static str) -> Option<KnownLift> {
    let mut cells = row.split(',');
    let mut next = || cells.next();
    let lift = KnownLift {
        name: next()?,
        primary: next()?,
        secondary: next()?,
        equipment: Equipment::from_name(next()?)?,
        compound: next()? == "compound",
        per_side: next()? == "yes",
    };
    next().is_none().then_some(lift)
}

/// A name as names are compared: lower case, hyphens and underscores as blanks, single
/// blanks, straight apostrophes.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || c == '-' || c == '_') {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    const MUSCLES: [&str; 21] = [
        "chest",
        "lats",
        "upper back",
        "traps",
        "front delts",
        "side delts",
        "rear delts",
        "biceps",
        "triceps",
        "forearms",
        "quads",
        "hamstrings",
        "glutes",
        "adductors",
        "abductors",
        "calves",
        "abs",
        "obliques",
        "lower back",
        "neck",
        "hip flexors",
    ];

    #[test]
    fn every_row_of_the_catalogue_is_read() {
        let rows = LIFTS.lines().count() - 1;
        assert_eq!(known_lifts().count(), rows);
        assert!(rows >= 150, "{rows} lifts");
        for lift in known_lifts() {
            assert!(lift.primary_muscles().count() >= 1, "{}", lift.name);
            for muscle in lift.primary_muscles().chain(lift.secondary_muscles()) {
                assert!(MUSCLES.contains(&muscle), "{}: {muscle}", lift.name);
            }
        }
    }

    #[test]
    fn the_tables_are_sorted_and_no_name_stands_twice() {
        for table in [LIFTS, ALIASES] {
            let names: Vec<String> = table.lines().skip(1).map(|row| fold_name(first_cell(row))).collect();
            for (name, next) in names.iter().zip(names.iter().skip(1)) {
                assert!(name < next, "{name}, {next}");
            }
        }
        let mut names: Vec<String> = lift_names().map(fold_name).collect();
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn every_name_and_alias_is_found() {
        for lift in known_lifts() {
            assert_eq!(find_lift(lift.name), Some(lift));
        }
        for row in ALIASES.lines().skip(1) {
            let (alias, lift) = row.split_once(',').unwrap_or((row, ""));
            assert_eq!(find_lift(alias).map(|found| found.name), Some(lift), "{alias}");
        }
    }

    #[test]
    fn names_are_found_whatever_their_case_blanks_and_hyphens() {
        for name in ["bench", "Bench Press", "BENCH-PRESS", "bench_press", " bench   press "] {
            assert_eq!(find_lift(name).map(|lift| lift.name), Some("bench press"), "{name}");
        }
        for name in ["press", "OHP", "overhead press"] {
            assert_eq!(find_lift(name).map(|lift| lift.name), Some("overhead press"), "{name}");
        }
        assert_eq!(find_lift("farmer’s walk"), find_lift("farmer's walk"));
        assert!(find_lift("farmer’s walk").is_some());
        for name in ["bunch press", "", "a", "zzz", "жим"] {
            assert_eq!(find_lift(name), None, "{name}");
        }
    }
}
