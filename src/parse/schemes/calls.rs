//! Calls: from the name of a scheme in the place of sets to the sets that it stands for.

use std::collections::HashMap;

use super::arguments::{Brace, fill};
use super::binding::{Value, beside};
use super::{Definition, SchemeError};
use crate::diagnostic::{Finding as _, did_you_mean};
use crate::parse::{Reader, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{
    CallId, Cell, Children, Column, FilledPart, Filling, FillingId, Part, PartKind, PartUse, Scheme, SchemeId,
    Statement, StatementKind,
};

/// So many different lists of arguments are filled in.
const MAX_FILLINGS: usize = 10_000;
/// So many bytes of schemes are read again for it.
const MAX_FILLED_BYTES: usize = 4 * 1024 * 1024;
/// So many names are compared with a name that is not known.
const COMPARED: usize = 1_000;
/// For so many of them; only so many messages are printed.
const SUGGESTED: usize = 100;

/// What has been filled in so far.
#[derive(Default)]
pub(in crate::parse) struct Filled {
    /// By scheme and arguments.
    known: HashMap<(usize, Vec<Value>), FillingId>,
    /// How many bytes of schemes were read again for it.
    bytes: usize,
    /// Whether the limit was reported.
    full: bool,
    /// Whether schemes that stand too deep in others were reported.
    pub(super) too_deep: bool,
    /// How many cycles were found.
    pub(super) cycles: usize,
    /// How many calls of unknown schemes were met.
    unknown: usize,
}

/// Why a call stands for nothing.
enum Refused {
    /// A mistake that is to be reported.
    For(Box<SchemeError>),
    /// Something else was reported that is the reason.
    Reported,
}

impl From<SchemeError> for Refused {
    fn from(error: SchemeError) -> Self {
        Self::For(Box::new(error))
    }
}

/// What a scheme's filling is made for.
struct Order<'c> {
    scheme: usize,
    /// A value for each parameter.
    values: Vec<Value>,
    /// The call as it is written.
    call: &'c str,
    /// Where it stands.
    place: Span,
}

impl Reader<'_> {
    /// Finds the sets of every call, once all schemes are known.
    pub(in crate::parse) fn fill_in_schemes(&mut self) {
        if self.ast.schemes.is_empty() && self.ast.calls.is_empty() {
            return;
        }
        self.name_schemes();
        self.settle_doubtful();
        let mut seen = vec![false; self.ast.segments.len()];
        for scheme in self.scheme_order() {
            let columns = self.definitions.get(scheme).map_or(Children::NONE, |definition| definition.columns);
            let errors = self.diagnostics.errors();
            for segment in self.segments_in(columns) {
                if let Some(seen) = seen.get_mut(segment) {
                    *seen = true;
                }
                self.look_up_calls(segment);
            }
            if self.diagnostics.errors() > errors
                && let Some(scheme) = self.ast.schemes.get_mut(scheme)
            {
                scheme.broken = true;
            }
            self.fill_in_defaults(scheme);
        }
        for (segment, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            self.look_up_calls(segment);
        }
        self.report_unused();
    }

    fn name_schemes(&mut self) {
        for place in 0..self.ast.schemes.len() {
            let Some(span) = self.ast.schemes.get(place).map(|scheme| scheme.name) else { continue };
            let name = self.slice(span);
            let first = self.scheme_names.get(&name.to_lowercase()).and_then(|first| self.ast.schemes.get(*first));
            let Some(first) = first.map(|scheme| scheme.name) else {
                self.scheme_names.insert(name.to_lowercase(), place);
                continue;
            };
            self.diagnostics.push(SchemeError::RepeatedScheme { name: name.to_owned(), span, first });
            if let Some(scheme) = self.ast.schemes.get_mut(place) {
                scheme.broken = true;
            }
        }
    }

    /// `monday: heavy` is a heading, unless there is a scheme `heavy`.
    fn settle_doubtful(&mut self) {
        for (place, error, scheme) in std::mem::take(&mut self.doubtful) {
            let Some(statement) = self.ast.statements.get_mut(place) else { continue };
            let StatementKind::Prescription(line) = &statement.kind else { continue };
            if self.scheme_names.contains_key(&scheme) || self.ast.lacks_files {
                continue;
            }
            let columns = line.columns;
            statement.kind = StatementKind::Broken;
            self.diagnostics.push(error);
            for segment in self.segments_in(columns) {
                if let Some(segment) = self.ast.segments.get_mut(segment) {
                    segment.broken = true;
                }
            }
        }
    }

    /// The numbers of the segments of a row.
    pub(super) fn segments_in(&self, columns: Children<Column>) -> Vec<usize> {
        let cells = self.ast.columns(columns).iter().map(|column| column.cell);
        let runs = cells.filter_map(|cell| match cell {
            Cell::Segments(segments) => Some(segments.range()),
            Cell::Off | Cell::Same(_) => None,
        });
        runs.flatten().collect()
    }

    /// A scheme that needs no arguments is filled in whether it is called or not, so that
    /// what is wrong with its sets is said in any case.
    fn fill_in_defaults(&mut self, scheme: usize) {
        let Some(known) = self.ast.schemes.get(scheme).filter(|scheme| !scheme.broken) else { return };
        let place = known.name;
        let defaults = known.parameters.iter().map(|parameter| {
            let default = parameter.default?;
            Some(Value::of_default(self.slice(default), default))
        });
        let Some(values) = defaults.collect::<Option<Vec<Value>>>() else { return };
        let _ = self.filling(Order { scheme, values, call: self.slice(place), place });
    }

    /// Looks up the calls of a segment, and reports what is wrong with them.
    fn look_up_calls(&mut self, segment: usize) {
        let Some(parts) = self.ast.segments.get(segment).map(|segment| segment.parts) else { return };
        let uses = self.ast.part_uses(parts);
        let found = uses.iter().find_map(|used| {
            let part = self.ast.part(used.part)?;
            let PartKind::Call(id) = part.kind else { return None };
            Some((*used, *part, id))
        });
        let Some((used, part, id)) = found else { return };
        let alone = uses.len() == 1;
        if self.ast.segments.get(segment).is_some_and(|segment| segment.broken) {
            self.note_call(id);
            return;
        }
        match self.look_up(used, part, id, alone) {
            Ok(()) => return,
            Err(Refused::For(error)) => self.diagnostics.push(*error),
            Err(Refused::Reported) => {}
        }
        if let Some(segment) = self.ast.segments.get_mut(segment) {
            segment.broken = true;
        }
    }

    /// Notes that a scheme is called, also where something else is wrong.
    fn note_call(&mut self, id: CallId) {
        let scheme = self.ast.call(id).and_then(|call| self.scheme_names.get(&call.name.to_lowercase()));
        if let Some(scheme) = scheme.and_then(|scheme| self.ast.schemes.get_mut(*scheme)) {
            scheme.called = true;
        }
    }

    /// Finds the filling of a call.
    fn look_up(&mut self, used: PartUse, part: Part, id: CallId, alone: bool) -> Result<(), Refused> {
        let Some(call) = self.ast.call(id) else { return Ok(()) };
        let name = call.name.to_lowercase();
        let Some(&scheme) = self.scheme_names.get(&name) else {
            if self.lost_schemes.contains(&name) {
                return Err(Refused::Reported);
            }
            return Err(self.unknown_call(used, part, id));
        };
        if call.filling.is_some() && alone {
            return Ok(());
        }
        let call = call.clone();
        self.note_call(id);
        beside(&call, used, &part, alone)?;
        if self.ast.schemes.get(scheme).is_none_or(|scheme| scheme.broken) {
            return Err(Refused::Reported);
        }
        // In a scheme that is only tried, the arguments are not those of any call.
        let tried = part.filled.is_some();
        let values = self.values(&call, scheme, |span| used.inside(&part, span), tried)?;
        if tried {
            return Ok(());
        }
        let place = used.inside(&part, call.span);
        let filling = self.filling(Order { scheme, values, call: self.slice(place), place })?;
        if let Some(call) = self.ast.calls.get_mut(id.0 as usize) {
            call.filling = Some(filling);
        }
        Ok(())
    }

    /// A word in the place of sets that is the name of nothing.
    fn unknown_call(&mut self, used: PartUse, part: Part, id: CallId) -> Refused {
        // It may stand in a file that is not here, which was reported.
        if self.ast.lacks_files {
            return Refused::Reported;
        }
        if !self.diagnostics.has_room() {
            self.diagnostics.count_error();
            return Refused::Reported;
        }
        self.filled.unknown += 1;
        let suggests = self.filled.unknown <= SUGGESTED;
        let Some(call) = self.ast.call(id) else { return Refused::Reported };
        let span = used.inside(&part, call.name_span);
        let known = self.ast.schemes.iter().filter(|scheme| !scheme.broken).take(COMPARED);
        let names: Vec<&str> = known.map(|scheme| self.slice(scheme.name)).collect();
        let folded = call.name.to_lowercase();
        let meant = if suggests { did_you_mean(&folded, names.iter().copied()) } else { None };
        if part.filled.is_none() && meant.is_none() && call.arguments.is_none() {
            let rest = Span { start: span.start, end: used.span(&part).end };
            let error = mistakes::diagnose_sets(self.text, rest, call.role);
            let generic = matches!(error, SyntaxError::UnknownRole { replacement: None, .. });
            let error = mistakes::mend(error, self.text, used.span(&part));
            if !generic || names.is_empty() || error.replacement().is_some() {
                self.diagnostics.push(error);
                return Refused::Reported;
            }
        }
        // Whoever is meant is not unused.
        self.lost_words.extend(meant.map(str::to_lowercase));
        let known = names.iter().take(12).copied().collect::<Vec<_>>().join("`, `");
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if names.is_empty() => {
                "define it, `scheme name = 5 @65%, 5 @75%`, or bring it in from another file with `use`".to_owned()
            }
            None => format!(
                "the schemes of this plan are `{known}`; sets are written `3x5 @80%`, with a role in front \
                 `top 5 @RPE8`"
            ),
        };
        let replacement = meant.filter(|_| part.filled.is_none()).map(ToOwned::to_owned);
        SchemeError::UnknownScheme { name: call.name.to_string(), help, replacement, span }.into()
    }

    /// The filling of a scheme with these arguments; made if it is new.
    fn filling(&mut self, order: Order<'_>) -> Result<FillingId, Refused> {
        let key = (order.scheme, order.values);
        if let Some(known) = self.filled.known.get(&key) {
            let broken = self.ast.filling(*known).is_none_or(|filling| filling.broken);
            return if broken { Err(Refused::Reported) } else { Ok(*known) };
        }
        let (scheme, values) = key;
        let has_parameters = !values.is_empty();
        let mut filling = Filling {
            scheme: SchemeId(Span::new(scheme, 0).start),
            columns: self.definitions.get(scheme).map_or(Children::NONE, |definition| definition.columns),
            asked_for: order.place,
            broken: false,
        };
        if has_parameters {
            self.has_room_for(scheme, order.place)?;
        }
        let error =
            if has_parameters { self.fill_in(scheme, &values, &order.place, order.call, &mut filling) } else { None };
        filling.broken = error.is_some();
        let id = FillingId(Span::new(self.ast.fillings.len(), 0).start);
        self.ast.fillings.push(filling);
        self.filled.known.insert((scheme, values), id);
        match error {
            Some(refused) => Err(refused),
            None => Ok(id),
        }
    }

    /// Whether one more filling is within the limits.
    fn has_room_for(&mut self, scheme: usize, place: Span) -> Result<(), Refused> {
        let bytes = self.ast.schemes.get(scheme).map_or(0, |scheme| scheme.span.len());
        self.filled.bytes = self.filled.bytes.saturating_add(bytes);
        if self.filled.known.len() < MAX_FILLINGS && self.filled.bytes <= MAX_FILLED_BYTES {
            return Ok(());
        }
        if std::mem::replace(&mut self.filled.full, true) {
            return Err(Refused::Reported);
        }
        Err(SchemeError::TooManyFillings { limit: MAX_FILLINGS, span: place }.into())
    }

    /// Reads the sets of a scheme with values in the place of its parameters.
    fn fill_in(
        &mut self,
        scheme: usize,
        values: &[Value],
        place: &Span,
        call: &str,
        filling: &mut Filling,
    ) -> Option<Refused> {
        let definition = self.definitions.get(scheme)?;
        let names: Vec<String> = self.ast.schemes.get(scheme).map_or_else(Vec::new, |scheme| {
            scheme.parameters.iter().map(|parameter| self.slice(parameter.name).to_lowercase()).collect()
        });
        let texts = self.filled_texts(definition, &names, values);
        let definition = std::mem::take(self.definitions.get_mut(scheme)?);
        let pieces = definition.body.iter().zip(&texts).map(|(piece, text)| piece.piece(text.as_ref()));
        let (columns, faults) = self.read_row(pieces);
        *self.definitions.get_mut(scheme)? = definition;
        filling.columns = columns;
        let does_not_fit = |what: String, help: String, body: Span| {
            SchemeError::ArgumentDoesNotFit { call: call.to_owned(), what, help, span: *place, body }.into()
        };
        if let Some(fault) = faults.into_iter().next() {
            let help = miette::Diagnostic::help(&fault.error).map_or_else(String::new, |help| help.to_string());
            return Some(does_not_fit(fault.error.to_string(), help, fault.piece));
        }
        for segment in self.segments_in(columns) {
            let parts = self.ast.segments.get(segment)?.parts;
            let first = self.ast.part_uses(parts).first().copied();
            let Some((used, part)) = first.and_then(|used| Some((used, *self.ast.part(used.part)?))) else { continue };
            let (PartKind::Call(id), true) = (part.kind, part.filled.is_some()) else { continue };
            match self.look_up_filled(used, part, id, *place) {
                Ok(()) => {}
                Err(Refused::Reported) => return Some(Refused::Reported),
                Err(Refused::For(error)) => {
                    let help = miette::Diagnostic::help(&*error).map_or_else(String::new, |help| help.to_string());
                    return Some(does_not_fit(error.to_string(), help, used.span(&part)));
                }
            }
        }
        None
    }

    fn filled_texts(&self, definition: &Definition, names: &[String], values: &[Value]) -> Vec<Option<FilledPart>> {
        let value = |name: &str| names.iter().position(|known| known == name).and_then(|place| values.get(place));
        let fill_piece = |piece: &super::BodyPiece| {
            let text = self.slice(piece.span);
            let filled = fill(text, &piece.braces, |brace| {
                value(&brace.name).map_or_else(String::new, |value| value.text.clone())
            });
            let is_load = |brace: &&Brace| text.get(..brace.span.start as usize).is_some_and(|text| text.contains('@'));
            let defaults = |brace: &Brace| value(&brace.name).and_then(|value| value.default);
            let of_load: Option<Vec<Span>> = piece.braces.iter().filter(is_load).map(defaults).collect();
            FilledPart {
                text: filled.into(),
                given: piece.braces.iter().any(|brace| defaults(brace).is_none()),
                default_load: of_load.and_then(|of_load| of_load.first().copied()),
            }
        };
        definition.body.iter().map(|piece| (!piece.braces.is_empty()).then(|| fill_piece(piece))).collect()
    }

    /// Finds the filling of a call whose arguments were filled in: they were given at `place`.
    fn look_up_filled(&mut self, used: PartUse, part: Part, id: CallId, place: Span) -> Result<(), Refused> {
        let Some(call) = self.ast.call(id).cloned() else { return Ok(()) };
        let Some(&scheme) = self.scheme_names.get(&call.name.to_lowercase()) else {
            return Err(self.unknown_call(used, part, id));
        };
        if self.ast.schemes.get(scheme).is_none_or(|scheme| scheme.broken) {
            return Err(Refused::Reported);
        }
        let values = self.values(&call, scheme, |_| place, false)?;
        let filling = self.filling(Order { scheme, values, call: &call.name, place })?;
        if let Some(call) = self.ast.calls.get_mut(id.0 as usize) {
            call.filling = Some(filling);
        }
        Ok(())
    }

    /// Warns of schemes that nothing calls; in a file of nothing but schemes they wait for
    /// the plans that use it.
    fn report_unused(&mut self) {
        // What could not be read may be what calls one.
        let unread = self.ast.segments.iter().any(|segment| segment.broken)
            || self.ast.statements.iter().any(|statement| matches!(statement.kind, StatementKind::Broken));
        if self.ast.is_library() || unread {
            return;
        }
        let unused = |scheme: &&Scheme| !scheme.called && !scheme.brought_in && !scheme.broken;
        for scheme in self.ast.schemes.iter().filter(unused) {
            let name = self.slice(scheme.name).to_owned();
            if self.lost_words.contains(&name.to_lowercase()) {
                continue;
            }
            self.diagnostics.push(SchemeError::UnusedScheme { name, span: scheme.name });
        }
    }
}

impl crate::syntax::Ast {
    /// Whether the file holds nothing but what other files use.
    #[must_use]
    pub fn is_library(&self) -> bool {
        let is_shared = |statement: &Statement| is_shared(&statement.kind);
        self.statements.iter().all(is_shared)
            && self
                .statements
                .iter()
                .any(|statement| matches!(statement.kind, StatementKind::Scheme(_) | StatementKind::Lift(_)))
    }
}

/// Whether a statement is brought in by `use`.
pub(in crate::parse) const fn is_shared(kind: &StatementKind) -> bool {
    matches!(
        kind,
        StatementKind::Scheme(_)
            | StatementKind::Use(_)
            | StatementKind::Lift(_)
            | StatementKind::Attached(_)
            | StatementKind::Broken
    )
}
