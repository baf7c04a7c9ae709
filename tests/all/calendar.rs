//! Training days, single weeks, cycles, deloads and dates.

use liftplan::model::{Role, Schedule, Session, Weekday};
use liftplan::render::{json_schema, render_csv, render_json, render_text};

use crate::outputs::rendered;
use crate::support::{codes, compile, line, render_html, schedule};

/// The sessions, one a word: `1.2B` is week 1, day 2, day "B".
fn days(schedule: &Schedule) -> String {
    let words = schedule.sessions.iter().map(|session| {
        let name = session.name.as_deref().unwrap_or("");
        format!("{}.{}{name}", session.week, session.day)
    });
    words.collect::<Vec<_>>().join(" ")
}

fn weekdays(schedule: &Schedule) -> String {
    let words = schedule.sessions.iter().map(|session| session.weekday.map_or("-", Weekday::short));
    words.collect::<Vec<_>>().join(" ")
}

fn dates(text: &str) -> String {
    let schedule = schedule(text);
    let words = schedule.sessions.iter().map(|session| session.date.map_or("-".to_owned(), |date| date.to_string()));
    words.collect::<Vec<_>>().join(" ")
}

/// The first line of every session.
fn first_lines(text: &str) -> Vec<String> {
    schedule(text).sessions.iter().map(|session| line(&session.exercises[0])).collect()
}

fn basis(session: &Session) -> String {
    session.exercises[0].sets[0].basis.as_ref().map(ToString::to_string).unwrap_or_default()
}

const AB: &str = "day \"A\"\nsquat: 5 @100kg\nday \"B\"\nbench: 5 @80kg\n";
const ABC: &str = "day \"A\"\nsquat: 5 @100kg\nday \"B\"\nbench: 5 @80kg\nday \"C\"\nrow: 5 @60kg\n";

// ---- train

#[test]
fn train_gives_the_days_their_weekdays_in_order() {
    let schedule = schedule(&format!("train fri mon wed\n{ABC}"));
    assert_eq!(days(&schedule), "1.1A 1.2B 1.3C");
    assert_eq!(weekdays(&schedule), "mon wed fri");
}

#[test]
fn a_day_keeps_the_weekday_that_it_names() {
    let text =
        "train mon wed fri\nday \"A\"\nsquat: 5\nday mon \"B\"\nbench: 5\nday \"C\"\nrow: 5\nday sat \"D\"\nrow: 5";
    let schedule = schedule(text);
    assert_eq!(days(&schedule), "1.1B 1.2A 1.3C 1.4D");
    assert_eq!(weekdays(&schedule), "mon wed fri sat");
}

#[test]
fn fewer_days_than_training_days_take_the_first_of_them() {
    assert_eq!(weekdays(&schedule(&format!("train mon wed fri\n{AB}"))), "mon wed");
    let named = schedule("train mon wed fri\nday mon \"A\"\nsquat: 5\nday \"B\"\nbench: 5");
    assert_eq!((days(&named), weekdays(&named)), ("1.1A 1.2B".into(), "mon wed".into()));
    let single = schedule(&format!("train mon wed\nblock 3 weeks\n{AB}week 2\nday \"C\"\nrow: 5"));
    assert_eq!((days(&single), weekdays(&single)), ("1.1A 1.2B 2.1C 3.1A 3.2B".into(), "mon wed mon mon wed".into()));
}

#[test]
fn a_plan_of_the_language_page_is_built_whole() {
    let text = r#"# comments run to the end of the line
program "Top-set bench block"
author "Strength Room"
unit kg
percent of 1RM                      # what a bare % means: 1RM (default) or tm
train mon wed fri                   # for the program or for a block
start 2026-01-05                    # or: meet 2026-06-06, counted back from the last session

max squat 180kg, bench 120kg        # the athlete file, the roster and --max override these
tm 90%                              # training max = 90 % of max; `tm squat 85%` for one lift
lift "pin squat" like squat at 90%  # borrows squat's max, muscles, equipment; may redeclare a lift of the catalogue

block "Accumulation" 3 weeks
day "Heavy bench"
bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%
  rest 2-3min
  progress top: reps then +2.5kg
A1 row: 4x8-12 @RPE8 rest 90s
A2 face pull: 3x15-20

block "Deload" 1 week
deload from "Accumulation" week 3: sets 50%, load 90%      # 90 % of that week's loads
"#;
    assert_eq!(dates(text), "2026-01-05 2026-01-12 2026-01-19 2026-01-26");
    assert_eq!(first_lines(text)[0], "3@87.5-95 3@95-100 3@97.5-100 4-6@100 8@90 8@90 8@90");
    // By then the top set has gone from four reps to six.
    assert_eq!(first_lines(text)[3], "3@77.5-85 3@85-90 3@87.5-90 6@90 8@80 8@80");
    // A lift that is declared for later, and no other warning.
    assert_eq!(codes(text), ["W1017", "W1002"]);
}

#[test]
fn sessions_that_rotate_go_round_the_days() {
    let schedule = schedule(&format!("train mon wed fri rotate\nblock 3 weeks\n{AB}"));
    assert_eq!(days(&schedule), "1.1A 1.2B 1.3A 2.1B 2.2A 2.3B 3.1A 3.2B 3.3A");
    assert_eq!(weekdays(&schedule), "mon wed fri mon wed fri mon wed fri");
}

#[test]
fn three_days_on_two_training_days_rotate_too() {
    let schedule = schedule(&format!("train mon thu rotate\nblock 4 weeks\n{ABC}"));
    assert_eq!(days(&schedule), "1.1A 1.2B 2.1C 2.2A 3.1B 3.2C 4.1A 4.2B");
}

#[test]
fn columns_of_rotating_days_are_weeks() {
    let text =
        "train mon wed fri rotate\nblock 2 weeks\nday \"A\"\nsquat: 5 @100kg | 5 @110kg\nday \"B\"\nbench: 5 @80kg";
    assert_eq!(first_lines(text), ["5@100", "5@80", "5@100", "5@80", "5@110", "5@80"]);
}

#[test]
fn rotation_goes_on_through_cycles_and_past_single_weeks() {
    let cycles = schedule(&format!("train mon wed fri rotate\nblock 1 week repeat 3\n{AB}"));
    assert_eq!(days(&cycles), "1.1A 1.2B 1.3A 2.1B 2.2A 2.3B 3.1A 3.2B 3.3A");
    let text = format!("train mon wed fri rotate\nblock 3 weeks\n{AB}week 2\nday \"E\"\nrow: 5 @40kg\n");
    assert_eq!(days(&schedule(&text)), "1.1A 1.2B 1.3A 2.1E 2.2E 2.3E 3.1B 3.2A 3.3B");
}

#[test]
fn a_train_line_of_a_block_goes_before_that_of_the_program() {
    let text = format!("train mon thu\nblock 1 week\n{AB}block 1 week\ntrain tue sat\n{AB}");
    assert_eq!(weekdays(&schedule(&text)), "mon thu tue sat");
}

#[test]
fn last_week_of_a_rotating_day_is_that_day() {
    let text = "train mon wed fri rotate\nblock 2 weeks\nday \"A\"\nsquat: 5 @100kg +10kg/session | same\nday \"B\"\nsquat: 5 @60kg | 5 @+5kg of last week";
    assert_eq!(first_lines(text), ["5@100", "5@60", "5@110", "5@65", "5@120", "5@65"]);
}

#[test]
fn a_day_that_another_starts_from_must_come_first_in_every_week() {
    let text =
        "train mon wed fri rotate\nblock 2 weeks\nday \"A\"\nsquat: 5 @100kg\nday \"B\"\nsquat: 5 @90% of day \"A\"";
    assert_eq!(codes(text), ["E0203"]);
    let one = text.replace("block 2 weeks", "block 1 week");
    assert_eq!(first_lines(&one), ["5@100", "5@90", "5@100"]);
}

#[test]
fn days_and_training_days_must_fit() {
    for text in ["train mon\n", "train mon mon thu\n"] {
        assert_eq!(codes(&format!("{text}{AB}")), ["E0408"], "{text}");
    }
    assert_eq!(codes("train mon thu\nday 1\nsquat: 5\nday 3\nbench: 5"), ["E0406"]);
    assert_eq!(codes("train mon\nday tue\nsquat: 5"), ["W1011"]);
    assert_eq!(codes("train mon\ntrain tue\nsquat: 5"), ["E0116"]);
    assert_eq!(codes("block 1 week\nsquat: 5\ntrain tue"), ["E0410"]);
}

// ---- week

#[test]
fn a_week_has_days_of_its_own_in_place_of_the_blocks() {
    let text = format!("block 4 weeks\n{AB}week 2\nday \"X\"\nrow: 5 @60kg\nweek 4\nrow: 5 @50kg");
    assert_eq!(days(&schedule(&text)), "1.1A 1.2B 2.1X 3.1A 3.2B 4.1");
}

#[test]
fn lines_of_single_weeks_have_one_column_or_one_for_each_of_them() {
    let text = "block 4 weeks\nsquat: 5 @100kg\nweek 2-3\nsquat: 3 @120kg | 3 @125kg";
    assert_eq!(first_lines(text), ["5@100", "3@120", "3@125", "5@100"]);
    let climbing = "block 4 weeks\nsquat: 5 @100kg +5kg/week\nweek 2-3\nsquat: 3 @120kg +10kg/week";
    assert_eq!(first_lines(climbing), ["5@100", "3@120", "3@130", "5@115"]);
    let labelled = "block 4 weeks\nsquat: 5 @100kg\nweek 2-4\nsquat: 3 @120kg | week 4: 3 @90kg";
    assert_eq!(first_lines(labelled), ["5@100", "3@120", "3@90"]);
    assert_eq!(codes("block 4 weeks\nsquat: 5\nweek 2-3\nsquat: 3 | 3 | 3"), ["E0401"]);
    assert_eq!(codes("block 4 weeks\nsquat: 5\nweek 2\nsquat: week 3: 3"), ["E0403"]);
}

#[test]
fn lines_of_the_block_have_columns_for_all_weeks_or_for_the_others() {
    let weeks = ["5@100", "5@105", "3@80", "5@110"];
    let others = "block 4 weeks\nsquat: 5 @100kg | 5 @105kg | 5 @110kg\nweek 3\nsquat: 3 @80kg";
    let all = "block 4 weeks\nsquat: 5 @100kg | 5 @105kg | - | 5 @110kg\nweek 3\nsquat: 3 @80kg";
    let labelled = "block 4 weeks\nsquat: 5 @100kg | 5 @105kg | week 4: 5 @110kg\nweek 3\nsquat: 3 @80kg";
    for text in [others, all, labelled] {
        assert_eq!(first_lines(text), weeks, "{text}");
    }
    assert_eq!(codes(&all.replace(" - ", " 5 @107.5kg ")), ["E0420"]);
    assert_eq!(codes(&labelled.replace("week 4:", "week 3-4:")), ["E0420"]);
}

#[test]
fn a_block_is_as_long_as_its_last_week_line() {
    assert_eq!(first_lines("squat: 5 @100kg\nweek 3\nsquat: 3 @80kg"), ["5@100", "5@100", "3@80"]);
}

#[test]
fn weeks_that_cannot_be_are_errors() {
    for text in [
        "block 2 weeks\nsquat: 5\nweek 3\nsquat: 3",
        "block 2 weeks\nsquat: 5\nweek 0\nsquat: 3",
        "block 4 weeks\nsquat: 5\nweek 3-2\nsquat: 3",
        "block 4 weeks\nsquat: 5\nweek 1-2\nsquat: 3\nweek 2-3\nsquat: 3",
        "block 4 weeks\nsquat: 5\nweek 2",
        "block 2 weeks\nsquat: 5\nweek 1-2\nsquat: 3",
    ] {
        assert_eq!(codes(text), ["E0409"], "{text}");
    }
}

#[test]
fn a_week_with_a_colon_is_asked_what_it_is() {
    let compiled = compile("squat: 5x5\nweek 2: 3x3");
    let findings = compiled.diagnostics.sorted();
    assert_eq!(findings[0].code().unwrap().to_string(), "W1001");
    assert!(findings[0].help().unwrap().to_string().contains("`| week 2: 3x5`"));
    assert_eq!(codes("squat: 5x5\nweek 2:\nsquat: 3"), ["E0110"]);
}

#[test]
fn days_are_referred_to_in_their_own_week() {
    let text = "block 2 weeks\nday \"A\"\nsquat: 5 @100kg\nday \"B\"\nsquat: 5 @90% of day \"A\"\n\
                week 2\nday \"A\"\nsquat: 5 @60kg\nday \"B\"\nsquat: 5 @50% of day \"A\"";
    assert_eq!(first_lines(text), ["5@100", "5@90", "5@60", "5@30"]);
    let missing = "block 2 weeks\nday \"A\"\nsquat: 5 @100kg\nweek 2\nday \"B\"\nsquat: 5 @90% of day \"A\"";
    assert_eq!(codes(missing), ["E0201"]);
}

// ---- repeat and each cycle

#[test]
fn a_block_is_run_again_and_climbs_begin_anew() {
    let text = "block 2 weeks repeat 3\nsquat: 5 @100kg +5kg/week\nblock 1 week\nsquat: 5 @60kg";
    assert_eq!(first_lines(text), ["5@100", "5@105", "5@100", "5@105", "5@100", "5@105", "5@60"]);
    let schedule = schedule(text);
    assert_eq!(schedule.weeks, 7);
    assert_eq!(days(&schedule), "1.1 2.1 3.1 4.1 5.1 6.1 7.1");
    let sessions = "block 2 weeks repeat 2\nday mon, thu\nsquat: 5 @100kg +5kg/session";
    assert_eq!(first_lines(sessions).join(" "), "5@100 5@105 5@110 5@115 5@100 5@105 5@110 5@115");
}

#[test]
fn last_week_in_a_later_cycle_is_the_end_of_the_cycle_before() {
    let text = "block 1 week\nsquat: 5 @100kg\nblock 2 weeks repeat 2\nsquat: 5 @+5kg of last week | same";
    assert_eq!(first_lines(text), ["5@100", "5@105", "5@110", "5@115", "5@120"]);
}

#[test]
fn training_maxes_move_after_each_cycle_and_stay_so() {
    let text = "max squat 200kg\ntm 90%\nblock 1 week repeat 3\neach cycle: tm squat +10kg\nsquat: 5 @50% tm\n\
                block 1 week\nsquat: 5 @50% tm; 5 @50%";
    // 180, 190, 200, 210 kg; the max itself does not move.
    assert_eq!(first_lines(text), ["5@90", "5@95", "5@100", "5@105 5@100"]);
    let schedule = schedule(text);
    assert_eq!(basis(&schedule.sessions[2]), "50 % of training max of squat 200 kg, rounded to 2.5 kg");
    assert_eq!(schedule.maxes[0].load.number(), "200");
    let percent = schedule.sessions[1].exercises[0].sets[0].percent.unwrap();
    assert_eq!(percent.to_f64(), 47.5);
}

#[test]
fn a_max_that_moves_takes_the_training_max_and_rep_maxes_with_it() {
    let text = "max squat 200kg, bench 5RM 100kg\ntm 90%\nblock 1 week repeat 2\neach cycle: max squat +10kg; max bench +10kg\n\
                squat: 5 @50% tm; 5 @50%; 5 @RPE10\nbench: 5 @100% of 5RM";
    let schedule = schedule(text);
    let lines: Vec<String> = schedule.sessions.iter().flat_map(|session| &session.exercises).map(line).collect();
    // 50 % of 189 kg, of 210 kg, 86.3 % of 210 kg; 100 kg and 86.3 % of 10 kg.
    assert_eq!(lines, ["5@90 5@100 5@172.5", "5@100", "5@95 5@105 5@180", "5@107.5"]);
}

#[test]
fn a_move_without_lifts_is_of_all_and_may_be_a_share_of_the_max() {
    let text = "max squat 200kg, bench 100kg\nblock 1 week repeat 2\neach cycle: max +1% of max\nday\nsquat: 5 @100%\nday\nbench: 5 @100%";
    assert_eq!(first_lines(text), ["5@200", "5@100", "5@202.5", "5@100"]);
    let schedule = schedule(text);
    assert_eq!(basis(&schedule.sessions[2]), "100 % of squat 202 kg, rounded to 2.5 kg");
    assert_eq!(basis(&schedule.sessions[3]), "100 % of bench press 101 kg, rounded to 2.5 kg");
}

#[test]
fn moves_that_cannot_be_are_errors() {
    let plan = |each: &str| {
        let heads = "max squat 180kg, bench 120kg\ntm squat 90%\nblock 1 week repeat 2";
        format!("{heads}\n{each}\nsquat: 5 @80% tm\nbench: 5 @RPE8")
    };
    for (each, code) in [
        ("each cycle: tm squat +5kg", None),
        ("each cycle: max bench, squat +5lb; tm squat -2.5kg", None),
        ("each cycle: max deadlift +5kg", Some("E0415")),
        ("each cycle: tm bench +5kg", Some("W1012")),
        ("each cycle: max squat +5kg; max squat +5kg", Some("E0415")),
        ("each cycle: max squat +0kg", Some("E0307")),
        ("each cycle: max squat +5", Some("E0110")),
        ("each cycle: squat +5kg", Some("E0110")),
        ("each cycle: max squat +2.5%", Some("E0110")),
        ("each cycle", Some("E0110")),
    ] {
        let found = codes(&plan(each));
        assert_eq!(found, code.into_iter().collect::<Vec<_>>(), "{each}");
    }
    assert_eq!(codes("max squat 180kg\nblock 1 week\neach cycle: max +5kg\nsquat: 5 @80%"), ["E0414"]);
    assert_eq!(codes("each cycle: max +5kg\nsquat: 5 @80kg"), ["E0410"]);
    assert_eq!(codes("block 1 week repeat 0\nsquat: 5 @80kg"), ["E0307"]);
}

#[test]
fn a_move_that_changes_no_load_is_warned_of() {
    let plan = |each: &str, load: &str| {
        format!("max squat 180kg\ntm 90%\nblock 1 week repeat 2\neach cycle: {each}\nsquat: 5 @{load}\nplank: 60s")
    };
    for (each, load, warns) in [
        ("tm squat +5kg", "80%", true),
        ("tm squat +5kg", "RPE8", true),
        ("max squat +5kg", "100kg", true),
        ("max +5kg", "100kg", true),
        ("max plank, squat +5kg", "80%", true),
        ("tm squat +5kg", "80% tm", false),
        ("max squat +5kg", "80% tm", false),
        ("max squat +5kg", "RPE8", false),
        ("max squat +5kg", "90% of 5RM", false),
        ("max +5kg", "80%", false),
    ] {
        let expected: &[&str] = if warns { &["W1012"] } else { &[] };
        assert_eq!(codes(&plan(each, load)), expected, "{each} {load}");
    }
}

#[test]
fn cycles_count_for_the_limit_of_weeks() {
    assert!(codes("block 26 weeks repeat 4\nsquat: 5 @80kg").is_empty());
    assert_eq!(codes("block 26 weeks repeat 5\nsquat: 5 @80kg"), ["E0902"]);
    assert_eq!(codes("block 60 weeks\nsquat: 5 @80kg\nblock 5 weeks repeat 9\nsquat: 5 @80kg"), ["E0902"]);
}

// ---- deload

fn deload(line: &str, from: &str) -> String {
    let text =
        format!("max squat 200kg\nblock \"B\" 1 week\n{line}\nblock \"D\" 1 week\ndeload from \"B\" week 1: {from}");
    first_lines(&text).pop().unwrap()
}

#[test]
fn a_deload_is_an_earlier_week_made_easier() {
    for (written, from, sets) in [
        ("squat: 4x5 @100kg", "sets 50%, load 90%", "5@90 5@90"),
        ("squat: 4x5 @100kg", "load 90%, sets 50%", "5@90 5@90"),
        ("squat: 4x5 @100kg", "sets 50%", "5@100 5@100"),
        ("squat: 3x5 @100kg", "load 80%", "5@80 5@80 5@80"),
        // 2.5 sets are three, and one set stays one.
        ("squat: 5x5 @100kg; 1x3 @120kg", "sets 50%", "5@100 5@100 5@100 3@120"),
        ("squat: 5 @100kg, 5 @110kg, 5+ @120kg", "sets 10%", "5@100 5@110 5@120"),
        ("squat: 3x3-6+ @100kg", "sets 100%", "3@100 3@100 3@100"),
        ("squat: total 25 @100kg", "sets 50%", "total 13@100"),
        // 90 % of what was on the bar, 162.5 kg, rounded once: 146.25 kg, ties down.
        ("squat: 2x5 @RPE8", "load 90%", "5@145 5@145"),
        ("squat: 5 @70-75%", "load 90%", "5@125-135"),
        ("pull-up: 3x5 @bw", "load 50%, sets 70%", "5@0 5@0"),
        ("pull-up: 3x5 @bw+20kg", "load 50%", "5@10 5@10 5@10"),
        ("pull-up: 3x5 @bw-20kg", "load 50%", "5@-20 5@-20 5@-20"),
        ("plank: 4x60s", "sets 50%", "60s 60s"),
        ("curl: 3x8 @\"red band\"", "sets 34%, load 90%", "8"),
        ("curl: myo 15 + 4x4 @20kg", "sets 50%", "15@20 4@20 4@20"),
        ("curl: myo 15 + 4x4 @20kg rest 20s", "sets 50%", "15@20 4@20 4@20"),
        ("curl: restpause 2x(5+5) @20kg rest 20s/3min", "sets 50%", "5@20 5@20"),
        ("lateral raise: 2x12 @2.5kg", "load 40%", "12@2.5 12@2.5"),
        ("lateral raise: 2x12 @1kg", "load 90%", "12@1 12@1"),
    ] {
        assert_eq!(deload(written, from), sets, "{written} {from}");
    }
}

#[test]
fn a_deload_has_as_many_sets_with_a_max_as_without() {
    for line in ["squat: top 5 @80%; drop 4x8 @-20% of prev", "squat: 5 @60%, 3x5 @+5kg of prev", "squat: 4x5 @RPE8"] {
        let text = format!("block \"B\" 1 week\n{line}\nblock \"D\" 1 week\ndeload from \"B\" week 1: sets 50%");
        let reps = |text: &str| -> Vec<_> {
            schedule(text).sessions[1].exercises[0].sets.iter().map(|set| set.measure.clone()).collect()
        };
        assert_eq!(reps(&text), reps(&format!("max squat 100kg\n{text}")), "{line}");
    }
    let line = "squat: top 5 @80%; drop 4x8 @-20% of prev";
    assert_eq!(deload(line, "sets 50%"), "5@160 8@127.5 8@102.5");
}

#[test]
fn the_last_mini_set_of_a_deload_has_the_rest_of_the_last() {
    let text = "block \"B\" 1 week\ncurl: myo 15 + 4x4 @20kg rest 20s/3min\n\
                block \"D\" 1 week\ndeload from \"B\" week 1: sets 50%";
    let schedule = schedule(text);
    let rests = schedule.sessions[1].exercises[0].sets.iter().map(|set| set.extras.rest.map(|rest| rest.min));
    assert_eq!(rests.collect::<Vec<_>>(), [Some(20), Some(20), Some(180)]);
}

#[test]
fn a_deload_puts_no_share_of_a_load_on_what_has_none() {
    let text = "block \"B\" 1 week\nplank: 3x60s\nrun: 5km\nrow erg: 15cal\nplank (weighted): 30s @10kg\ncurl: 8\n\
                block \"D\" 1 week\ndeload from \"B\" week 1: load 90%";
    let schedule = schedule(text);
    let written = schedule.sessions[1].exercises.iter().map(|exercise| exercise.sets[0].load_written.as_deref());
    assert_eq!(written.collect::<Vec<_>>(), [None, None, None, Some("90% of week 1"), Some("90% of week 1")]);
}

#[test]
fn efforts_of_a_deload_are_dropped_where_its_loads_are_lighter() {
    let text = "max squat 200kg\nblock \"B\" 1 week\nsquat: 3x5 @RPE8\nrow: 3x5 @RPE8\nbench: 3x5 @80%\ncurl: 3x10\n\
                block \"D\" 1 week\ndeload from \"B\" week 1: load 90%";
    let schedule = schedule(text);
    let easy = &schedule.sessions[1];
    let set = |lift: usize| &easy.exercises[lift].sets[0];
    assert_eq!((set(0).rpe_min, set(0).rpe_max), (None, None));
    assert_eq!(basis(easy), "90 % of week 1: 162.5 kg, rounded to 2.5 kg");
    assert!(set(0).estimate);
    let written = |lift: usize| set(lift).load_written.as_deref();
    assert_eq!((set(1).rpe_min, set(1).rpe_max, set(1).load), (None, None, None));
    assert_eq!(written(1), Some("90% of week 1: RPE8"));
    assert_eq!(written(2), Some("90% of week 1: 80%"));
    assert_eq!(set(2).percent.map(|percent| percent.to_f64()), Some(72.0));
    assert_eq!(written(3), Some("90% of week 1"));
}

#[test]
fn a_deload_tests_no_max() {
    let text =
        "max squat 200kg\nblock \"B\" 1 week\nsquat: test 1RM\nblock \"D\" 1 week\ndeload from \"B\" week 1: load 90%";
    let easy = &schedule(text).sessions[1].exercises[0];
    assert_eq!((line(easy), easy.sets[0].role), ("1@180".into(), Role::Work));
}

#[test]
fn optional_sets_of_a_deload_stay_optional() {
    let text = "block \"B\" 1 week\nsquat: 3-5x5 @100kg\nblock \"D\" 1 week\ndeload from \"B\" week 1: sets 60%";
    let optional: Vec<bool> = schedule(text).sessions[1].exercises[0].sets.iter().map(|set| set.optional).collect();
    assert_eq!(optional, [false, false, true]);
}

#[test]
fn a_deload_takes_the_last_cycle_and_may_stand_in_a_week() {
    let text = "block \"B\" 1 week repeat 2\nsquat: 5 @+10kg of last week\n";
    let text = format!("block 1 week\nsquat: 5 @100kg\n{text}block \"D\" 2 weeks\ndeload from \"B\" week 1: load 50%");
    assert_eq!(first_lines(&text), ["5@100", "5@110", "5@120", "5@60", "5@60"]);
    let own = "block \"W\" 3 weeks repeat 2\nsquat: 2x5 @100kg +10kg/week\nweek 3\ndeload from \"W\" week 2: sets 50%";
    assert_eq!(first_lines(own), ["5@100 5@100", "5@110 5@110", "5@110", "5@100 5@100", "5@110 5@110", "5@110"]);
}

#[test]
fn the_week_after_a_deload_starts_from_it() {
    let text = "block \"B\" 1 week\nday \"A\"\nsquat: 5 @100kg\nblock \"D\" 1 week\ndeload from \"B\" week 1: load 80%\n\
                block \"E\" 1 week\nsquat: 5 @+5kg of last week";
    assert_eq!(first_lines(text), ["5@100", "5@80", "5@85"]);
    let without = text.replace("E\" 1 week\nsquat", "E\" 1 week\nbench");
    assert_eq!(codes(&without), ["E0405"]);
}

#[test]
fn a_deload_keeps_days_names_and_supersets() {
    let text = "block \"B\" 1 week\nday mon \"Push\"\nA1 bench: 3x5 @80kg rest 2min \"slow\"\nA2 row: 3x8 @60kg\n\
                block \"D\" 1 week\ndeload from \"B\" week 1: sets 34%";
    let schedule = schedule(text);
    let easy = &schedule.sessions[1];
    assert_eq!((easy.name.as_deref(), easy.block.as_deref(), easy.week), (Some("Push"), Some("D"), 2));
    assert_eq!(easy.weekday, Some(Weekday::Mon));
    assert_eq!(easy.exercises[0].label.unwrap().to_string(), "A1");
    assert_eq!(easy.exercises[0].sets[0].extras.notes[0].as_ref(), "slow");
}

#[test]
fn a_deload_that_names_no_block_is_told_to_give_it_a_name() {
    let help = |from: &str| {
        let compiled = compile(&format!("block 4 weeks\nsquat: 5 @80kg\nweek 4\ndeload from {from}: load 90%"));
        let found = compiled.diagnostics.sorted();
        assert_eq!(found.len(), 1, "{from}");
        assert_eq!(found[0].code().unwrap().to_string(), "E0110");
        found[0].help().unwrap().to_string()
    };
    assert!(help("week 3").contains("a block without a name needs one, `block \"Base\"`"));
    assert!(help("Week 3").contains("`deload from \"Base\" week 3: sets 50%, load 90%`"));
    assert!(!help("Weekly week 3").contains("without a name"));
}

#[test]
fn deloads_that_cannot_be_are_errors() {
    let plan = |deload: &str| {
        format!("block \"B\" 2 weeks\nsquat: 5 @100kg | -\nblock \"D\" 1 week\n{deload}\nblock \"L\" 1 week\nsquat: 5")
    };
    for (line, code) in [
        ("deload from \"B\" week 1: load 90%", None),
        ("deload from \"b\" week 1: load 90%", None),
        ("deload from \"X\" week 1: load 90%", Some("E0411")),
        ("deload from \"B\" week 3: load 90%", Some("E0411")),
        ("deload from \"B\" week 2: load 90%", Some("E0411")),
        ("deload from \"L\" week 1: load 90%", Some("E0411")),
        ("deload from \"D\" week 1: load 90%", Some("E0411")),
        ("deload from \"B\" week 1: load 0%", Some("E0413")),
        ("deload from \"B\" week 1: load 101%", Some("E0413")),
        ("deload from \"B\" week 1: load 90%, load 80%", Some("E0413")),
        ("deload from \"B\" week 1: load 90%\nday\nbench: 5", Some("E0412")),
        ("deload from \"B\" week 1: load 90%\ndeload from \"B\" week 1: load 80%", Some("E0116")),
        ("deload from \"B\" week 1", Some("E0110")),
        ("deload from B week 1: load 90%", Some("E0110")),
    ] {
        assert_eq!(codes(&plan(line)), code.into_iter().collect::<Vec<_>>(), "{line}");
    }
    let of_deload = plan("deload from \"B\" week 1: load 90%\nblock \"E\" 1 week\ndeload from \"D\" week 1: load 90%");
    assert_eq!(codes(&of_deload), ["E0411"]);
}

// ---- dates

#[test]
fn sessions_go_onto_the_training_days_from_the_start_on() {
    assert_eq!(
        dates(&format!("start 2026-01-05\ntrain mon thu\nblock 2 weeks\n{AB}")),
        "2026-01-05 2026-01-08 2026-01-12 2026-01-15"
    );
    // From a Wednesday on the first training day is the Thursday.
    assert_eq!(dates(&format!("start 2026-01-07\ntrain mon thu\n{AB}")), "2026-01-08 2026-01-12");
}

#[test]
fn skipped_days_move_everything_after_them() {
    let text = format!(
        "start 2026-01-05\nskip 2026-01-08\nskip 2026-01-12..2026-01-16, 2026-01-13\ntrain mon thu\nblock 2 weeks\n{AB}"
    );
    assert_eq!(dates(&text), "2026-01-05 2026-01-19 2026-01-22 2026-01-26");
    let schedule = schedule(&text);
    assert_eq!(weekdays(&schedule), "mon mon thu mon");
}

#[test]
fn a_day_with_a_weekday_of_its_own_waits_for_it() {
    let text = "start 2026-01-05\nskip 2026-01-05\nday mon\nsquat: 5\nday thu\nbench: 5";
    assert_eq!(dates(text), "2026-01-12 2026-01-15");
    let twice = "start 2026-01-05\nday mon \"a.m.\"\nsquat: 5\nday mon \"p.m.\"\nbench: 5\nday thu\nrow: 5";
    assert_eq!(dates(twice), "2026-01-05 2026-01-05 2026-01-08");
}

#[test]
fn a_session_that_does_not_take_place_takes_its_day() {
    let text = "start 2026-01-05\ntrain mon thu\nblock 2 weeks\nday\nsquat: 5 | -\nday\nbench: 5";
    assert_eq!(dates(text), "2026-01-05 2026-01-08 2026-01-15");
}

#[test]
fn with_a_meet_sessions_are_counted_back() {
    // The meet is on a Saturday.
    let text = format!("meet 2026-06-06\ntrain mon thu\nblock 2 weeks\n{AB}");
    assert_eq!(dates(&text), "2026-05-25 2026-05-28 2026-06-01 2026-06-04");
    let skipped = format!("meet 2026-06-06\nskip 2026-06-01\ntrain mon thu\nblock 2 weeks\n{AB}");
    assert_eq!(dates(&skipped), "2026-05-21 2026-05-25 2026-05-28 2026-06-04");
    assert_eq!(dates("meet 2026-06-06\nday sat\nsquat: 1"), "2026-06-06");
}

#[test]
fn every_week_of_the_plan_has_a_week_of_the_calendar() {
    let text = "start 2026-01-05\nblock 2 weeks\nday mon\nsquat: 5\nday wed\nsquat: 5\nweek 2\nday fri\nsquat: 3";
    assert_eq!(dates(text), "2026-01-05 2026-01-07 2026-01-16");
    let easy = "start 2026-01-05\nblock 1 week\nday mon\nsquat: 5\nday thu\nsquat: 5\n\
                block 1 week\nday fri\nsquat: 3\nblock 1 week\nday mon\nsquat: 5";
    assert_eq!(dates(easy), "2026-01-05 2026-01-08 2026-01-16 2026-01-19");
    let meet = format!(
        "meet 2026-06-06\nblock \"Prep\" 2 weeks\ntrain mon wed fri\n{ABC}block \"Meet\" 1 week\nday sat\nsquat: 1"
    );
    assert_eq!(dates(&meet), "2026-05-18 2026-05-20 2026-05-22 2026-05-25 2026-05-27 2026-05-29 2026-06-06");
    let rest =
        "start 2026-01-05\nblock 1 week\nday mon\nsquat: 5\nblock \"Rest\" 1 week\nblock 1 week\nday sun\nsquat: 5";
    let schedule = compile(rest).schedule.unwrap();
    assert_eq!(schedule.sessions[1].date.unwrap().to_string(), "2026-01-25");
}

#[test]
fn weeks_that_begin_in_the_middle_of_one_are_seven_days() {
    // From a Wednesday on: Wednesday, Friday, Monday are a week.
    let text = format!("start 2026-01-07\ntrain mon wed fri\nblock 2 weeks\n{ABC}block 1 week\nday mon\nsquat: 3");
    assert_eq!(dates(&text), "2026-01-07 2026-01-09 2026-01-12 2026-01-14 2026-01-16 2026-01-19 2026-01-26");
    // Counted back from a Wednesday.
    let back = format!("meet 2026-06-03\ntrain mon wed fri\nblock 2 weeks\n{ABC}");
    assert_eq!(dates(&back), "2026-05-22 2026-05-25 2026-05-27 2026-05-29 2026-06-01 2026-06-03");
    // A week that skipped days have drawn out ends with its last session.
    let skipped = "start 2026-01-05\nskip 2026-01-08\nblock 2 weeks\nday mon\nsquat: 5\nday thu\nsquat: 5";
    assert_eq!(dates(skipped), "2026-01-05 2026-01-15 2026-01-19 2026-01-22");
}

#[test]
fn both_ends_must_fit() {
    let text = |start: &str| format!("start {start}\nmeet 2026-06-06\ntrain sat\nblock 2 weeks\nsquat: 1");
    assert_eq!(dates(&text("2026-05-30")), "2026-05-30 2026-06-06");
    assert_eq!(codes(&text("2026-06-01")), ["E0418"]);
}

#[test]
fn a_week_without_days_is_a_week_of_rest() {
    let text = "start 2026-01-05\ntrain mon\nblock 1 week\nsquat: 5\nblock \"Rest\" 1 week\nblock 1 week\nsquat: 5";
    let schedule = compile(text).schedule.unwrap();
    let dates: Vec<String> = schedule.sessions.iter().map(|session| session.date.unwrap().to_string()).collect();
    assert_eq!(dates, ["2026-01-05", "2026-01-19"]);
}

#[test]
fn deloads_and_rotating_days_have_dates_too() {
    let text = format!(
        "start 2026-01-05\ntrain mon wed fri rotate\nblock \"B\" 1 week\n{AB}block \"D\" 1 week\ndeload from \"B\" week 1: sets 50%"
    );
    assert_eq!(dates(&text), "2026-01-05 2026-01-07 2026-01-09 2026-01-12 2026-01-14 2026-01-16");
}

#[test]
fn dates_that_cannot_be_are_errors() {
    for (head, code) in [
        ("start 2026-02-30", "E0416"),
        ("start 2026-13-01", "E0416"),
        ("start 0000-00-00", "E0416"),
        ("meet 2026-06-31", "E0416"),
        ("start 2026-01-05\nskip 2026-01-09..2026-01-08", "E0416"),
        ("start 9999-12-30", "E0419"),
        ("meet 0000-01-01", "E0419"),
        ("start 2026-01-05\nskip 2026-01-01..9999-12-31", "E0419"),
        ("start 2026-01-05\nskip 2025-01-05", "W1010"),
        ("start 2026-01-05\nskip 2026-03-05", "W1010"),
        ("skip 2026-03-05", "W1010"),
        ("start 2026-01-05\nstart 2026-01-06", "E0116"),
    ] {
        assert_eq!(codes(&format!("{head}\ntrain mon tue\n{AB}")), [code], "{head}");
    }
    assert_eq!(codes(&format!("start 2026-01-05\n{AB}")), ["E0417"]);
    assert_eq!(codes(&format!("start 2026-01-05\nday mon\nrow: 5\n{AB}")), ["E0417"]);
}

#[test]
fn a_training_day_that_is_named_twice_is_one_mistake() {
    let found = compile("train mon mon fri\nday\nsquat: 5\nday\nbench: 5\nday\nrow: 5").diagnostics;
    assert_eq!(found.sorted().len(), 1, "{found:?}");
}

#[test]
fn a_skip_that_moves_the_first_or_the_last_session_is_not_idle() {
    for (head, code) in [
        // 5 January is a Monday, 2 June a Tuesday.
        ("start 2026-01-05\nskip 2026-01-05", None),
        ("start 2026-01-05\nskip 2025-12-30..2026-01-05", None),
        ("start 2026-01-04\nskip 2026-01-04", Some("W1010")),
        ("meet 2026-06-02\nskip 2026-06-02", None),
        ("meet 2026-06-03\nskip 2026-06-03", Some("W1010")),
        ("meet 2026-06-02\nskip 2026-06-03..2026-06-10", Some("W1010")),
        ("start 2026-01-05\nskip 2026-01-01..2026-01-06, 2025-06-01", Some("W1010")),
    ] {
        assert_eq!(codes(&format!("{head}\ntrain mon tue\n{AB}")), Vec::from_iter(code), "{head}");
    }
}

#[test]
fn dates_in_another_form_say_how_they_are_written() {
    for (written, meant) in [
        ("5.1.2026", "`start 2026-01-05`"),
        ("5. 1. 2026", "`start 2026-01-05`"),
        ("5 Jan 2026", "`start 2026-01-05`"),
        ("January 5, 2026", "`start 2026-01-05`"),
        ("2026/1/5", "`start 2026-01-05`"),
        ("2026-1-5", "`start 2026-01-05`"),
        ("31/01/2026", "`start 2026-01-31`"),
        ("01/05/2026", "`2026-05-01` if the day comes first here, `2026-01-05` if the month does"),
        ("5.1.", "with the year that is meant: `start 2026-01-05`"),
    ] {
        let compiled = compile(&format!("start {written}\nday mon\nsquat: 5"));
        let findings = compiled.diagnostics.sorted();
        assert_eq!(findings.len(), 1, "{written}");
        assert_eq!(findings[0].code().unwrap().to_string(), "E0110");
        let help = findings[0].help().unwrap().to_string();
        assert!(help.contains(meant), "{written}: {help}");
    }
}

#[test]
fn words_of_the_calendar_may_be_lifts() {
    for text in [
        "skip rope: 3x60s",
        "train pull: 3x5",
        "start position: 3x5",
        "meet squat: 1",
        "deload squat: 3x5",
        "week squat: 5",
    ] {
        let found = compile(text);
        assert!(found.schedule.is_some_and(|schedule| schedule.sessions.len() == 1), "{text}");
    }
}

// ---- outputs

const DATED: &str =
    "start 2026-01-05\ntrain mon thu\nblock \"B\" 2 weeks\nday \"A\"\nsquat: 5 @100kg\nday \"B\"\nbench: 5 @80kg";

#[test]
fn dates_stand_in_every_output() {
    let schedule = schedule(DATED);
    let json: serde_json::Value = serde_json::from_str(&rendered(render_json, &schedule)).unwrap();
    assert_eq!((&json["sessions"][1]["date"], &json["sessions"][1]["weekday"]), (&"2026-01-08".into(), &"thu".into()));
    let validator = jsonschema::validator_for(&json_schema()).unwrap();
    assert!(validator.is_valid(&json), "{:?}", validator.iter_errors(&json).next());
    let csv = rendered(render_csv, &schedule);
    assert!(csv.lines().nth(2).unwrap().starts_with(",,B,1,2,2026-01-08,B,"), "{csv}");
    assert!(rendered(render_text, &schedule).contains("Week 1 · Day 2 · Thu 8 Jan 2026 · B · B\n"));
    let html = rendered(render_html, &schedule);
    // On the glance, and in the heading of the page.
    assert_eq!(html.matches("Day 2 · Thu 8 Jan 2026").count(), 2);
    assert!(!html.contains(">Date<"));
    assert!(rendered(render_html, &crate::support::schedule(AB)).contains(">Date<"));
}

#[test]
fn a_session_without_a_date_has_none_in_json() {
    let json: serde_json::Value = serde_json::from_str(&rendered(render_json, &schedule(AB))).unwrap();
    assert!(json["sessions"][0]["date"].is_null());
}
