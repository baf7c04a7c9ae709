//! A line: lifts, columns, stages, and the lines that belong to it.

use super::Writer;
use super::sets::{Before, Written};

impl Writer<'_, '_> {
    /// A lift with its sets: how many come of it in so many weeks.
    pub(super) fn prescription(&mut self, weeks: usize, alike: bool) -> arbitrary::Result<usize> {
        let lifts = self.lifts()?;
        let before = Before { alone: true, ..Before::default() };
        // In a week of its own a line stands once, wherever its block stands.
        let (row, sets, below) = match self.number(0, 7)? {
            0 if weeks > 1 && !alike => self.columns(weeks)?,
            1 if weeks > 1 && !alike => self.labelled(weeks)?,
            2 if self.wave(weeks).is_some() => {
                let scheme = self.wave(weeks).cloned();
                let call = scheme.map(|scheme| self.call_of(&scheme)).transpose()?.unwrap_or_default();
                (call.text, call.sets, None)
            }
            3 if !lifts.contains("rotate") && !lifts.contains(" or ") => {
                let row = "4x3 @85% -> 4x2 @85% -> 4x1 @90%";
                (row.to_owned(), 4 * weeks, Some("progress on hit: +5kg; on miss: next stage".to_owned()))
            }
            _ => {
                let (row, written) = self.row(before)?;
                let below = self.progress(&written)?;
                (row, written.iter().map(|written| written.sets).sum::<usize>() * weeks, below)
            }
        };
        let auto = if self.chance(19)? {
            self.made_warmups = true;
            "warmup auto; "
        } else {
            ""
        };
        let has_columns = row.contains(['|']) || row.contains("->");
        let auto = if has_columns { "" } else { auto };
        self.line(&format!("{lifts}: {auto}{row}"))?;
        self.below(below)?;
        Ok(sets)
    }

    /// A scheme with as many columns as there are weeks.
    fn wave(&self, weeks: usize) -> Option<&super::Scheme> {
        self.schemes.iter().find(|scheme| scheme.columns.len() == weeks && weeks > 1)
    }

    fn lifts(&mut self) -> arbitrary::Result<String> {
        const LIFTS: [&str; 14] = [
            "squat",
            "bench",
            "deadlift",
            "press",
            "row",
            "front squat",
            "squat (paused)",
            "chin-up",
            "face pull",
            "plank",
            "unheard-of lift",
            "\"a: b\"",
            "clean + jerk",
            "жим лёжа",
        ];
        let lift = self.pick(&LIFTS)?;
        Ok(match self.number(0, 11)? {
            0 => format!("A1 {lift}"),
            1 => format!("T2 {lift}"),
            2 => format!("optional {lift}"),
            3 => "squat or front squat".to_owned(),
            4 => "rotate (bench, press (seated), dip)".to_owned(),
            5 => lift.to_uppercase(),
            _ => lift.to_owned(),
        })
    }

    /// Segments of one column.
    fn row(&mut self, mut before: Before) -> arbitrary::Result<(String, Vec<Written>)> {
        let mut segments = Vec::new();
        for _ in 0..self.number(1, 3)? {
            segments.push(self.segment(&mut before)?);
        }
        let between = self.pick(&["; ", ";", ";\n    "])?;
        let row = segments.iter().map(|written| written.text.as_str()).collect::<Vec<_>>().join(between);
        Ok((row, segments))
    }

    /// A column for each week.
    fn columns(&mut self, weeks: usize) -> arbitrary::Result<(String, usize, Option<String>)> {
        let (mut cells, mut sets, mut last) = (Vec::new(), 0, None);
        for week in 0..weeks {
            let cell = match (self.number(0, 5)?, last) {
                (0, _) => "-".to_owned(),
                (1, Some(same)) => {
                    sets += same;
                    "same".to_owned()
                }
                _ => {
                    let (row, written) = self.row(Before { later: week > 0, ..Before::default() })?;
                    let of_week: usize = written.iter().map(|written| written.sets).sum();
                    sets += of_week;
                    last = Some(of_week);
                    row
                }
            };
            cells.push(cell);
        }
        let between = self.pick(&[" | ", "|", "\n    | ", " |\n"])?;
        Ok((cells.join(between), sets, None))
    }

    /// Columns that say for which weeks they are.
    fn labelled(&mut self, weeks: usize) -> arbitrary::Result<(String, usize, Option<String>)> {
        let cut = self.number(1, weeks - 1)?;
        let ((first, of_first), (second, of_second)) = (self.row(Before::default())?, self.row(Before::default())?);
        let count = |written: &[Written]| written.iter().map(|written| written.sets).sum::<usize>();
        let sets = count(&of_first) * cut + count(&of_second);
        let cut = if cut == 1 { "1".to_owned() } else { format!("1-{cut}") };
        Ok((format!("week {cut}: {first} | week {weeks}: {second}"), sets, None))
    }

    /// Lines that belong to the one above.
    fn below(&mut self, progress: Option<String>) -> arbitrary::Result<()> {
        for line in ["rest 3min", "tempo 3010", "\"slow\"", "allow missing-max"] {
            if self.chance(15)? {
                self.line(line)?;
            }
        }
        if let Some(progress) = progress {
            self.line(&progress)?;
        }
        Ok(())
    }
}
