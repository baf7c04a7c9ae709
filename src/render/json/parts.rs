//! Parts of the JSON that are written straight from the schedule, without a copy.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::model::{LiftMax, Schedule};
use crate::words;

/// How a part of the schedule is shown.
pub(super) trait View<'a, T>: Serialize {
    /// The view of one part.
    fn view(schedule: &'a Schedule, part: &'a T) -> Self;
}

/// A list whose views are made one at a time, while it is written: a list of them all would
/// take more room than the schedule.
pub(super) struct Views<'a, T, V> {
    schedule: &'a Schedule,
    parts: &'a [T],
    shown_as: PhantomData<V>,
}

impl<'a, T, V> Views<'a, T, V> {
    pub(super) const fn new(schedule: &'a Schedule, parts: &'a [T]) -> Self {
        Self { schedule, parts, shown_as: PhantomData }
    }
}

impl<'a, T, V: View<'a, T>> Serialize for Views<'a, T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let views = self.parts.iter().map(|part| V::view(self.schedule, part));
        serializer.collect_seq(views)
    }
}

impl<T, V: JsonSchema> JsonSchema for Views<'_, T, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        <Vec<V>>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <Vec<V>>::json_schema(generator)
    }
}

/// Text that is made while it is written.
pub(super) struct Displayed<T>(pub(super) T);

impl<T: fmt::Display> Serialize for Displayed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The coach's notes, each as it was written.
pub(super) struct EachNote<'a>(pub(super) &'a [Arc<str>]);

impl Serialize for EachNote<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(AsRef::<str>::as_ref))
    }
}

/// The coach's notes as one text.
pub(super) struct Notes<'a>(pub(super) &'a [Arc<str>]);

impl Serialize for Notes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [only] => serializer.serialize_str(only),
            several => serializer.serialize_str(&several.join("; ")),
        }
    }
}

/// The maxes as an object, in the schedule's order.
pub(super) struct Maxes<'a>(pub(super) &'a [LiftMax]);

impl Serialize for Maxes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let named = self.0.iter();
        serializer.collect_map(named.map(|max| (words::max_name(max), max.load.to_f64())))
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}
