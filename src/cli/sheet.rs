//! How a sheet is made: the options of `build` that only sheets know.

use clap::ValueEnum;
use liftplan::sheet::{Kind, Options, Paper};

use super::Failure;
use super::build::Format;

#[derive(clap::Args)]
#[command(next_help_heading = "Sheets")]
pub struct SheetOptions {
    /// What the sheet is for [default: session]
    #[arg(long, value_enum, value_name = "KIND")]
    sheet: Option<SheetKind>,
    /// The paper [default: a4]
    #[arg(long, value_enum, value_name = "PAPER")]
    paper: Option<PaperSize>,
    /// Without loads, and with more room to write them
    #[arg(long)]
    blank: bool,
    /// Loads in kg and lb; the second to the nearest half
    #[arg(long)]
    both_units: bool,
    /// What goes on each side of the bar
    #[arg(long)]
    plates: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum SheetKind {
    /// A session a page, with boxes for what was done
    Session,
    /// A week a page
    Week,
    /// A block a page: weeks by lifts, with charts
    Block,
    /// A session on a card for the pocket, A6
    Card,
}

#[derive(Clone, Copy, ValueEnum)]
enum PaperSize {
    A4,
    Letter,
}

impl SheetOptions {
    /// How the sheet is made; an error if one is asked of a form that is none.
    pub fn of(&self, format: Format) -> Result<Options, Failure> {
        if let Some(option) = self.first_given(format).filter(|_| !format.is_sheet()) {
            let form = if format == Format::Text { "text" } else { format.ending() };
            return Err(Failure::new(format!(
                "`{option}` is for sheets, and {form} is none; write one with `--format html` or `pdf`, or to a file that ends so"
            )));
        }
        if self.blank && (self.both_units || self.plates) {
            let option = if self.plates { "--plates" } else { "--both-units" };
            return Err(Failure::new(format!(
                "a sheet with `--blank` has no loads, so there is nothing for `{option}` to show"
            )));
        }
        let kind = match self.sheet {
            None | Some(SheetKind::Session) => Kind::Session,
            Some(SheetKind::Week) => Kind::Week,
            Some(SheetKind::Block) => Kind::Block,
            Some(SheetKind::Card) => Kind::Card,
        };
        let paper = match self.paper {
            None | Some(PaperSize::A4) => Paper::A4,
            Some(PaperSize::Letter) => Paper::Letter,
        };
        Ok(Options { kind, paper, blank: self.blank, both_units: self.both_units, plates: self.plates })
    }

    /// The first option that is given; a workbook is printed on paper too.
    fn first_given(&self, format: Format) -> Option<&'static str> {
        let given = [
            (self.sheet.is_some(), "--sheet"),
            (self.paper.is_some() && format != Format::Xlsx, "--paper"),
            (self.blank, "--blank"),
            (self.both_units, "--both-units"),
            (self.plates, "--plates"),
        ];
        given.into_iter().find_map(|(is, name)| is.then_some(name))
    }
}
