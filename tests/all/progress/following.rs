//! Progress: sets and lines that follow others.

use liftplan::model::{Assume, PerformedSession};
use liftplan::render::render_text;

use super::{after, next, projected};
use crate::outputs::rendered;
use crate::support::{codes, line};

/// How the back-offs of a plan go on, if each session is done as planned.
fn back_offs(plan: &str) -> Vec<String> {
    let last = |line: String| line.split(' ').next_back().unwrap_or_default().to_owned();
    projected(plan, Assume::Hit).into_iter().map(last).collect()
}

#[test]
fn back_offs_hold_their_load_whatever_the_top_set_rises_by() {
    let rest = "backoff 1x6-8 @-10%";
    for (top, rules) in [
        ("max bench 100kg\nblock 5 weeks\nbench: top 5 @80%", "top: on hit: max +5kg; "),
        ("block 5 weeks\nbench: top 5 @80kg +5kg/week", ""),
        ("block 5 weeks\nbench: top 5 @80kg", "top: on hit: +5kg; "),
        ("max bench 100kg\nblock 1 week repeat 5\neach cycle: max bench +5kg\nbench: top 5 @80%", ""),
        ("block 5 weeks\nbench: top 5 @80kg +5kg/session", ""),
    ] {
        let plan = format!("{top}; {rest}\nprogress {rules}backoff: reps then follow top");
        // Owned in the third week; the top set of the fourth is theirs then.
        let fourth = if rules.contains("max") || top.contains("each cycle") { "6-8@82.5" } else { "6-8@85" };
        assert_eq!(back_offs(&plan)[..4], ["6-8@72.5", "7-8@72.5", "8@72.5", fourth], "{plan}");
    }
    let effort = format!(
        "max bench 100kg\nblock 4 weeks\nbench: top 4-5 @RPE8; {rest}\n\
         progress top: reps then max +2.5kg; backoff: reps then follow top"
    );
    let held = back_offs(&effort);
    assert_eq!(held[1..3], [held[0].replace("6-8", "7-8"), held[0].replace("6-8", "8")], "{held:?}");
}

#[test]
fn back_offs_hold_their_load_also_where_they_are_of_the_set_before_or_the_first() {
    for of in ["-10% of prev", "90% of first"] {
        let plan = format!(
            "block 4 weeks\nbench: top 5 @80kg; backoff 1x7-8 @{of}\n\
             progress top: on hit: +5kg; backoff: reps then follow top"
        );
        assert_eq!(back_offs(&plan), ["7-8@72.5", "8@72.5", "7-8@80", "8@80"], "{of}");
    }
    let of_another = "block 2 weeks\nbench: top 5 @80kg; 5 @70kg; backoff 1x7-8 @-10% of prev\n\
                      progress backoff: reps then follow top";
    assert_eq!(codes(of_another), ["E0609"]);
}

#[test]
fn back_offs_that_own_their_range_stay_as_long_as_no_heavier_top_set_comes() {
    let plan = "block 5 weeks\nbench: top 5-6 @100kg; backoff 1x7-8 @-10%\nprogress backoff: reps then follow top";
    assert_eq!(back_offs(plan), ["7-8@90", "8@90", "8@90", "8@90", "8@90"]);
    // What they owned once they own no more after a session below it.
    let plan = plan.replace("progress ", "progress top: on hit: +5kg; ");
    assert_eq!(next(&plan, &["5 8"]), "5-6@105 7-8@95");
    assert_eq!(next(&plan, &["4 8", "5 7"]), "5-6@105 8@90");
}

#[test]
fn a_back_off_that_is_held_says_from_which_load() {
    let plan = "block 2 weeks\nbench: top 5 @100kg; backoff 7-8 @-10%\n\
                progress top: on hit: +2.5kg; backoff: reps then follow top";
    let schedule = after(plan, Vec::<PerformedSession>::new(), Assume::Hit);
    let text = rendered(render_text, &schedule);
    assert!(text.contains("−10% of top set, held from 100 kg"), "{text}");
    let basis = schedule.sessions[1].exercises[0].sets[1].basis.as_ref().unwrap().to_string();
    assert!(basis.starts_with("top set 100 kg") && basis.ends_with(", held there until its range is owned"), "{basis}");
}

#[test]
fn reps_of_back_offs_that_follow_are_moved_by_one_rule() {
    let plan = |top: &str, rules: &str| {
        codes(&format!("max bench 120kg\nbench: {top}; backoff 3x7-8 @-10%\nprogress {rules}"))
    };
    assert_eq!(plan("top 5-6 @100kg", "reps then +2.5kg; backoff: reps then follow top"), ["E0604"]);
    assert_eq!(plan("top 5-6 @80%", "reps then max +2.5kg; backoff: reps then follow top"), ["E0604"]);
    assert_eq!(plan("top 5-6 @80%", "reps then +2.5kg; backoff: one rep then max +5kg"), ["E0604"]);
    assert_eq!(plan("top 5-6 @100kg", "top: reps then +2.5kg; backoff: reps then follow top"), [""; 0]);
}

#[test]
fn a_line_that_follows_a_day_stands_where_that_day_stood() {
    let volume = "day mon \"V\"\nsquat: 5x5 @80kg\nprogress on hit: +5kg\n";
    let intensity = "day fri \"I\"\nsquat: 5 @100kg\nprogress follow day \"V\"\n";
    let intensive = |plan: &str| -> Vec<String> {
        let lines = projected(plan, Assume::Hit).into_iter();
        lines.filter(|line| !line.contains(' ')).collect()
    };
    for days in [format!("{volume}{intensity}"), format!("{intensity}{volume}")] {
        assert_eq!(intensive(&format!("block 3 weeks\n{days}")), ["5@100", "5@105", "5@110"], "{days}");
    }
    // Reps are climbed on Monday alone, and Friday moves with its load.
    let climbs = format!("block 3 weeks\n{volume}{intensity}").replace("5x5", "2x5-6").replace("on hit:", "reps then");
    assert_eq!(intensive(&climbs), ["5@100", "5@100", "5@105"]);
    let stages = "block 2 weeks\nday mon \"V\"\nsquat: 2x5 @80kg -> 2x3 @90kg\nprogress on hit: next stage\n\
                  day fri \"I\"\nsquat: 5 @100kg -> 3 @110kg\nprogress follow day \"V\"";
    assert_eq!(intensive(stages), ["5@100", "3@110"]);
    // Where that day has no stages there are none to follow.
    let none = stages.replace(" -> 2x3 @90kg", "").replace("on hit: next stage", "on hit: +5kg");
    assert_eq!(codes(&none), ["E0609"]);
    // In a week without Monday it stands where Monday would.
    let off = format!("block 3 weeks\n{volume}{intensity}").replace("5x5 @80kg", "5x5 @80kg | - | 5x5 @80kg");
    assert_eq!(intensive(&off), ["5@100", "5@105", "5@105"]);
}

#[test]
fn a_line_follows_the_variant_that_the_other_day_trains() {
    let plan = "block 2 weeks\nday \"V\"\nsquat (paused): 5x5 @80kg\nprogress on hit: +5kg\n\
                day \"I\"\nsquat: 5 @100kg\nprogress follow day \"V\"";
    assert_eq!(projected(plan, Assume::Hit)[3], "5@105");
}

#[test]
fn only_steps_and_stages_of_a_day_can_be_followed() {
    let plan = |rule: &str| {
        codes(&format!(
            "max squat 100kg\nday \"V\"\nsquat: 5x5 @80%\nprogress {rule}\nday \"I\"\nsquat: 5 @90%\nprogress follow day \"V\""
        ))
    };
    assert_eq!(plan("on hit: max +5kg"), ["E0609"]);
    assert_eq!(plan("on 3 misses: swap"), ["E0609"]);
    assert_eq!(plan("on hit: max +5kg; on miss: -5%"), [""; 0]);
}

#[test]
fn a_head_that_follows_a_day_is_for_the_lines_that_can() {
    let plan = |day: &str| {
        codes(&format!(
            "day \"V\"\nsquat: 5x5 @80kg\nprogress on hit: +5kg\nday \"I\"\nprogress follow day \"{day}\"\n\
             squat: 5 @90kg\ncurl: 3x10 @20kg"
        ))
    };
    assert_eq!(plan("V"), [""; 0]);
    assert_eq!(plan("W"), ["E0609"]);
}

#[test]
fn lines_that_are_written_alike_go_along_without_rules_of_their_own() {
    let plan = |below: &str| {
        format!("block 3 weeks\nsquat: 5 @100kg\nprogress on hit: +2.5kg\nweek 3\nsquat: 5 @100kg\n{below}")
    };
    assert_eq!(projected(&plan(""), Assume::Hit), ["5@100", "5@102.5", "5@105"]);
    assert_eq!(projected(&plan("progress none"), Assume::Hit), ["5@100", "5@102.5", "5@100"]);
    let other = plan("").replace("week 3\nsquat: 5", "week 3\nsquat: 4");
    assert_eq!(projected(&other, Assume::Hit)[2], "4@100");
}

#[test]
fn back_offs_wait_only_for_a_top_set_that_rose_by_progress() {
    let rules = "progress top: reps then +2.5kg; on 2 misses: -10%; backoff: reps then follow top";
    // Another column's top set is today's.
    let columns = format!(
        "block 2 weeks\nbench: top 5 @100kg; backoff 6-8 @-10% | top 5 @80kg; backoff 6-8 @-10%\n{}",
        rules.replace("top: reps then +2.5kg; on 2 misses: -10%; ", "")
    );
    assert_eq!(projected(&columns, Assume::Hit), ["5@100 6-8@90", "5@80 7-8@72.5"]);
    // Of one that rose in its column, what it rose by is left out.
    let waves = "block 1 week repeat 2\nbench: top 5 @100kg; backoff 6-8 @-10%\n\
                 progress top: on hit: +5kg; backoff: reps then follow top";
    assert_eq!(projected(waves, Assume::Hit), ["5@100 6-8@90", "5@105 7-8@90"]);
    // One that falls takes its back-offs along.
    let plan = format!("block 3 weeks\nbench: top 4-6 @100kg; backoff 6-8 @-10%\n{rules}");
    assert_eq!(next(&plan, &["3 6", "3 6"]), "4-6@90 7-8@80");
    // As long as it stands still, back-offs that own their range stay where they are.
    assert_eq!(next(&plan, &["5 8"]), "6@100 8@90");
    assert_eq!(next(&plan, &["5 8", "5 8"]), "6@100 8@90");
    assert_eq!(next(&plan, &["5 8", "6 8"]), "4-6@102.5 6-8@92.5");
}

/// The three weeks of the article on top sets and back-offs.
#[test]
fn the_top_set_moves_first_and_the_back_offs_when_they_own_their_range() {
    let plan = "block 3 weeks\nbench: top 5-6 @100kg; backoff 3x7-8 @-10%\n\
                progress top: reps then +2.5kg; backoff: reps then follow top";
    let week_1 = "5 8 8 7";
    let week_2 = "6 8 8 8";
    assert_eq!(next(plan, &[week_1]), "6@100 8@90 8@90 8@90");
    assert_eq!(next(plan, &[week_1, week_2]), "5-6@102.5 7-8@92.5 7-8@92.5 7-8@92.5");
    // Back-offs that do not own their range yet stay where they are while the top set moves on.
    assert_eq!(next(plan, &["6 8 8 7", "5 8 8 7"]), "6@102.5 8@90 8@90 8@90");
}

#[test]
fn a_line_follows_the_rules_of_another_day() {
    let plan = "block 2 weeks\nday \"Volume\"\nsquat: 5x5 @100kg\nprogress on hit: +2.5kg\nday \"Intensity\"\n\
                squat: 5 @120kg\nprogress follow day \"Volume\"";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let intensity: Vec<String> = schedule.sessions.iter().map(|session| line(&session.exercises[0])).collect();
    // The first session is as written, and Friday has the steps that Monday had.
    assert_eq!((intensity[1].as_str(), intensity[3].as_str()), ("5@120", "5@122.5"));
}

/// The line that follows stands on a day of its own; what it does in the second week.
fn following(followed: &str, own: &str) -> String {
    let plan =
        format!("block 2 weeks\nday \"Volume\"\n{followed}\nday \"Light\"\n{own}\nprogress follow day \"Volume\"");
    line(&after(&plan, Vec::new(), Assume::Hit).sessions[3].exercises[0])
}

#[test]
fn a_line_follows_a_day_that_moves_by_the_rules_of_a_scheme() {
    let with_scheme = |squat: &str| {
        format!(
            "squat: {squat}\nscheme fives = 5x5 @100kg\nprogress on hit: +2.5kg\nscheme tens = 10 @60kg\nprogress on hit: +5kg"
        )
    };
    // The fives of the week before were a hit: 120 + 2.5 kg.
    assert_eq!(following(&with_scheme("fives; tens"), "squat: 5 @120kg"), "5@122.5");
    // Sets of a scheme that both days have move with that scheme's: 60 + 5 kg.
    assert_eq!(following(&with_scheme("fives; tens"), "squat: tens"), "10@65");
}

#[test]
fn a_variant_follows_the_lift_where_that_day_has_no_such_variant() {
    let squat = "squat: 5x5 @100kg\nprogress on hit: +2.5kg";
    assert_eq!(following(squat, "squat (paused): 5 @80kg"), "5@82.5");
    let both = format!("{squat}\nsquat (paused): 3 @90kg\nprogress on hit: +5kg");
    assert_eq!(following(&both, "squat (paused): 5 @80kg"), "5@85");
}

/// Bench and press take turns, the other one on the light day: the bench that was volume in
/// week 1 is light in week 2.
#[test]
fn a_rotation_follows_one_that_takes_the_lifts_in_another_order() {
    let volume = "rotate (bench, press): 5x5 @60kg\nprogress on hit: +5kg";
    assert_eq!(following(volume, "rotate (press, bench): 5 @40kg"), "5@45");
    let plan = |volume: &str| {
        format!("day \"Volume\"\n{volume}\nday\nrotate (press, bench): 5 @40kg\nprogress follow day \"Volume\"")
    };
    assert!(codes(&plan(volume)).is_empty());
    assert_eq!(codes(&plan("bench: 5 @60kg\nprogress on hit: +5kg")), ["E0609"]);
}

#[test]
fn a_week_with_days_of_its_own_follows_its_own_day() {
    let plan = "block 4 weeks\nday mon \"V\"\nsquat: 5 @80kg\nprogress on hit: +5kg\nday fri\nsquat: 3 @100kg\nprogress follow day \
                \"V\"\nweek 2-3\nday mon \"V\"\nsquat: 5 @85kg\nprogress on hit: +10kg\nday fri\nsquat: 3 @100kg\nprogress follow \
                day \"V\"";
    let weeks = ["5@80", "3@100", "5@85", "3@100", "5@95", "3@110", "5@85", "3@105"];
    assert_eq!(projected(plan, Assume::Hit), weeks);
    // Where the `week` line has no such day, that of the block is followed.
    let only = "block 2 weeks\nday mon \"V\"\nsquat: 5 @80kg\nprogress on hit: +5kg\nweek 2\nday fri\nsquat: 3 @100kg\n\
                progress follow day \"V\"";
    assert_eq!(projected(only, Assume::Hit), ["5@80", "3@105"]);
}

#[test]
fn back_offs_that_take_up_a_heavier_top_set_begin_at_the_low_end_in_every_column() {
    let plan = "block 2 weeks repeat 4\nbench: top 5 @100kg; backoff 6-8 @-10% | top 5 @100kg; backoff 6-7 @-10%\nprogress top: on \
                hit: +2.5kg; backoff: reps then follow top";
    let weeks = ["6-8@90", "6-7@90", "7-8@90", "7@90", "6-8@100", "6-7@100", "7-8@100", "7@100"];
    assert_eq!(back_offs(plan), weeks);
}
