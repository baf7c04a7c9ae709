//! The numbers of a chart in words, for readers who do not see it.

use crate::sheet::{Chart, Part};

/// All numbers, place by place for bars and line by line for lines.
pub(super) fn describe(chart: &Chart) -> String {
    let place = |name: &String| if chart.axis.is_empty() { name.clone() } else { format!("{} {name}", chart.axis) };
    let parts: Vec<String> = match &chart.parts {
        Part::Bars(bars) => {
            let of_place = |(at, name): (usize, &String)| {
                let counts = bars.iter().filter_map(|bar| Some((bar, *bar.counts.get(at)?)));
                let said: Vec<String> = match bars.len() {
                    1 => counts.map(|(_, count)| count.to_string()).collect(),
                    _ => counts
                        .filter(|(_, count)| *count > 0)
                        .map(|(bar, count)| format!("{} {count}", bar.name))
                        .collect(),
                };
                format!("{}: {}", place(name), or_nothing(&said))
            };
            chart.places.iter().enumerate().map(of_place).collect()
        }
        Part::Lines(lines) => {
            let of_line = |line: &crate::sheet::Series| {
                let loads = chart.places.iter().zip(&line.loads);
                let known = loads.filter_map(|(name, load)| Some(format!("{} {}", place(name), (*load)?.number())));
                format!("{}: {}", line.name, or_nothing(&known.collect::<Vec<_>>()))
            };
            lines.iter().map(of_line).collect()
        }
    };
    format!("In {}. {}.", chart.unit, parts.join("; "))
}

fn or_nothing(said: &[String]) -> String {
    if said.is_empty() { "nothing".to_owned() } else { said.join(", ") }
}
