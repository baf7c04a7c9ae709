//! Progress: what rules make of sessions that were done, or are assumed to be.

#[path = "progress/following.rs"]
mod following;
#[path = "progress/stages.rs"]
mod stages;

use liftplan::model::{Assume, Athlete, Exercise, History, PerformedSession, PerformedSet, Schedule};
use liftplan::render::{render_json, render_text};
use liftplan::source::Source;
use liftplan::training::{Load, Rpe, Unit};

use crate::outputs::rendered;
use crate::support::{codes, line, schedule};

/// The schedule of a plan after some sessions; the rest is assumed.
fn after(text: &str, performed: Vec<PerformedSession>, then: Assume) -> Schedule {
    let history = History { performed, then };
    let compiled = liftplan::compile_after(&Source::new("test.plan", text), &Athlete::default(), &history);
    compiled.schedule.unwrap_or_else(|| panic!("{text}\n{:?}", compiled.diagnostics))
}

/// The first line of every session, if each is done as planned, or missed.
fn projected(text: &str, then: Assume) -> Vec<String> {
    after(text, Vec::new(), then).sessions.iter().map(|session| line(&session.exercises[0])).collect()
}

/// A session whose exercises were done with these reps, `5 5 4`, at the prescribed loads; an
/// effort and a load of their own may stand behind: `5@8`, `5x102.5`.
fn done(exercises: &[&str]) -> PerformedSession {
    let set = |word: &str| {
        let (word, rpe) = word.split_once('@').map_or((word, None), |(word, rpe)| (word, Some(rpe)));
        let (reps, load) = word.split_once('x').map_or((word, None), |(reps, load)| (reps, Some(load)));
        PerformedSet {
            reps: reps.parse().unwrap(),
            load: load.map(|load| Load::from_milli((load.parse::<f64>().unwrap() * 1000.0) as i64, Unit::Kg)),
            rpe: rpe.and_then(|rpe| Rpe::from_thousandths((rpe.parse::<f64>().unwrap() * 1000.0) as i32)),
        }
    };
    let exercises = exercises.iter().map(|sets| sets.split_whitespace().map(set).collect());
    PerformedSession { exercises: exercises.collect() }
}

/// The first line of the session after those that were done.
fn next(text: &str, sessions: &[&str]) -> String {
    let performed: Vec<PerformedSession> = sessions.iter().map(|sets| done(&[sets])).collect();
    let count = performed.len();
    line(&after(text, performed, Assume::Hit).sessions[count].exercises[0])
}

#[test]
fn linear_progress_adds_after_a_hit_and_goes_down_after_three_misses() {
    let plan = "block 4 weeks\nsquat: 3x5 @100kg\nprogress on hit: +2.5kg; on 3 misses: -10%";
    assert_eq!(
        projected(plan, Assume::Hit),
        ["5@100 5@100 5@100", "5@102.5 5@102.5 5@102.5", "5@105 5@105 5@105", "5@107.5 5@107.5 5@107.5"]
    );
    assert_eq!(projected(plan, Assume::Miss)[2..], ["5@100 5@100 5@100", "5@90 5@90 5@90"]);
    // A hit between begins the count anew.
    assert_eq!(next(plan, &["5 5 4", "5 5 4", "5 5 5"]), "5@102.5 5@102.5 5@102.5");
    assert_eq!(next(plan, &["5 5 4", "5 5 5", "5 4 4"]), "5@102.5 5@102.5 5@102.5");
}

#[test]
fn a_session_that_was_skipped_is_neither_hit_nor_miss() {
    let plan = "block 4 weeks\nsquat: 3x5 @100kg\nprogress on hit: +2.5kg; on 2 misses: -10%";
    assert_eq!(next(plan, &["5 5 4", ""]), "5@100 5@100 5@100");
    assert_eq!(next(plan, &["5 5 4", "", "5 5 4"]), "5@90 5@90 5@90");
}

#[test]
fn a_set_is_hit_at_its_load_and_at_most_half_a_point_above_its_effort() {
    let plan = "block 2 weeks\nsquat: 3x5 @100kg RPE8\nprogress on hit: +5kg";
    assert_eq!(next(plan, &["5@8 5@8 5@8.5"]), "5@105 5@105 5@105");
    assert_eq!(next(plan, &["5@8 5@8 5@9"]), "5@100 5@100 5@100");
    assert_eq!(next(plan, &["5 5 5x97.5"]), "5@100 5@100 5@100");
}

#[test]
fn a_step_up_goes_on_from_a_heavier_load_that_was_lifted() {
    let plan = "block 2 weeks\nsquat: 3x5 @100kg\nprogress on hit: +2.5kg";
    assert_eq!(next(plan, &["5x105 5x105 5x105"]), "5@107.5 5@107.5 5@107.5");
}

#[test]
fn reps_climb_through_their_range_before_the_load_moves() {
    let plan = "block 4 weeks\nrow: 3x8-10 @60kg\nprogress reps then +2.5kg";
    assert_eq!(
        projected(plan, Assume::Hit),
        ["8-10@60 8-10@60 8-10@60", "9-10@60 9-10@60 9-10@60", "10@60 10@60 10@60", "8-10@62.5 8-10@62.5 8-10@62.5"]
    );
    // Each set aims at one rep more than it had.
    assert_eq!(next(plan, &["10 9 8"]), "10@60 10@60 9-10@60");
    assert_eq!(next(plan, &["10 10 10"]), "8-10@62.5 8-10@62.5 8-10@62.5");
    assert_eq!(next("block 2 weeks\nplank: 2x20-30s\nprogress reps then none", &["20 30"]), "25-30s 30s");
}

#[test]
fn one_rep_at_a_time_goes_set_by_set() {
    let plan = "block 5 weeks\ndeadlift: 3x2 @100kg\nprogress one rep then +5kg";
    assert_eq!(
        projected(plan, Assume::Hit),
        ["2@100 2@100 2@100", "3@100 2@100 2@100", "3@100 3@100 2@100", "3@100 3@100 3@100", "2@105 2@105 2@105"]
    );
    assert_eq!(next(plan, &["2 2 1"]), "2@100 2@100 2@100");
}

#[test]
fn efforts_and_tests_stay_when_the_loads_beside_them_move() {
    let plan = "max bench 100kg\nblock 2 weeks\nbench: 5 @70%, 5 @RPE8\nprogress on hit: +2.5kg";
    assert_eq!(projected(plan, Assume::Hit), ["5@70 5@80", "5@72.5 5@80"]);
    let tested = "max bench 100kg\nblock 2 weeks\nbench: test 1RM; 5 @80%\nprogress on hit: +2.5kg";
    assert_eq!(projected(tested, Assume::Hit), ["1@100 5@80", "1@100 5@82.5"]);
    // Reps that were climbed earn the step for an effort too.
    let climbed = "max bench 100kg\nblock 3 weeks\nbench: 5-6 @RPE8\nprogress reps then +2.5kg";
    assert_eq!(projected(climbed, Assume::Hit), ["5-6@80", "6@80", "5-6@82.5"]);
}

#[test]
fn shares_of_the_top_set_climb_with_its_reps() {
    let plan = "block 3 weeks\nbench: top 5 @80kg; backoff 2x50% @-10%\nprogress top: one rep then +5kg";
    assert_eq!(projected(plan, Assume::Hit), ["5@80 2@72.5 2@72.5", "6@80 3@72.5 3@72.5", "5@85 2@77.5 2@77.5"]);
}

#[test]
fn one_rep_at_a_time_climbs_through_open_sets_and_passes_times() {
    let plan = "block 5 weeks\nbench: 5, 5+ @80kg\nprogress one rep then +5kg";
    assert_eq!(projected(plan, Assume::Hit), ["5@80 5+@80", "6@80 5+@80", "6@80 6+@80", "5@85 5+@85", "6@85 5+@85"]);
    let mixed = "block 3 weeks\ncarry: 5, 30s @80kg\nprogress one rep then +5kg";
    assert_eq!(projected(mixed, Assume::Hit), ["5@80 30s@80", "6@80 30s@80", "5@85 30s@85"]);
    let wide = "block 5 weeks\nrow: 5-6, 5-7 @80kg\nprogress one rep then +5kg";
    assert_eq!(
        projected(wide, Assume::Hit),
        ["5-6@80 5-7@80", "6@80 5-7@80", "6@80 6-7@80", "6@80 7@80", "5-6@85 5-7@85"]
    );
}

#[test]
fn each_range_of_a_wave_climbs_on_its_own() {
    let plan = "block 2 weeks repeat 2\nbench: 8-9 @50kg | 5-7 @60kg\nprogress reps then +2.5kg";
    assert_eq!(projected(plan, Assume::Hit), ["8-9@50", "5-7@60", "9@50", "6-7@62.5"]);
}

#[test]
fn steps_that_cannot_be_loaded_are_rounded_like_other_loads() {
    let plan = "block 2 weeks\ndumbbell bench: 8 @23kg\nprogress on hit: +10%";
    assert_eq!(projected(plan, Assume::Hit), ["8@23", "8@25"]);
    let plan = "block 2 weeks\ndumbbell bench: 8 @23kg\nprogress on hit: +5lb";
    assert_eq!(projected(plan, Assume::Hit), ["8@23", "8@25"]);
    let plan = "block 2 weeks\npull-up: 5 @bw+20kg\nprogress on hit: +10%";
    assert_eq!(projected(plan, Assume::Hit), ["5@20", "5@22.5"]);
    // Help of 30 kg grows by a tenth of itself, and by a tenth of that.
    let plan = "block 3 weeks\ndip: 5 @bw-30kg\nprogress on miss: -10%";
    assert_eq!(projected(plan, Assume::Miss), ["5@-30", "5@-32.5", "5@-37.5"]);
}

#[test]
fn steps_are_said_in_the_unit_that_they_are_written_in() {
    let plan = "block 2 weeks\nrow: 5 @50kg\nprogress on hit: +5lb";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let basis = schedule.sessions[1].exercises[0].sets[0].basis.as_ref().unwrap().to_string();
    assert_eq!(basis, "50 kg as written + 5 lb by progress, rounded to 2.5 kg");
}

#[test]
fn nothing_gets_lighter_than_the_bar() {
    let plan = "block 5 weeks\nsquat: 5 @50kg\nprogress on hit: +2.5kg; on miss: -10kg";
    assert_eq!(projected(plan, Assume::Miss), ["5@50", "5@40", "5@30", "5@20", "5@20"]);
}

#[test]
fn fixed_sets_move_a_max_in_a_projection_and_open_ones_do_not() {
    let plan = |set: &str| {
        format!("max bench 100kg\nblock 2 weeks\nbench: {set} @80kg\nprogress on last 5: max +5kg\nday\nbench: 5 @80%")
    };
    assert_eq!(projected(&plan("5"), Assume::Hit), ["5@80", "5@85", "5@80", "5@87.5"]);
    assert_eq!(projected(&plan("5+"), Assume::Hit), ["5+@80", "5@80", "5+@80", "5@80"]);
}

#[test]
fn rules_that_are_written_alike_count_together() {
    let plan = |rule: &str| {
        format!("block 4 weeks\nday\nsquat: 5 @100kg\n  progress {rule}\nday\nsquat: 5 @100kg\n  progress {rule}")
    };
    // Three misses, whichever of the two days they fall on.
    assert_eq!(
        projected(&plan("on hit: +2.5kg; on 3 misses: -10%"), Assume::Miss),
        ["5@100", "5@100", "5@100", "5@90", "5@90", "5@90", "5@80", "5@80"]
    );
    assert_eq!(
        projected(&plan("every 2 weeks: +5kg"), Assume::Hit),
        ["5@100", "5@100", "5@100", "5@100", "5@105", "5@105", "5@105", "5@105"]
    );
}

#[test]
fn a_rule_that_many_lines_share_moves_a_max_once() {
    let plan = |rule: &str| {
        format!("max squat 100kg\nprogress squat: {rule}\nblock 3 weeks\nday\nsquat: 5 @80%\nsquat: 10 @50%")
    };
    assert_eq!(projected(&plan("on hit: max +10kg"), Assume::Hit), ["5@80", "5@87.5", "5@95"]);
    assert_eq!(projected(&plan("every 1 week: max +10kg"), Assume::Hit), ["5@80", "5@87.5", "5@95"]);
}

#[test]
fn a_rule_for_a_week_fires_when_the_week_is_over() {
    let plan = "max squat 100kg\nprogress squat: in week 1: max +10kg\nblock 2 weeks repeat 2\n\
                day\nsquat: 5 @80%\nday\nsquat: 5 @80%";
    assert_eq!(projected(plan, Assume::Hit), ["5@80", "5@80", "5@87.5", "5@87.5", "5@87.5", "5@87.5", "5@95", "5@95"]);
    // What looks at the sets of the session fires with it.
    let plan = "block 2 weeks\nday\nsquat: 5 @80kg\n  progress in week 1: on hit: +10kg\nday\nsquat: 5 @80kg\n  \
                progress in week 1: on hit: +10kg";
    let plan = plan.replace("week 1: on", "week 1, on");
    assert_eq!(projected(&plan, Assume::Hit), ["5@80", "5@90", "5@100", "5@100"]);
}

#[test]
fn open_sets_decide_by_their_reps() {
    let plan = "block 2 weeks\npress: 2x5, 5+ @50kg\nprogress on hit, last 5-10: +2.5kg; 11+: +5kg; on miss: -10%";
    assert_eq!(next(plan, &["5 5 10"]), "5@52.5 5@52.5 5+@52.5");
    assert_eq!(next(plan, &["5 5 11"]), "5@55 5@55 5+@55");
    assert_eq!(next(plan, &["5 5 4"]), "5@45 5@45 5+@45");
}

#[test]
fn a_training_max_moves_by_the_reps_of_the_heaviest_open_set() {
    let plan = "max squat 150kg\ntm 90%\npercent of tm\nblock 2 weeks\nsquat: 1+ @95%; 5+ @65%\n\
                progress on amrap 0-1: none; 2-3: tm +2.5kg; 4-5: tm +5kg; 6+: tm +7.5kg";
    // The training max is 135 kg: 95 % are 128.25, of 137.5 kg 130.63, of 142.5 kg 135.38.
    assert_eq!(next(plan, &["1 9"]), "1+@127.5 5+@87.5");
    assert_eq!(next(plan, &["2 9"]), "1+@130 5+@90");
    assert_eq!(next(plan, &["7 9"]), "1+@135 5+@92.5");
}

#[test]
fn each_extra_rep_moves_the_max() {
    let plan = "max bench 100kg\nblock 2 weeks\nbench: 10+ @60%\nprogress per extra rep: max +2.5kg, at most 10 reps";
    // 3 reps more: 107.5 kg, of which 60 % are 64.5; 20 more count as ten: 125 kg.
    assert_eq!(next(plan, &["13"]), "10+@65");
    assert_eq!(next(plan, &["30"]), "10+@75");
    assert_eq!(next(plan, &["9"]), "10+@60");
}

#[test]
fn a_max_becomes_what_was_lifted() {
    let plan = "max bench 100kg\nblock 2 weeks\nbench: 1+ @95%\n\
                progress on amrap 1: max to load; 2: max to 104% of load; 3-4: max to 107% of load";
    // 95 kg for one is a max of 95; for three, 101.65.
    assert_eq!(next(plan, &["1"]), "1+@90");
    assert_eq!(next(plan, &["3"]), "1+@97.5");
}

#[test]
fn the_total_of_reps_counts_extra_sets() {
    let plan = "block 2 weeks\nchin-up: 5x5 @bw+10kg\nprogress on total > 25: +2.5kg";
    assert_eq!(next(plan, &["5 5 5 5 5"]), "5@10 5@10 5@10 5@10 5@10");
    assert_eq!(next(plan, &["5 5 5 5 5 3"]), "5@12.5 5@12.5 5@12.5 5@12.5 5@12.5");
}

#[test]
fn stalls_are_sessions_without_a_hit_and_without_a_better_total() {
    let plan = "block 9 weeks\npress: 3x5 @50kg\nprogress on hit: +2.5kg; on 2 stalls: -5kg";
    // 12, 13 (better), 13 and 12 (stalls).
    assert_eq!(next(plan, &["5 4 3", "5 4 4", "5 4 4"]), "5@50 5@50 5@50");
    assert_eq!(next(plan, &["5 4 3", "5 4 4", "5 4 4", "4 4 4"]), "5@45 5@45 5@45");
}

#[test]
fn every_few_weeks_a_line_begins_again() {
    let plan = "block 5 weeks\nsquat: 5 @100kg\nprogress on hit: +5kg; every 3 weeks: reset";
    assert_eq!(projected(plan, Assume::Hit), ["5@100", "5@105", "5@110", "5@100", "5@105"]);
}

#[test]
fn rules_in_weeks_hold_only_there() {
    let plan = "block 4 weeks\nsquat: 5 @100kg\nprogress in weeks 2, 4: on hit: +5kg";
    assert_eq!(projected(plan, Assume::Hit), ["5@100", "5@100", "5@105", "5@105"]);
}

#[test]
fn lines_that_are_written_alike_share_their_state_and_others_do_not() {
    let plan = "block 2 weeks\nday\nsquat: 3x5 @100kg\nprogress on hit: +2.5kg\nday\nSquat:  3x5  @100kg\nprogress on hit: +2.5kg\n\
                day\nsquat: 2x5 @80kg\nprogress on hit: +2.5kg";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let loads: Vec<String> =
        schedule.sessions.iter().map(|session| session.exercises[0].sets[0].load.unwrap().number()).collect();
    assert_eq!(loads, ["100", "102.5", "80", "105", "107.5", "82.5"]);
}

#[test]
fn heads_give_rules_to_lines_that_can_use_them() {
    let plan = "max squat 100kg, bench 100kg\nprogress squat: on hit: max +5kg; bench: on hit: max +2.5kg\nblock 2 weeks\n\
                squat: 5 @80%\nbench: 5 @80%\ncurl: 3x10\nrow: 5 @60kg\nprogress none";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let week_2: Vec<String> = schedule.sessions[1].exercises.iter().map(line).collect();
    // 80 % of 105 and of 102.5 kg.
    assert_eq!(week_2, ["5@85", "5@82.5", "10 10 10", "5@60"]);
}

#[test]
fn a_scheme_may_move_each_lift_by_its_own_step() {
    let plan = "scheme fives(load) = 5 @{load}\nprogress squat: on hit: +5kg; bench, press: on hit: +2.5kg\n\
                progress on miss: -10%\nblock 2 weeks\nsquat: fives(100kg)\nbench: fives(60kg)";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let week_2: Vec<String> = schedule.sessions[1].exercises.iter().map(line).collect();
    assert_eq!(week_2, ["5@105", "5@62.5"]);
}

#[test]
fn lifts_that_take_turns_go_by_their_own_rules() {
    let rules = "progress bench: on hit: +5kg; press: on hit: +2.5kg; on miss: -10%\n";
    let in_turn = "rotate (bench, press): 5 @60kg\n";
    for plan in [format!("block 4 weeks\n{in_turn}{rules}"), format!("{rules}block 4 weeks\n{in_turn}")] {
        assert_eq!(projected(&plan, Assume::Hit), ["5@60", "5@60", "5@65", "5@62.5"], "{plan}");
        // The last rule goes on with the scope before it: the press.
        assert_eq!(projected(&plan, Assume::Miss), ["5@60", "5@60", "5@60", "5@55"], "{plan}");
    }
    assert_eq!(codes(&format!("block 2 weeks\n{in_turn}progress press: on hit: +5kg; on last 5+: +5kg")), ["E0604"]);
    assert_eq!(codes(&format!("block 2 weeks\n{in_turn}progress row: on hit: +5kg")), ["E0606"]);
}

#[test]
fn bands_go_on_where_a_line_cannot_use_the_first_rule() {
    // The curl has no open set, and its own reps are no reason for a message.
    let plan = "max bench 100kg\nprogress on amrap 0-1: none; 2-3: max +2.5kg; 4+: max +5kg\nblock 2 weeks\n\
                bench: 1+ @90%\ncurl: 3x10 @20kg";
    assert_eq!(next(plan, &["4"]), "1+@95");
    assert!(codes(plan).is_empty());
}

#[test]
fn a_rule_for_lifts_that_nothing_in_its_reach_trains_never_fires() {
    let of_scheme = "scheme fives = 5 @100kg\nprogress squat: on hit: +5kg; bench: on hit: +2.5kg\nsquat: fives";
    let of_head = "progress squat: on hit: +5kg; bench: on hit: +2.5kg\nsquat: 5 @100kg";
    let passed_by = "progress squat: on hit: +5kg\nsquat: 5 @100kg\nprogress on hit: +2.5kg\nbench: 5 @60kg";
    for plan in [of_scheme, of_head, passed_by] {
        assert_eq!(codes(plan), ["E0606"], "{plan}");
    }
    assert!(codes("progress squat, bench: on hit: +5kg\nsquat: 5 @100kg").is_empty());
}

#[test]
fn what_starts_from_a_set_that_moves_follows() {
    let plan = "block 2 weeks\nbench: top 5 @100kg; backoff 2x5 @-10%\nprogress on hit: +5kg";
    assert_eq!(projected(plan, Assume::Hit)[1], "5@105 5@95 5@95");
}

#[test]
fn a_projection_leaves_the_max_alone_where_an_open_set_decides_and_says_so() {
    let plan = "max bench 100kg\nblock 2 weeks\nbench: 1+ @95%\nprogress on amrap 1+: max +2.5kg";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    assert_eq!(line(&schedule.sessions[1].exercises[0]), "1+@95");
    assert!(schedule.projection.unwrap().maxes_held);
    assert!(after("bench: 5 @100kg", Vec::new(), Assume::Hit).projection.is_none());
}

#[test]
fn the_load_on_the_bar_says_what_progress_made_of_it() {
    let schedule = after("block 2 weeks\nsquat: 5 @100kg\nprogress on hit: +2.5kg", Vec::new(), Assume::Hit);
    let exercise: &Exercise = &schedule.sessions[1].exercises[0];
    let basis = exercise.sets[0].basis.as_ref().unwrap().to_string();
    assert_eq!(basis, "100 kg as written + 2.5 kg by progress, rounded to 2.5 kg");
}

#[test]
fn mistakes_in_rules_are_found() {
    for (rules, code) in [
        ("on success: +2.5kg", "E0601"),
        ("", "E0601"),
        ("on hit: +2.5", "E0602"),
        ("+2.5kg", "E0602"),
        ("4-5: +2.5kg", "E0602"),
        ("on hit: +2.5kg, at most 3 reps", "E0602"),
        ("on hit: +2.5kg; on last 10+: +5kg", "E0604"),
        ("on last 5-6: +2.5kg; 8+: +5kg", "E0605"),
        ("on hit, last 0-3: +2.5kg", "E0606"),
        ("on hit, on miss: +2.5kg", "E0606"),
        ("on amrap 5+: +2.5kg", "E0606"),
        ("in week 7: on hit: +2.5kg", "E0606"),
        ("reps then +2.5kg", "E0606"),
        ("top: on hit: +2.5kg", "E0606"),
        ("bench: on hit: +2.5kg", "E0606"),
        ("after last stage: -10%", "E0606"),
        ("on miss: next stage", "E0607"),
        ("follow top", "E0602"),
        ("on hit: follow top", "E0609"),
        ("follow day \"X\"", "E0609"),
        ("on hit: tm +5kg", "E0308"),
        ("on miss: -100%", "E0312"),
        ("on last 10-5: +2.5kg", "E0305"),
    ] {
        let plan = format!("squat: 3x5 @100kg\nprogress {rules}");
        assert_eq!(codes(&plan), [code], "{rules}");
    }
    assert_eq!(codes("squat: 5x3 -> 6x2 @100kg"), ["E0607"]);
    assert_eq!(codes("block 2 weeks\nsquat: 5x3 -> 6x2 @100kg | 5\nprogress on miss: next stage"), ["E0608"]);
}

#[test]
fn a_test_sets_the_max_of_the_sessions_after_it() {
    let plan = "max bench 100kg\nblock 2 weeks\nday\nbench: 5 @80%\nday\nbench: test 1RM";
    assert_eq!(codes(plan), [""; 0]);
    let performed = vec![done(&["5"]), done(&["1x110"])];
    let schedule = after(plan, performed, Assume::Hit);
    // 80 % of 110 kg.
    assert_eq!(line(&schedule.sessions[2].exercises[0]), "5@87.5");
    // Until it was done the max stays, and the output says so.
    let projected = after(plan, Vec::new(), Assume::Hit);
    assert_eq!(line(&projected.sessions[2].exercises[0]), "5@80");
    assert!(projected.projection.unwrap().maxes_held);
    // Without a rep nothing is known.
    let failed = after(plan, vec![done(&["5"]), done(&["0x110"])], Assume::Hit);
    assert_eq!(line(&failed.sessions[2].exercises[0]), "5@80");
}

#[test]
fn a_lift_that_stalls_is_to_be_swapped() {
    let plan = "block 4 weeks\npress: 3x5 @50kg\nprogress on 2 misses: swap";
    let schedule = after(plan, Vec::new(), Assume::Miss);
    let noted: Vec<bool> = schedule.sessions.iter().map(|session| !session.exercises[0].notes.is_empty()).collect();
    assert_eq!(noted, [false, false, true, false]);
}

#[test]
fn a_scheme_moves_its_own_sets_and_is_hit_by_them_alone() {
    let plan = "scheme main = 1x5 @100kg\n  progress on hit: +5kg\nscheme volume = 1x10 @60kg\nblock 2 weeks\nsquat: main; volume";
    assert_eq!(next(plan, &["5 4"]), "5@105 10@60");
    assert_eq!(next(plan, &["4 10"]), "5@100 10@60");
    // Lines that call it alike move together.
    let two = format!("{plan}\nday\nsquat: main");
    let schedule = after(&two, Vec::new(), Assume::Hit);
    assert_eq!(line(&schedule.sessions[1].exercises[0]), "5@105");
}

#[test]
fn the_first_set_is_the_first_that_is_no_warm_up() {
    let plan = "max squat 100kg\nsquat: warmup 5 @40%; 5 @65%, 3 @85%; 5x5 @100% of first";
    assert!(line(&after(plan, Vec::new(), Assume::Hit).sessions[0].exercises[0]).ends_with("5@65 5@65 5@65 5@65 5@65"));
    assert_eq!(codes("squat: warmup 5 @40kg; 5 @100% of first"), ["E0302"]);
}

#[test]
fn weight_on_the_belt_says_how_far_it_has_moved() {
    let plan = "block 3 weeks\nchin-up: 3x5 @bw+5kg\nprogress on hit: +2.5kg\n\
                pull-up: 3x5 @bw\nprogress on hit: +2.5kg\ndip: 3x5 @bw+10kg +2.5kg/week";
    let schedule = schedule(plan);
    let (text, json) = (rendered(render_text, &schedule), rendered(render_json, &schedule));
    for words in ["bw + 10 kg  bw + 5 kg + 5 kg", "bw + 5 kg   bodyweight + 5 kg", "bw + 15 kg  bw + 10 kg + 5 kg"] {
        assert!(text.contains(words), "{text}");
    }
    assert!(json.contains("\"basis\": \"bodyweight + 5 kg + 5 kg by progress\""), "{json}");
}

#[test]
fn steps_in_the_other_unit_are_rounded_to_what_can_be_loaded() {
    let plan = "unit lb\nblock 2 weeks\nchin-up: 3x5 @bw\nprogress on hit: +2.5kg\n\
                dumbbell row: 3x8 @50lb\nprogress on hit: +2.5kg\ndip: 3x5 @bw+10lb +2.5kg/week";
    let second = &schedule(plan).sessions[1].exercises;
    let loads: Vec<String> = second.iter().map(line).collect();
    assert_eq!(loads, ["5@5 5@5 5@5", "8@55 8@55 8@55", "5@15 5@15 5@15"]);
}

#[test]
fn a_rule_in_a_head_that_no_line_can_use_never_fires() {
    assert_eq!(codes("progress on hit: +2.5kg\nsquat: 3x5 @RPE8"), ["E0606"]);
    assert_eq!(codes("progress bench: on hit: +2.5kg\nsquat: 3x5 @80kg"), ["E0606"]);
    assert_eq!(codes("progress on hit: +2.5kg\nsquat: 3x5 @80kg\ncurl: 3x10 @RPE8"), [""; 0]);
}
