//! The figures of training: those of shipped programs, worked out by hand, and what counts.

use liftplan::render::{render_stats_json, render_stats_text, stats_json_schema};
use liftplan::stats::{Figures, LiftStats, Stats, WeekStats, stats};
use liftplan::training::PrilepinZone;

use crate::outputs::rendered;
use crate::support::{read, schedule};

fn of(text: &str) -> Stats {
    stats(&schedule(text))
}

fn shipped(name: &str) -> Stats {
    of(&read(&format!("programs/{name}.plan")))
}

fn lift<'s>(lifts: &'s [LiftStats], name: &str) -> &'s LiftStats {
    lifts.iter().find(|lift| &*lift.lift == name).unwrap_or_else(|| panic!("no {name}"))
}

/// Of a plan with one session of one line.
fn only(text: &str) -> Figures {
    let stats = of(text);
    assert_eq!(stats.weeks.len(), 1, "{text}");
    stats.total
}

fn zones(figures: &Figures) -> [u64; 4] {
    PrilepinZone::ALL.map(|zone| figures.zones.get(zone))
}

fn intensity(figures: &Figures) -> String {
    figures.intensity.percent().map_or_else(|| "-".into(), |percent| percent.to_string())
}

/// The sets of a muscle in a week: all, hard, rated.
fn muscle(week: &WeekStats, name: &str) -> (f64, f64, f64) {
    let found = week.muscles.iter().find(|muscle| muscle.muscle == name).unwrap();
    let whole = |halves: u64| halves as f64 / 2.0;
    (whole(found.half_sets), whole(found.hard_half_sets), whole(found.rated_half_sets))
}

/// How long the sessions of a plan's first week take, in seconds.
fn seconds(text: &str) -> Vec<u64> {
    of(text).weeks[0].sessions.iter().map(|session| session.length.seconds).collect()
}

#[test]
fn the_figures_of_5_3_1_are_those_worked_by_hand() {
    let stats = shipped("531");
    assert_eq!(stats.weeks.len(), 12);
    let week = &stats.weeks[0];
    // 65, 75 and 85 % of a training max of 126 kg: 82.5, 95 and 107.5 kg for five reps each.
    let squat = lift(&week.lifts, "squat");
    assert_eq!((squat.figures.sets, squat.figures.reps), (3, 15));
    assert_eq!(squat.figures.tonnage.to_f64(), 1425.0);
    // Of the max: 58.5, 67.5 and 76.5 %.
    assert_eq!(intensity(&squat.figures), "67.5 %");
    assert_eq!(zones(&squat.figures), [10, 5, 0, 0]);
    assert_eq!(squat.session_inol.to_string(), "0.49");
    // Only the open set is hard: 5 at 67.5 % are no effort.
    assert_eq!((squat.figures.hard_sets, squat.figures.rated.sets, squat.figures.rated.estimates), (1, 3, 2));
    assert_eq!(week.total.tonnage.to_f64(), 4862.5);
    assert_eq!(week.total.loaded.sets, 12);
    // A minute after each of three warm-ups, 90 s after two sets, three minutes after the open set.
    assert!(week.sessions.iter().all(|session| session.length.seconds == 780 && session.length.usual_rests == 6));
    let inol = |week: usize| lift(&stats.weeks[week - 1].lifts, "squat").session_inol;
    assert_eq!(inol(3).to_string(), "0.35", "as published");
    assert!(inol(7) > inol(3) && inol(11) > inol(7), "the training max goes up, the max stays");
    // In the deload nothing is open and nothing is hard.
    assert_eq!(stats.weeks[3].total.hard_sets, 0);
    assert_eq!(lift(&stats.lifts, "squat").figures.sets, 36);
    assert_eq!(stats.total.sets, 144);
}

#[test]
fn the_figures_of_sheiko_29_are_those_worked_by_hand() {
    let stats = shipped("sheiko-29");
    let week = &stats.weeks[0];
    let bench = lift(&week.lifts, "bench press");
    assert_eq!((bench.figures.sets, bench.figures.reps), (28, 108));
    assert_eq!(bench.figures.tonnage.to_f64(), 2740.0 + 2022.5 + 3717.5);
    assert_eq!(intensity(&bench.figures), "65.14 %", "7035 / 108");
    assert_eq!(zones(&bench.figures), [24, 57, 4, 0]);
    // Monday benches twice: 1.1 and 0.76. Friday's pyramid is 1.48.
    assert_eq!(bench.session_inol.to_string(), "1.86");
    assert_eq!(bench.week_inol.to_string(), "3.34");
    assert_eq!(bench.figures.hard_sets, 0, "the hardest are doubles at 80 %");
    assert_eq!(bench.figures.loaded.estimates, 0);
    // Flyes have no load: their sets and reps count, and nothing else does.
    let flyes = lift(&week.lifts, "dumbbell fly");
    assert_eq!((flyes.figures.sets, flyes.figures.reps), (10, 100));
    assert_eq!((flyes.figures.loaded.sets, flyes.figures.relative.sets, flyes.figures.rated.sets), (0, 0, 0));
    assert_eq!(flyes.figures.tonnage.rounded(), 0);
    // A variant is counted with its lift.
    assert_eq!(lift(&week.lifts, "deadlift").figures.sets, 9 + 8);
    assert_eq!(week.sessions.len(), 3);
}

#[test]
fn the_figures_of_german_volume_are_those_worked_by_hand() {
    let stats = shipped("german-volume");
    let week = &stats.weeks[0];
    let bench = lift(&week.lifts, "bench press");
    assert_eq!((bench.figures.reps, bench.figures.tonnage.to_f64()), (100, 6000.0));
    assert_eq!((bench.session_inol.to_string(), zones(&bench.figures)), ("2.5".into(), [100, 0, 0, 0]));
    // Twenty sets with 90 s of rest, which is written.
    let lengths: Vec<_> = week.sessions.iter().map(|session| session.length).collect();
    assert!(lengths.iter().all(|length| (length.seconds, length.sets, length.usual_rests) == (2600, 20, 0)));
    // Ten at 60 % are RPE 5. Squats help the hamstrings, which leg curls train.
    assert_eq!(muscle(week, "quads"), (10.0, 0.0, 10.0));
    assert_eq!(muscle(week, "hamstrings"), (10.0 + 5.0, 0.0, 15.0));
}

#[test]
fn warm_ups_take_time_and_count_for_nothing_else() {
    let plan = "max squat 100kg\nsquat: warmup 5@40%, 3@60%; 3x5 @80% rest 3min\n";
    let figures = only(plan);
    assert_eq!((figures.sets, figures.reps, figures.tonnage.rounded()), (3, 15, 1200));
    // Two minutes of rest after warm-ups, nine after the work, 40 s for each set.
    assert_eq!(seconds(plan), [120 + 540 + 5 * 40]);
}

#[test]
fn figures_are_the_least_that_the_plan_asks_for() {
    let range = only("max bench 100kg\nbench: 3-5x4-6 @70-75%\n");
    assert_eq!((range.sets, range.left_out, range.reps, range.tonnage.rounded()), (3, 2, 12, 840));
    assert_eq!(intensity(&range), "70 %");
    let optional = only("max bench 100kg\noptional bench: 3x5 @70%\n");
    assert_eq!((optional.sets, optional.left_out, optional.reps), (0, 3, 0));
    let open = only("max bench 100kg\nbench: 2x5 @70%, 5+ @70%\n");
    assert_eq!((open.reps, open.hard_sets), (15, 1));
    let unbounded = only("max bench 100kg\nbench: 2xamrap @70%\n");
    assert_eq!((unbounded.sets, unbounded.reps, unbounded.in_reps.sets, unbounded.loaded.sets), (2, 0, 0, 0));
    assert_eq!((unbounded.hard_sets, unbounded.rated.sets), (2, 2), "all out is hard, whatever it comes to");
    let stopped = only("max bench 100kg\nbench: 1-10+ @70%\n");
    assert_eq!((stopped.reps, stopped.hard_sets, stopped.rated.sets), (1, 0, 1), "stopped at ten");
    let choice = of("max squat 100kg\nsquat or front squat: 3x5 @70%\n");
    assert_eq!(choice.lifts.len(), 1, "of a choice the first counts");
}

#[test]
fn totals_are_as_few_sets_as_they_can_be() {
    let bounded = only("max bench 100kg\nbench: total 12 in 1-3 @80%\n");
    assert_eq!((bounded.sets, bounded.reps, bounded.tonnage.rounded()), (4, 12, 960));
    let free = only("push-up: total 50\n");
    assert_eq!((free.sets, free.reps), (1, 50));
    assert_eq!(of("push-up: total 50\n").weeks[0].sessions[0].length.untimed, 1);
}

#[test]
fn both_sides_count_for_reps_and_tonnage_and_one_for_what_is_relative() {
    let figures = only("max split squat 100kg\nsplit squat: 2x5/side @80%\n");
    assert_eq!((figures.sets, figures.reps, figures.tonnage.rounded()), (2, 20, 1600));
    assert_eq!(zones(&figures), [0, 0, 10, 0]);
    assert_eq!(figures.inol.to_string(), "0.5");
}

#[test]
fn the_athletes_own_weight_counts_where_it_is_known() {
    let unknown = only("chin-up: 3x5 @bw+20kg; 2x8 @bw; 2x5 @bw-30kg\n");
    assert_eq!((unknown.tonnage.rounded(), unknown.loaded.sets), (300, 3), "what is added is known, no more");
    assert_eq!((unknown.sets, unknown.on_bodyweight), (7, 7));
    let known = only("bodyweight 80kg\nchin-up: 3x5 @bw+20kg; 2x8 @bw; 2x5 @bw-30kg\n");
    assert_eq!((known.tonnage.rounded(), known.loaded.sets), (1500 + 1280 + 500, 7));
}

#[test]
fn the_chart_marks_what_rests_on_it() {
    let effort = only("max bench 120kg\nbench: top 4-6 @RPE8; backoff 3x8 @-10%\n");
    assert_eq!((effort.loaded.sets, effort.loaded.estimates), (4, 4));
    assert_eq!((effort.rated.sets, effort.rated.estimates), (4, 3), "the effort of the top set is written");
    let percent = only("max bench 120kg\nbench: 3x5 @75%\n");
    assert_eq!((percent.loaded.estimates, percent.relative.estimates, percent.rated.estimates), (0, 0, 3));
    // Without a max the chart gives the percent alone.
    let without = only("bench: 5 @RPE8\n");
    assert_eq!((without.loaded.sets, without.relative.sets, without.relative.estimates), (0, 1, 1));
    let of_rep_max = only("bench: 5 @90% of 5RM, 5 @90%\n");
    assert_eq!((of_rep_max.relative.sets, of_rep_max.relative.estimates), (2, 1));
}

#[test]
fn an_athletes_own_chart_says_how_hard_a_percent_is() {
    let plan = "max bench 100kg\nbench: 5x5 @80%\n";
    assert_eq!(only(plan).hard_sets, 0, "RPE 7.5 by the standard chart");
    assert_eq!(only(&format!("chart 1RM 100%, 5RM 82%\n{plan}")).hard_sets, 5, "RPE 9 by their own");
}

#[test]
fn variants_and_lifts_like_others_train_their_muscles() {
    let plan = "max squat 100kg\nlift \"pin squat\" like squat at 90%\npin squat: 4x3 @80%\nsquat (paused): 2x3 @70%\nzercher thing: 3x5 @50kg\n";
    let stats = of(plan);
    assert_eq!(muscle(&stats.weeks[0], "quads").0, 6.0);
    assert_eq!(stats.weeks[0].sets_of_no_muscle, 3);
    let names: Vec<&str> = stats.lifts.iter().map(|lift| &*lift.lift).collect();
    assert_eq!(names, ["pin squat", "squat", "zercher thing"]);
}

#[test]
fn written_paces_and_supersets_decide_how_long_a_session_takes() {
    assert_eq!(seconds("max snatch 100kg\nsnatch: 10x1 @75% every 1min\n"), [600]);
    assert_eq!(seconds("chin-up: total 50 within 12min\n"), [720]);
    assert_eq!(seconds("chin-up: 5x5 within 12min; 2x5 rest 1min\n"), [720 + 200]);
    // From the first lift of a superset straight to the next.
    assert_eq!(seconds("A1 row: 3x10\nA2 face pull: 3x15 rest 60s\n"), [3 * 40 + 3 * 100]);
    assert_eq!(seconds("plank: 3x30s rest 30s\n"), [180]);
    assert_eq!(seconds("plank: 2x30s/side rest 30s\n"), [180]);
    assert_eq!(seconds("max squat 100kg\nsquat: 3x(2+2) @80% rest 20s/2min\n"), [3 * (40 + 20 + 120)]);
    // The set goes over into its drop, and a mini-set into the next.
    assert_eq!(seconds("curl: 10 @20kg; drop 8 @-20% of prev\n"), [40 + 40 + 90]);
    assert_eq!(seconds("curl: myo 15 + 2x4\n"), [3 * 40 + 2 * 20 + 90]);
    let row = of("row erg: 2000m\nrow: 3x10 rest 1min\n");
    let length = row.weeks[0].sessions[0].length;
    assert_eq!((length.seconds, length.sets, length.untimed), (300, 3, 1));
}

#[test]
fn the_figures_of_every_program_fit_the_schema_and_80_columns() {
    let validator = jsonschema::validator_for(&stats_json_schema()).unwrap();
    for (name, schedule) in crate::outputs::shipped() {
        let stats = stats(&schedule);
        let json: serde_json::Value = serde_json::from_str(&rendered(render_stats_json, &stats)).unwrap();
        if let Some(error) = validator.iter_errors(&json).next() {
            panic!("{name}: {error}");
        }
        for line in rendered(render_stats_text, &stats).lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{name}: {line}");
        }
    }
}

#[test]
fn a_year_and_numbers_without_end_fit_80_columns() {
    let year = of("athlete \"Anna\"\nbodyweight 82.5kg\nmax bench 120kg, squat 180kg\nblock \"Year\" 104 weeks\n\
                   bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%\nsquat: 5x5 @60% +0.25%/week\n\
                   chin-up: 3x8 @bw+10kg\ncurl: 3x12\nrow erg: 500m\nfarmer's walk: 100x40m @40kg\n\
                   leg press: 1x1000 @2000kg; 1x1000 @1999kg; 1x1000 @1998kg\n");
    let text = rendered(render_stats_text, &year);
    let weeks: Vec<&str> = text.lines().filter(|line| line.contains("~600")).collect();
    assert_eq!(weeks.len(), 104, "a line a week\n{text}");
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn the_figures_look_as_approved() {
    for name in ["sheiko-29", "top-set-backoff"] {
        insta::assert_snapshot!(format!("{name}.txt"), rendered(render_stats_text, &shipped(name)));
    }
    insta::assert_snapshot!("one-liner.json", rendered(render_stats_json, &shipped("one-liner")));
}
