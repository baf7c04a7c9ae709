//! What can be wrong with the meaning of a plan.

use miette::Diagnostic;
use thiserror::Error;

use super::RuleError;
use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in the meaning of a plan, or a warning.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum CheckError {
    /// A heading that may stand once and stands twice.
    #[error("`{keyword}` is given twice")]
    #[diagnostic(code(E0116), help("keep one of the two"))]
    RepeatedHead {
        keyword: &'static str,
        #[label("given again here")]
        span: Span,
        #[label("given first here")]
        first: Span,
    },

    /// A rest between mini-sets where there are none.
    #[error("two rests are for clusters, and these sets are none")]
    #[diagnostic(
        code(E0105),
        help("write one rest: `rest 3min`; in a cluster, `5x(2+2) rest 20s/3min`, the first is inside the set")
    )]
    TwoRests {
        #[label("which of them?")]
        span: Span,
    },

    /// A load that refers to a day that is not in its block.
    #[error("there is no day {day} in this block")]
    #[diagnostic(code(E0201), help("{help}"))]
    UnknownDay {
        day: String,
        help: String,
        #[label("no such day")]
        span: Span,
    },

    /// The name of a day where the name of a lift would stand.
    #[error("`{name}` is a day, and without quotes it would be a lift")]
    #[diagnostic(code(E0201), help("put the name of the day in quotes: `of day \"{meant}\"`"))]
    DayWithoutQuotes {
        name: String,
        meant: String,
        #[label("a name without quotes")]
        span: Span,
    },

    /// A load that refers to a name that several days have.
    #[error("several days are called {day}")]
    #[diagnostic(code(E0202), help("give the days names of their own, or refer to one by its number: `of day 1`"))]
    AmbiguousDay {
        day: String,
        #[label("which of them?")]
        span: Span,
    },

    /// A load that refers to a day that has not come yet, or to its own.
    #[error("day {day} does not come before this one in the week")]
    #[diagnostic(code(E0203), help("{help}"))]
    DayNotBefore {
        day: String,
        help: &'static str,
        #[label("its loads are not known here yet")]
        span: Span,
    },

    /// A max that is given twice.
    #[error("the {reps}RM of {lift} is given twice")]
    #[diagnostic(code(E0204), help("keep the newer one; an athlete's own maxes can be given with `--max`"))]
    RepeatedMax {
        lift: String,
        reps: u16,
        #[label("given again here")]
        span: Span,
        #[label("given first here")]
        first: Span,
    },

    /// A load of the top set in a line that has none.
    #[error("{what}")]
    #[diagnostic(
        code(E0301),
        help("put a `top` segment in front: `top 5 @RPE8; …`, or say what the load is of: `of prev`, `of first`")
    )]
    BackoffWithoutTop {
        what: String,
        #[label("of which top set?")]
        span: Span,
        #[label("the scheme needs one here")]
        scheme: Option<Span>,
    },

    /// A load of the set before in the first set.
    #[error("`{written}` starts from {base}, and there is none before this one")]
    #[diagnostic(code(E0302), help("give the first set of the line a load of its own, such as `@80%` or `@RPE8`"))]
    NoSetBefore {
        written: String,
        base: &'static str,
        #[label("the first set of the line")]
        span: Span,
    },

    /// A list in which some sets have a load and some have none.
    #[error("some sets of this list have a load and some have none")]
    #[diagnostic(
        code(E0303),
        help(
            "give every set its own load, or write one load behind the last set for all of them; `3x5 @65/75/85%` gives three sets theirs"
        )
    )]
    PartialLoads {
        #[label(collection, "no load")]
        bare: Vec<Span>,
    },

    /// A list of loads that does not fit its sets.
    #[error("{loads} loads for {sets} sets")]
    #[diagnostic(code(E0304), help("write one load for each set, {sets} in all, or one for all of them"))]
    LoadCount {
        loads: usize,
        sets: u16,
        #[label("{loads} loads")]
        span: Span,
    },

    /// A range whose ends are the wrong way round.
    #[error("`{written}` runs from high to low")]
    #[diagnostic(code(E0305), help("write the low end first: `{meant}`{otherwise}"))]
    ReversedRange {
        written: String,
        meant: String,
        otherwise: String,
        #[label("the first number is the larger one")]
        span: Span,
    },

    /// A total that is less than one of its sets.
    #[error("{what}")]
    #[diagnostic(code(E0305), help("{help}"))]
    TotalBelowSet {
        what: String,
        help: String,
        #[label("fewer in all than in a set")]
        span: Span,
    },

    /// An effort that the scale does not have.
    #[error("there is no {what} {written}")]
    #[diagnostic(code(E0306), help("{help}"))]
    EffortOffTheScale {
        what: &'static str,
        written: String,
        help: &'static str,
        #[label("off the scale")]
        span: Span,
    },

    /// No sets, no reps, no seconds.
    #[error("{what} is nothing to do")]
    #[diagnostic(code(E0307), help("{help}"))]
    NothingToDo {
        what: String,
        help: &'static str,
        #[label("nothing")]
        span: Span,
    },

    /// A top set that is meant to be a share of itself.
    #[error("a top set cannot start from the top set")]
    #[diagnostic(code(E0309), help("give the top set a load of its own, such as `@85%`, `@RPE8` or `@100kg`"))]
    TopOfItself {
        #[label("the top set itself")]
        span: Span,
    },

    /// A step in another unit than the load that it moves.
    #[error("{step} cannot be added to {what}")]
    #[diagnostic(code(E0311), help("{help}"))]
    StepOfAnotherKind {
        step: String,
        what: &'static str,
        help: &'static str,
        #[label("a step of another kind")]
        span: Span,
    },

    /// A load that nobody can put on a bar.
    #[error("`{written}` is not a load that can be lifted")]
    #[diagnostic(code(E0312), help("{help}"))]
    ImpossibleLoad {
        written: String,
        help: &'static str,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A load that climbs across one set.
    #[error("`{written}` climbs from set to set, and there is only one")]
    #[diagnostic(code(E0313), help("write the sets out, `3x5 @{written}`, or one load"))]
    NothingToClimb {
        written: String,
        #[label("one set")]
        span: Span,
    },

    /// A step up that does not say from where.
    #[error("`{written}` does not say what it is added to")]
    #[diagnostic(code(E0314), help("{help}"))]
    StepFromNowhere {
        written: String,
        help: String,
        #[label("more than what?")]
        span: Span,
    },

    /// Mini-sets without their role, or the role without them.
    #[error("{what}")]
    #[diagnostic(code(E0315), help("{help}"))]
    MiniSets {
        what: String,
        help: &'static str,
        #[label("these sets")]
        span: Span,
    },

    /// A drop with nothing to drop from.
    #[error("a `drop` follows a working set, and there is none before this one")]
    #[diagnostic(code(E0316), help("write the set that it drops from in front: `3x8 @80%; drop 2x8 @-20% of prev`"))]
    DropWithoutASet {
        #[label("drops from what?")]
        span: Span,
    },

    /// A test that is none, or a rep max in the place of reps.
    #[error("{what}")]
    #[diagnostic(code(E0317), help("{help}"))]
    Test {
        what: String,
        help: String,
        #[label("here")]
        span: Span,
    },

    /// A row with too many or too few columns.
    #[error("{}", column_count_headline(*columns, *weeks, of))]
    #[diagnostic(code(E0401), help("{help}"))]
    ColumnCount {
        columns: usize,
        weeks: u16,
        of: [&'static str; 2],
        help: String,
        #[label("{columns} columns")]
        span: Span,
        #[label("{weeks} weeks")]
        block: Option<Span>,
    },

    /// `same` with nothing before it.
    #[error("`same` has no week before it to be the same as")]
    #[diagnostic(code(E0402), help("write the sets of the first week out"))]
    NothingToRepeat {
        #[label("the same as what?")]
        span: Span,
    },

    /// Labels of columns that overlap or point outside the block.
    #[error("{what}")]
    #[diagnostic(code(E0403), help("{help}"))]
    WeekLabels {
        what: String,
        help: String,
        #[label("this label")]
        span: Span,
    },

    /// A climb by weeks in a row that has several columns.
    #[error("a load that climbs each week stands in a row of several columns")]
    #[diagnostic(
        code(E0404),
        help(
            "let one column climb through all weeks, or write each week's load in its own column; `same` and `-` go with both"
        )
    )]
    ClimbWithColumns {
        #[label("climbs each week")]
        span: Span,
        #[label("another column")]
        other: Span,
    },

    /// A load of the week before where there is none.
    #[error("there is no {lift} on this day of the week before week {week}")]
    #[diagnostic(
        code(E0405),
        help("give that week a column with a load of its own: `3x5 @80% | 3x5 @102.5% of last week | same`")
    )]
    NoWeekBefore {
        lift: String,
        week: u16,
        #[label("nothing to start from")]
        span: Span,
    },

    /// Days whose numbers or weekdays clash.
    #[error("{what}")]
    #[diagnostic(code(E0406), help("{help}"))]
    DayNumbers {
        what: String,
        help: &'static str,
        #[label("here")]
        span: Span,
    },

    /// A plan without a single lift.
    #[error("the plan has no lifts")]
    #[diagnostic(code(E0407), help("a lift with its sets is a whole plan: `bench: 3x5 @80%`"))]
    EmptyPlan {
        #[label("nothing to train")]
        span: Span,
    },

    /// More weeks than the limit.
    #[error("the plan takes more than {limit} weeks")]
    #[diagnostic(code(E0902), help("split it into plans of a year or less"))]
    TooManyWeeks {
        limit: u16,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// More sessions in a week than the limit.
    #[error("a week of this block has more than {limit} sessions")]
    #[diagnostic(code(E0903), help("two a day is the most: begin a new block where a new week begins"))]
    TooManySessions {
        limit: usize,
        #[label("one session too many")]
        span: Span,
    },

    /// More sets in a segment than the limit.
    #[error("this segment has {sets} sets, and {limit} is the most")]
    #[diagnostic(code(E0904), help("the number before the `x` is the sets, the one after it the reps"))]
    TooManySets {
        sets: u32,
        limit: u16,
        #[label("{sets} sets")]
        span: Span,
    },

    /// More reps in a segment than the limit.
    #[error("this segment has {reps} reps, and {limit} is the most")]
    #[diagnostic(code(E0905), help("a number alone is reps; a load stands after `@`: `5 @100kg`"))]
    TooManyReps {
        reps: u32,
        limit: u16,
        #[label("{reps} reps")]
        span: Span,
    },

    /// A lift that the catalogue does not know.
    #[error("`{written}` is not a lift that liftplan knows")]
    #[diagnostic(code(W1001), severity(Warning), help("{help}"))]
    UnknownLift {
        written: String,
        help: String,
        #[label("used as it is")]
        span: Span,
    },

    /// A superset of one, or with labels that do not count on.
    #[error("{what}")]
    #[diagnostic(code(W1003), severity(Warning), help("{help}"))]
    SupersetLabels {
        what: String,
        help: String,
        #[label("this label")]
        span: Span,
    },

    /// So many reps that a load was meant.
    #[error("{reps} reps in one set")]
    #[diagnostic(
        code(W1006),
        severity(Warning),
        help("a number alone is reps; a load stands behind an `@`, after its sets: `5 @{reps}{unit}`")
    )]
    RepsLikeALoad {
        reps: u16,
        unit: &'static str,
        #[label("reps, not a load")]
        span: Span,
    },

    /// Back-offs at a small share of the max.
    #[error("these back-offs are at {percent} of the max")]
    #[diagnostic(
        code(W1005),
        severity(Warning),
        help("for sets that are {percent} lighter than the top set write `@-{number}%`")
    )]
    BackoffOfMax {
        percent: String,
        number: String,
        #[label("of the max, not less than the top set")]
        span: Span,
    },

    /// A test whose max nothing uses.
    #[error("nothing in the plan uses the max of {lift} that this test finds")]
    #[diagnostic(
        code(W1022),
        severity(Warning),
        help("a load of the max is `@80%` or an effort; a set that only shows what goes is `top 1 @max`")
    )]
    IdleTest {
        lift: String,
        #[label("tested for nothing")]
        span: Span,
    },

    /// Two top sets that cannot be compared.
    #[error("which top set is the heavier cannot be told: one is {kind}, the other {other_kind}")]
    #[diagnostic(
        code(W1021),
        severity(Warning),
        help(
            "back-offs start from the heaviest top set; give both the same kind of load, or make one of them plain sets"
        )
    )]
    TopsOfTwoKinds {
        kind: &'static str,
        other_kind: &'static str,
        #[label("{other_kind}")]
        span: Span,
        #[label("{kind}")]
        first: Span,
    },

    /// A block without days or lifts.
    #[error("this block has no lifts")]
    #[diagnostic(code(W1004), severity(Warning), help("write its days and lifts below it, or take the line away"))]
    EmptyBlock {
        #[label("nothing to train")]
        span: Span,
    },

    /// A day without lifts.
    #[error("this day has no lifts")]
    #[diagnostic(code(W1004), severity(Warning), help("write its lifts below it, or take the line away"))]
    EmptyDay {
        #[label("nothing to train")]
        span: Span,
    },

    /// A mistake in the rules of progress.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Rule(#[from] RuleError),
}

/// `of` stands around the number of weeks: what has them, and which weeks they are.
fn column_count_headline(columns: usize, weeks: u16, [owner, which]: &[&'static str; 2]) -> String {
    let weeks = usize::from(weeks);
    if columns < weeks {
        let missing = weeks - columns;
        let plural = if missing == 1 { "column is" } else { "columns are" };
        format!("{missing} {plural} missing: the row has {columns}, {owner} {weeks} weeks{which}")
    } else {
        let spare = columns - weeks;
        let (columns_word, weeks_word) =
            (if spare == 1 { "column" } else { "columns" }, if weeks == 1 { "week" } else { "weeks" });
        format!("{spare} {columns_word} too many: the row has {columns}, {owner} {weeks} {weeks_word}{which}")
    }
}

impl Finding for CheckError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            // One range that goes down may be meant to do so across the sets.
            Self::ReversedRange { span, meant, .. } if meant.starts_with('@') && meant.contains('/') => {
                Some(Replacement { span: *span, text: meant.clone() })
            }
            _ => None,
        }
    }
}
