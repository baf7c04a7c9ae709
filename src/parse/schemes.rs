//! Schemes as they are defined: their names, their parameters, and their sets.
//!
//! The sets of a scheme are a row as in a line. Where they hold parameters they are read
//! with arguments in their place: once with likely ones, so that what is wrong with the
//! scheme itself is said once and where it is defined, and then for each different list of
//! arguments that a call gives (`calls`).

mod arguments;
mod binding;
mod calls;
mod error;
mod order;
mod sampled;

pub(super) use calls::{Filled, is_shared};
pub use error::SchemeError;
pub(crate) use sampled::{Sampled, sampled};

use super::lines::{Fault, Piece};
use super::mistakes::taken_name;
use super::parts::reads;
use super::{Pair, Reader, Rule};
use crate::diagnostic::did_you_mean;
use crate::source::Span;
use crate::syntax::{Children, Column, FilledPart, Parameter, Scheme, SchemeId, StatementKind};
use arguments::{Brace, SAMPLES, Wanted, braces, fill, sample};

/// A scheme may have so many parameters.
const MAX_PARAMETERS: usize = 100;
/// And so many sets between separators.
const MAX_PIECES: usize = 10_000;

/// What is needed to fill a scheme in.
#[derive(Default)]
pub(super) struct Definition {
    /// Its sets, as they are written.
    body: Vec<BodyPiece>,
    /// Its sets, read with likely arguments where it has parameters.
    columns: Children<Column>,
    /// Where each parameter stands in the sets, and what is wanted there.
    wanted: Vec<Vec<(Wanted, Span)>>,
}

/// A text between two separators, with the braces in it.
struct BodyPiece {
    separator: Option<u8>,
    span: Span,
    braces: Vec<Brace>,
}

impl BodyPiece {
    /// As a piece of a row.
    fn piece<'t>(&self, filled: Option<&'t FilledPart>) -> Piece<'t> {
        Piece { separator: self.separator, span: self.span, filled }
    }
}

impl Reader<'_> {
    pub(super) fn read_scheme(&mut self, pair: Pair<'_>) -> StatementKind {
        let errors = self.diagnostics.errors();
        let mut name = Span::default();
        let mut parameters = Vec::new();
        let mut body = Vec::new();
        let whole = self.span(&pair);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::scheme_name => name = self.span(&part),
                Rule::parameter => parameters.push(self.read_parameter(part)),
                _ => {
                    let piece = self.piece(&part);
                    // Behind the `=` the first text begins.
                    let separator = piece.separator.filter(|_| !body.is_empty());
                    let braces = braces(self.slice(piece.span));
                    body.push(BodyPiece { separator, span: piece.span, braces });
                }
            }
        }
        if let Some(help) = taken_name(self.slice(name)) {
            let (name, span) = (self.slice(name).to_owned(), name);
            self.diagnostics.push(SchemeError::TakenName { name, help, span });
        }
        if let Some(error) = too_large(&parameters, &body) {
            self.diagnostics.push(error);
            parameters.clear();
            body.clear();
        }
        let mut definition = Definition { body, columns: Children::NONE, wanted: vec![Vec::new(); parameters.len()] };
        self.place_parameters(&parameters, &mut definition, whole.end);
        if self.diagnostics.errors() == errors {
            let (columns, faults) = self.try_row(&parameters, &definition);
            definition.columns = columns;
            self.report_faults(faults);
        }
        let broken = self.diagnostics.errors() > errors;
        let sets = definition.columns;
        let id = SchemeId(Span::new(self.ast.schemes.len(), 0).start);
        let brought_in = self.brought_in;
        let parameters = parameters.into();
        self.ast.schemes.push(Scheme { name, parameters, span: whole, sets, brought_in, called: false, broken });
        self.definitions.push(definition);
        StatementKind::Scheme(id)
    }

    fn read_parameter(&self, pair: Pair<'_>) -> Parameter {
        let mut read = Parameter { name: Span::default(), default: None };
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::scheme_name => read.name = self.span(&part),
                _ => read.default = Some(self.trimmed_span(&part)),
            }
        }
        read
    }

    /// Finds out where each parameter stands and what it wants, in a scheme that ends there.
    fn place_parameters(&mut self, parameters: &[Parameter], definition: &mut Definition, end: u32) {
        let names: Vec<String> = parameters.iter().map(|parameter| self.slice(parameter.name).to_lowercase()).collect();
        for (place, parameter) in parameters.iter().enumerate() {
            let first = names.iter().take(place).position(|name| Some(name) == names.get(place));
            if let Some(first) = first.and_then(|first| parameters.get(first)) {
                self.diagnostics.push(SchemeError::RepeatedParameter {
                    name: self.slice(parameter.name).to_owned(),
                    done: "defined",
                    help: "give the parameters of a scheme names of their own",
                    span: parameter.name,
                    first: first.name,
                });
                return;
            }
        }
        let errors = self.diagnostics.errors();
        for piece in &definition.body {
            let text = self.slice(piece.span);
            for brace in &piece.braces {
                let span = brace.span.shifted(piece.span.start);
                match names.iter().position(|name| *name == brace.name).filter(|_| brace.closed) {
                    Some(place) => {
                        if let Some(wanted) = definition.wanted.get_mut(place) {
                            wanted.push((Wanted::at(text, brace), span));
                        }
                    }
                    None => {
                        let error = unknown_brace(brace, &names, span);
                        self.diagnostics.push(error);
                    }
                }
            }
        }
        for (parameter, wanted) in parameters.iter().zip(&definition.wanted) {
            // One that is misspelt in the braces was reported there.
            let name = self.slice(parameter.name).to_owned();
            let named_below = || self.rules_below_name(end, &name);
            if wanted.is_empty() && self.diagnostics.errors() == errors && !named_below() {
                self.diagnostics.push(SchemeError::UnusedParameter { name, span: parameter.name });
            }
            let Some(default) = parameter.default else { continue };
            let written = self.slice(default);
            if let Some((wanted, at)) = wanted.iter().find(|(wanted, _)| !wanted.accepts(written)) {
                self.diagnostics.push(SchemeError::ArgumentKind {
                    written: written.to_owned(),
                    parameter: self.slice(parameter.name).to_owned(),
                    wanted: wanted.words(),
                    span: default,
                    parameter_at: *at,
                });
            }
        }
    }

    /// Reads the sets with likely arguments: the default if there is one, else whatever
    /// makes the text readable.
    fn try_row(&mut self, parameters: &[Parameter], definition: &Definition) -> (Children<Column>, Vec<Fault>) {
        let known: Vec<(String, Option<&str>)> = parameters
            .iter()
            .map(|parameter| {
                (self.slice(parameter.name).to_lowercase(), parameter.default.map(|span| self.slice(span)))
            })
            .collect();
        let filled: Vec<Option<FilledPart>> = definition
            .body
            .iter()
            .map(|piece| {
                if piece.braces.is_empty() {
                    return None;
                }
                let text = self.slice(piece.span);
                let tried = |turn| {
                    fill(text, &piece.braces, |brace| {
                        let default = known.iter().find(|(name, _)| *name == brace.name).and_then(|(_, value)| *value);
                        default.unwrap_or_else(|| sample(Wanted::at(text, brace), turn)).to_owned()
                    })
                };
                let text = (0..SAMPLES).map(tried).find(|text| reads(text)).unwrap_or_else(|| tried(0));
                Some(FilledPart { text: text.into(), given: true, default_load: None })
            })
            .collect();
        self.read_row(definition.body.iter().zip(&filled).map(|(piece, filled)| piece.piece(filled.as_ref())))
    }

    fn report_faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            if fault.filled {
                let help = miette::Diagnostic::help(&fault.error).map_or_else(String::new, |help| help.to_string());
                let help = format!("with arguments in the place of the braces, {}; {help}", fault.error);
                let written = self.slice(fault.piece).to_owned();
                self.diagnostics.push(SchemeError::UnreadableSets { written, help, span: fault.piece });
            } else {
                self.diagnostics.push(fault.error);
            }
        }
    }
}

fn too_large(parameters: &[Parameter], body: &[BodyPiece]) -> Option<SchemeError> {
    let too_large = |what, count, limit, span| Some(SchemeError::TooLarge { what, count, limit, span });
    match (parameters.get(MAX_PARAMETERS), body.get(MAX_PIECES)) {
        (Some(first), _) => too_large("parameters", parameters.len(), MAX_PARAMETERS, first.name),
        (_, Some(first)) => too_large("sets", body.len(), MAX_PIECES, first.span),
        _ => None,
    }
}

fn unknown_brace(brace: &Brace, names: &[String], span: Span) -> SchemeError {
    let meant = did_you_mean(&brace.name, names.iter().map(String::as_str));
    let what = if brace.closed {
        format!("this scheme has no parameter `{}`", brace.name)
    } else {
        "a brace has no partner".to_owned()
    };
    let help = match meant {
        _ if !brace.closed => "a parameter stands in braces, `{load}`; nothing else does".to_owned(),
        Some(meant) => format!("did you mean `{{{meant}}}`?"),
        None if names.is_empty() => {
            format!("name it behind the name of the scheme: `scheme name({}) = …`", brace.name)
        }
        None => format!("its parameters are `{{{}}}`", names.join("}`, `{")),
    };
    let replacement = meant.filter(|_| brace.closed).map(|meant| format!("{{{meant}}}"));
    SchemeError::UnknownParameter { what, help, replacement, span }
}
