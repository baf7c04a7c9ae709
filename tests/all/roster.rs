//! Rosters: one plan for many athletes.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use liftplan::model::Athlete;
use liftplan::roster::read_roster;
use liftplan::source::Source;
use tempfile::TempDir;

const PLAN: &str = "max squat 180kg, bench 120kg\ntm 90%\nsquat: 5 @80%\nbench: 5 @80%\nzercher hack: 5 @80%\n";

/// The athletes of a roster and the codes that it gives, in order of their places.
fn read(csv: &str) -> (Vec<Athlete>, Vec<String>) {
    let plan = liftplan::parse_and_check(&Source::new("x", PLAN));
    let (athletes, found) = read_roster(&Source::new("team.csv", csv), &plan.program);
    (athletes, found.sorted().iter().map(|finding| finding.code().unwrap().to_string()).collect())
}

/// The only athlete of a roster that must be fine.
fn only(csv: &str) -> Athlete {
    let (athletes, codes) = read(csv);
    assert_eq!((athletes.len(), codes.as_slice()), (1, &[][..]), "{csv}");
    athletes.into_iter().next().unwrap()
}

fn maxes(athlete: &Athlete) -> Vec<String> {
    athlete.maxes.iter().map(|(lift, reps, load)| format!("{lift} {reps}RM {load}")).collect()
}

#[test]
fn every_column_is_read() {
    let anna = only(
        "name,unit,bodyweight,squat,bench press 5RM,OHP max,deadlift 1rm,Zercher Hack,tm,squat tm\n\
         Anna,lb,160,315,\"102,5kg\",95 lbs,,88,90%,87.5\n",
    );
    assert_eq!((anna.name.as_deref(), anna.unit.map(|unit| unit.name())), (Some("Anna"), Some("lb")));
    assert_eq!(anna.bodyweight.map(|weight| weight.to_string()), Some("160 lb".into()));
    assert_eq!(
        maxes(&anna),
        ["bench press 5RM 102.5 kg", "overhead press 1RM 95 lb", "squat 1RM 315 lb", "zercher hack 1RM 88 lb"]
    );
    let share = |lift| anna.training_maxes.of(lift).map(|share| share.to_string());
    assert_eq!((share("squat"), share("bench press")), (Some("87.5 %".into()), Some("90 %".into())));
}

#[test]
fn files_as_spreadsheets_write_them_are_read() {
    for csv in [
        "name,squat\nAnna,102.5\n",
        "name,squat\r\nAnna,\"102,5\"\r\n",
        "\u{feff}name;squat\r\nAnna;102,5\r\n",
        "name\tsquat\nAnna\t102,5",
        "\"name\";\"squat\"\n\"Anna\";\"102,5 kg\"\n;\n\n",
        "\n\nName , SQUAT \n Anna , 102.5 kg \n,,\n",
        "squat;Name\n102.500;Anna\n",
    ] {
        let anna = only(csv);
        assert_eq!((anna.name.as_deref(), maxes(&anna)), (Some("Anna"), vec!["squat 1RM 102.5 kg".into()]), "{csv}");
    }
    assert_eq!(only("name\nAnna \"the Bear\" O'Neil\n").name.as_deref(), Some("Anna \"the Bear\" O'Neil"));
    assert_eq!(only("name\n\"Anna \"\"Bear\"\" B., Jr.\"\n").name.as_deref(), Some("Anna \"Bear\" B., Jr."));
}

#[test]
fn an_empty_cell_leaves_open_what_it_would_say() {
    let anna = only("name,unit,bodyweight,squat,tm\nAnna,,-,–,\n");
    assert_eq!(anna, Athlete { name: Some("Anna".into()), ..Athlete::default() });
    assert_eq!(only("name,squat,bench\nAnna\n").maxes, Athlete::default().maxes, "a short row");
}

#[test]
fn a_bad_row_is_left_out_and_told_at_its_cell() {
    for (row, place, written) in [
        ("Ben,stone,80,100,90", (3, 5), "stone"),
        ("Ben,kg,heavy,100,90", (3, 8), "heavy"),
        ("Ben,kg,0,100,90", (3, 8), "0"),
        ("Ben,kg,80,-5,90", (3, 11), "-5"),
        ("Ben,kg,80,100 stone,90", (3, 11), "100 stone"),
        ("Ben,kg,80,9999,90", (3, 11), "9999"),
        ("Ben,kg,80,1.2345,90", (3, 11), "1.2345"),
        ("Ben,kg,80,100,0.9", (3, 15), "0.9"),
        ("Ben,kg,80,100,900", (3, 15), "900"),
        ("Ben,kg,80,100,90,5", (3, 18), "5"),
        (",kg,80,100,90", (3, 1), ""),
        ("\"Ben\nX\",kg,80,100,90", (3, 1), "\"Ben"),
        ("Ben,kg,80,\"100,90", (3, 11), "\"100,90"),
    ] {
        let plan = liftplan::parse_and_check(&Source::new("x", PLAN));
        let csv = format!("name,unit,bodyweight,squat,tm\nAnna,kg,60,100,90\n{row}\n");
        let source = Source::new("team.csv", csv);
        let (athletes, found) = read_roster(&source, &plan.program);
        assert_eq!(athletes.len(), 1, "{row}");
        assert_eq!((found.errors(), found.warnings()), (1, 0), "{row}: {found:?}");
        let finding = found.sorted()[0];
        assert_eq!(finding.code().unwrap().to_string(), "E0711");
        let label = finding.labels().unwrap().next().unwrap();
        let start = source.place(u32::try_from(label.offset()).unwrap());
        assert_eq!((start.line, start.column), place, "{row}");
        let marked = &source.text()[label.offset()..label.offset() + label.len()];
        assert_eq!(marked.lines().next().unwrap_or(""), written, "{row}");
    }
}

#[test]
fn all_that_is_wrong_with_a_row_is_told_at_once() {
    let (athletes, codes) = read("name,unit,squat,tm\nAnna,x,y,z\nBen,kg,100,90\n");
    assert_eq!((athletes.len(), codes.len()), (1, 3), "{codes:?}");
}

#[test]
fn columns_that_nobody_knows_are_warned_of_and_double_ones_are_errors() {
    assert_eq!(read("name,sqaut,e-mail,deadlift\nAnna,1,2,3\n").1, ["W1026", "W1026"], "any known lift is fine");
    assert_eq!(read("name,,\nAnna,,\n").1, Vec::<String>::new());
    assert_eq!(read("name,notes\nAnna,\"two\nlines\"\n").1, ["W1026"], "what is not read may be anything");
    assert_eq!(read("name,bench,bench press\nAnna,1,2\n").1, ["E0712"]);
    assert_eq!(read("squat,bench\n1,2\n").1, ["E0712"]);
    assert_eq!(read("name\n").1, ["E0713"]);
    assert_eq!(read("").1, ["E0713"]);
    assert_eq!(read("name\nAnna\nAnna\nanna\n").1, ["W1027", "W1027"]);
    let many: String = (0..=10_000).map(|number| format!("{number}\n")).collect();
    let (athletes, codes) = read(&format!("name\n{many}"));
    assert_eq!((athletes.len(), codes), (0, vec!["E0714".to_owned()]));
}

#[test]
fn no_text_makes_the_roster_panic() {
    for csv in [
        "\"",
        "name\n\"",
        "\"name",
        ",,,\n\"\"\"",
        "name;\"a\nb\"\n\u{0};\u{feff}",
        "\r\r\r",
        "é\"é,\"é\"é\n\"é\"é",
        "name\rAnna\rBen",
    ] {
        let _ = read(csv);
    }
}

/// A folder with a plan and a roster.
struct Team {
    folder: TempDir,
}

impl Team {
    fn new(plan: &str, csv: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x.plan"), plan).unwrap();
        fs::write(folder.path().join("team.csv"), csv).unwrap();
        Self { folder }
    }

    fn build(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
        command.current_dir(self.folder.path()).args(["build", "x.plan", "--roster", "team.csv", "--report", "plain"]);
        command.args(arguments).output().unwrap()
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.path().join(folder)) else { return Vec::new() };
        let mut files: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        files
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_number_that_nothing_gives_a_unit_is_warned_of_once() {
    let codes = |plan: &str, csv: &str| {
        let plan = liftplan::parse_and_check(&Source::new("x", plan));
        let (_, found) = read_roster(&Source::new("team.csv", csv), &plan.program);
        found.sorted().iter().map(|finding| finding.code().unwrap().to_string()).collect::<Vec<_>>()
    };
    let bare = "name,squat,bench\nJake,275lb,185\nKim,225,135\n";
    assert_eq!(codes("squat: 5 @80%", bare), ["W1029"]);
    assert_eq!(codes("max squat 315lb\nsquat: 5 @80%", bare), ["W1029"]);
    for plan in ["unit lb\nsquat: 5 @80%", "max squat 100kg\nsquat: 5 @80%"] {
        assert!(codes(plan, bare).is_empty(), "{plan}");
    }
    assert!(codes("squat: 5 @80%", "name,unit,squat\nJake,lb,275\n").is_empty());
}

#[test]
fn where_the_plans_max_stands_in_for_an_empty_cell_there_is_a_warning() {
    let told = |plan: &str, csv: &str| {
        let plan = liftplan::parse_and_check(&Source::new("x", plan));
        let (athletes, found) = read_roster(&Source::new("team.csv", csv), &plan.program);
        assert_eq!(athletes.len(), 1);
        found.sorted().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let plan = "max squat 180kg\nsquat: 5 @80%\nbench: 5 @60kg";
    assert_eq!(
        told(plan, "name,unit,squat,bench\nSarah,kg,,\n"),
        ["Sarah has no max for squat, so the plan's 180 kg stands in"]
    );
    assert!(told(plan, "name,unit,squat\nSarah,kg,-\n").is_empty(), "the plan's is meant");
    assert!(told(plan, "name,unit,squat,squat 5RM\nSarah,kg,,80\n").is_empty(), "her 5RM is known");
}

#[test]
fn each_athlete_gets_a_sheet_with_their_own_loads() {
    let team = Team::new("max squat 180kg\nsquat: 5 @80%\n", "name,unit,squat\nAnna,,100\nBén,lb,315\nCarl,,-\n");
    let output = team.build(&["-o", "out/sheets"]);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{}", told(&output));
    assert_eq!(team.files("out/sheets"), ["Anna.html", "Bén.html", "Carl.html"]);
    assert!(team.read("out/sheets/Anna.html").contains(">Anna<"));
    for (format, ending) in [("text", "txt"), ("csv", "csv"), ("json", "json")] {
        assert!(team.build(&["-o", format, "--format", format]).status.success());
        assert_eq!(team.files(format).len(), 3);
        assert!(team.files(format).iter().all(|file| file.ends_with(&format!(".{ending}"))));
    }
    let load = |name: &str| {
        let json: serde_json::Value = serde_json::from_str(&team.read(&format!("json/{name}.json"))).unwrap();
        let set = &json["sessions"][0]["exercises"][0]["sets"][0];
        (set["load"].as_f64().unwrap(), set["unit"].as_str().unwrap().to_owned(), json["athlete"]["name"].clone())
    };
    assert_eq!(load("Anna"), (80.0, "kg".into(), "Anna".into()));
    assert_eq!(load("Bén"), (250.0, "lb".into(), "Bén".into()));
    assert_eq!(load("Carl"), (145.0, "kg".into(), "Carl".into()));
    // The same input gives the same bytes, however the work was shared out.
    let before = team.read("json/Anna.json");
    assert!(team.build(&["-o", "json", "--format", "json"]).status.success());
    assert_eq!(team.read("json/Anna.json"), before);
    // The command line goes before the roster.
    assert!(team.build(&["-o", "json", "--format", "json", "--max", "squat=50kg"]).status.success());
    assert_eq!(load("Anna").0, 40.0);
}

#[test]
fn what_is_wrong_with_the_plan_is_said_once_and_with_names_where_it_is_not_for_all() {
    let team = Team::new("sqat: 5\nbench: 5 @80%\nsquat: 5 @80%\n", "name,bench\nAnna,80\nBen,\nCarl,\nDora,60\n");
    let output = team.build(&["-o", "out"]);
    assert!(output.status.success());
    let told = told(&output);
    assert_eq!(told.matches("W1001").count(), 1, "{told}");
    assert!(told.contains("warning[W1002]: Ben, Carl: no max is known for bench press"), "{told}");
    assert!(told.contains("warning[W1002]: no max is known for squat"), "for all of them: {told}");
    assert!(told.contains("x.plan:2:10"), "{told}");
}

#[test]
fn a_bad_row_does_not_stop_the_others() {
    let team = Team::new("max squat 180kg\nsquat: 5 @80%\n", "name,squat\nAnna,x\nBen,180\n");
    let output = team.build(&["-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("team.csv:2:6: error[E0711]"), "{}", told(&output));
    assert_eq!(team.files("out"), ["Ben.html"]);
    // Nor does an athlete for whom a load comes out impossible.
    let team = Team::new("max squat 180kg\nsquat: 5 @200%\n", "name,squat\nAnna,1900\nBen,180\n");
    let output = team.build(&["-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("error[E0312]: Anna: this load comes out at 3800 kg"), "{}", told(&output));
    assert_eq!(team.files("out"), ["Ben.html"]);
}

#[test]
fn a_plan_with_errors_is_built_for_nobody() {
    let team = Team::new("squat: 5 @8\nbench: 5 @80% tm\n", "name\nAnna\n");
    let output = team.build(&["-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("E0104") && told(&output).contains("E0308"), "{}", told(&output));
    assert_eq!(team.files("out").len(), 0);
    // A training max may come with the athletes.
    let team = Team::new("max squat 100kg\nsquat: 5 @80% tm\n", "name,tm\nAnna,90\nBen,\n");
    let output = team.build(&["-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("error[E0308]: Ben: this percent is of the training max"), "{}", told(&output));
    assert_eq!(team.files("out"), ["Anna.html"]);
}

#[test]
fn wrong_usage_exits_with_2_and_writes_nothing() {
    let team = Team::new("squat: 5 @60kg\n", "name\nAnna\n");
    fs::write(team.folder.path().join("anna.plan"), "athlete \"Anna\"\n").unwrap();
    let before = team.files(".");
    for arguments in [&[][..], &["-o", "team.csv"], &["-o", "x.plan"], &["-o", "out", "--athlete", "anna.plan"]] {
        let output = team.build(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", told(&output));
    }
    assert_eq!(team.files("."), before);
    let folder = team.folder.path();
    for arguments in [
        &["build", "x.plan", "--roster", "none.csv", "-o", "out"][..],
        &["build", "x.plan", "--athlete", "none.plan"],
        &["build", "anna.plan"],
        &["build", "anna.plan", "--roster", "team.csv", "-o", "out"],
        &["build", "x.plan", "--athlete", "anna.plan", "--format", "text", "-o", "anna.plan"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_liftplan")).current_dir(folder).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", told(&output));
        assert!(output.stdout.is_empty());
    }
    assert_eq!(team.files("."), before);
}

#[cfg(unix)]
#[test]
fn neither_plan_nor_roster_is_ever_written_over() {
    let team = Team::new("squat: 5 @60kg\n", "name\nAnna\n");
    fs::create_dir(team.folder.path().join("out")).unwrap();
    for input in ["team.csv", "x.plan"] {
        let link = team.folder.path().join("out/Anna.csv");
        std::os::unix::fs::symlink(Path::new("..").join(input), &link).unwrap();
        let before = team.read(input);
        let output = team.build(&["-o", "out", "--format", "csv"]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert_eq!(team.read(input), before);
        fs::remove_file(link).unwrap();
    }
}

#[test]
fn an_athletes_file_is_used_and_what_is_wrong_with_it_is_told_there() {
    let team = Team::new("max squat 180kg\nsquat: 5 @80%\n", "");
    let anna = team.folder.path().join("anna.plan");
    let build = |file: &str| {
        fs::write(&anna, file).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
        command.current_dir(team.folder.path()).args([
            "build",
            "x.plan",
            "--athlete",
            "anna.plan",
            "--report",
            "plain",
        ]);
        command.output().unwrap()
    };
    let good = build("athlete \"Anna\"\nunit lb\nmax squat 225lb\n");
    assert!(good.status.success() && good.stderr.is_empty());
    assert!(String::from_utf8(good.stdout).unwrap().contains("1  5  180 lb  80%"));
    for (file, error) in [
        ("athlete \"Anna\"\nsquat: 3x5\n", "anna.plan:2:1: error[E0701]"),
        ("bar 0kg\n", "anna.plan:1:1: error[E0703]"),
        ("max squat 100\n", "anna.plan:1:11: error[E0110]"),
    ] {
        let bad = build(file);
        assert_eq!(bad.status.code(), Some(1));
        assert!(bad.stdout.is_empty() && told(&bad).contains(error), "{}", told(&bad));
    }
    Command::new(env!("CARGO_BIN_EXE_liftplan"))
        .args(["check", repo_file(&team, "athlete \"Anna\"\nmax squat 100kg\n").to_str().unwrap()])
        .assert()
        .success()
        .stderr("");
}

fn repo_file(team: &Team, text: &str) -> std::path::PathBuf {
    let path = team.folder.path().join("checked.plan");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn maxes_of_another_are_told_once_for_all_who_train_with_them() {
    let team = Team::new(
        "athlete \"Anna\"\nmax squat 120kg, bench 80kg\nsquat: 3x5 @80%\nbench: 3x5 @80%",
        "name,unit,bench,squat\nBen,kg,100,-\nCleo,kg,60,-\nDora,kg,60,90\n",
    );
    let told = told(&team.build(&["-o", "out"]));
    assert!(told.contains("Ben, Cleo: the maxes of Anna are used: squat"), "{told}");
    assert_eq!(told.matches("W1028").count(), 1, "{told}");
}
