//! The settings of a project: a file `liftplan.toml` at its root.
//!
//! `defaults.toml` is at once the data of the lints, the list of all settings with the kinds of
//! their values, and their documentation: a project's file is held against it key by key.

mod error;
mod lints;

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use serde::Deserialize as _;
use toml::Value;
use toml::de::{DeString, DeTable, DeValue};
use toml::{Spanned, Table};

pub use error::SettingsError;
pub use lints::Level;
pub(crate) use lints::{Lints, NoDeload, ShortRest};

use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::source::{Source, Span};

/// All settings as they are where a project says nothing, in TOML with remarks.
pub const DEFAULTS: &str = include_str!("defaults.toml");

/// What the codes of all coaching lints begin with.
const COACHING: &str = "W11";

/// No number of the settings is larger.
const MOST: i64 = 10_000;

/// What a project has set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Nothing where the project says nothing.
    own: Option<Arc<Lints>>,
}

/// The defaults, read when a lint first asks for them. A test holds that they can be.
static STANDARD: LazyLock<Option<Lints>> = LazyLock::new(|| typed(defaults()));

impl Settings {
    /// What the lints go by.
    pub(crate) fn lints(&self) -> Option<&Lints> {
        self.own.as_deref().or_else(|| STANDARD.as_ref())
    }

    /// Whether a project may have quietened a warning that would be given without it.
    pub(crate) fn may_quiet(&self, code: &str) -> bool {
        self.own.is_some() && code.starts_with(COACHING)
    }
}

/// Reads a project's settings. What is wrong with them is reported and stays at its default.
#[must_use]
pub fn read_settings(source: &Source) -> (Settings, Diagnostics) {
    let mut reader = Reader { diagnostics: Diagnostics::default() };
    let mut settings = defaults();
    match DeTable::parse(source.text()) {
        Ok(own) => reader.table(&own, &mut settings, &[]),
        Err(error) => {
            let span = span(error.span().unwrap_or_default());
            reader.diagnostics.push(SettingsError::Unreadable { why: error.message().to_owned(), span });
        }
    }
    (Settings { own: typed(settings).map(Arc::new) }, reader.diagnostics)
}

fn defaults() -> Table {
    DEFAULTS.parse().unwrap_or_default()
}

fn typed(mut settings: Table) -> Option<Lints> {
    Lints::deserialize(settings.remove("lints")?).ok()
}

struct Reader {
    diagnostics: Diagnostics,
}

impl Reader {
    /// Takes over what a table sets, key by key.
    fn table(&mut self, own: &Spanned<DeTable<'_>>, settings: &mut Table, path: &[&str]) {
        for (key, value) in own.get_ref() {
            match (settings.get_mut(key.get_ref().as_ref()), value.get_ref()) {
                (None, _) => self.unknown(key, settings, path),
                (Some(Value::Table(settings)), DeValue::Table(table)) => {
                    let table = Spanned::new(value.span(), table.clone());
                    self.table(&table, settings, &[path, &[key.get_ref().as_ref()]].concat());
                }
                (Some(setting), _) => self.value(key, value, setting),
            }
        }
    }

    fn unknown(&mut self, key: &Spanned<DeString<'_>>, settings: &Table, path: &[&str]) {
        let written = key.get_ref().as_ref();
        let names = || settings.keys().map(String::as_str);
        let meant = did_you_mean(&written.to_lowercase().replace('_', "-"), names());
        let place = if path.is_empty() { "at the top".to_owned() } else { format!("in `[{}]`", path.join(".")) };
        let is_lint = path.is_empty() && defaults().get("lints").is_some_and(|lints| lints.get(written).is_some());
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if is_lint => format!("a lint is a table of `lints`: write `[lints.{written}]`"),
            None => format!("{place} there are `{}`", names().collect::<Vec<_>>().join("`, `")),
        };
        self.diagnostics.push(SettingsError::Unknown {
            written: written.to_owned(),
            help,
            replacement: meant.map(ToOwned::to_owned),
            span: span(key.span()),
        });
    }

    fn value(&mut self, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>, setting: &mut Value) {
        let name = key.get_ref().as_ref();
        let is_fraction = takes_fractions(name);
        let taken = match (value.get_ref(), &*setting) {
            (DeValue::String(level), Value::String(_)) => {
                Level::NAMES.contains(&level.as_ref()).then(|| Value::String(level.as_ref().to_owned()))
            }
            (DeValue::Integer(number), Value::Integer(_) | Value::Float(_)) => {
                number.as_str().parse::<i64>().ok().filter(|number| (0..=MOST).contains(number)).map(Value::Integer)
            }
            (DeValue::Float(number), Value::Integer(_) | Value::Float(_)) if is_fraction => {
                let number = number.as_str().parse::<f64>().ok();
                number.filter(|number| (0.0..=MOST as f64).contains(number)).map(Value::Float)
            }
            _ => None,
        };
        if let Some(taken) = taken {
            *setting = taken;
            return;
        }
        let default = match &*setting {
            Value::Float(number) => number.to_string(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        let help = match &*setting {
            Value::String(_) => "the levels are \"warning\", \"info\" and \"off\"".to_owned(),
            Value::Table(_) => {
                format!("its settings stand below a line of its own: `[lints.{name}]`, `level = \"off\"`")
            }
            _ if is_fraction => format!("write a number from 0 to {MOST}, such as `{name} = {default}`"),
            _ => format!("write a whole number from 0 to {MOST}, such as `{name} = {default}`"),
        };
        let written = written(value.get_ref());
        let key = name.to_owned();
        self.diagnostics.push(SettingsError::Impossible { key, written, help, span: span(value.span()) });
    }
}

/// Counts are whole; percents, efforts and figures need not be.
fn takes_fractions(key: &str) -> bool {
    ["drop", "rpe", "percent", "points", "load", "inol", "kg", "lb"].iter().any(|name| key.ends_with(name))
}

/// A value as a message shows it.
fn written(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(_) => "{…}".to_owned(),
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_read() {
        assert!(Settings::default().lints().is_some());
    }
}
