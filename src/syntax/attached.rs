//! Lines that belong to what stands above them: to a lift, or to the heading of a day, a
//! block or the program, where they are defaults for the lines inside.

use std::sync::Arc;

use super::{ModifierKind, ProgressExpr, Segment};
use crate::source::Span;

/// A line that belongs to what stands above it.
#[derive(Clone, Debug)]
pub enum Attached {
    /// `rest 90s`, `tempo 30X0` or `"a note"`; the spans inside count from the statement.
    Modifier(ModifierKind),
    /// `warmup auto` or `warmup none`
    Warmup(WarmupWord),
    /// `warmup 5@40%, 3@60%`
    WarmupSets(Segment),
    /// `progress on hit: +2.5kg`
    Progress(Arc<ProgressExpr>),
    /// `allow unknown-lift "reason"`
    Allow {
        /// The name or the code of a warning.
        name: Span,
        /// The reason inside its quotes.
        reason: Option<Span>,
    },
}

impl Attached {
    /// The word that the line begins with; nothing for a note.
    #[must_use]
    pub const fn keyword(&self) -> &'static str {
        match self {
            Self::Modifier(kind) => kind.keyword(),
            Self::Warmup(_) | Self::WarmupSets(_) => "warmup",
            Self::Progress(_) => "progress",
            Self::Allow { .. } => "allow",
        }
    }
}

/// A word in the place of warm-up sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarmupWord {
    /// `auto`: made from the first working load.
    Auto,
    /// `none`: no default.
    None,
}

impl WarmupWord {
    /// As it is written in a column.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::Auto => "warmup auto",
            Self::None => "warmup none",
        }
    }
}
