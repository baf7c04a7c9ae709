//! What the help of a mistake in a part says, and what becomes of it once it is known what the part was meant to say.

use std::borrow::Cow;
use std::fmt;

/// The help of a mistake in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help(Box<Kind>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// What could stand there, whatever was meant.
    General(Cow<'static, str>),
    /// A word that was probably meant.
    DidYouMean(String),
    /// A reason, and behind it the sets or whatever as they are to be written.
    Example { reason: Cow<'static, str>, example: Cow<'static, str> },
    /// Any other text: it stands as it is, or gives way as a whole.
    Text(Cow<'static, str>),
}

impl Help {
    /// What could stand in a place, whatever was meant.
    pub(super) fn general(text: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Kind::General(text.into())))
    }

    /// The word that was probably meant.
    pub(super) fn did_you_mean(word: impl Into<String>) -> Self {
        Self(Box::new(Kind::DidYouMean(word.into())))
    }

    /// A reason and one example, which is shown behind a `:`. The example gives way to what was meant.
    pub(super) fn example(reason: impl Into<Cow<'static, str>>, example: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Kind::Example { reason: reason.into(), example: example.into() }))
    }

    /// Whether it only says what could stand there.
    pub(super) const fn is_general(&self) -> bool {
        matches!(*self.0, Kind::General(_))
    }

    /// Nothing but what is to be written.
    pub(super) fn write(meant: &str) -> Self {
        format!("write `{meant}`").into()
    }

    /// Whether it quotes a text as one to write, wherever it does.
    fn shows(&self, meant: &str) -> bool {
        self.to_string().contains(&format!("`{meant}`"))
    }

    /// Puts what the coach has to write in the place of an example, or of the whole.
    pub(super) fn put(&mut self, meant: &str) {
        match &*self.0 {
            Kind::DidYouMean(word) if meant.contains(word.as_str()) => {}
            Kind::Example { .. } | Kind::Text(_) if self.shows(meant) => {}
            Kind::Example { reason, .. } => *self = Self::example(reason.clone(), meant.to_owned()),
            Kind::General(_) | Kind::DidYouMean(_) | Kind::Text(_) => *self = Self::write(meant),
        }
    }
}

impl From<String> for Help {
    fn from(text: String) -> Self {
        Self(Box::new(Kind::Text(text.into())))
    }
}

impl From<&'static str> for Help {
    fn from(text: &'static str) -> Self {
        Self(Box::new(Kind::Text(text.into())))
    }
}

impl fmt::Display for Help {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::General(text) | Kind::Text(text) => f.write_str(text),
            Kind::DidYouMean(word) => write!(f, "did you mean `{word}`?"),
            Kind::Example { reason, example } => write!(f, "{reason}: `{example}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Help;

    fn with_meant(mut help: Help, meant: &str) -> String {
        help.put(meant);
        help.to_string()
    }

    #[test]
    fn what_was_meant_takes_the_place_of_an_example() {
        let help = || Help::example("for each side is written `/side`", "3x8/side");
        assert_eq!(help().to_string(), "for each side is written `/side`: `3x8/side`");
        assert_eq!(with_meant(help(), "4x10/side"), "for each side is written `/side`: `4x10/side`");
    }

    #[test]
    fn a_help_without_an_example_gives_way_unless_it_shows_what_was_meant() {
        let help = || Help::from("a total comes first: `total 50`, `total 12 in 1-3`");
        assert_eq!(with_meant(help(), "total 30"), "write `total 30`");
        assert_eq!(with_meant(help(), "total 50"), help().to_string());
    }

    #[test]
    fn a_general_help_gives_way_even_if_it_shows_what_was_meant() {
        assert_eq!(with_meant(Help::general("sets are written `3x5`"), "3x5"), "write `3x5`");
    }

    #[test]
    fn a_word_that_was_guessed_stays_where_it_is_in_what_was_meant() {
        let help = || Help::did_you_mean("rest");
        assert_eq!(with_meant(help(), "3x5 rest 90s"), "did you mean `rest`?");
        assert_eq!(with_meant(help(), "3x5 tempo 30X0"), "write `3x5 tempo 30X0`");
    }
}
