//! What the grammar would have accepted, in a coach's words.

use pest::error::{Error, ErrorVariant, InputLocation};

use super::Rule;

/// Where a parse got stuck, in bytes of its input.
pub(super) fn stuck_at(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

/// What could have stood there, as a list with "or"; nothing if there is no word for it.
pub(super) fn expected(error: &Error<Rule>) -> Option<String> {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return None;
    };
    let mut unique: Vec<&str> = Vec::new();
    // Any heading that breaks off could still be the first lift of a ladder; nobody means one.
    for word in positives.iter().filter(|&&rule| rule != Rule::ladder).filter_map(|&rule| in_words(rule)) {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    let (last, others) = unique.split_last()?;
    Some(if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) })
}

/// A rule in a coach's words; nothing for rules that only group others.
const fn in_words(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::EOI => "the end of it",
        Rule::text | Rule::note => "a text in quotes",
        Rule::digits | Rule::numbers => "a number",
        Rule::weekday => "a weekday",
        Rule::day_head => "`day`",
        Rule::program_head => "`program`",
        Rule::author_head => "`author`",
        Rule::unit_head => "`unit`",
        Rule::percent_head => "`percent of`",
        Rule::max_head | Rule::all_out => "`max`",
        Rule::tm_head | Rule::training_max => "`tm`",
        Rule::block_head => "`block`",
        Rule::repeat => "`repeat`",
        Rule::week_head => "`week`",
        Rule::train_head => "`train`",
        Rule::going_round => "`rotate`",
        Rule::start_head => "`start`",
        Rule::meet_head => "`meet`",
        Rule::skip_head => "`skip`",
        Rule::date | Rule::skipped => "a date such as `2026-01-31`",
        Rule::deload_head => "`deload from`",
        Rule::deload_share | Rule::shared => "`sets 50%` or `load 90%`",
        Rule::cycle_head => "`each cycle:`",
        Rule::cycle_move | Rule::moved => "`tm` or `max`",
        Rule::moved_name => "the name of a lift",
        Rule::move_step => "a step such as `+5kg`",
        Rule::lift_head => "`lift`",
        Rule::like => "`like` and a lift",
        Rule::lift_trait => "what it is done with, such as `barbell`",
        Rule::allow => "`allow`",
        Rule::allow_name => "the name of a warning",
        Rule::warmup_word | Rule::warmup_line => "`warmup`",
        Rule::warmup_plan => "`auto` or `none`",
        Rule::optional => "`optional`",
        Rule::ladder => "`->` and a lift",
        Rule::rotate => "`rotate (…)`",
        Rule::mini_sets | Rule::mini_set => "mini-sets such as `15 + 4x4`",
        Rule::max_entry
        | Rule::tm_entry
        | Rule::listed_name
        | Rule::like_name
        | Rule::name
        | Rule::prescription
        | Rule::of_name => "the name of a lift",
        Rule::rep_max => "a rep max such as `5RM`",
        Rule::percentage => "a percent such as `90%`",
        Rule::weight => "a load such as `100kg`",
        Rule::weight_unit => "`kg` or `lb`",
        Rule::athlete_head => "`athlete`",
        Rule::bodyweight_head => "`bodyweight`",
        Rule::bar_head => "`bar`",
        Rule::plates_head => "`plates`",
        Rule::dumbbells_head => "`dumbbells`",
        Rule::stack_head => "`stack`",
        Rule::round_head => "`round`",
        Rule::chart_head => "`chart`",
        Rule::plate => "a plate such as `25` or `4x25`",
        Rule::dumbbell_row | Rule::dumbbell_range => "dumbbells such as `2..50kg by 2`",
        Rule::loose_weight => "a weight such as `12.5kg`",
        Rule::direction => "`nearest`, `down` or `up`",
        Rule::tested_percent => "a test such as `5RM 85%`",
        Rule::chart_value => "a percent such as `97.8`",
        Rule::label => "a label such as `A1`",
        Rule::variant => "a variant",
        Rule::part | Rule::set => "sets such as `3x5`",
        Rule::scheme_head => "`scheme`",
        Rule::use_head => "`use`",
        Rule::scheme_name | Rule::call => "the name of a scheme",
        Rule::parameter => "a parameter such as `load = 50%`",
        Rule::argument | Rule::argument_text => "a number, a percent, a load or an effort",
        Rule::week_label => "`week`",
        Rule::off => "`-`",
        Rule::same => "`same`",
        Rule::step | Rule::plus | Rule::climb_step => "a step such as `+5kg`",
        Rule::role => "a role",
        Rule::at_least => "`+`",
        Rule::share => "`%`",
        Rule::side => "`/side`",
        Rule::open => "`amrap`",
        Rule::cluster => "a cluster such as `(2+2)`",
        Rule::total => "`total`",
        Rule::measure_unit => "a unit such as `s` or `m`",
        Rule::rest => "`rest`",
        Rule::tempo => "`tempo`",
        Rule::tempo_value => "four figures such as `30X0`",
        Rule::pause => "`pause`",
        Rule::every => "`every`",
        Rule::within => "`within`",
        Rule::until => "`until`",
        Rule::time => "a time such as `90s`",
        Rule::load => "a load after `@`",
        Rule::amount_load | Rule::values | Rule::band | Rule::value => "a number with `%`, `kg` or `lb`",
        Rule::climb => "a climb such as `+2.5kg/week`",
        Rule::pace => "`week` or `session`",
        Rule::base => "what it is of, such as `of top` or `tm`",
        Rule::top => "`top`",
        Rule::prev => "`prev`",
        Rule::first => "`first`",
        Rule::last_week => "`last week`",
        Rule::day_ref => "a day",
        Rule::effort_load | Rule::effort | Rule::scale => "an effort such as `RPE8`",
        Rule::cap => "`cap`",
        Rule::bar => "`bar`",
        Rule::bodyweight => "`bw`",
        Rule::progress | Rule::progress_rule | Rule::action => "what moves, such as `+2.5kg`",
        Rule::no_progress | Rule::nothing => "`none`",
        Rule::scope | Rule::scope_name => "a role or a lift and a `:`",
        Rule::condition | Rule::hit => "a condition such as `on hit:`",
        Rule::miss => "`miss`",
        Rule::misses => "`3 misses`",
        Rule::stalls => "`3 stalls`",
        Rule::counted | Rule::counted_set => "`last`, `amrap` or `total` with a number",
        Rule::rep_band | Rule::comparison => "a number of reps such as `4-5` or `6+`",
        Rule::open_end => "`+`",
        Rule::in_weeks => "`in week 3`",
        Rule::every_weeks => "`every 3 weeks`",
        Rule::after_last_stage => "`after last stage`",
        Rule::per_extra_rep => "`per extra rep`",
        Rule::progress_step => "a step such as `+2.5kg`",
        Rule::of_max => "`of max`",
        Rule::reps_then => "`reps then`",
        Rule::one_rep_then => "`one rep then`",
        Rule::max_kind | Rule::max_move | Rule::max_to => "`max` or `tm` and a step",
        Rule::next_stage => "`next stage`",
        Rule::first_stage => "`first stage`",
        Rule::last_load => "`at its last load`",
        Rule::follow => "`follow top` or `follow day \"Volume\"`",
        Rule::reset => "`reset`",
        Rule::swap => "`swap`",
        Rule::at_most => "`at most 10 reps`",
        // Silent rules make no pairs, and the catch-alls are never asked for.
        _ => return None,
    })
}
