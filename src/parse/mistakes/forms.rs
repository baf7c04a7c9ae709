//! How headings are written, to be shown where nobody can tell what was meant.

/// A heading with that word as it is written.
pub(super) fn form_of(keyword: &str) -> &'static str {
    match keyword {
        "program" => "`program \"Name\"`",
        "author" => "`author \"Name\"`",
        "unit" => "`unit kg` or `unit lb`",
        "percent" => "`percent of 1RM` or `percent of tm`",
        "max" => "`max squat 180kg, bench 5RM 100kg`",
        "tm" => "`tm 90%` or `tm squat 85%`",
        "block" => "`block \"Name\" 4 weeks` or `block \"Name\" 4 weeks repeat 3`",
        "train" => "`train mon wed fri` or `train mon wed fri rotate`",
        "week" => "`week 2` or `week 2-3`, below a `block`",
        "start" => "`start 2026-01-05`",
        "meet" => "`meet 2026-06-06`",
        "skip" => "`skip 2026-04-03, 2026-02-16..2026-02-20`",
        "deload from" => "`deload from \"Name\" week 3: sets 50%, load 90%`",
        "each cycle" => "`each cycle: tm squat, deadlift +5kg; max row +2.5kg`",
        "lift" => "`lift \"pin squat\" like squat at 90%` or `lift \"log press\" barbell, compound`",
        "athlete" => "`athlete \"Anna\"`",
        "bodyweight" => "`bodyweight 72.5kg`",
        "bar" => "`bar 20kg`, or for some lifts `bar bench, press 15kg`",
        "plates" => "`plates kg 25 20 10 5 2.5 1.25`, or with the number of pieces `plates kg 4x25 2x20`",
        "dumbbells" => "`dumbbells 2..50kg by 2`, `dumbbells 4 6 8 10kg`, or several of these behind commas",
        "stack" => "`stack 5kg`, `stack 5kg + 2.5kg` or `stack \"leg press\" 10kg`",
        "round" => "`round 2.5kg`, `round 2.5kg down` or `round bench 1kg up`",
        "chart" => "`chart 100 97.8 95.5 93.9` or `chart 1RM 100%, 4RM 90%, 8RM 78%`",
        "use" => "`use \"library/waves.plan\"`",
        _ => "`day`, `day \"Name\"`, `day 1` or `day mon, thu \"Name\"`",
    }
}
