//! Schemes: sets under a name, and the places where the name stands for them.

use super::{Children, Column, Modifier};
use crate::source::Span;
use crate::training::Role;

/// The number of a scheme in its [`Ast`](super::Ast).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub(crate) u32);

impl SchemeId {
    /// Its place among the [schemes](super::Ast::schemes).
    pub(crate) const fn place(self) -> usize {
        self.0 as usize
    }
}

/// The number of a call in its [`Ast`](super::Ast).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CallId(pub(crate) u32);

/// The number of a filled-in scheme in its [`Ast`](super::Ast).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FillingId(pub(crate) u32);

/// The number of a filled-in text in its [`Ast`](super::Ast).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilledText(pub(crate) u32);

/// `scheme bbb(load = 50%) = 5x10 @{load}`
///
/// Its sets stand in a [`Filling`], one for each different list of arguments. What belongs to
/// all of them, whatever the arguments, belongs here.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Where its name stands.
    pub name: Span,
    /// Its parameters, in order.
    pub parameters: Box<[Parameter]>,
    /// From `scheme` to its last set.
    pub span: Span,
    /// Its sets, as they are read with likely arguments in the place of its parameters.
    pub sets: Children<Column>,
    /// Whether it stands in a file that another one uses.
    pub brought_in: bool,
    /// Whether a call of it stands somewhere.
    pub called: bool,
    /// Whether something in it was not understood, and reported.
    pub broken: bool,
}

/// `load = 50%`
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Where its name stands.
    pub name: Span,
    /// Where the value stands that it has if a call gives none.
    pub default: Option<Span>,
}

/// A scheme with its parameters filled in.
#[derive(Clone, Copy, Debug)]
pub struct Filling {
    /// The scheme.
    pub scheme: SchemeId,
    /// Its sets.
    pub columns: Children<Column>,
    /// The first call that asks for it; the scheme's name where none does.
    pub asked_for: Span,
    /// Whether something in it was not understood, and reported.
    pub broken: bool,
}

/// A text with values in the place of its parameters.
#[derive(Clone, Debug)]
pub struct FilledPart {
    /// The text that is read.
    pub text: Box<str>,
    /// Whether a call gives one of the values, and not only the scheme's own defaults.
    pub given: bool,
    /// Where the default stands that its load comes from, if no call gives that.
    pub default_load: Option<Span>,
}

/// `bbb(60%)`, in the place of sets. Calls that are written alike are stored once, so the
/// spans inside count from the beginning of the part.
#[derive(Clone, Debug)]
pub struct Call {
    /// The name of the scheme.
    pub name: Box<str>,
    /// Where the name stands.
    pub name_span: Span,
    /// What stands in the brackets; nothing without brackets.
    pub arguments: Option<Box<[Argument]>>,
    /// Name and arguments.
    pub span: Span,
    /// A role in front of it, which is a mistake.
    pub role: Option<Role>,
    /// A load behind it, which is a mistake.
    pub load: Option<Span>,
    /// The modifiers behind it.
    pub modifiers: Children<Modifier>,
    /// The sets that it stands for, once it is known; nothing if there is a mistake in it.
    pub filling: Option<FillingId>,
}

/// `60%` or `load = 60%`
#[derive(Clone, Debug)]
pub struct Argument {
    /// The parameter that is named.
    pub name: Option<Box<str>>,
    /// What is written.
    pub value: Box<str>,
    /// Name and value.
    pub span: Span,
}
