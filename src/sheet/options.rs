//! Which sheet is wanted, and on which paper.

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// A session a page, with boxes to write in; the week at a glance in front.
    #[default]
    Session,
    /// A week a page: all its sessions.
    Week,
    /// A block a page, weeks by lifts, with its charts.
    Block,
    /// A session a card for the pocket, A6.
    Card,
}

/// The paper that is printed on. A card is A6 on any paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 8.5 × 11 in
    Letter,
}

impl Paper {
    /// Width and height of the upright page, in tenths of a millimetre.
    #[must_use]
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::A4 => (2100, 2970),
            Self::Letter => (2159, 2794),
        }
    }
}

/// How a sheet is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// What it is for.
    pub kind: Kind,
    /// The paper.
    pub paper: Paper,
    /// Without loads: the athlete writes them in.
    pub blank: bool,
    /// Loads in the other unit too, beside those that go on the bar.
    pub both_units: bool,
    /// What goes on each side of the bar.
    pub plates: bool,
}
