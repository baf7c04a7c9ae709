//! Parts: the texts between separators. Each different text is parsed once; what cannot
//! be read is read again at every place where it stands, for the message belongs there.

use std::collections::HashMap;

use pest::Parser as _;

use super::numbers::whole_range;
use super::{Grammar, Help, Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{
    Argument, Ast, Call, CallId, Children, FilledPart, FilledText, LoadId, Modifier, Part, PartId, PartKind, SetSpec,
};
use crate::training::Role;

/// What has been read, by its text; for loads, nothing if the text cannot be read.
#[derive(Default)]
pub(super) struct Known<'s> {
    parts: HashMap<&'s str, PartId>,
    loads: HashMap<&'s str, Option<LoadId>>,
}

/// Reads one part.
pub(super) struct PartReader<'r, 's> {
    /// The text of the whole plan.
    pub text: &'s str,
    /// Where the part begins.
    pub base: u32,
    pub ast: &'r mut Ast,
    loads: &'r mut HashMap<&'s str, Option<LoadId>>,
}

impl<'s> Reader<'s> {
    /// Reads what stands at `base`.
    pub(super) fn part_reader(&mut self, base: u32) -> PartReader<'_, 's> {
        PartReader { text: self.text, base, ast: &mut self.ast, loads: &mut self.known.loads }
    }

    /// The part at `span`, and what is wrong with it.
    pub(super) fn read_part(&mut self, span: Span) -> (PartId, Part, Option<SyntaxError>) {
        let text = self.slice(span);
        let len = span.end - span.start;
        let broken = Part { len, weeks: None, kind: PartKind::Broken, filled: None };
        let known = self.known.parts.get(text).copied();
        if let Some(id) = known {
            match self.ast.part(id) {
                Some(part) if !matches!(part.kind, PartKind::Broken) => return (id, *part, None),
                // A message that will not be kept need not be worked out.
                _ if !self.diagnostics.has_room() => {
                    self.diagnostics.count_error();
                    return (id, broken, None);
                }
                _ => {}
            }
        }
        let (part, error) = match self.part_reader(span.start).read(text) {
            Ok(part) => (Part { len, ..part }, None),
            Err(error) if self.diagnostics.has_room() => (broken, Some(mistakes::mend(error, self.text, span))),
            Err(error) => (broken, Some(error)),
        };
        let id = known.unwrap_or_else(|| {
            let id = PartId(u32::try_from(self.ast.parts.len()).unwrap_or(u32::MAX));
            self.ast.parts.push(part);
            self.known.parts.insert(text, id);
            id
        });
        (id, part, error)
    }
}

impl Reader<'_> {
    /// A text that is read in the place of the part at `span`, and what is wrong with it.
    pub(super) fn read_filled_part(&mut self, span: Span, filled: &FilledPart) -> (PartId, Part, Option<SyntaxError>) {
        let text = &*filled.text;
        let mut loads = HashMap::new();
        let mut reader = PartReader { text, base: 0, ast: &mut self.ast, loads: &mut loads };
        let read = reader.read(text);
        let id = FilledText(Span::new(self.ast.filled_texts.len(), 0).start);
        self.ast.filled_texts.push(filled.clone());
        let broken = Part { len: 0, weeks: None, kind: PartKind::Broken, filled: None };
        let (part, error) = match read {
            Ok(part) => (part, None),
            Err(error) => (broken, Some(error)),
        };
        let part = Part { len: span.end - span.start, filled: Some(id), ..part };
        let id = PartId(Span::new(self.ast.parts.len(), 0).start);
        self.ast.parts.push(part);
        (id, part, error)
    }
}

/// Whether a text reads as sets with all that belongs to them.
pub(super) fn reads(text: &str) -> bool {
    let (mut ast, mut loads) = (Ast::default(), HashMap::new());
    PartReader { text, base: 0, ast: &mut ast, loads: &mut loads }.read(text).is_ok()
}

impl<'s> PartReader<'_, 's> {
    fn read(&mut self, text: &'s str) -> Result<Part, SyntaxError> {
        let whole = Span::new(0, text.len()).shifted(self.base);
        let pairs =
            Grammar::parse(Rule::part_rule, text).map_err(|_| mistakes::diagnose_sets(self.text, whole, None))?;
        let mut part = Part { len: 0, weeks: None, kind: PartKind::Broken, filled: None };
        let mut role = None;
        let mut set: Option<SetSpec> = None;
        let mut call: Option<Call> = None;
        let modifiers = self.ast.modifiers.len();
        for pair in pairs {
            match pair.as_rule() {
                Rule::set => set = Some(self.read_set(pair)?),
                Rule::call => call = Some(self.read_call(pair, role)),
                Rule::load => {
                    let span = self.inside(&pair);
                    call = call.map(|call| Call { load: Some(span), ..call });
                }
                Rule::role => role = read_role(pair.as_str()),
                Rule::week_label => part.weeks = pair.into_inner().next().and_then(|weeks| read_weeks(weeks.as_str())),
                Rule::warmup_word => part.kind = PartKind::Warmup(super::attached::warmup_word(pair.as_str())),
                Rule::off => part.kind = PartKind::Off,
                Rule::same => {
                    let step = pair.into_inner().next().map(|step| self.read_step(&step)).transpose()?;
                    part.kind = PartKind::Same(step);
                }
                Rule::bad_set => {
                    let span = self.place(&pair);
                    return Err(mistakes::diagnose_sets(self.text, span, role));
                }
                Rule::bad_tail => {
                    return Err(mistakes::diagnose_tail(pair.as_str().trim_ascii_end(), self.place(&pair)));
                }
                Rule::EOI => {}
                _ => {
                    let kind = self.read_modifier(&pair)?;
                    let span = pair.as_span();
                    self.ast.modifiers.push(Modifier { span: Span::new(span.start(), span.end()), kind });
                }
            }
        }
        let modifiers = Children::since(&self.ast.modifiers, modifiers);
        if let Some(set) = set {
            part.kind = PartKind::Sets { role, set, modifiers };
        } else if let Some(call) = call {
            part.kind = PartKind::Call(CallId(Span::new(self.ast.calls.len(), 0).start));
            self.ast.calls.push(Call { modifiers, ..call });
        }
        Ok(part)
    }

    fn read_call(&self, pair: Pair<'_>, role: Option<Role>) -> Call {
        let span = self.inside(&pair);
        let bracketed = pair.as_str().contains('(');
        let mut call = Call {
            name: Box::default(),
            name_span: span,
            arguments: None,
            span,
            role,
            load: None,
            modifiers: Children::NONE,
            filling: None,
        };
        let mut arguments = Vec::new();
        for part in pair.into_inner() {
            let place = self.inside(&part);
            if part.as_rule() == Rule::scheme_name {
                call.name = part.as_str().into();
                call.name_span = place;
                continue;
            }
            let written = part.as_str().trim_end();
            let span = Span { start: place.start, end: place.start + Span::new(written.len(), 0).start };
            let mut argument = Argument { name: None, value: Box::default(), span };
            for inner in part.into_inner() {
                match inner.as_rule() {
                    Rule::scheme_name => argument.name = Some(inner.as_str().into()),
                    _ => argument.value = inner.as_str().trim_end().into(),
                }
            }
            arguments.push(argument);
        }
        call.arguments = bracketed.then(|| arguments.into());
        call
    }

    fn read_step(&self, pair: &Pair<'_>) -> Result<crate::syntax::Amount, SyntaxError> {
        super::loads::amount(pair.as_str()).ok_or_else(|| SyntaxError::UnreadableLoad {
            replacement: None,
            written: pair.as_str().to_owned(),
            help: Help::example("a number has at most three places", "same +2.5kg"),
            span: self.place(pair),
            label: "this number".into(),
        })
    }

    /// A load with its `@`.
    pub(super) fn read_load(&mut self, pair: &Pair<'_>) -> Result<LoadId, SyntaxError> {
        let span = self.place(pair);
        let text = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let known = match self.loads.get(text) {
            Some(known) => *known,
            None => {
                let id = super::loads::read(text).map(|load| {
                    let id = LoadId(u32::try_from(self.ast.loads.len()).unwrap_or(u32::MAX));
                    self.ast.loads.push(load);
                    id
                });
                self.loads.insert(text, id);
                id
            }
        };
        known.ok_or_else(|| mistakes::diagnose_load(self.text, span))
    }

    /// Where a pair stands in the part.
    pub(super) fn inside(&self, pair: &Pair<'_>) -> Span {
        let span = pair.as_span();
        Span::new(span.start(), span.end())
    }

    /// Where a pair stands in the whole text.
    pub(super) fn place(&self, pair: &Pair<'_>) -> Span {
        self.inside(pair).shifted(self.base)
    }
}

pub(super) fn read_role(text: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(text))
}

fn read_weeks(text: &str) -> Option<(u16, u16)> {
    let (first, last) = whole_range(text)?;
    let clamp = |week: u32| u16::try_from(week).unwrap_or(u16::MAX);
    Some((clamp(first), clamp(last)))
}
