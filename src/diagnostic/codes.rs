//! The table of codes: every diagnostic that liftplan can give.
//!
//! A test holds that each code in the sources stands here and has a page with an example
//! that gives it and one that does not.

/// A kind of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code: `E0301`. `E` is an error, `W` a warning.
    pub code: &'static str,
    /// The name of the fault: `backoff-without-top`.
    pub name: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
}

macro_rules! codes {
    ($($code:literal $name:literal)*) => {
        &[$(Code {
            code: $code,
            name: $name,
            page: include_str!(concat!("../../docs/diagnostics/", $code, ".md")),
        }),*]
    };
}

/// All kinds, in order of their codes.
pub static CODES: &[Code] = codes! {
    // Syntax
    "E0101" "unknown-statement"
    "E0102" "unreadable-sets"
    "E0103" "unreadable-load"
    "E0104" "bare-load"
    "E0105" "unreadable-modifier"
    "E0106" "time-without-unit"
    "E0107" "open-quote"
    "E0109" "missing-sets"
    "E0110" "unreadable-head"
    "E0111" "look-alike-character"
    "E0112" "decimal-comma"
    "E0113" "other-notation"
    "E0114" "unknown-role"
    "E0115" "not-utf8"
    "E0116" "repeated-head"
    "E0117" "unreadable-lift"
    "E0118" "control-character"
    "E0119" "tempo-without-a-lift"
    "E0120" "attached-in-vain"
    "E0121" "two-warmups"
    "E0122" "belongs-to-nothing"
    "E0123" "empty-text"
    // Names
    "E0201" "unknown-day"
    "E0202" "ambiguous-day"
    "E0203" "day-not-before"
    "E0204" "repeated-max"
    "E0205" "same-lift-twice"
    "E0206" "lift-like-itself"
    "E0207" "unknown-lift-word"
    "E0208" "unknown-warning"
    "E0209" "allow-of-an-error"
    "E0210" "too-many-lifts"
    // Loads
    "E0301" "backoff-without-top"
    "E0302" "no-set-before"
    "E0303" "partial-loads"
    "E0304" "load-count"
    "E0305" "reversed-range"
    "E0306" "effort-off-the-scale"
    "E0307" "nothing-to-do"
    "E0308" "no-training-max"
    "E0309" "top-of-itself"
    "E0311" "step-of-another-kind"
    "E0312" "impossible-load"
    "E0313" "nothing-to-climb"
    "E0314" "step-from-nowhere"
    "E0315" "mini-sets"
    "E0316" "drop-without-a-set"
    "E0317" "test-of-a-load"
    // Weeks and calendar
    "E0401" "column-count"
    "E0402" "nothing-to-repeat"
    "E0403" "week-labels"
    "E0404" "climb-with-columns"
    "E0405" "no-week-before"
    "E0406" "day-numbers"
    "E0407" "empty-plan"
    "E0408" "training-days"
    "E0409" "single-weeks"
    "E0410" "misplaced-head"
    "E0411" "deload-source"
    "E0412" "deload-with-days"
    "E0413" "deload-share"
    "E0414" "cycle-without-repeat"
    "E0415" "cycle-move"
    "E0416" "impossible-date"
    "E0417" "day-without-weekday"
    "E0418" "after-the-meet"
    "E0419" "dates-past-the-calendar"
    "E0420" "column-never-trained"
    // Schemes
    "E0501" "unknown-scheme"
    "E0502" "repeated-scheme"
    "E0503" "taken-scheme-name"
    "E0504" "scheme-cycle"
    "E0505" "unknown-parameter"
    "E0506" "repeated-parameter"
    "E0507" "unused-parameter"
    "E0508" "argument-count"
    "E0509" "argument-kind"
    "E0510" "beside-a-scheme"
    "E0511" "scheme-in-a-column"
    "E0512" "schemes-disagree"
    "E0513" "argument-does-not-fit"
    "E0515" "missing-file"
    "E0516" "file-outside-the-project"
    "E0517" "use-cycle"
    "E0518" "not-for-use"
    "E0519" "unreadable-file"
    // Progress
    "E0601" "unreadable-progress"
    "E0602" "incomplete-rule"
    "E0603" "nothing-to-move"
    "E0604" "rules-overlap"
    "E0605" "gap-between-bands"
    "E0606" "rule-never-fires"
    "E0607" "unreachable-stage"
    "E0608" "stages-with-columns"
    "E0609" "nothing-to-follow"
    "E0610" "ladder-count"
    "E0611" "unclear-stage-load"
    // Athlete and log
    "E0701" "not-of-an-athlete"
    "E0702" "several-athletes"
    "E0703" "impossible-equipment"
    "E0704" "dumbbell-steps"
    "E0705" "steps-do-not-fit"
    "E0706" "impossible-chart"
    "E0707" "impossible-athlete"
    "E0711" "unreadable-cell"
    "E0712" "roster-columns"
    "E0713" "empty-roster"
    "E0714" "too-many-athletes"
    // Settings
    "E0801" "unreadable-settings"
    "E0802" "unknown-setting"
    "E0803" "impossible-setting"
    // Limits
    "E0901" "file-too-large"
    "E0902" "too-many-weeks"
    "E0903" "too-many-sessions"
    "E0904" "too-many-sets"
    "E0905" "too-many-reps"
    "E0906" "schedule-too-large"
    "E0907" "measure-too-large"
    "E0908" "nested-too-deep"
    "E0909" "too-many-rules"
    "E0999" "internal-contradiction"
    // Warnings
    "W1001" "unknown-lift"
    "W1002" "missing-max"
    "W1003" "superset-labels"
    "W1004" "nothing-to-train"
    "W1005" "backoff-of-the-max"
    "W1006" "reps-like-a-load"
    "W1010" "idle-skip"
    "W1011" "idle-train"
    "W1012" "idle-move"
    "W1015" "stale-allow"
    "W1016" "no-load-to-warm-up-to"
    "W1017" "unused-lift"
    "W1020" "unused-scheme"
    "W1021" "tops-of-two-kinds"
    "W1022" "idle-test"
    "W1025" "not-enough-weight"
    "W1026" "unknown-column"
    "W1027" "same-name"
    "W1028" "borrowed-maxes"
    "W1029" "weight-without-unit"
    "W1030" "plans-max"
    // Coaching lints
    "W1101" "small-backoff-drop"
    "W1102" "large-backoff-drop"
    "W1103" "all-out-top-sets"
    "W1104" "beyond-rpe-10"
    "W1105" "percent-against-effort"
    "W1106" "ramp-above-its-top"
    "W1107" "changing-structure"
    "W1108" "top-set-on-isolation"
    "W1109" "short-rest"
    "W1110" "heavy-days-in-a-row"
    "W1111" "isolation-first"
    "W1112" "no-deload"
    "W1113" "volume-jump"
    "W1114" "unloadable-load"
    "W1115" "lost-backoff"
    "W1116" "over-the-max"
    "W1117" "every-set-amrap"
    "W1118" "no-way-down"
    "W1119" "no-stop-rule"
    "W1120" "long-session"
    "W1121" "excessive-inol"
};

/// The kind of that code or name, whatever its case.
#[must_use]
pub fn find_code(code_or_name: &str) -> Option<&'static Code> {
    CODES
        .iter()
        .find(|known| known.code.eq_ignore_ascii_case(code_or_name) || known.name.eq_ignore_ascii_case(code_or_name))
}
