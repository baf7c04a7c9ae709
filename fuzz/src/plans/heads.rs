//! The plan and its headings: the gym, blocks, weeks and days.

use super::{DELOAD, Plan, Writer};

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// How the days of a plan are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Days {
    Plain,
    Weekdays,
    /// So many in each block, whose weekdays a `train` line gives.
    Trained(usize),
}

impl Writer<'_, '_> {
    pub(super) fn plan(mut self) -> arbitrary::Result<Plan> {
        self.program()?;
        self.gym()?;
        for _ in 0..self.number(0, 3)? {
            self.scheme()?;
        }
        let days = match self.number(0, 3)? {
            0 => Days::Plain,
            1 => Days::Weekdays,
            _ => Days::Trained(self.number(1, 4)?),
        };
        if let Days::Trained(number) = days {
            self.line(&format!("train {}", WEEKDAYS[..number].join(" ")))?;
        }
        self.calendar(days)?;
        let mut sets = 0;
        let blocks = self.number(0, 3)?;
        if blocks == 0 {
            sets += self.days(1, days, true)?;
        }
        let mut last = None;
        for _ in 0..blocks {
            let (name, weeks, of_block) = self.block(days)?;
            sets += of_block;
            last = Some((name, weeks));
        }
        if let Some((name, weeks)) = last.filter(|_| self.names % 3 == 0) {
            self.deload(&name, weeks)?;
        }
        let windows = self.chance(9)?;
        let text = if windows { self.text.replace('\n', "\r\n") } else { self.text };
        Ok(Plan { text, sets, made_warmups: self.made_warmups })
    }

    fn program(&mut self) -> arbitrary::Result<()> {
        if self.chance(2)? {
            let name = self.name("Program")?;
            self.line(&format!("program \"{name}\""))?;
            self.line("author \"A. Coach\"")?;
        }
        if self.chance(3)? {
            let unit = self.pick(&["kg", "lb"])?;
            self.line(&format!("unit {unit}"))?;
        }
        if self.chance(4)? {
            let of = self.pick(&["tm", "1RM"])?;
            self.line(&format!("percent of {of}"))?;
        }
        if !self.chance(5)? {
            self.line(
                "max squat 180kg, bench 120kg, deadlift 5RM 200kg,\n    press 155lb, front squat 150kg, row 100.5kg",
            )?;
        }
        if !self.chance(9)? {
            let tm = self.pick(&["90%", "85%, squat 90%", "87.5%"])?;
            self.line(&format!("tm {tm}"))?;
        }
        if self.chance(4)? {
            let lift =
                self.pick(&["\"pin squat\" like squat at 90%", "\"yoke\" barbell, compound", "\"x-lift\" isolation"])?;
            self.line(&format!("lift {lift}"))?;
        }
        self.defaults(6)
    }

    /// What holds for all lines below.
    fn defaults(&mut self, times: usize) -> arbitrary::Result<()> {
        if self.chance(times)? {
            let line = self.pick(&[
                "rest 2-3min",
                "rest 90s",
                "warmup auto",
                "warmup none",
                "\"drink; enough\"",
                "allow unknown-lift \"ours\"",
                "allow W1002",
                "progress on hit: +2.5kg; on 3 misses: -10%",
            ])?;
            self.made_warmups |= line == "warmup auto";
            self.line(line)?;
        }
        Ok(())
    }

    fn gym(&mut self) -> arbitrary::Result<()> {
        const LINES: [&str; 10] = [
            "athlete \"Anna\"",
            "bodyweight 72.5kg",
            "bar 20kg",
            "bar bench, press 15kg",
            "plates kg 4x25 4x20 2x15 2x10 2x5 4x2.5 2x1.25",
            "dumbbells 2..50kg by 2",
            "stack 5kg + 2.5kg",
            "round 2.5kg down",
            "round bench 1kg up",
            "chart 100 97.8 95.5 93.9 92.2 90.7 89.2 87.8 86.3 85 83.7 82.4",
        ];
        if !self.chance(2)? {
            return Ok(());
        }
        for line in LINES {
            if self.chance(3)? {
                self.line(line)?;
            }
        }
        Ok(())
    }

    /// Dates, which need to know the weekday of each session.
    fn calendar(&mut self, days: Days) -> arbitrary::Result<()> {
        if days == Days::Plain || !self.chance(2)? {
            return Ok(());
        }
        let line = self.pick(&["start 2026-01-05", "meet 2026-06-06"])?;
        self.line(line)?;
        if self.chance(2)? {
            self.line("skip 2026-02-16..2026-02-20, 2026-04-03")?;
        }
        Ok(())
    }

    /// A block: its name, its weeks, and its sets.
    fn block(&mut self, days: Days) -> arbitrary::Result<(String, usize, usize)> {
        let (name, weeks) = (self.name("Block")?, self.number(1, 6)?);
        let cycles = if self.chance(4)? { self.number(2, 3)? } else { 1 };
        let repeat = if cycles > 1 { format!(" repeat {cycles}") } else { String::new() };
        let plural = if weeks == 1 { "" } else { "s" };
        self.line(&format!("block \"{name}\" {weeks} week{plural}{repeat}"))?;
        if cycles > 1 {
            let moves = self.pick(&["tm squat +5kg", "max squat +2.5kg", "tm squat +1% of max"])?;
            self.line(&format!("each cycle: {moves}"))?;
            self.moved = true;
        }
        self.defaults(5)?;
        let own_week = weeks > 1 && self.chance(4)?;
        let sets = if own_week {
            // Days of a block stand in all weeks but those that have days of their own.
            let usual = self.days(1, days, true)?;
            let week = self.number(2, weeks)?;
            self.line(&format!("week {week}"))?;
            usual * (weeks - 1) + self.days(1, days, true)?
        } else {
            self.days(weeks, days, false)?
        };
        Ok((name, weeks, sets * cycles))
    }

    /// Days with their lines: the sets of so many weeks, or of each week alike.
    fn days(&mut self, weeks: usize, days: Days, alike: bool) -> arbitrary::Result<usize> {
        let number = if let Days::Trained(number) = days { number } else { self.number(1, 4)? };
        let mut weekdays = WEEKDAYS.to_vec();
        let mut sets = 0;
        for _ in 0..number {
            let mut head = "day".to_owned();
            let mut times = 1;
            if days == Days::Weekdays && !weekdays.is_empty() {
                times = if self.chance(4)? { weekdays.len().min(2) } else { 1 };
                head.push_str(&format!(" {}", weekdays.drain(..times).collect::<Vec<_>>().join(", ")));
            }
            if self.chance(1)? {
                let name = self.name("Day")?;
                head.push_str(&format!(" \"{name}\""));
            }
            self.line(&head)?;
            self.defaults(8)?;
            if std::mem::take(&mut self.moved) {
                self.line("squat: 5 @80% tm, 3 @85% of 1RM")?;
                sets += 2 * times * weeks;
            }
            for _ in 0..self.number(1, 4)? {
                sets += times * self.prescription(weeks, alike)?;
            }
        }
        Ok(sets)
    }

    fn deload(&mut self, from: &str, weeks: usize) -> arbitrary::Result<()> {
        self.line(&format!("block \"{DELOAD}\" 1 week"))?;
        let week = self.number(1, weeks)?;
        let shares = self.pick(&["sets 50%, load 90%", "load 80%", "sets 60%"])?;
        self.line(&format!("deload from \"{from}\" week {week}: {shares}"))
    }
}
