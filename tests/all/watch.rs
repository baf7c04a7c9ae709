//! `liftplan watch`, from outside: what it sees and what it makes of it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::watching::{Watching, eventually, save};

/// A plan whose only load is this.
fn plan(load: u32) -> String {
    format!("squat: 3x5 @{load}kg\n")
}

/// A folder with such a plan, `a.plan`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    save(folder.path().join("a.plan"), plan(100));
    folder
}

/// The load in a JSON output.
fn load(output: &Path) -> Option<f64> {
    let json: serde_json::Value = serde_json::from_slice(&fs::read(output).ok()?).unwrap();
    json["sessions"][0]["exercises"][0]["sets"][0]["load"].as_f64()
}

fn comes_to(output: &Path, wanted: u32) {
    eventually(&format!("{wanted} kg in {}", output.display()), || {
        load(output).filter(|&load| load == f64::from(wanted))
    });
}

#[test]
fn a_plan_is_built_now_and_whenever_it_is_saved() {
    let folder = folder();
    let (file, output) = (folder.path().join("a.plan"), folder.path().join("a.json"));
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    let line = watching.says("no mistakes · 1 session · ");
    assert!(line.ends_with(" ms · wrote a.json"), "{line}");
    assert_eq!(load(&output), Some(100.0));
    save(&file, format!("day \"A\"\n{}day \"B\"\nsquat: 5 @60kg\n", plan(105)));
    watching.says("no mistakes · 2 sessions · ");
    assert_eq!(load(&output), Some(105.0));
}

#[test]
fn it_only_checks_where_no_output_is_asked_for() {
    let folder = folder();
    let watching = Watching::start(folder.path(), &["a.plan"]);
    assert!(watching.says("no mistakes · 1 session · ").ends_with(" ms"));
    save(folder.path().join("a.plan"), "bench: 5 @RPE8\n");
    watching.tells("1 warning in a.plan");
    watching.says("no errors · 1 session · ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn every_way_of_saving_is_seen() {
    let folder = folder();
    let (file, output) = (folder.path().join("a.plan"), folder.path().join("a.json"));
    let beside = folder.path().join(".a.plan.swp");
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.says("no mistakes");
    // Over the old one.
    fs::write(&file, plan(105)).unwrap();
    comes_to(&output, 105);
    // Another file takes its name.
    fs::write(&beside, plan(110)).unwrap();
    fs::rename(&beside, &file).unwrap();
    comes_to(&output, 110);
    // The old one is kept under another name first.
    fs::rename(&file, folder.path().join("a.plan~")).unwrap();
    fs::write(&file, plan(115)).unwrap();
    comes_to(&output, 115);
    // Deleted, and made anew.
    fs::remove_file(&file).unwrap();
    fs::write(&file, plan(120)).unwrap();
    comes_to(&output, 120);
    // Emptied first, and written when the empty one has been seen.
    let mut slow = OpenOptions::new().write(true).truncate(true).open(&file).unwrap();
    watching.tells("the plan has no lifts");
    let text = plan(125);
    let (begin, end) = text.split_at(9);
    slow.write_all(begin.as_bytes()).unwrap();
    slow.write_all(end.as_bytes()).unwrap();
    comes_to(&output, 125);
}

#[test]
fn the_last_of_many_saves_counts_whatever_is_being_built() {
    let folder = folder();
    let (file, output) = (folder.path().join("a.plan"), folder.path().join("a.json"));
    // Long enough to be building for a while.
    let rest = "day\nsquat: 5x5 @60%\nbench: 5x5 @50kg\n".repeat(6);
    let long = |load: u32| format!("block 52 weeks\nday\n{}{rest}", plan(load));
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json", "--max", "squat=200kg"]);
    watching.says("no mistakes");
    for more in 0..150 {
        save(&file, long(100 + more));
        std::thread::sleep(Duration::from_millis(15));
    }
    save(&file, long(300));
    comes_to(&output, 300);
}

#[test]
fn a_broken_plan_leaves_the_output_as_it_was_and_says_so() {
    let folder = folder();
    let (file, output) = (folder.path().join("a.plan"), folder.path().join("a.json"));
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.says("no mistakes");
    let before = fs::read(&output).unwrap();
    save(&file, "squat: 3x5 @\n");
    watching.says("not built · a.json is left as it was");
    watching.tells("1 error in a.plan");
    assert_eq!(fs::read(&output).unwrap(), before);
    save(&file, plan(90));
    watching.says("no mistakes");
    assert_eq!(load(&output), Some(90.0));
}

#[test]
fn a_plan_that_is_broken_from_the_beginning_is_waited_for() {
    let folder = folder();
    let file = folder.path().join("a.plan");
    save(&file, "squat: 3x5 @\n");
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.tells("1 error in a.plan");
    assert_eq!(watching.says("not built"), "not built");
    save(&file, plan(90));
    watching.says("no mistakes");
}

#[test]
fn files_that_it_uses_are_watched_also_before_they_are_there() {
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    save(at("liftplan.toml"), "");
    fs::create_dir(at("plans")).unwrap();
    save(at("plans/b.plan"), "use \"../library/waves.plan\"\nsquat: waves\n");
    let watching = Watching::start(folder.path(), &["plans/b.plan", "-o", "b.json"]);
    watching.tells("E0515");
    watching.says("not built");
    fs::create_dir(at("library")).unwrap();
    save(at("library/waves.plan"), "use \"sets.plan\"\n");
    watching.tells("sets.plan");
    save(at("library/sets.plan"), "scheme waves = 3x5 @70kg\n");
    comes_to(&at("b.json"), 70);
    save(at("library/sets.plan"), "scheme waves = 3x5 @75kg\n");
    comes_to(&at("b.json"), 75);
    // The folder as a whole, away and back with something else in it.
    fs::rename(at("library"), at("away")).unwrap();
    watching.comes_to_say("not built · b.json is left as it was");
    save(at("away/sets.plan"), "scheme waves = 3x5 @80kg\n");
    fs::rename(at("away"), at("library")).unwrap();
    comes_to(&at("b.json"), 80);
    save(at("library/sets.plan"), "scheme waves = 3x5 @85kg\n");
    comes_to(&at("b.json"), 85);
    // Another in its place, at once.
    fs::create_dir(at("new")).unwrap();
    save(at("new/waves.plan"), "scheme waves = 3x5 @90kg\n");
    fs::rename(at("library"), at("old")).unwrap();
    fs::rename(at("new"), at("library")).unwrap();
    comes_to(&at("b.json"), 90);
    save(at("library/waves.plan"), "scheme waves = 3x5 @95kg\n");
    comes_to(&at("b.json"), 95);
}

#[test]
fn the_athlete_and_the_settings_are_watched() {
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    save(at("a.plan"), "squat: 3x5 @50%\n");
    fs::create_dir(at("team")).unwrap();
    save(at("team/anna.plan"), "athlete \"Anna\"\nmax squat 100kg\n");
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json", "--athlete", "team/anna.plan"]);
    watching.says("no mistakes");
    assert_eq!(load(&at("a.json")), Some(50.0));
    save(at("team/anna.plan"), "athlete \"Anna\"\nmax squat 120kg\n");
    comes_to(&at("a.json"), 60);
    fs::remove_file(at("team/anna.plan")).unwrap();
    watching.tells("error: cannot read team/anna.plan");
    watching.comes_to_say("not built · a.json is left as it was");
    save(at("team/anna.plan"), "athlete \"Anna\"\nmax squat 140kg\n");
    comes_to(&at("a.json"), 70);
    // Settings that were not there, beside the plan.
    save(at("liftplan.toml"), "frobnicate = 1\n");
    watching.tells("1 error in liftplan.toml");
    watching.comes_to_say("not built");
    save(at("liftplan.toml"), "");
    watching.says("no mistakes");
}

#[test]
fn a_plan_that_is_deleted_is_waited_for() {
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.says("no mistakes");
    fs::remove_file(at("a.plan")).unwrap();
    assert_eq!(watching.says("gone"), "a.plan is gone; waiting for it · a.json is left as it was");
    watching.is_quiet();
    save(at("a.plan"), plan(110));
    watching.says("no mistakes");
    assert_eq!(load(&at("a.json")), Some(110.0));
}

#[test]
fn the_folder_of_the_plan_may_go_and_come_back() {
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("x/plans")).unwrap();
    save(at("x/plans/b.plan"), plan(60));
    let watching = Watching::start(folder.path(), &["x/plans/b.plan", "-o", "b.json"]);
    watching.says("no mistakes");
    fs::remove_dir_all(at("x")).unwrap();
    watching.says("x/plans/b.plan is gone");
    fs::create_dir_all(at("x/plans")).unwrap();
    save(at("x/plans/b.plan"), plan(65));
    comes_to(&at("b.json"), 65);
    save(at("x/plans/b.plan"), plan(70));
    comes_to(&at("b.json"), 70);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_plan_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir(at("real")).unwrap();
    fs::rename(at("a.plan"), at("real/one.plan")).unwrap();
    save(at("real/two.plan"), plan(80));
    symlink("real/one.plan", at("a.plan")).unwrap();
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.says("no mistakes");
    save(at("real/one.plan"), plan(105));
    comes_to(&at("a.json"), 105);
    symlink("real/two.plan", at("new")).unwrap();
    fs::rename(at("new"), at("a.plan")).unwrap();
    comes_to(&at("a.json"), 80);
    save(at("real/two.plan"), plan(85));
    comes_to(&at("a.json"), 85);
}

#[test]
fn its_own_output_and_other_files_wake_nobody() {
    let folder = folder();
    let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.json"]);
    watching.says("no mistakes");
    watching.is_quiet();
    save(folder.path().join("b.plan"), plan(1));
    fs::write(folder.path().join("a.json"), "by hand").unwrap();
    fs::read(folder.path().join("a.plan")).unwrap();
    watching.is_quiet();
}

#[test]
fn it_ends_well_when_it_is_asked_to_and_leaves_nothing_behind() {
    for signal in ["-INT", "-TERM"] {
        let folder = folder();
        let watching = Watching::start(folder.path(), &["a.plan", "-o", "a.html", "--serve", "--port", "0"]);
        watching.says("no mistakes");
        watching.url();
        watching.send(signal);
        let (status, said, told) = watching.ends();
        assert_eq!((status.code(), said.as_str(), told.as_str()), (Some(0), "", ""), "{signal}");
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a.html", "a.plan"]);
    }
}

#[test]
fn it_ends_when_nobody_reads_it_any_more() {
    let folder = folder();
    let mut watching = Watching::start(folder.path(), &["a.plan"]);
    watching.says("no mistakes");
    watching.leave_reader();
    let mut loads = 101..;
    eventually("the end", || {
        save(folder.path().join("a.plan"), plan(loads.next().unwrap()));
        std::thread::sleep(Duration::from_millis(200));
        watching.has_ended().then_some(())
    });
    assert_eq!(watching.ends().0.code(), Some(0));
}

#[test]
fn reports_for_programs_are_all_that_is_on_standard_error() {
    let folder = folder();
    let watching = Watching::start(folder.path(), &["a.plan", "--report", "json"]);
    watching.says("no mistakes");
    save(folder.path().join("a.plan"), "squat: 3x5 @\n");
    watching.says("not built");
    watching.send("-INT");
    let (_, _, told) = watching.ends();
    let errors: Vec<u64> = told
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["errors"].as_u64().unwrap())
        .collect();
    assert_eq!(errors, [0, 1]);
}

#[test]
fn what_shows_at_once_to_be_wrong_usage_ends_it() {
    let folder = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().port().to_string();
    for (arguments, why) in [
        (&["-"][..], "standard input"),
        (&["a.plan", "--athlete", "-"], "standard input"),
        (&["b.plan"], "cannot read b.plan"),
        (&["a.plan", "--athlete", "b.plan"], "cannot read b.plan"),
        (&["a.plan", "-o", "a.docx"], "says no format"),
        (&["a.plan", "-o", "a.plan", "--format", "text"], "a.plan is the plan itself"),
        (&["a.plan", "-o", "no/such/folder/a.json"], "cannot write"),
        (&["a.plan", "--format", "json"], "--output"),
        (&["a.plan", "--port", "5310"], "--serve"),
        (&["a.plan", "--week", "7"], "week 7"),
        (&["a.plan", "--serve", "--port", "65536"], "65536"),
        (&["a.plan", "--serve", "--port", &taken], "choose another with `--port`"),
    ] {
        let mut command = Command::cargo_bin("liftplan").unwrap();
        let command = command.arg("watch").args(arguments).current_dir(folder.path());
        let output = command.timeout(Duration::from_secs(60)).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(why), "{arguments:?}: {told}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn what_turns_wrong_later_is_told_and_waited_for() {
    let folder = folder();
    let two_weeks = "block \"A\" 2 weeks\nday \"One\"\nsquat: 3x5 @100kg\n";
    save(folder.path().join("a.plan"), two_weeks);
    let watching = Watching::start(folder.path(), &["a.plan", "--week", "2"]);
    watching.says("no");
    save(folder.path().join("a.plan"), two_weeks.replace("2 weeks", "1 week"));
    watching.tells("error: there are no sessions in week 2");
    watching.says("not built");
    save(folder.path().join("a.plan"), two_weeks);
    watching.says("no");
}
