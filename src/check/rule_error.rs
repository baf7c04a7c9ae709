//! What can be wrong with the rules of progress.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::Finding;
use crate::source::Span;

/// A mistake in the rules of progress.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum RuleError {
    /// A rule that does not say when, or of what.
    #[error("{what}")]
    #[diagnostic(code(E0602), help("{help}"))]
    IncompleteRule {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A rule that moves a load where there is none to move.
    #[error("{what}")]
    #[diagnostic(code(E0603), help("{help}"))]
    NothingToMove {
        what: String,
        help: String,
        #[label("nothing to move")]
        span: Span,
    },

    /// Two rules that move the same and can both fire.
    #[error("{what} after the same session")]
    #[diagnostic(code(E0604), help("{help}"))]
    RulesOverlap {
        what: String,
        help: String,
        /// What the second and the first do.
        labels: (&'static str, &'static str),
        #[label("{}", labels.0)]
        span: Span,
        #[label("{}", labels.1)]
        first: Span,
    },

    /// Bands of reps with a hole between them.
    #[error("no rule says what to do after {gap}")]
    #[diagnostic(code(E0605), help("close the gap between {before} and {after}; to hold the load is `{gap}: none`"))]
    GapBetweenBands {
        gap: String,
        before: String,
        after: String,
        #[label("begins after the gap")]
        span: Span,
        #[label("ends before the gap")]
        first: Span,
    },

    /// A rule that nothing can fire.
    #[error("this rule can never fire: {why}")]
    #[diagnostic(code(E0606), help("{help}"))]
    NeverFires {
        why: String,
        help: String,
        #[label("never fires")]
        span: Span,
    },

    /// Stages that no rule leads to, or a rule for stages where there are none.
    #[error("{what}")]
    #[diagnostic(code(E0607), help("{help}"))]
    UnreachableStage {
        what: String,
        help: String,
        #[label("never reached")]
        span: Span,
    },

    /// Stages in a row of several columns.
    #[error("stages stand in a row with other columns")]
    #[diagnostic(
        code(E0608),
        help("stages take the place of weeks: separate them by `->` alone, without `|`, `-`, `same` or week labels")
    )]
    StagesWithColumns {
        #[label("a stage")]
        span: Span,
        #[label("a column of its own")]
        other: Span,
    },

    /// A ladder with more lifts than stages, or fewer.
    #[error("{lifts} lifts and {stages} stages")]
    #[diagnostic(
        code(E0610),
        help("write one stage for each lift, `plank -> ab wheel: 3x20-30s -> 3x8-12`, or one that serves them all")
    )]
    LadderCount {
        lifts: usize,
        stages: usize,
        #[label("{stages} stages")]
        span: Span,
    },

    /// A stage without a load beside one with several that do not fit it.
    #[error("stage {stage} has no load, and of those of stage {of} it is not clear which it takes")]
    #[diagnostic(
        code(E0611),
        help(
            "write loads in stage {stage}; without, it needs one load for all sets of stage {of}, or as many sets of each role"
        )
    )]
    StageLoads {
        stage: usize,
        of: usize,
        #[label("no load")]
        span: Span,
        #[label("one of several loads")]
        first: Span,
    },

    /// More rules, or more in one of them, than anybody keeps in mind.
    #[error("there are more than {limit} {what} here")]
    #[diagnostic(code(E0909), help("{help}"))]
    TooManyRules {
        what: &'static str,
        limit: usize,
        help: &'static str,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// Rules that follow something that is not there.
    #[error("{what}")]
    #[diagnostic(code(E0609), help("{help}"))]
    NothingToFollow {
        what: String,
        help: String,
        #[label("follows nothing")]
        span: Span,
    },
}

impl Finding for RuleError {}
