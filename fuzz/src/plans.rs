//! Plans that are made from the grammar of the language. Most of them compile, and it is known
//! how many sets each of them asks for.

mod heads;
mod lines;
mod progress;
mod sets;

use arbitrary::{Arbitrary, Unstructured};
use liftplan::model::Role;

/// The block whose sets are not counted: how many a deload leaves is a matter of rounding.
const DELOAD: &str = "Deload";

/// A plan, and what it asks for.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The plan as a coach would write it.
    pub text: String,
    /// How many sets come of it, but for the deload.
    pub sets: usize,
    /// Whether warm-ups are made for it too.
    pub made_warmups: bool,
}

impl<'a> Arbitrary<'a> for Plan {
    fn arbitrary(u: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        Writer { u, text: String::new(), made_warmups: false, schemes: Vec::new(), names: 0, moved: false }.plan()
    }
}

impl Plan {
    /// Asks all that holds for a plan of this kind.
    pub fn judge(&self) {
        let compiled = crate::compile(&self.text);
        if let Some(schedule) = &compiled.schedule {
            let sessions = schedule.sessions.iter().filter(|session| session.block.as_deref() != Some(DELOAD));
            let sets = sessions.flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets);
            let (all, working) =
                sets.fold((0, 0), |(all, working), set| (all + 1, working + usize::from(set.role != Role::Warmup)));
            // Warm-ups that are made come on top of those that are written.
            let fits = if self.made_warmups { (working..=all).contains(&self.sets) } else { all == self.sets };
            assert!(fits, "{} sets are written, and {all} come out\n{}", self.sets, self.text);
        }
        assert!(crate::bytes(&self.text) == crate::bytes(&self.text), "not the same bytes\n{}", self.text);
        crate::mended(&self.text, &compiled.diagnostics);
    }
}

/// A scheme that was defined.
#[derive(Clone, Debug)]
struct Scheme {
    name: String,
    /// What its arguments are; the first may be its number of sets.
    parameters: &'static [Parameter],
    /// The sets of each column, beside those of the first argument.
    columns: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parameter {
    Sets,
    Load,
}

/// Writes a plan from the bytes that it is given.
struct Writer<'u, 'a> {
    u: &'u mut Unstructured<'a>,
    text: String,
    made_warmups: bool,
    schemes: Vec<Scheme>,
    /// So many names were made up.
    names: usize,
    /// Whether the next day trains the lift that its block moves.
    moved: bool,
}

impl Writer<'_, '_> {
    /// One of several.
    fn pick<T: Copy>(&mut self, from: &[T]) -> arbitrary::Result<T> {
        self.u.choose(from).copied()
    }

    fn number(&mut self, from: usize, to: usize) -> arbitrary::Result<usize> {
        self.u.int_in_range(from..=to)
    }

    /// Once in so many times; never when the bytes are used up.
    fn chance(&mut self, times: usize) -> arbitrary::Result<bool> {
        Ok(self.number(0, times)? == times)
    }

    /// A name in quotes that was not there before.
    fn name(&mut self, stem: &str) -> arbitrary::Result<String> {
        let odd = self.pick(&["", "", " 🏋", ", b; c | d", " -> week 2:", " # no comment", " жим", " @80%", " (a)"])?;
        self.names += 1;
        Ok(format!("{stem} {}{odd}", self.names))
    }

    fn line(&mut self, text: &str) -> arbitrary::Result<()> {
        let indent = self.pick(&["", "", "  ", "\t"])?;
        let end = self.pick(&["", "", "", "", " ", "  # and so on", "\n# a remark of its own", "\n"])?;
        self.text.push_str(&format!("{indent}{text}{end}\n"));
        Ok(())
    }
}
