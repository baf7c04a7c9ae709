//! The charts of a block: how much is done, how heavy it is for the athlete, and where the top
//! sets go.
//!
//! The counts are those of [`Stats`], so that `liftplan stats` says the same numbers. Volume is
//! counted in sets: they are known of every lift, whether or not anybody knows its load, and a set
//! of squats and a set of curls weigh the same. Zones are Prilepin's, and what is lighter is below them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::options::Options;
use super::page::{Bar, Chart, Counted, Item, Part, Run, Series, Style, Text};
use crate::model::{Exercise, Role, Schedule, Session};
use crate::stats::{Figures, Stats, WeekStats};
use crate::training::{Load, PrilepinZone};
use crate::words;

/// So many lifts have a part of a bar of their own; if there are more, the smaller ones share one.
const MOST_BARS: usize = 7;
/// So many lifts have a line. More than that nobody tells apart without colours.
const MOST_LINES: usize = 6;
/// So many weeks fit a chart: bars are then two millimetres wide.
const MOST_WEEKS: usize = 52;

/// The charts of some weeks of a schedule, with what is to be said about them: weekly volume,
/// intensity, and the loads of top sets unless the sheet is without loads.
///
/// A chart that would have nothing to show is left out. A single week is no development, so of one
/// there is only the intensity, zone beside zone.
#[must_use]
pub fn of(schedule: &Schedule, stats: &Stats, weeks: RangeInclusive<u16>, options: Options) -> Vec<Item> {
    let all: Vec<u16> = weeks.collect();
    let charts = all.len().div_ceil(MOST_WEEKS).max(1);
    let each = all.len().div_ceil(charts).max(1);
    all.chunks(each).flat_map(|weeks| of_stretch(&Stretch::new(schedule, stats, weeks), options)).collect()
}

/// The weeks of a chart.
struct Stretch<'a> {
    weeks: &'a [u16],
    /// The figures of those that have sessions.
    stats: &'a [WeekStats],
    sessions: &'a [Session],
    total: Figures,
    unit: &'static str,
    /// The lifts that have a max.
    maxed: HashSet<&'a Arc<str>>,
}

impl<'a> Stretch<'a> {
    fn new(schedule: &'a Schedule, stats: &'a Stats, weeks: &'a [u16]) -> Self {
        let (first, last) = weeks.first().zip(weeks.last()).map_or((1, 0), |(first, last)| (*first, *last));
        // Weeks come in order, so that a program of many blocks is not searched for each of them.
        let in_stats = |week: u16| stats.weeks.partition_point(|found| found.week < week);
        let in_sessions = |week: u16| schedule.sessions.partition_point(|found| found.week < week);
        let next = last.saturating_add(1);
        let stats_here = stats.weeks.get(in_stats(first)..in_stats(next)).unwrap_or_default();
        let sessions = schedule.sessions.get(in_sessions(first)..in_sessions(next)).unwrap_or_default();
        let mut total = Figures::new(stats.unit);
        for week in stats_here {
            total.add(&week.total);
        }
        let maxed = schedule.maxes.iter().map(|max| &max.lift).collect();
        Self { weeks, stats: stats_here, sessions, total, unit: schedule.unit.name(), maxed }
    }

    fn place(&self, week: u16) -> Option<usize> {
        self.weeks.first().map(|&first| usize::from(week.saturating_sub(first)))
    }

    /// A chart with the weeks along its bottom.
    fn chart(&self, title: String, unit: &str, parts: Part) -> Chart {
        Chart {
            title,
            axis: "week".into(),
            unit: unit.into(),
            places: self.weeks.iter().map(ToString::to_string).collect(),
            parts,
        }
    }

    /// One count for each week.
    fn counts(&self, count: impl Fn(&WeekStats) -> u32) -> Vec<u32> {
        let mut counts = vec![0; self.weeks.len()];
        for week in self.stats {
            if let Some(found) = self.place(week.week).and_then(|place| counts.get_mut(place)) {
                *found = count(week);
            }
        }
        counts
    }
}

fn of_stretch(stretch: &Stretch<'_>, options: Options) -> Vec<Item> {
    let trained = stretch.stats.iter().filter(|week| week.total.sets > 0).count();
    let (lines, tops) = if options.blank || trained < 2 { (None, TopSets::default()) } else { top_sets(stretch) };
    let charts = match trained {
        0 => Vec::new(),
        1 => zones_of_one_week(stretch).into_iter().collect(),
        _ => [Some(volume(stretch)), intensity(stretch), lines].into_iter().flatten().collect::<Vec<Chart>>(),
    };
    if charts.is_empty() && stretch.total.zone_sets.all() == 0 {
        return Vec::new();
    }
    let note = note(stretch, &tops);
    charts.into_iter().map(Item::Chart).chain([Item::Paragraph(note)]).collect()
}

/// The sets of each lift in each week, the lift with the most at the bottom.
fn volume(stretch: &Stretch<'_>) -> Chart {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut bars: Vec<Bar> = Vec::new();
    for week in stretch.stats {
        for lift in week.lifts.iter().filter(|lift| lift.figures.sets > 0) {
            let bar = *places.entry(&lift.lift).or_insert_with(|| {
                let counts = vec![0; stretch.weeks.len()];
                bars.push(Bar { name: lift.lift.to_string(), of: Counted::Lift, counts });
                bars.len() - 1
            });
            let counts = bars.get_mut(bar).map(|bar| &mut bar.counts);
            if let Some(count) = counts.zip(stretch.place(week.week)).and_then(|(counts, place)| counts.get_mut(place))
            {
                *count = lift.figures.sets;
            }
        }
    }
    // A stable sort: of lifts with as many sets the first of the program stays first.
    bars.sort_by_key(|bar| Reverse(bar.counts.iter().map(|&count| u64::from(count)).sum::<u64>()));
    if bars.len() > MOST_BARS {
        // Those with a part of their own are the main lifts first; they stand by their number of sets all the same.
        let ranks = ranks(stretch);
        let rank = |bar: &Bar| ranks.get(bar.name.as_str()).copied().unwrap_or(Rank::Other);
        let mut by_rank: Vec<(Rank, usize)> = bars.iter().enumerate().map(|(place, bar)| (rank(bar), place)).collect();
        by_rank.sort();
        let mut is_named = vec![false; bars.len()];
        for (_, place) in by_rank.into_iter().take(MOST_BARS - 1) {
            is_named.get_mut(place).into_iter().for_each(|is_named| *is_named = true);
        }
        let mut is_named = is_named.into_iter();
        // A stable sort again: nothing but the smaller lifts moves.
        bars.sort_by_cached_key(|_| !is_named.next().unwrap_or(false));
        let smaller = bars.split_off(MOST_BARS - 1);
        let sum = |place: usize| smaller.iter().filter_map(|bar| bar.counts.get(place)).sum();
        let counts = (0..stretch.weeks.len()).map(sum).collect();
        bars.push(Bar { name: format!("{} other lifts", smaller.len()), of: Counted::Others, counts });
    }
    stretch.chart("Weekly volume: sets of each lift".into(), "sets", Part::Bars(bars))
}

/// What makes a lift one that is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It has a max, or loads that are a percent of one.
    Percent,
    /// It has sets of which the effort is said.
    Effort,
    /// Neither.
    Other,
}

/// The lifts with sets that count, by what is known of them.
fn ranks<'a>(stretch: &Stretch<'a>) -> HashMap<&'a str, Rank> {
    let mut ranks: HashMap<&str, Rank> = HashMap::new();
    for exercise in stretch.sessions.iter().flat_map(|session| &session.exercises) {
        let sets = || exercise.sets.iter().filter(|set| set.role != Role::Warmup);
        let rank = if stretch.maxed.contains(&exercise.lift) || sets().any(|set| words::percent_of_max(set).is_some()) {
            Rank::Percent
        } else if sets().any(|set| words::effort_number(set).is_some()) {
            Rank::Effort
        } else {
            Rank::Other
        };
        let known = ranks.entry(&exercise.lift).or_insert(rank);
        *known = rank.min(*known);
    }
    ranks
}

/// The zones, with what is lighter than all of them in front.
fn zones() -> impl Iterator<Item = (String, Option<PrilepinZone>)> {
    let lightest = ("below 55".to_owned(), None);
    std::iter::once(lightest).chain(PrilepinZone::ALL.map(|zone| (zone.name().to_owned(), Some(zone))))
}

/// The sets of a week of which nobody knows the percent.
fn unknown(figures: &Figures) -> u32 {
    figures.sets.saturating_sub(figures.zone_sets.all())
}

/// Of how many sets of each hundred the percent is known at the least where intensity is drawn.
const KNOWN: u64 = 25;

/// Whether the percent of so few sets is known that intensity says next to nothing.
fn is_little_known(total: &Figures) -> bool {
    u64::from(total.zone_sets.all()) * 100 < u64::from(total.sets) * KNOWN
}

/// The sets of each week by zone, the lightest at the bottom. Nothing where too few percents are known.
fn intensity(stretch: &Stretch<'_>) -> Option<Chart> {
    if stretch.total.zone_sets.all() == 0 || is_little_known(&stretch.total) {
        return None;
    }
    let zones = zones().map(|(name, zone)| {
        let counts = stretch.counts(|week| week.total.zone_sets.get(zone));
        Bar { name: format!("{name} %"), of: Counted::Zone, counts }
    });
    let counts = stretch.counts(|week| unknown(&week.total));
    let unknown = Bar { name: "percent not known".into(), of: Counted::Unknown, counts };
    // A zone without sets keeps its place in the legend, so that greys mean the same on each page.
    let is_wanted = |bar: &Bar| bar.of == Counted::Zone || bar.counts.iter().any(|&count| count > 0);
    let bars = zones.chain([unknown]).filter(is_wanted).collect();
    Some(stretch.chart("Intensity: sets by percent of the one-rep max".into(), "sets", Part::Bars(bars)))
}

/// The zones of the only week, side by side.
fn zones_of_one_week(stretch: &Stretch<'_>) -> Option<Chart> {
    if stretch.total.zone_sets.all() == 0 || is_little_known(&stretch.total) {
        return None;
    }
    let known = zones().map(|(name, zone)| (name, stretch.total.zone_sets.get(zone)));
    let unknown = Some(("unknown".to_owned(), unknown(&stretch.total))).filter(|(_, sets)| *sets > 0);
    let (places, counts) = known.chain(unknown).unzip();
    Some(Chart {
        title: "Intensity: sets by percent of the one-rep max".into(),
        axis: "% of max".into(),
        unit: "sets".into(),
        places,
        parts: Part::Bars(vec![Bar { name: "sets".into(), of: Counted::Zone, counts }]),
    })
}

/// What is to be said about the lines.
#[derive(Default)]
struct TopSets {
    /// Lifts that have loads and no line.
    without_line: Vec<Arc<str>>,
    /// How many lifts have no load that anybody knows.
    without_load: usize,
    /// Whether a line is of loads on top of bodyweight.
    added: bool,
}

/// The heaviest sets of a lift.
struct Heaviest {
    name: Arc<str>,
    has_top: bool,
    /// Whether a load comes from the lift's max.
    of_max: bool,
    on_bodyweight: bool,
    /// In each week the top set's load, or the heaviest where no set is called the top set.
    loads: Vec<Option<(bool, Load)>>,
}

impl Heaviest {
    fn new(name: &Arc<str>, weeks: usize) -> Self {
        let loads = vec![None; weeks];
        Self { name: Arc::clone(name), has_top: false, of_max: false, on_bodyweight: false, loads }
    }

    fn add(&mut self, exercise: &Exercise, place: usize) {
        for set in exercise.sets.iter().filter(|set| set.role != Role::Warmup && !set.optional) {
            let Some((load, week)) = set.load.zip(self.loads.get_mut(place)) else {
                continue;
            };
            let is_top = set.role == Role::Top;
            self.has_top |= is_top;
            self.of_max |= set.percent.is_some();
            self.on_bodyweight |= set.bodyweight;
            // All loads of a schedule are of one unit.
            let key = |(is_top, load): (bool, Load)| (is_top, load.nanos());
            if week.is_none_or(|found| key(found) < key((is_top, load))) {
                *week = Some((is_top, load));
            }
        }
    }

    /// Whether there is a load: bodyweight alone is none.
    fn is_loaded(&self) -> bool {
        self.loads.iter().flatten().any(|(_, load)| !self.on_bodyweight || load.nanos() != 0)
    }

    const fn is_aside(&self) -> bool {
        self.on_bodyweight && !self.has_top
    }

    fn heaviest(&self) -> i64 {
        self.loads.iter().flatten().map(|(_, load)| load.nanos()).max().unwrap_or(i64::MIN)
    }
}

/// The load of the top set of each week, a line a lift: of more lifts than have room, first those that have
/// top sets, then those that have a max, then the heavier ones.
fn top_sets(stretch: &Stretch<'_>) -> (Option<Chart>, TopSets) {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut lifts: Vec<Heaviest> = Vec::new();
    for session in stretch.sessions {
        for exercise in session.exercises.iter().filter(|exercise| !exercise.optional) {
            let lift = *places.entry(&exercise.lift).or_insert_with(|| {
                lifts.push(Heaviest::new(&exercise.lift, stretch.weeks.len()));
                lifts.len() - 1
            });
            if let Some((lift, place)) = lifts.get_mut(lift).zip(stretch.place(session.week)) {
                lift.add(exercise, place);
            }
        }
    }
    let without_load = lifts.iter().filter(|lift| lift.loads.iter().all(Option::is_none)).count();
    let mut known: Vec<(usize, Heaviest)> =
        lifts.into_iter().enumerate().filter(|(_, lift)| lift.is_loaded()).collect();
    known.sort_by_key(|(_, lift)| (lift.is_aside(), !lift.has_top, !lift.of_max, Reverse(lift.heaviest())));
    // What is added to bodyweight has a line beside what is on the bar only where it has top sets: the scale is not its own.
    let is_aside = known.first().is_some_and(|(_, first)| first.is_aside());
    let drawn = known.iter().take(MOST_LINES).take_while(|(_, lift)| lift.is_aside() == is_aside).count();
    let mut others = known.split_off(drawn);
    known.sort_by_key(|(place, _)| *place);
    others.sort_by_key(|(place, _)| *place);
    let weeks_with_loads =
        |place: &usize| known.iter().any(|(_, lift)| lift.loads.get(*place).is_some_and(Option::is_some));
    if (0..stretch.weeks.len()).filter(weeks_with_loads).count() < 2 {
        return (None, TopSets::default());
    }
    let tops = TopSets {
        without_line: others.into_iter().map(|(_, lift)| lift.name).collect(),
        without_load,
        added: known.iter().any(|(_, lift)| lift.on_bodyweight),
    };
    let series = |lift: Heaviest| Series {
        name: lift.name.to_string(),
        loads: lift.loads.into_iter().map(|load| load.map(|(_, load)| load)).collect(),
    };
    let lines = Part::Lines(known.into_iter().map(|(_, lift)| series(lift)).collect());
    let title = format!("Load of each week's top set, in {}", stretch.unit);
    (Some(stretch.chart(title, stretch.unit, lines)), tops)
}

/// What the charts leave out, and what nobody knows.
fn note(stretch: &Stretch<'_>, tops: &TopSets) -> Text {
    let total = &stretch.total;
    let mut runs = vec![run(match total.left_out {
        0 => "Warm-ups are not counted.".to_owned(),
        1 => "Warm-ups, and one set that may be left out, are not counted.".to_owned(),
        several => format!("Warm-ups, and {several} sets that may be left out, are not counted."),
    })];
    match unknown(total) {
        0 => {}
        all if all == total.sets => runs.push(run(" Of no set the percent of a max is known.".into())),
        some => {
            let so = if is_little_known(total) { ", so there is no chart of intensity" } else { "" };
            runs.push(run(format!(" Of {some} of the {} sets nobody knows the percent of a max{so}.", total.sets)));
        }
    }
    if tops.added {
        runs.push(run(" Of lifts with bodyweight the line shows what is added.".into()));
    }
    if !tops.without_line.is_empty() {
        runs.push(run(" Without a line: ".into()));
        for (place, lift) in tops.without_line.iter().enumerate() {
            if place > 0 {
                runs.push(run(", ".into()));
            }
            runs.push(Run { own: true, ..run(lift.to_string()) });
        }
        runs.push(run(".".into()));
    }
    match tops.without_load {
        0 => {}
        1 => runs.push(run(" Of one lift no load is known.".into())),
        several => runs.push(run(format!(" Of {several} lifts no load is known."))),
    }
    Text(runs)
}

fn run(words: String) -> Run {
    Run { words, style: Style { grey: true, ..Style::default() }, own: false }
}
