//! Segments of a line: roles, sets, loads, modifiers, and calls of schemes.

use super::{Parameter, Scheme, Writer};

/// What was written of a line before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub top: bool,
    pub working_set: bool,
    /// Whether the line has one column, so that its loads may climb.
    pub alone: bool,
    /// Whether there is a week before.
    pub later: bool,
}

/// What is known of sets that were written.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub text: String,
    pub sets: usize,
    /// Whether their loads can be moved by steps.
    pub movable: bool,
    pub range: bool,
    pub open: bool,
}

impl Writer<'_, '_> {
    /// Sets and what belongs to them, up to a `;`.
    pub(super) fn segment(&mut self, before: &mut Before) -> arbitrary::Result<Written> {
        let mut written = match self.number(0, 13)? {
            0 if !self.schemes.is_empty() => self.call()?,
            1 if !before.top => self.top(before)?,
            2 if before.top => {
                let sets = self.number(1, 4)?;
                let load = self.pick(&["@-10%", "@90% of top", "@-5kg", "@-5..-10%"])?;
                let open = self.chance(3)?;
                let range = if open { format!("1-{sets}x5 {load} until RPE9") } else { format!("{sets}x5 {load}") };
                Written { text: format!("backoff {range}"), sets, ..Written::default() }
            }
            3 if before.top => Written { text: "4x50% @90% of top".into(), sets: 4, ..Written::default() },
            4 if !before.working_set => {
                let (text, sets) = self.pick(&[
                    ("ramp 3@RPE3-5..8", 3),
                    ("ramp 4x3 @50%..80%", 4),
                    ("ramp 5,5,3,2,1 @40%..90%", 5),
                    ("ramp 3x5 @40kg..80kg", 3),
                ])?;
                Written { text: text.into(), sets, ..Written::default() }
            }
            5 if !before.working_set => {
                let (text, sets) =
                    self.pick(&[("warmup 5@40%, 3@60%", 2), ("warmup 10 @bar", 1), ("warmup 2x5 @40kg", 2)])?;
                Written { text: text.into(), sets, ..Written::default() }
            }
            6 if before.working_set => {
                let (text, sets) = self.pick(&[
                    ("drop 3x8 @-20% of prev", 3),
                    ("drop 10 @-30% of prev", 1),
                    ("5 @100% of first", 1),
                    ("2x5 @-5kg of prev", 2),
                ])?;
                Written { text: text.into(), sets, ..Written::default() }
            }
            7 => {
                let (text, sets) = self.pick(&[
                    ("myo 15 + 4x4 @40kg rest 20s/3min", 5),
                    ("restpause 8+3+2 @50kg", 3),
                    ("test 5RM", 1),
                    ("work 3x5 @60kg", 3),
                ])?;
                Written { text: text.into(), sets, ..Written::default() }
            }
            8 => self.list()?,
            _ => self.plain(before)?,
        };
        if !written.text.starts_with("warmup") && !written.text.starts_with("ramp") {
            before.working_set = true;
        }
        self.modifiers(&mut written.text)?;
        Ok(written)
    }

    fn top(&mut self, before: &mut Before) -> arbitrary::Result<Written> {
        before.top = true;
        let (text, sets, movable, range) = self.pick(&[
            ("top 4-6 @RPE8", 1, false, true),
            ("top 3 @85%", 1, true, false),
            ("top 3x5 @80%, 3 @85%", 4, true, false),
            ("top 5-8 @100kg", 1, true, true),
            ("top 1 @max", 1, false, false),
        ])?;
        Ok(Written { text: text.into(), sets, movable, range, open: false })
    }

    /// Sets between commas, each with a load of its own or with one for all.
    fn list(&mut self) -> arbitrary::Result<Written> {
        let number = self.number(2, 5)?;
        let own = self.chance(1)?;
        let mut parts = Vec::new();
        let mut written = Written { movable: true, ..Written::default() };
        for place in 1..=number {
            let (measure, count, _, open) = self.measure()?;
            written.sets += count;
            written.open |= open;
            let load = if own || place == number { self.moved_load()? } else { String::new() };
            parts.push(format!("{measure}{load}"));
        }
        let comma = self.pick(&[", ", ",", ",\n      "])?;
        written.text = parts.join(comma);
        Ok(written)
    }

    fn moved_load(&mut self) -> arbitrary::Result<String> {
        let (percent, kg) = (self.number(40, 95)?, self.number(20, 200)?);
        Ok(if self.chance(1)? { format!(" @{percent}%") } else { format!(" @{kg}kg") })
    }

    fn plain(&mut self, before: &Before) -> arbitrary::Result<Written> {
        let (measure, sets, range, open) = self.measure()?;
        let (load, movable) = self.load(sets, before)?;
        let space = self.pick(&[" ", "", "  "])?;
        let text = if load.is_empty() { measure } else { format!("{measure}{space}{load}") };
        Ok(Written { text, sets, movable, range, open })
    }

    /// What is done: its text, how many sets, whether it is a range of reps and whether it is open.
    fn measure(&mut self) -> arbitrary::Result<(String, usize, bool, bool)> {
        let (sets, reps, more) = (self.number(1, 6)?, self.number(1, 12)?, self.number(1, 5)?);
        let cross = self.pick(&["x", "x", " x ", "×"])?;
        Ok(match self.number(0, 13)? {
            0 => (format!("{sets}{cross}{reps}-{}", reps + more), sets, true, false),
            1 => (format!("{sets}{cross}{reps}+"), sets, false, true),
            2 => (format!("{sets}{cross}{reps}-{}+", reps + more), sets, false, true),
            3 => (format!("{sets}{cross}amrap"), sets, false, true),
            4 => (format!("{sets}{cross}{}s", 10 * reps), sets, false, false),
            5 => (format!("{sets}{cross}{reps}0-{}0s", reps + more), sets, false, false),
            6 => {
                let unit = self.pick(&["m", "cal", "min", "km", " sec"])?;
                (format!("{sets}{cross}{reps}{unit}"), sets, false, false)
            }
            7 => (format!("{sets}{cross}{reps}/side"), sets, false, false),
            8 => (format!("{sets}{cross}({reps}+{more})"), sets, false, false),
            9 => (format!("{sets}-{}{cross}{reps}", sets + more), sets + more, false, false),
            10 => (format!("{reps}"), 1, false, false),
            11 => (format!("total {}", 10 * reps), 1, false, false),
            _ => (format!("{sets}{cross}{reps}"), sets, false, false),
        })
    }

    /// A load for so many sets, and whether steps move it.
    fn load(&mut self, sets: usize, before: &Before) -> arbitrary::Result<(String, bool)> {
        let (percent, kg) = (self.number(40, 95)?, self.number(20, 200)?);
        let (rpe, half) = (self.number(5, 9)?, self.pick(&["", ".5"])?);
        let climb = |text: String, step: &str| if before.alone { text + step } else { text };
        Ok(match self.number(0, 19)? {
            0 => (format!("@{percent}{half}%"), true),
            1 => (format!("@{percent}-{}%", percent + 5), true),
            2 => (format!("@{percent}% tm"), true),
            3 => (format!("@{percent}% of squat"), true),
            4 => (format!("@{percent}% of 5RM"), true),
            5 => (format!("@{percent}% +10kg"), true),
            6 => (format!("@{percent}% cap RPE9"), true),
            7 => (climb(format!("@{percent}%"), " +2.5%/week"), true),
            8 => (climb(format!("@{kg}kg"), " +2.5kg/session"), true),
            9 => (format!("@{kg}{half}kg"), true),
            10 => (format!("@{kg}-{}lb", kg + 10), true),
            11 => (climb(format!("@RPE{rpe}{half}"), " +0.5/week"), false),
            12 => (format!("@RIR{}-{}", 10 - rpe, 11 - rpe), false),
            13 => {
                (self.pick(&["@bw", "@bw+20kg", "@bw-30kg", "@bar", "@max", "@10RM", "@\"red band\""])?.into(), false)
            }
            14 if sets > 1 => {
                let values: Vec<String> = (0..sets).map(|place| (percent + 5 * place.min(12)).to_string()).collect();
                (format!("@{}%", values.join("/")), true)
            }
            15 if sets > 1 => (format!("@{percent}%..{}%", percent + 10), true),
            16 if sets > 1 => (format!("@{kg}kg..{}kg", kg + 10), true),
            17 if before.later => ("@102.5% of last week".into(), false),
            18 if before.later => ("@+2.5kg of last week".into(), false),
            _ => (String::new(), false),
        })
    }

    fn modifiers(&mut self, text: &mut String) -> arbitrary::Result<()> {
        for modifier in
            ["tempo 30X0", "pause 2s", "\"knees out; | , # on\"", "rest 2-3min", "every 2min", "within 20min"]
        {
            let written = modifier.split(' ').next().is_some_and(|word| text.contains(&format!(" {word}")));
            if !written && self.chance(11)? {
                text.push(' ');
                text.push_str(modifier);
            }
        }
        Ok(())
    }

    /// A scheme, which lines may call from now on.
    pub(super) fn scheme(&mut self) -> arbitrary::Result<()> {
        self.names += 1;
        let name = format!("{}{}", self.pick(&["wave-", "волна", "S"])?, self.names);
        let (parameters, text, columns): (&[Parameter], String, Vec<usize>) = match self.number(0, 4)? {
            0 => (&[Parameter::Load], "(load = 50%) = 5x10 @{load} rest 90s".into(), vec![5]),
            1 => (&[Parameter::Sets, Parameter::Load], "(sets, load) = {sets}x4 @{load}".into(), vec![0]),
            2 => {
                let columns = self.number(2, 4)?;
                let cells = ["3 @70%, 3 @80%, 3+ @90%", "5 @65%, 5 @75%, 5+ @85%", "2x3 @72.5%, 1+ @95%"];
                (&[], format!(" = {}", cells.repeat(2)[..columns].join("\n  | ")), vec![3; columns])
            }
            _ => {
                let (first, second) = (self.plain(&Before { alone: true, ..Before::default() })?, self.list()?);
                (&[], format!(" = {}; {}", first.text, second.text), vec![first.sets + second.sets])
            }
        };
        self.line(&format!("scheme {name}{text}"))?;
        self.schemes.push(Scheme { name, parameters, columns });
        Ok(())
    }

    /// A call of a scheme of one column.
    fn call(&mut self) -> arbitrary::Result<Written> {
        let place = self.number(0, self.schemes.len() - 1)?;
        let scheme = self.schemes[place].clone();
        if scheme.columns.len() > 1 {
            return self.plain(&Before::default());
        }
        self.call_of(&scheme)
    }

    pub(super) fn call_of(&mut self, scheme: &Scheme) -> arbitrary::Result<Written> {
        let mut sets = scheme.columns.iter().sum();
        let mut arguments = Vec::new();
        for parameter in scheme.parameters {
            arguments.push(match parameter {
                Parameter::Sets => {
                    let number = self.number(1, 5)?;
                    sets += number;
                    number.to_string()
                }
                Parameter::Load => self.pick(&["60%", "40kg", "RPE7", "load = 55%"])?.to_owned(),
            });
        }
        let is_default = scheme.parameters == [Parameter::Load] && self.chance(2)?;
        let arguments =
            if arguments.is_empty() || is_default { String::new() } else { format!("({})", arguments.join(", ")) };
        Ok(Written { text: format!("{}{arguments}", scheme.name), sets, ..Written::default() })
    }
}
