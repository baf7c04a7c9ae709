//! Arguments and parameters: which goes to which, and what may stand beside a call.

use super::SchemeError;
use crate::diagnostic::did_you_mean;
use crate::parse::Reader;
use crate::source::Span;
use crate::syntax::{Call, Part, PartUse, Scheme};

/// What stands in the place of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Value {
    pub text: String,
    /// Where it stands in the scheme, if no call gives another.
    pub default: Option<Span>,
}

impl Value {
    pub(super) fn of_default(text: &str, default: Span) -> Self {
        Self { text: text.to_owned(), default: Some(default) }
    }
}

impl Reader<'_> {
    /// The value of each parameter, from the arguments and the defaults.
    pub(super) fn values(
        &self,
        call: &Call,
        scheme: usize,
        place: impl Fn(Span) -> Span,
        tried: bool,
    ) -> Result<Vec<Value>, SchemeError> {
        let Some(known) = self.ast.schemes.get(scheme) else { return Ok(Vec::new()) };
        let names: Vec<&str> = known.parameters.iter().map(|parameter| self.slice(parameter.name)).collect();
        let mut given: Vec<Option<(String, Span)>> = vec![None; names.len()];
        let arguments = call.arguments.as_deref().unwrap_or(&[]);
        let mut position = 0;
        for argument in arguments {
            let at = place(argument.span);
            let to = match &argument.name {
                Some(name) => {
                    names.iter().position(|known| known.to_lowercase() == name.to_lowercase()).ok_or_else(|| {
                        let meant = did_you_mean(&name.to_lowercase(), names.iter().copied());
                        SchemeError::UnknownParameter {
                            what: format!("`{}` has no parameter `{name}`", call.name),
                            help: match meant {
                                Some(meant) => format!("did you mean `{meant}`?"),
                                None => form_of(self, known),
                            },
                            replacement: None,
                            span: at,
                        }
                    })?
                }
                None => {
                    position += 1;
                    position - 1
                }
            };
            let Some(slot) = given.get_mut(to) else {
                return Err(self.argument_count(call, known, arguments.len(), at, "one too many"));
            };
            if let Some((_, first)) = slot {
                return Err(SchemeError::RepeatedParameter {
                    name: names.get(to).copied().unwrap_or_default().to_owned(),
                    done: "given",
                    help: "give each parameter one argument",
                    span: at,
                    first: *first,
                });
            }
            *slot = Some((argument.value.to_string(), at));
        }
        let wanted = self.definitions.get(scheme).map(|definition| &definition.wanted);
        let mut values = Vec::with_capacity(given.len());
        for (place_of, (parameter, given)) in known.parameters.iter().zip(given).enumerate() {
            let Some((value, at)) = given else {
                let Some(default) = parameter.default else {
                    let at = place(call.span);
                    return Err(self.argument_count(call, known, arguments.len(), at, "an argument is missing"));
                };
                values.push(Value::of_default(self.slice(default), default));
                continue;
            };
            let wanted = wanted.and_then(|wanted| wanted.get(place_of)).map_or(&[][..], Vec::as_slice);
            let unfit = wanted.iter().find(|(wanted, _)| !wanted.accepts(&value));
            if let Some((wanted, parameter_at)) = unfit.filter(|_| !tried) {
                return Err(SchemeError::ArgumentKind {
                    written: value,
                    parameter: self.slice(parameter.name).to_owned(),
                    wanted: wanted.words(),
                    span: at,
                    parameter_at: *parameter_at,
                });
            }
            values.push(Value { text: value, default: None });
        }
        Ok(values)
    }

    fn argument_count(
        &self,
        call: &Call,
        scheme: &Scheme,
        given: usize,
        span: Span,
        label: &'static str,
    ) -> SchemeError {
        let parameters = scheme.parameters.len();
        let count = |number: usize| match number {
            0 => "no arguments".to_owned(),
            1 => "1 argument".to_owned(),
            _ => format!("{number} arguments"),
        };
        let least = scheme.parameters.iter().filter(|parameter| parameter.default.is_none()).count();
        let takes = match (least, parameters) {
            (least, most) if least == most => count(most),
            (least, most) if least + 1 == most => format!("{least} or {most} arguments"),
            (least, most) => format!("{least} to {most} arguments"),
        };
        SchemeError::ArgumentCount {
            what: format!(
                "`{}` takes {takes}, and {} {} given",
                call.name,
                count(given),
                if given == 1 { "is" } else { "are" }
            ),
            help: form_of(self, scheme),
            span,
            label,
            scheme: scheme.name,
        }
    }
}

/// What stands beside a scheme and cannot.
pub(super) fn beside(call: &Call, used: PartUse, part: &Part, alone: bool) -> Result<(), SchemeError> {
    let name = &call.name;
    if !alone {
        return Err(SchemeError::BesideScheme {
            what: format!("`{name}` stands in a list of sets"),
            help: format!("a scheme is a segment of its own: put a `;` between it and the sets, `{name}; 3x5`"),
            span: used.span(part),
        });
    }
    if let Some(role) = call.role {
        let span = used.span(part);
        return Err(SchemeError::BesideScheme {
            what: format!("`{name}` is a scheme and has roles of its own"),
            help: format!("take `{0}` away, or write it in the scheme: `scheme {name} = {0} 5 @80%`", role.name()),
            span: Span { end: used.inside(part, call.name_span).end, ..span },
        });
    }
    match call.load {
        Some(load) => Err(SchemeError::BesideScheme {
            what: format!("`{name}` is a scheme and brings its own loads"),
            help: format!(
                "let the scheme take the load, `scheme {name}(load) = 3x5 @{{load}}`, and give it in brackets: \
                 `{name}(80%)`"
            ),
            span: used.inside(part, load),
        }),
        None => Ok(()),
    }
}

/// How a scheme is called, with its defaults.
fn form_of(reader: &Reader<'_>, scheme: &Scheme) -> String {
    let name = reader.slice(scheme.name);
    if scheme.parameters.is_empty() {
        return format!("write `{name}` without brackets");
    }
    let parameters: Vec<String> = scheme
        .parameters
        .iter()
        .map(|parameter| match parameter.default {
            Some(default) => format!("{} = {}", reader.slice(parameter.name), reader.slice(default)),
            None => reader.slice(parameter.name).to_owned(),
        })
        .collect();
    format!("it is defined as `{name}({})`", parameters.join(", "))
}
