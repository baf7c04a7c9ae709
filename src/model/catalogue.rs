//! The built-in catalogue of lifts, read once from `lifts.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::training::{Bar, Load, Loading, Unit};

/// A lift that the catalogue knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLift {
    /// The canonical name, lower case.
    pub name: &'static str,
    /// Other names for it.
    pub aliases: Vec<&'static str>,
    /// The muscles that do most of the work.
    pub primary: Vec<&'static str>,
    /// The muscles that help.
    pub secondary: Vec<&'static str>,
    /// What it is done with.
    pub equipment: Equipment,
    /// Whether it moves more than one joint.
    pub compound: bool,
    /// Whether its reps are counted for each side.
    pub per_side: bool,
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
    fn from_name(name: &str) -> Option<Self> {
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

    /// How it is loaded where nothing else is said: a standard bar with standard plates,
    /// or steps of 2.5 kg or 5 lb.
    #[must_use]
    pub fn standard_loading(self, unit: Unit) -> Loading {
        match self {
            Self::Barbell | Self::TrapBar => Loading::Bar(Bar::standard(unit)),
            Self::EzBar => Loading::Bar(Bar::ez(unit)),
            _ => Loading::Steps(Load::from_milli(
                if unit == Unit::Kg { 2_500 } else { 5_000 },
                unit,
            )),
        }
    }
}

/// All lifts that are known without a declaration.
pub struct Catalogue {
    lifts: Vec<KnownLift>,
    by_name: HashMap<String, usize>,
}

/// The built-in catalogue.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::read(include_str!("lifts.csv")));
    &CATALOGUE
}

impl Catalogue {
    /// Rows that are not understood are left out; a test holds that there are none.
    fn read(text: &'static str) -> Self {
        let lifts: Vec<KnownLift> = text.lines().skip(1).filter_map(read_row).collect();
        let mut by_name = HashMap::with_capacity(lifts.len() * 4);
        for (place, lift) in lifts.iter().enumerate() {
            for name in std::iter::once(&lift.name).chain(&lift.aliases) {
                by_name.insert(fold_name(name), place);
            }
        }
        Self { lifts, by_name }
    }

    /// The lift of that name or alias; case, blanks, hyphens and underscores are equal.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&KnownLift> {
        self.by_name
            .get(&fold_name(name))
            .and_then(|&place| self.lifts.get(place))
    }

    /// All lifts, in order of name.
    #[must_use]
    pub fn lifts(&self) -> &[KnownLift] {
        &self.lifts
    }

    /// All names and aliases, folded.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }
}

fn read_row(row: &'static str) -> Option<KnownLift> {
    let mut cells = row.split(',');
    let mut next = || cells.next();
    let list = |cell: &'static str| cell.split('|').filter(|part| !part.is_empty()).collect();
    let lift = KnownLift {
        name: next()?,
        aliases: list(next()?),
        primary: list(next()?),
        secondary: list(next()?),
        equipment: Equipment::from_name(next()?)?,
        compound: next()? == "compound",
        per_side: next()? == "yes",
    };
    next().is_none().then_some(lift)
}

/// A name as names are compared: lower case, hyphens and underscores as blanks, single blanks.
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
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_catalogue_is_read() {
        let rows = include_str!("lifts.csv").lines().count() - 1;
        assert_eq!(catalogue().lifts().len(), rows);
        assert!(rows >= 150, "{rows} lifts");
    }

    #[test]
    fn names_and_aliases_are_unique() {
        let names: usize = catalogue()
            .lifts()
            .iter()
            .map(|lift| 1 + lift.aliases.len())
            .sum();
        assert_eq!(catalogue().names().count(), names);
    }

    #[test]
    fn names_are_found_whatever_their_case_blanks_and_hyphens() {
        for name in [
            "bench",
            "Bench Press",
            "BENCH-PRESS",
            "bench_press",
            " bench   press ",
        ] {
            assert_eq!(
                catalogue().find(name).map(|lift| lift.name),
                Some("bench press"),
                "{name}"
            );
        }
        for name in ["press", "OHP", "overhead press"] {
            assert_eq!(
                catalogue().find(name).map(|lift| lift.name),
                Some("overhead press"),
                "{name}"
            );
        }
        assert_eq!(catalogue().find("bunch press"), None);
    }
}
