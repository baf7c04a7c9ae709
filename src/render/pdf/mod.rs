//! A [`Sheet`] as a PDF: real text in embedded fonts, tagged, with bookmarks, and the same bytes each time.
//!
//! Text is set with parley, pages are written with krilla; what lies between is ours. A section is cut into
//! pieces that stand below each other, each whole; the pieces are laid on pages; the pages are drawn.
//!
//! | file | holds |
//! |---|---|
//! | `fonts` | the fonts, which are part of the program |
//! | `signs`, `text` | text to lines of glyphs |
//! | `unprinted` | signs that no font has |
//! | `look` | the measures of the page |
//! | `section`, `table`, `top`, `chart` | the items of a section as pieces |
//! | `pieces` | what a page is laid with |
//! | `pages`, `columns` | pieces on pages |
//! | `placed` | a page with all its places, and what its words are |
//! | `draw` | pages to a PDF |

mod chart;
mod columns;
mod draw;
mod fonts;
mod look;
mod pages;
mod pieces;
mod placed;
mod section;
mod signs;
mod table;
mod text;
mod top;
mod unprinted;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use unprinted::{Missing, Unprinted};

use crate::model::Schedule;
use crate::sheet::{Leaf, Options, Section, Sheet, bare, leaves};

/// Writes the sheet of a schedule as a PDF. Signs that no font has are shown as a box and given back, so that the user can be told;
/// whoever copies or searches the text finds them as they were written.
///
/// # Errors
///
/// Those of the writer.
pub fn render_pdf(schedule: &Schedule, options: &Options, out: &mut impl Write) -> io::Result<Unprinted> {
    let leaves = leaves(schedule, options);
    // A section is made, laid out and forgotten.
    write(&bare(schedule, options), leaves.iter().map(Leaf::section), out)
}

/// Writes sections; what holds for all their pages is known already.
fn write(sheet: &Sheet, sections: impl Iterator<Item = Section>, out: &mut impl Write) -> io::Result<Unprinted> {
    let (placed, compositor) = pages::pages(sheet, sections);
    out.write_all(&draw::bytes(sheet, &placed)?)?;
    out.flush()?;
    Ok(compositor.unprinted)
}
