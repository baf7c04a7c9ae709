//! What prescriptions and schemes say.

use super::{Says, say};
use crate::source::Span;
use crate::syntax::{
    Argument, Base, Call, Cell, Children, Column, FilledPart, LiftName, LoadExpr, LoadId, LoadTarget, MeasureSpec,
    Modifier, ModifierKind, Parameter, Part, PartKind, PartUse, Prescription, Scheme, SchemeId, Segment, SetSpec,
};

impl Says<'_> {
    pub(super) fn prescription(&mut self, line: &Prescription, said: &mut String) {
        let Prescription { label, optional, lift, others, together, columns } = line;
        let label = label.map(|(label, _)| label);
        say(said, format_args!("{label:?} {optional} {together:?}"));
        for LiftName { name, variant } in std::iter::once(lift).chain(others) {
            say(said, format_args!("{} {:?}", self.name(*name), variant.map(|variant| self.name(variant))));
        }
        self.columns(*columns, said);
    }

    /// The sets of a scheme are held against each other as they are read with likely arguments, and
    /// by the names of the parameters in them.
    pub(super) fn scheme(&mut self, id: SchemeId, said: &mut String) {
        let Some(scheme) = self.ast.schemes().get(id.place()) else { return };
        let Scheme { name, parameters, span, sets, brought_in: _, called: _, broken } = scheme;
        say(said, format_args!("scheme {} {broken}", self.name(*name)));
        for Parameter { name, default } in parameters {
            let default = default.map(|default| unspelt(self.source.slice(default)));
            say(said, format_args!("({} {default:?})", self.name(*name)));
        }
        let text = self.source.slice(*span);
        for brace in text.split('"').step_by(2).flat_map(|text| text.split('{').skip(1)) {
            say(said, format_args!("{{{}}}", brace.split('}').next().unwrap_or("").trim()));
        }
        self.columns(*sets, said);
    }

    fn columns(&mut self, columns: Children<Column>, said: &mut String) {
        for Column { span: _, weeks, stage, cell } in self.ast.columns(columns) {
            say(said, format_args!("| {weeks:?} {stage}"));
            match cell {
                Cell::Off => say(said, format_args!("-")),
                Cell::Same(step) => say(said, format_args!("same {step:?}")),
                Cell::Segments(segments) => {
                    for segment in self.ast.segments(*segments) {
                        self.segment(*segment, said);
                    }
                }
            }
        }
    }

    pub(super) fn segment(&mut self, segment: Segment, said: &mut String) {
        let Segment { parts, role, broken } = segment;
        say(said, format_args!("; {role:?} {broken}"));
        for PartUse { start, part: id } in self.ast.part_uses(parts) {
            let place = id.0 as usize;
            if self.parts.get(place).is_some_and(Option::is_none)
                && let Some(part) = self.ast.part(*id)
            {
                let says = self.part(part, *start);
                if let Some(known) = self.parts.get_mut(place) {
                    *known = Some(says);
                }
            }
            let part = self.parts.get(place).and_then(Option::as_deref).unwrap_or("");
            say(said, format_args!(", {part}"));
        }
    }

    /// What a part says of which one use begins at a byte.
    fn part(&self, part: &Part, start: u32) -> String {
        let mut said = String::new();
        let Part { len: _, weeks, kind, filled } = part;
        let filled = filled.and_then(|id| self.ast.filled_text(id));
        let text = |span: Span| match filled {
            Some(FilledPart { text, given: _, default_load: _ }) => {
                text.get(span.start as usize..span.end as usize).unwrap_or("")
            }
            None => self.source.slice(span.shifted(start)),
        };
        say(&mut said, format_args!("{weeks:?}"));
        match kind {
            PartKind::Off => say(&mut said, format_args!("-")),
            PartKind::Same(step) => say(&mut said, format_args!("same {step:?}")),
            PartKind::Warmup(word) => say(&mut said, format_args!("{word:?}")),
            PartKind::Broken => say(&mut said, format_args!("broken")),
            PartKind::Sets { role, set, modifiers } => {
                let SetSpec { span: _, load, count, per_side, measure } = set;
                say(&mut said, format_args!("{role:?} {count:?} {per_side}"));
                self.measure(*measure, &mut said);
                if let Some((load, _)) = load {
                    self.load(*load, &mut said);
                }
                self.modifiers(*modifiers, text, &mut said);
            }
            PartKind::Call(id) => {
                if let Some(call) = self.ast.call(*id) {
                    self.call(call, text, &mut said);
                }
            }
        }
        said
    }

    fn measure(&self, measure: MeasureSpec, said: &mut String) {
        match measure {
            MeasureSpec::Cluster(parts) => say(said, format_args!("{:?}", self.ast.cluster_parts(parts))),
            MeasureSpec::MiniSets(sets) => say(said, format_args!("{:?}", self.ast.mini_sets(sets))),
            MeasureSpec::Reps(..)
            | MeasureSpec::AtLeast(..)
            | MeasureSpec::Amrap
            | MeasureSpec::Seconds(..)
            | MeasureSpec::Metres(..)
            | MeasureSpec::Calories(..)
            | MeasureSpec::ShareOfTop(_)
            | MeasureSpec::Total(..)
            | MeasureSpec::RepMax(_) => say(said, format_args!("{measure:?}")),
        }
    }

    fn load(&self, id: LoadId, said: &mut String) {
        let Some(load) = self.ast.load(id) else { return };
        let LoadExpr { written: _, target, plus, climb, effort } = load;
        match target {
            LoadTarget::Amount { values, unit, signed, base } => {
                say(said, format_args!("@{values:?} {unit:?} {signed}"));
                match base {
                    Some(Base::Lift(name, _)) => {
                        let name: Vec<&str> = name.split_whitespace().collect();
                        say(said, format_args!("of {name:?}"));
                    }
                    Some(Base::Day(day, _)) => say(said, format_args!("of {day:?}")),
                    other => say(said, format_args!("{other:?}")),
                }
            }
            other => say(said, format_args!("@{other:?}")),
        }
        say(said, format_args!("{plus:?} {climb:?} {effort:?}"));
    }

    fn modifiers<'t>(&self, modifiers: Children<Modifier>, text: impl Fn(Span) -> &'t str, said: &mut String) {
        for Modifier { span: _, kind } in self.ast.modifiers(modifiers) {
            self.modifier(*kind, &text, said);
        }
    }

    pub(super) fn modifier<'t>(&self, kind: ModifierKind, text: impl Fn(Span) -> &'t str, said: &mut String) {
        match kind {
            ModifierKind::Tempo(tempo) => say(said, format_args!("tempo {}", text(tempo).to_uppercase())),
            ModifierKind::Note(note) => say(said, format_args!("{:?}", text(note))),
            ModifierKind::Rest(..)
            | ModifierKind::Pause(_)
            | ModifierKind::Every(_)
            | ModifierKind::Within(_)
            | ModifierKind::Until(_) => say(said, format_args!("{kind:?}")),
        }
    }

    fn call<'t>(&self, call: &Call, text: impl Fn(Span) -> &'t str, said: &mut String) {
        let Call { name, name_span: _, arguments, span: _, role, load, modifiers, filling: _ } = call;
        say(said, format_args!("{name} {role:?} {}", load.is_some()));
        for Argument { name, value, span: _ } in arguments.iter().flatten() {
            say(said, format_args!("({name:?} {})", unspelt(value)));
        }
        self.modifiers(*modifiers, text, said);
    }
}

/// An argument whatever its spelling: in small letters, without blanks, without needless zeros.
fn unspelt(text: &str) -> String {
    if text.contains('"') {
        return text.trim().to_owned();
    }
    super::super::spelling::compact(text).to_lowercase()
}
