//! Formats: grey warm-ups, bold top sets, and cells that are to be filled in.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::rounding::is_fine;

/// Ink that is read second.
const FAINT: Color = Color::RGB(0x7f_7f7f);
/// The ground of warm-ups.
const WARM: Color = Color::RGB(0xef_efef);
/// The ground of cells that are to be filled in.
const OPEN: Color = Color::RGB(0xff_fbe6);
/// Two decimals.
const FINE: &str = "0.00";
/// Thin rules.
const RULE: Color = Color::RGB(0xb8_b8b8);
/// The rule above a lift.
const DIVIDER: Color = Color::RGB(0x60_6060);

/// What a set is, for the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Warmup,
    Top,
    Other,
}

/// What stands in a cell of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Content {
    /// The lift, where it is new.
    Lift,
    /// The lift again.
    LiftAgain,
    /// Words or a number in the middle.
    Middle,
    /// Words.
    Words,
    /// Words over several lines.
    Notes,
    /// A load.
    Load { estimate: bool, bodyweight: bool, is_fine: bool },
    /// What was done, a number.
    Done,
    /// What was done, in words.
    Remark,
    /// A number that only formulas look at.
    Exact,
}

/// How a cell of a set looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Look {
    pub kind: Kind,
    pub content: Content,
    /// Whether the lift begins here.
    pub first: bool,
}

/// The formats that were made so far.
#[derive(Default)]
pub(super) struct Looks {
    made: HashMap<Look, Format>,
}

impl Looks {
    pub(super) fn of(&mut self, look: Look) -> &Format {
        self.made.entry(look).or_insert_with(|| look.format())
    }
}

impl Look {
    fn format(self) -> Format {
        let mut format = plain().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(RULE);
        if self.first {
            format = format.set_border_top(FormatBorder::Thin).set_border_top_color(DIVIDER);
        }
        if self.kind == Kind::Warmup {
            format = format.set_background_color(WARM).set_font_color(FAINT);
        }
        let is_told = !matches!(self.content, Content::Done | Content::Remark | Content::Exact | Content::Notes);
        if self.kind == Kind::Top && is_told {
            format = format.set_bold();
        }
        match self.content {
            Content::Lift => format.set_bold().set_text_wrap().set_font_color(Color::Black),
            Content::LiftAgain => format.set_text_wrap().set_font_color(FAINT),
            Content::Middle => format.set_align(FormatAlign::Center).set_text_wrap(),
            Content::Words => format.set_text_wrap(),
            Content::Notes => format.set_text_wrap(),
            Content::Load { estimate, bodyweight, is_fine } => {
                let format = format.set_align(FormatAlign::Right).set_indent(1).set_font_size(11);
                format.set_num_format(number(estimate, bodyweight, is_fine))
            }
            Content::Done => box_of(format, self.first).set_align(FormatAlign::Center),
            Content::Remark => box_of(format, self.first).set_text_wrap(),
            Content::Exact => format.set_font_color(FAINT),
        }
    }
}

/// How a load is shown: with two decimals at the most, as on a sheet.
fn number(estimate: bool, bodyweight: bool, is_fine: bool) -> String {
    let number = if is_fine { FINE } else { "General" };
    let about = if estimate { "~" } else { "" };
    match (estimate, bodyweight) {
        (false, false) => number.to_owned(),
        (true, false) => format!("\"~\"{number}"),
        (_, true) => format!("\"{about}bw + \"{number};\"{about}bw − \"{number};\"bw\""),
    }
}

/// A cell that is to be filled in.
fn box_of(format: Format, first: bool) -> Format {
    let format = format.set_border(FormatBorder::Thin).set_border_color(RULE).set_background_color(Color::White);
    let format = format.set_font_color(Color::Black).set_unlocked();
    if first { format.set_border_top_color(DIVIDER) } else { format }
}

fn plain() -> Format {
    Format::new().set_align(FormatAlign::VerticalCenter).set_font_size(10)
}

/// The title of a tab.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14).set_align(FormatAlign::VerticalCenter)
}

/// The heading of a session.
pub(super) fn session() -> Format {
    Format::new().set_bold().set_font_size(12).set_border_bottom(FormatBorder::Medium)
}

/// The name of a column.
pub(super) fn column() -> Format {
    let format = Format::new().set_bold().set_font_size(10).set_align(FormatAlign::VerticalCenter);
    format.set_border_bottom(FormatBorder::Thin).set_text_wrap()
}

/// The name of a column over numbers or boxes.
pub(super) fn column_middle() -> Format {
    column().set_align(FormatAlign::Center)
}

/// Words of the coach, or on the whole tab.
pub(super) fn note() -> Format {
    Format::new().set_italic().set_font_size(10).set_text_wrap().set_align(FormatAlign::Top)
}

/// That lifts are done in turn.
pub(super) fn turns() -> Format {
    Format::new().set_bold().set_font_size(10).set_border_top(FormatBorder::Thin).set_border_top_color(RULE)
}

/// A cell of the maxes that may be changed.
pub(super) fn open() -> Format {
    let format = plain().set_border(FormatBorder::Thin).set_border_color(RULE).set_background_color(OPEN);
    format.set_unlocked().set_align(FormatAlign::Right).set_indent(1)
}

/// One that holds this load to begin with.
pub(super) fn open_load(load: f64) -> Format {
    if is_fine(load) { open().set_num_format(FINE) } else { open() }
}

/// One that holds a percent.
pub(super) fn open_percent() -> Format {
    open().set_num_format("0.0%")
}

/// One that holds what follows from another, until something is written into it.
pub(super) fn open_derived() -> Format {
    open().set_num_format("0.0#")
}

/// A cell of the maxes that follows from others.
pub(super) fn derived() -> Format {
    plain().set_align(FormatAlign::Right).set_indent(1)
}

/// One that is worked out.
pub(super) fn worked_out() -> Format {
    derived().set_num_format("0.0#")
}

/// Words in the tab of maxes.
pub(super) fn words() -> Format {
    plain().set_text_wrap()
}

/// Words that say how something is.
pub(super) fn faint() -> Format {
    plain().set_font_color(FAINT).set_align(FormatAlign::Center)
}
