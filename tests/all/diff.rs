//! What changes for the athlete between two plans.

#[path = "diff/git.rs"]
mod git;
#[path = "diff/outputs.rs"]
mod outputs;
#[path = "diff/properties.rs"]
mod properties;

pub use git::{Repo, isolated};
use liftplan::diff::{Changes, Fact, SetField, diff};
use liftplan::model::Schedule;

use crate::support::schedule;

/// A change a line, in short: `week 1 day 2`, then `  row`, then `    2: load`.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (schedule(old), schedule(new));
    short(&diff(&old, &new))
}

fn short(changes: &Changes<'_>) -> Vec<String> {
    let mut told: Vec<String> =
        changes.facts.iter().map(|change| format!("{:?}", change.fact).to_lowercase()).collect();
    let weeks = changes.weeks.iter().map(|week| match (week.old, week.new) {
        (None, Some(new)) => format!("+week {new}"),
        (Some(old), None) => format!("-week {old}"),
        (old, new) => format!("week {} was {}", new.unwrap(), old.unwrap()),
    });
    told.extend(weeks);
    for session in &changes.sessions {
        let place = session.new.or(session.old).unwrap();
        let sign = sign(session.old, session.new);
        let moved = session.old.filter(|_| session.moved).map(|old| format!(" from week {} day {}", old.week, old.day));
        let facts = facts(session.facts.iter().map(|change| &change.fact));
        told.push(format!("{sign}week {} day {}{}{facts}", place.week, place.day, moved.unwrap_or_default()));
        for lift in &session.lifts {
            let line = lift.new.or(lift.old).unwrap();
            let from = lift.from.map(|from| format!(" from day {}", from.day)).unwrap_or_default();
            let reordered = if lift.reordered { " reordered" } else { "" };
            let facts = facts_of_lift(lift.facts.iter().map(|change| &change.fact), lift.old.map(|old| &*old.lift));
            let variant = line.variant.as_ref().map(|variant| format!(" ({variant})")).unwrap_or_default();
            let sign = self::sign(lift.old, lift.new);
            told.push(format!("  {sign}{}{variant}{from}{reordered}{facts}", line.lift));
            for set in &lift.sets {
                let number = set.new.or(set.old).unwrap().number;
                let fields: Vec<String> = set.fields.iter().map(|field| format!("{field:?}").to_lowercase()).collect();
                told.push(
                    format!("    {}{number} {}", self::sign(set.old, set.new), fields.join(" ")).trim_end().to_owned(),
                );
            }
        }
    }
    told
}

fn sign<T>(old: Option<&T>, new: Option<&T>) -> &'static str {
    match (old, new) {
        (None, _) => "+",
        (_, None) => "-",
        _ => "",
    }
}

fn facts<'a>(facts: impl Iterator<Item = &'a Fact>) -> String {
    facts.map(|fact| format!(" {}", format!("{fact:?}").to_lowercase())).collect()
}

fn facts_of_lift<'a>(all: impl Iterator<Item = &'a Fact>, old: Option<&str>) -> String {
    let replaced = |fact: &Fact| match fact {
        Fact::Lift => format!(" for {}", old.unwrap_or_default()),
        other => facts(std::iter::once(other)),
    };
    all.map(replaced).collect()
}

fn is_same(old: &str, new: &str) {
    assert_eq!(told(old, new), [""; 0], "{old}\n{new}");
}

const MAX: &str = "max squat 180kg, bench 120kg\n";

#[test]
fn a_plan_that_is_written_in_another_way_changes_nothing() {
    // Two weeks folded into a scheme.
    is_same(
        "squat: 5 @70%, 5 @80% | 3 @75%, 3 @85%\nbench: 5 @70%, 5 @80% | 3 @75%, 3 @85%\n",
        "scheme wave = 5 @70%, 5 @80% | 3 @75%, 3 @85%\nsquat: wave\nbench: wave\n",
    );
    // Loads as a scheme's parameter.
    is_same("squat: 5x10 @50%\n", "scheme bbb(load) = 5x10 @{load}\nsquat: bbb(50%)\n");
    // Defaults in the head.
    is_same(
        "squat: 3x5 @80%\n  rest 2min\nbench: 3x5 @80%\n  rest 2min\n",
        "rest 2min\nsquat: 3x5 @80%\nbench: 3x5 @80% rest 120s\n",
    );
    // Comments, blanks, blank lines, CRLF, other names of a lift and of a word.
    is_same("bench: 3x5 @80%  # heavy\n", "\r\n# today\r\nBench Press:   3 x 5   @80%\r\n");
    // `same`, labels of weeks, one column for all.
    is_same("squat: 3x5 | 3x5 | 4x5\n", "squat: 3x5 | same | 4x5\n");
    is_same("squat: 3x5 | - | 4x5\n", "squat: week 1: 3x5 | week 3: 4x5\n");
    is_same("block 3 weeks\nsquat: 3x5\n", "squat: 3x5 | 3x5 | 3x5\n");
    // Sets one by one.
    is_same("squat: 3x5 @65/70/75%\n", "squat: 5 @65%, 5 @70%, 5 @75%\n");
    is_same("squat: 3x5 @65%..75%\n", "squat: 5 @65%, 5 @70%, 5 @75%\n");
    is_same(&format!("{MAX}squat: 3x5 @65/70/75%\n"), &format!("{MAX}squat: 5 @65%, 5 @70%, 5 @75%\n"));
    is_same("squat: 3x5 @RPE6/7/8\n", "squat: 5 @RIR4, 5 @RIR3, 5 @RIR2\n");
    is_same("squat: 3x5 @60kg..80kg\n", "squat: 5 @60kg, 5 @70kg, 5 @80kg\n");
    // What a load is of, in other words; steps that come to the same.
    is_same("bench: top 5 @80%; backoff 3x5 @-10%\n", "bench: top 5 @80%; backoff 3x5 @90% of top\n");
    is_same("bench: 5 @100kg | same +5kg\n", "bench: 5 @100kg | 5 @105kg\n");
    is_same("percent of tm\ntm 90%\nbench: 5 @80%\n", "tm 90%\nbench: 5 @80% tm\n");
    // Where the max of a lift stands, and what is not trained.
    is_same("max squat 100kg\nsquat: 5 @80%\n", "squat: 5 @80%\nmax squat 100kg\nscheme x = 3x5\n");
    // Days of the same session, one by one.
    is_same("day mon, wed \"A\"\nsquat: 3x5\n", "day mon \"A\"\nsquat: 3x5\nday wed \"A\"\nsquat: 3x5\n");
}

#[test]
fn each_thing_that_an_output_shows_of_a_set_is_a_change_of_its_own() {
    use SetField::{
        Estimate, Every, Load, Measure, MiniRest, Notes, Optional, Pause, PerSide, Percent, Rest, Role, Rpe, Rule,
        Tempo, Until, Within,
    };
    let plans = |old: &str, new: &str| [old, new].map(|line| schedule(&format!("{MAX}bench: {line}\n")));
    for (old, new, fields) in [
        ("5 @80%", "top 5 @80%", &[Role][..]),
        ("5 @80%", "6 @80%", &[Measure]),
        ("5", "5+", &[Measure]),
        ("30s", "30-40s", &[Measure]),
        ("(2+2)", "(2+1+1)", &[Measure]),
        ("total 50", "total 50 in 5-10", &[Measure]),
        ("8 @20kg", "8/side @20kg", &[PerSide]),
        ("5 @60kg", "5 @62.5kg", &[Load]),
        ("5 @60kg", "5 @60-65kg", &[Load]),
        ("5 @60kg", "5 @61kg", &[Rule]),
        ("5 @60kg", "5 @bw+60kg", &[Load]),
        ("5 @80%", "5 @85%", &[Load, Percent, Rule]),
        ("5 @80%", "5 @80.1%", &[Percent, Rule]),
        ("5 @\"red band\"", "5 @\"blue band\"", &[Rule]),
        ("5 @97.5kg", "5 @RPE8", &[Estimate, Rpe]),
        ("5 @60kg", "5 @60kg RPE8", &[Rpe]),
        ("5 @60kg cap RPE8", "5 @60kg RPE8", &[Rpe]),
        ("5 rest 2min", "5 rest 2-3min", &[Rest]),
        ("3x(2+2) rest 20s", "3x(2+2) rest 30s", &[MiniRest, MiniRest, MiniRest]),
        ("5 tempo 30X0", "5 tempo 40X0", &[Tempo]),
        ("5 pause 2s", "5", &[Pause]),
        ("5 every 1min", "5 every 2min", &[Every]),
        ("5 within 10min", "5 within 12min", &[Within]),
        ("5 @60kg until RPE9", "5 @60kg until RPE8", &[Until]),
        ("5 \"slow\"", "5 \"fast\"", &[Notes]),
        ("2-3x5", "3x5", &[Optional]),
    ] {
        let [before, after] = plans(old, new);
        let changes = diff(&before, &after);
        let sets = changes.sessions.iter().flat_map(|session| &session.lifts).flat_map(|lift| &lift.sets);
        let found: Vec<SetField> = sets.flat_map(|set| set.fields.clone()).collect();
        assert_eq!(found, fields, "{old} -> {new}");
    }
}

#[test]
fn bands_of_percents_count_also_where_nobody_knows_the_max() {
    assert_eq!(told("bench: 5 @70-75%\n", "bench: 5 @70-80%\n"), ["week 1 day 1", "  bench press", "    1 rule"]);
    let step = |high: &str| format!("bench: top 5 @RPE8; 5 @-10-{high}kg\n");
    assert_eq!(told(&step("5"), &step("2.5")), ["week 1 day 1", "  bench press", "    2 rule"]);
}

#[test]
fn a_load_change_is_in_the_unit_and_in_percent_of_the_load_before() {
    let changes = |old: &str, new: &str| {
        let (old, new) = (schedule(old), schedule(new));
        let changes = diff(&old, &new);
        let set = &changes.sessions[0].lifts[0].sets[0];
        let words = |change: Option<liftplan::diff::LoadChange>| {
            change.map(|change| format!("{} {:?}", change.by, change.percent.map(|percent| percent.to_string())))
        };
        (words(set.load_change()), words(set.load_max_change()))
    };
    let words = |text: &str| Some(text.to_owned());
    assert_eq!(changes("squat: 5 @100kg", "squat: 5 @102.5kg").0, words("2.5 kg Some(\"2.5 %\")"));
    assert_eq!(changes("squat: 5 @90kg", "squat: 5 @87.5kg").0, words("-2.5 kg Some(\"-2.78 %\")"));
    assert_eq!(
        changes("squat: 5 @100kg", "squat: 5 @100-105kg"),
        (None, words("5 kg Some(\"5 %\")")),
        "the high end of a load that is none is the load"
    );
    // Nobody knows what share of the whole is added to the athlete's own weight.
    assert_eq!(changes("dip: 5 @bw+20kg", "dip: 5 @bw+25kg").0, words("5 kg None"));
    assert_eq!(changes("dip: 5 @bw+20kg", "dip: 5 @20kg").0, None);
    assert_eq!(changes("unit lb\nsquat: 5 @100lb", "unit kg\nsquat: 5 @50kg").0, words("4.64 kg Some(\"10.23 %\")"));
    assert_eq!(changes("squat: 5", "squat: 5 @50kg").0, None);
}

#[test]
fn sets_answer_to_those_of_their_role_and_the_rest_is_new_or_gone() {
    assert_eq!(
        told(
            "bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%",
            "bench: ramp 2x3@RPE3-5..8; top 4-6@RPE8; backoff 4x8 @-10%"
        ),
        ["week 1 day 1", "  bench press", "    -2", "    +7"],
        "of three sets of a ramp the middle one is gone"
    );
    assert_eq!(told("squat: 5x5", "squat: 3x5"), ["week 1 day 1", "  squat", "    -4", "    -5"]);
    assert_eq!(
        told("squat: 3x5 @80%", "squat: top 5 @80%; backoff 2x5 @80%"),
        ["week 1 day 1", "  squat", "    1 role", "    2 role", "    3 role"]
    );
    assert_eq!(told("squat: 5, 3", "warmup 8 @40%\nsquat: 5, 3"), ["week 1 day 1", "  squat", "    +1"]);
}

#[test]
fn lines_are_new_gone_replaced_or_in_another_order() {
    assert_eq!(told("squat: 5\nrow: 5", "squat: 5\ncurl: 8\nrow: 5"), ["week 1 day 1", "  +barbell curl", "    +1"]);
    assert_eq!(told("squat: 5\nrow: 5", "squat: 5"), ["week 1 day 1", "  -barbell row", "    -1"]);
    assert_eq!(
        told("squat: 5\nlat pulldown: 3x10\ncurl: 8", "squat: 5\nchin-up: 3x10\ncurl: 8"),
        ["week 1 day 1", "  chin-up for lat pulldown"]
    );
    assert_eq!(
        told("squat: 5\nrow: 5\ncurl: 8", "curl: 8\nsquat: 5\nrow: 5"),
        ["week 1 day 1", "  barbell curl reordered"]
    );
    assert_eq!(told("squat: 5", "squat (paused): 5"), ["week 1 day 1", "  squat (paused) variant"]);
    assert_eq!(
        told("A1 squat: 5\nA2 row: 5", "A1 row: 5\nA2 squat: 5"),
        ["week 1 day 1", "  barbell row reordered label", "  squat label"]
    );
    // A lift that is trained twice: the line that stays is the one that is the same.
    assert_eq!(
        told("bench: 3 @90%\nsquat: 5\nbench: 8 @70%", "squat: 5\nbench: 8 @70%"),
        ["week 1 day 1", "  -bench press", "    -1"]
    );
    for (new, fact) in
        [("squat or leg press: 5", "alternatives"), ("optional squat: 5", "optional"), ("squat: 5\n  \"deep\"", "note")]
    {
        assert!(told("squat: 5", new)[1].starts_with("  squat"), "{new}");
        assert!(told("squat: 5", new)[1].contains(fact), "{new}: {:?}", told("squat: 5", new));
    }
}

#[test]
fn a_line_that_goes_to_another_day_of_the_week_has_moved() {
    assert_eq!(
        told("day \"A\"\nsquat: 5\ncurl: 8\nday \"B\"\nbench: 5", "day \"A\"\nsquat: 5\nday \"B\"\nbench: 5\ncurl: 8"),
        ["week 1 day 2", "  barbell curl from day 1"]
    );
    assert_eq!(
        told("day \"A\"\nsquat: 5\ncurl: 8\nday \"B\"\nbench: 5", "day \"A\"\nsquat: 5\nday \"B\"\nbench: 5\ncurl: 10"),
        ["week 1 day 2", "  barbell curl from day 1", "    1 measure"]
    );
}

#[test]
fn a_session_is_known_by_its_name_also_on_another_day() {
    assert_eq!(
        told("day \"A\"\nsquat: 5\nday \"B\"\nbench: 5", "day \"B\"\nbench: 5\nday \"A\"\nsquat: 6"),
        ["week 1 day 1 from week 1 day 2", "week 1 day 2 from week 1 day 1", "  squat", "    1 measure"]
    );
    assert_eq!(told("day \"A\"\nsquat: 5", "day \"Heavy\"\nsquat: 5"), ["week 1 day 1 name"]);
    assert_eq!(
        told("day \"A\"\nsquat: 5", "day \"Run\"\nrunning: 20min"),
        ["-week 1 day 1", "  -squat", "    -1", "+week 1 day 1", "  +running", "    +1"],
        "what has another name and nothing in common is another session"
    );
    assert_eq!(
        told("day\nsquat: 5\nday\nbench: 5", "day\nrow: 8\nday\nsquat: 5\nday\nbench: 5"),
        [
            "+week 1 day 1",
            "  +barbell row",
            "    +1",
            "week 1 day 2 from week 1 day 1",
            "week 1 day 3 from week 1 day 2"
        ],
        "days without names are known by what is trained"
    );
    assert_eq!(
        told("day\nsquat: 5\nday\nbench: 5", "day\nbench: 5\nday\nsquat: 5"),
        ["week 1 day 1 from week 1 day 2", "week 1 day 2 from week 1 day 1"]
    );
    // Three days of one lift, each a step heavier: nothing has moved.
    assert_eq!(
        told("day\nsquat: 5 @60kg\nday\nsquat: 5 @65kg", "day\nsquat: 5 @65kg\nday\nsquat: 5 @70kg"),
        ["week 1 day 1", "  squat", "    1 load", "week 1 day 2", "  squat", "    1 load"]
    );
}

#[test]
fn a_session_that_goes_to_another_week_has_moved() {
    let plan = |first: &str, second: &str, third: &str| {
        format!(
            "block 3 weeks\nday \"A\"\nsquat: 5 @60kg +5kg/week\nday \"Test\"\nbench: {first} | {second} | {third}\n"
        )
    };
    assert_eq!(told(&plan("3 @80%", "-", "-"), &plan("-", "-", "3 @80%")), ["week 3 day 2 from week 1 day 2"]);
}

#[test]
fn a_week_that_is_put_in_moves_the_others_on() {
    assert_eq!(
        told("squat: 5 @70% | 5 @75% | 5 @80%", "squat: 5 @60% | 5 @70% | 5 @75% | 5 @80%"),
        ["weeks", "+week 1", "week 2 was 1", "week 3 was 2", "week 4 was 3", "+week 1 day 1", "  +squat", "    +1"]
    );
    assert_eq!(
        told("squat: 5 @70% | 5 @75% | 5 @80%", "squat: 5 @70% | 5 @80%"),
        ["weeks", "-week 2", "week 2 was 3", "-week 2 day 1", "  -squat", "    -1"]
    );
    assert_eq!(
        told("squat: 5 @70% | 5 @75% | 5 @80%", "squat: 5 @70% | 5 @80% | 5 @75%"),
        ["week 2 was 3", "week 3 was 2"],
        "weeks in another order"
    );
    // A program that climbs is not one that has lost its first week.
    assert_eq!(
        told("block 3 weeks\nsquat: 5 @60kg +5kg/week", "block 3 weeks\nsquat: 5 @65kg +5kg/week").len(),
        3 * 3,
        "a heavier start changes all weeks"
    );
    assert_eq!(
        told("block 3 weeks\nsquat: 5", "block 4 weeks\nsquat: 5"),
        ["weeks", "+week 4", "+week 4 day 1", "  +squat", "    +1"],
        "of weeks that are alike the last is new"
    );
}

#[test]
fn blocks_are_known_by_their_names() {
    let block = |name: &str, sets: &str| format!("block \"{name}\" 1 week\nsquat: {sets}\n");
    let (a, b) = (block("A", "5x5"), block("B", "3x3"));
    let deload = block("Deload", "2x5");
    assert_eq!(
        told(&format!("{a}{b}"), &format!("{a}{deload}{b}")),
        ["weeks", "+week 2", "week 3 was 2", "+week 2 day 1", "  +squat", "    +1", "    +2"]
    );
    assert_eq!(told(&format!("{a}{b}"), &format!("{b}{a}")), ["week 1 was 2", "week 2 was 1"]);
    assert_eq!(told(&a, &block("Volume", "5x5")), ["week 1 day 1 block"]);
    assert_eq!(told("squat: 5x5", &a), ["week 1 day 1 block"]);
}

#[test]
fn what_holds_for_the_program_is_told_of_once() {
    let old = "program \"P\"\nauthor \"A\"\nmax squat 100kg\n\"note\"\nsquat: 5 @80kg\n";
    for (new, fact) in [
        (old.replace("\"P\"", "\"Q\""), "name"),
        (old.replace("\"A\"", "\"B\""), "author"),
        (old.replace("\"note\"", "\"other\""), "note"),
        (old.replace("100kg", "105kg"), "max(\"squat\")"),
        (old.replace("max squat", "max squat 5RM 90kg, squat"), "max(\"squat 5rm\")"),
        (old.replace("author", "bodyweight 80kg\nauthor"), "bodyweight"),
        (old.replace("author", "athlete \"Anna\"\nauthor"), "athlete"),
    ] {
        assert_eq!(told(old, &new), [fact], "{new}");
    }
    assert_eq!(told("squat: 5", "unit lb\nsquat: 5"), ["unit"]);
    let weeks = "block 2 weeks\nsquat: 5 @80kg\n";
    let told = told(weeks, &format!("{weeks}  progress on hit: +2.5kg\n"));
    assert_eq!(told, ["projection", "week 2 day 1", "  squat", "    1 load"]);
}

#[test]
fn a_max_that_rounds_to_the_same_loads_changes_no_set() {
    assert_eq!(
        told("max squat 100kg\nsquat: 5 @80%, 5 @60kg", "max squat 101kg\nsquat: 5 @80%, 5 @60kg"),
        ["max(\"squat\")"]
    );
    // A training max that is another share of the same max is told of.
    assert_eq!(
        told("max squat 100kg\ntm 90%\nsquat: 5 @80% tm", "max squat 100kg\ntm 90.5%\nsquat: 5 @80% tm"),
        ["week 1 day 1", "  squat", "    1 percent"]
    );
}

#[test]
fn dates_weekdays_and_notes_of_a_session_count() {
    let dated = |date: &str| format!("start {date}\ntrain mon wed\nday\nsquat: 5\nday\nbench: 5\n");
    assert_eq!(told(&dated("2026-01-05"), &dated("2026-01-12")), ["week 1 day 1 date", "week 1 day 2 date"]);
    assert_eq!(told("day mon\nsquat: 5", "day tue\nsquat: 5"), ["week 1 day 1 weekday"]);
    assert_eq!(told("day \"A\"\n\"easy\"\nsquat: 5", "day \"A\"\n\"hard\"\nsquat: 5"), ["week 1 day 1 note"]);
}

#[test]
fn the_figures_are_those_of_the_weeks_that_change() {
    let old = schedule("max squat 100kg\nsquat: 3x5 @80% | 3x5 @80%\nbench: 3x8 @60kg\n");
    let new = schedule("max squat 100kg\nsquat: 3x5 @80% | 4x5 @85%\nbench: 3x8 @60kg\n");
    let changes = diff(&old, &new);
    assert_eq!(changes.volume.len(), 1);
    let week = &changes.volume[0];
    assert_eq!((week.old, week.new), (Some(2), Some(2)));
    let (before, after) = (week.total.0.unwrap(), week.total.1.unwrap());
    assert_eq!((before.sets, after.sets), (6, 7));
    assert_eq!((before.tonnage.rounded(), after.tonnage.rounded()), (3 * 5 * 80 + 3 * 8 * 60, 4 * 5 * 85 + 3 * 8 * 60));
    let lifts: Vec<&str> = week.lifts.iter().map(|lift| &*lift.lift).collect();
    assert_eq!(lifts, ["squat"]);
    let note = schedule("max squat 100kg\nsquat: 3x5 @80% \"deep\" | 3x5 @80%\nbench: 3x8 @60kg\n");
    assert!(diff(&old, &note).volume.is_empty(), "a note is no volume");
}

#[test]
fn only_the_sessions_that_are_wanted_are_left() {
    let old = schedule("squat: 5 @80kg | 5 @80kg | 5 @80kg\n");
    let new = schedule("squat: 5 @82.5kg | 5 @85kg | 5 @80kg\n");
    let mut changes = diff(&old, &new);
    changes.retain(|session| session.week == 2);
    assert_eq!(short(&changes), ["week 2 day 1", "  squat", "    1 load"]);
    assert_eq!(changes.volume.iter().map(|week| week.new).collect::<Vec<_>>(), [Some(2)]);
    changes.retain(|session| session.week == 3);
    assert!(changes.is_empty());
}

#[test]
fn shipped_programs_are_the_same_as_themselves() {
    for (name, schedule) in crate::outputs::shipped() {
        let copy: Schedule = schedule.clone();
        assert!(diff(&schedule, &copy).is_empty(), "{name}");
    }
}
