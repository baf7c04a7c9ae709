//! What is said below the figures: what they count, and what they rest on.

use crate::model::{Equipment, TimeRange};
use crate::stats::{Figures, LiftStats, Stats};
use crate::training::UsualRest;
use crate::words;

/// The notes that belong to these figures.
pub(super) fn of(stats: &Stats) -> Vec<String> {
    let all = &stats.total;
    let sessions = || stats.weeks.iter().flat_map(|week| &week.sessions);
    let notes = [
        Some(
            "Warm-ups take time and count for nothing else; of ranges the low end counts, of open sets the minimum."
                .into(),
        ),
        left_out(all),
        is_partial(stats).then(|| "of: of so many sets the figure is known; where nothing stands, of all.".into()),
        is_estimated(all).then(|| "~ rests on the RPE chart: an estimate.".into()),
        bodyweight(stats),
        stats
            .lifts
            .iter()
            .any(is_of_dumbbells)
            .then(|| "Of dumbbells and kettlebells the load of one counts, as it is written.".into()),
        sessions().any(|session| session.length.usual_rests > 0).then(usual_rests),
        sessions()
            .any(|session| session.length.untimed > 0)
            .then(|| "+: and the sets of which nobody knows how long they take, such as distances.".into()),
        stats.projection.map(words::projection),
    ];
    notes.into_iter().flatten().collect()
}

fn left_out(all: &Figures) -> Option<String> {
    let words = match all.left_out {
        0 => return None,
        1 => "One set that may be left out is not counted.".into(),
        several => format!("{several} sets that may be left out are not counted."),
    };
    Some(words)
}

/// Whether a figure that is shown is not known of all sets.
fn is_partial(stats: &Stats) -> bool {
    let lifts = stats.weeks.iter().flat_map(|week| &week.lifts).map(|lift| &lift.figures);
    lifts.chain([&stats.total]).any(|figures| {
        let covers = [figures.loaded, figures.relative, figures.rated];
        covers.iter().any(|covers| covers.sets > 0 && covers.sets < figures.sets)
    })
}

fn is_estimated(all: &Figures) -> bool {
    [all.loaded, all.relative, all.rated].iter().any(|covers| covers.estimates > 0)
}

fn bodyweight(stats: &Stats) -> Option<String> {
    (stats.total.on_bodyweight > 0).then(|| match stats.bodyweight {
        Some(bodyweight) => format!("The tonnage of lifts with bodyweight counts the athlete's own {bodyweight}."),
        None => "The tonnage of lifts with bodyweight counts only what is added: nobody says what the athlete weighs."
            .into(),
    })
}

fn is_of_dumbbells(lift: &LiftStats) -> bool {
    let is_of = |equipment| matches!(equipment, Equipment::Dumbbell | Equipment::Kettlebell);
    lift.figures.loaded.sets > 0 && lift.known.is_some_and(|known| is_of(known.equipment))
}

fn usual_rests() -> String {
    let time = |rest: UsualRest| words::time(TimeRange { min: rest.seconds(), max: rest.seconds() });
    format!(
        "A set takes 40 s. Where no rest is written it is {} after heavy sets (up to 6 reps from 80 % or RPE 8), {} after \
         others from 70 % or RPE 8, {} after the rest, {} after warm-ups.",
        time(UsualRest::Heavy),
        time(UsualRest::Hard),
        time(UsualRest::Light),
        time(UsualRest::WarmUp),
    )
}
