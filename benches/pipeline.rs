//! How fast each stage is, and how much memory parsing takes.
//!
//! `cargo bench` prints wall-clock times and, in the `alloc` columns, what was allocated;
//! `max alloc` of `parse_10_mb` is the most that was held at once beside the text.
#![allow(missing_docs, reason = "divan makes the entry point")]

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use liftplan::model::Athlete;
use liftplan::source::Source;
use liftplan::{check, expand, parse, render};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// The plans that stages are measured on.
const PLANS: [&str; 3] = ["one-liner", "sheiko-29", "a year"];

fn plan(name: &str) -> Source {
    let text = match name {
        "one-liner" => include_str!("../programs/one-liner.plan").to_owned(),
        "sheiko-29" => include_str!("../programs/sheiko-29.plan").to_owned(),
        _ => year(),
    };
    Source::new(name, text)
}

/// 52 weeks of six days with eight lifts each.
fn year() -> String {
    let mut text = String::from("max squat 180kg, bench 120kg\nblock \"Year\" 52 weeks\n");
    for day in 1..=6 {
        text.push_str(&format!("day \"Day {day}\"\n"));
        for line in 0..4 {
            text.push_str(&format!("squat: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-{}%\n", 8 + line));
            text.push_str("bench: 5 @65%, 5 @75%, 5+ @85% rest 2-3min\n");
        }
    }
    text
}

/// Ten megabytes of what coaches write, the same in every run.
fn ten_megabytes() -> String {
    let mut state = 1_u64;
    let mut pick = |from: u64, to: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + (state >> 33) % (to - from)
    };
    let lifts = ["bench", "squat", "deadlift", "press", "row", "front squat", "squat (paused)", "leg press"];
    let mut text = String::with_capacity(10_000_200);
    while text.len() < 10_000_000 {
        let lift = lifts.get(usize::try_from(pick(0, 8)).unwrap_or(0)).copied().unwrap_or("bench");
        let half = |number: u64| {
            if number.is_multiple_of(2) { format!("{}", number / 2 * 5) } else { format!("{}.5", number / 2 * 5 + 2) }
        };
        match pick(0, 10) {
            0..3 => {
                let (low, drop) = (pick(3, 6), pick(5, 20));
                text.push_str(&format!("{lift}: ramp 3@RPE{low}-6..8; top 4-6@RPE8; backoff 3x8 @-{drop}%\n"));
            }
            3..6 => {
                text.push_str(&format!("{lift}: "));
                for week in 0..4 {
                    let sets: Vec<String> =
                        (0..3).map(|_| format!("{} @{}%", pick(1, 9), half(pick(20, 39)))).collect();
                    text.push_str(if week > 0 { "\n     | " } else { "" });
                    text.push_str(&sets.join(", "));
                }
                text.push('\n');
            }
            6..8 => {
                let rest = pick(3, 20) * 10;
                text.push_str(&format!("A1 {lift}: 4x8-12 @RPE8 rest {rest}s\nA2 face pull: 3x15-20 \"slow\"\n"));
            }
            8 => text.push_str(&format!("# a remark about week {}\n\n", pick(1, 100))),
            _ => text.push_str(&format!("day \"Heavy {}\"\n", pick(1, 100))),
        }
    }
    text
}

/// Ten megabytes of nothing but mistakes.
fn ten_megabytes_of_mistakes() -> String {
    let mistakes =
        "bench 5x5 @80%\nsquat: 5x5 @8\nrow: fnord\nmax squat 180\nbench: 3x5 rest 90\nx: 5x5x100\nday heavy\n";
    mistakes.repeat(10_000_000 / mistakes.len())
}

#[divan::bench(args = PLANS)]
fn parse_stage(bencher: Bencher<'_, '_>, name: &str) {
    let source = plan(name);
    bencher.counter(BytesCount::new(source.text().len())).bench(|| parse::parse(black_box(&source)));
}

#[divan::bench(args = PLANS)]
fn check_stage(bencher: Bencher<'_, '_>, name: &str) {
    let source = plan(name);
    let (ast, _) = parse::parse(&source);
    bencher.bench(|| check::check(black_box(&ast), &source));
}

#[divan::bench(args = PLANS)]
fn expand_stage(bencher: Bencher<'_, '_>, name: &str) {
    let source = plan(name);
    let (ast, _) = parse::parse(&source);
    let (program, _) = check::check(&ast, &source);
    bencher.bench(|| expand::expand(black_box(&program), &Athlete::default()));
}

#[divan::bench(args = ["json", "csv", "text", "html", "markdown", "xlsx", "stats"])]
fn render_a_year(bencher: Bencher<'_, '_>, format: &str) {
    let schedule = liftplan::compile(&plan("a year"), &Athlete::default()).schedule;
    let Some(schedule) = schedule else { return };
    bencher.bench(|| {
        let mut out = Vec::new();
        let done = match format {
            "json" => render::render_json(&schedule, &mut out),
            "csv" => render::render_csv(&schedule, &mut out),
            "text" => render::render_text(&schedule, &mut out),
            "markdown" => render::render_markdown(&schedule, &mut out),
            "xlsx" => render::render_xlsx(&schedule, liftplan::sheet::Paper::A4, &mut out),
            "stats" => render::render_stats_text(&liftplan::stats::stats(&schedule), &mut out),
            _ => render::render_html(&schedule, &liftplan::sheet::Options::default(), &mut out),
        };
        done.map(|()| out)
    });
}

#[divan::bench(sample_count = 10)]
fn parse_10_mb(bencher: Bencher<'_, '_>) {
    let source = Source::new("large.plan", ten_megabytes());
    bencher.counter(BytesCount::new(source.text().len())).bench(|| parse::parse(black_box(&source)));
}

#[divan::bench(sample_count = 10)]
fn parse_10_mb_of_mistakes(bencher: Bencher<'_, '_>) {
    let source = Source::new("bad.plan", ten_megabytes_of_mistakes());
    bencher.counter(BytesCount::new(source.text().len())).bench(|| parse::parse(black_box(&source)));
}

/// One program at so many times its size: a week of six days, eight lines and 240 sets, then
/// ten and a hundred such weeks, then a hundred weeks with ten times the lines. Half of the
/// lines move on by rules.
fn times(size: usize) -> Source {
    let weeks = size.min(100);
    let mut text = format!("max squat 180kg, bench 120kg\nblock \"Block\" {weeks} weeks\n");
    for day in 1..=6 {
        text.push_str(&format!("day \"Day {day}\"\n"));
        for line in 0..4 * (size / weeks) {
            text.push_str(&format!("squat: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-{}%\n", 8 + line % 8));
            text.push_str("bench: 5 @65%, 5 @75%, 5+ @85%\n  progress on hit: +0.5kg; on 3 misses: -10%\n");
        }
    }
    Source::new("times.plan", text)
}

const SIZES: [usize; 4] = [1, 10, 100, 1_000];

#[divan::bench(args = SIZES, sample_count = 20)]
fn parse_times(bencher: Bencher<'_, '_>, size: usize) {
    let source = times(size);
    bencher.counter(BytesCount::new(source.text().len())).bench(|| parse::parse(black_box(&source)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn check_times(bencher: Bencher<'_, '_>, size: usize) {
    let source = times(size);
    let (ast, _) = parse::parse(&source);
    bencher.bench(|| check::check(black_box(&ast), &source));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn expand_times(bencher: Bencher<'_, '_>, size: usize) {
    let source = times(size);
    let (ast, _) = parse::parse(&source);
    let (program, _) = check::check(&ast, &source);
    bencher.bench(|| expand::expand(black_box(&program), &Athlete::default()));
}

#[divan::bench(args = SIZES, consts = [0, 1, 2], sample_count = 20)]
fn render_times<const FORMAT: usize>(bencher: Bencher<'_, '_>, size: usize) {
    let schedule = liftplan::compile(&times(size), &Athlete::default()).schedule;
    let Some(schedule) = schedule else { return };
    bencher.bench(|| {
        let mut out = Vec::new();
        let done = match FORMAT {
            0 => render::render_json(&schedule, &mut out),
            1 => render::render_csv(&schedule, &mut out),
            _ => render::render_html(&schedule, &liftplan::sheet::Options::default(), &mut out),
        };
        done.map(|()| out)
    });
}
