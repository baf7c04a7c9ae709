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
    "E0108" "not-yet"
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
    // Names
    "E0201" "unknown-day"
    "E0202" "ambiguous-day"
    "E0203" "day-not-before"
    "E0204" "repeated-max"
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
    // Weeks and calendar
    "E0401" "column-count"
    "E0402" "nothing-to-repeat"
    "E0403" "week-labels"
    "E0404" "climb-with-columns"
    "E0405" "no-week-before"
    "E0406" "day-numbers"
    "E0407" "empty-plan"
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
    // Limits
    "E0901" "file-too-large"
    "E0902" "too-many-weeks"
    "E0903" "too-many-sessions"
    "E0904" "too-many-sets"
    "E0905" "too-many-reps"
    "E0906" "schedule-too-large"
    "E0907" "measure-too-large"
    "E0908" "nested-too-deep"
    "E0999" "internal-contradiction"
    // Warnings
    "W1001" "unknown-lift"
    "W1002" "missing-max"
    "W1003" "superset-labels"
    "W1004" "nothing-to-train"
    "W1005" "backoff-of-the-max"
    "W1006" "reps-like-a-load"
    "W1020" "unused-scheme"
};

/// The kind of that code or name, whatever its case.
#[must_use]
pub fn find_code(code_or_name: &str) -> Option<&'static Code> {
    CODES
        .iter()
        .find(|known| known.code.eq_ignore_ascii_case(code_or_name) || known.name.eq_ignore_ascii_case(code_or_name))
}
