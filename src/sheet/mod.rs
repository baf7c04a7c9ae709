//! [`Schedule`](crate::model::Schedule) → [`Sheet`]: what is printed, hung on the wall and written on.
//!
//! A sheet says what stands on its pages and how it is set, once for all forms of paper and file; HTML
//! and PDF draw the same sheet. It holds words, numbers and boxes, no places: where a line breaks
//! and where a page ends is for those who know the type.
//!
//! | file | holds |
//! |---|---|
//! | `options` | which sheet, on which paper |
//! | `charts` | the charts of a block: volume, intensity, top sets |
//! | `page` | pages and what stands on them |

pub mod charts;
mod options;
mod page;

pub use options::{Kind, Options, Paper};
pub use page::{
    Align, Band, Bar, Cell, Chart, Column, Counted, Field, Item, Part, Row, RowKind, Run, Section, Series, Sheet,
    Style, Table, Text, Width,
};
