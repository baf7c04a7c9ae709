//! A drawing as SVG, to stand in a page: no script, no style of its own but sizes and greys, and the type of the
//! page around it.

use std::fmt;

use maud::{Markup, html};

use super::drawing::{Anchor, Drawing, Grey, Label, Point, Shape};

/// Writes a drawing as an SVG element. Its size on paper is that of the drawing, its unit is the
/// millimetre, and its numbers stand in its description.
#[must_use]
pub fn svg(drawing: &Drawing) -> String {
    let (width, height) = drawing.size;
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox=(format!("0 0 {} {}", Mm(width), Mm(height)))
            width=(format!("{}mm", Mm(width))) height=(format!("{}mm", Mm(height))) {
            title { (legal(&drawing.title)) }
            desc { (legal(&drawing.description)) }
            @for shape in &drawing.shapes { (self::shape(shape)) }
        }
    };
    markup.into_string()
}

/// Hundredths of a millimetre in millimetres.
struct Mm(i32);

impl fmt::Display for Mm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        match (all / 100, all % 100) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, rest) if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            (whole, rest) => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

impl fmt::Display for Grey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(grey) = self;
        write!(f, "#{grey:02x}{grey:02x}{grey:02x}")
    }
}

fn shape(shape: &Shape) -> Markup {
    match shape {
        Shape::Area { corners, fill } => html! { path d=(path(&closed(corners))) fill=(fill) {} },
        Shape::Lines { lines, width, grey, dash } => {
            let d: String = lines.iter().map(|line| path(line)).collect();
            let dash = dash.map(|(on, off)| format!("{} {}", Mm(on.into()), Mm(off.into())));
            html! {
                path d=(d) fill="none" stroke=(grey) stroke-width=(Mm((*width).into())) stroke-dasharray=[dash] {}
            }
        }
        Shape::Disc { centre: (x, y), radius, fill, ring } => {
            let fill = fill.map_or_else(|| "none".to_owned(), |fill| fill.to_string());
            html! {
                circle cx=(Mm(*x)) cy=(Mm(*y)) r=(Mm((*radius).into())) fill=(fill) stroke=(Grey::BLACK) stroke-width=(Mm((*ring).into())) {}
            }
        }
        Shape::Text(label) => text(label),
    }
}

fn text(label: &Label) -> Markup {
    let anchor = match label.anchor {
        Anchor::Left => "start",
        Anchor::Middle => "middle",
        Anchor::Right => "end",
    };
    // A point is 127/360 of a millimetre.
    let size = u32::from(label.size) * 12_700 / 360;
    let words = legal(&label.words);
    // In the direction of its first letter, without a change of what its ends are.
    let words = if label.own { format!("\u{2068}{words}\u{2069}") } else { words };
    let weight = label.bold.then_some("bold");
    html! {
        text x=(Mm(label.at.0)) y=(Mm(label.at.1)) font-size=(format!("{}.{:03}", size / 1000, size % 1000)) fill=(label.grey)
            text-anchor=(anchor) font-weight=[weight] direction="ltr" { (words) }
    }
}

/// What XML has no sign for stands as the sign for such.
fn legal(words: &str) -> String {
    let is_legal = |sign: char| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}');
    words.chars().map(|sign| if is_legal(sign) { sign } else { char::REPLACEMENT_CHARACTER }).collect()
}

fn closed(corners: &[Point]) -> Vec<Point> {
    corners.iter().chain(corners.first()).copied().collect()
}

/// A way through points; closed where it ends where it begins.
fn path(points: &[Point]) -> String {
    let is_closed = points.len() > 2 && points.first() == points.last();
    let points = if is_closed { points.split_last().map_or(points, |(_, rest)| rest) } else { points };
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        path.push_str(&format!("{}{} {}", if place == 0 { 'M' } else { 'L' }, Mm(*x), Mm(*y)));
    }
    if is_closed {
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_have_no_more_decimals_than_they_need() {
        let written = [0, 5, 100, 150, 1234, -50].map(|hundredths| Mm(hundredths).to_string());
        assert_eq!(written, ["0", "0.05", "1", "1.5", "12.34", "-0.5"]);
    }

    #[test]
    fn a_path_is_closed_where_it_ends_where_it_begins() {
        assert_eq!(path(&[(0, 0), (100, 0)]), "M0 0L1 0");
        assert_eq!(path(&closed(&[(0, 0), (100, 0), (100, 50)])), "M0 0L1 0L1 0.5Z");
    }
}
