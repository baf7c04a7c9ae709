//! The one scale of type, in tenths of a point.
//!
//! Nothing is smaller than [`SMALLEST`]: what is read between two sets is read at arm's length.

/// What is read once: captions of boxes, footers, footnotes.
pub(super) const SMALLEST: u16 = 85;
/// What goes with a number: units, where a load comes from, the heads of columns.
pub(super) const SMALL: u16 = 95;
/// Text.
pub(super) const BODY: u16 = 105;
/// The name of a lift in a list; numbers that are longer than most.
pub(super) const FIRM: u16 = 115;
/// The name of a lift above its sets.
pub(super) const LIFT: u16 = 130;
/// The numbers that go on the bar, where the page is full.
pub(super) const CLOSE: u16 = 120;
/// The numbers that go on the bar.
pub(super) const NUMBER: u16 = 140;
/// The heading of a page.
pub(super) const HEADING: u16 = 165;
/// The name of the program on its first page.
pub(super) const TITLE: u16 = 220;
/// All of them.
pub(super) const SIZES: [u16; 9] = [SMALLEST, SMALL, BODY, FIRM, CLOSE, LIFT, NUMBER, HEADING, TITLE];

/// The margin of a page, in tenths of a millimetre.
pub(super) const MARGIN: u16 = 110;
/// The margin of a card.
pub(super) const CARD_MARGIN: u16 = 60;
/// A6, in tenths of a millimetre.
pub(super) const CARD: (u16, u16) = (1050, 1480);
