//! How each construct of the grammar is spelt. A rule that is new has to be named here before it compiles.

use super::spelling::{capitals, compact, mini_sets, move_step, name, rep_max, verbatim, weekday, word};
use crate::parse::Rule;

/// How a node of the grammar is printed.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// Its nodes in turn; the words and signs between them are the language's own.
    Nodes,
    /// One spelling, with a blank in front.
    Leaf(fn(&str) -> String),
    /// One spelling that touches what stands in front of it.
    Touching(fn(&str) -> String),
    /// A text in quotes, as it is.
    Text,
    /// A text between two separators, which has a grammar of its own.
    Part,
    /// What stands after an `@`, which has a grammar of its own.
    Load,
    /// The numbers of a load.
    Values,
    /// An argument of a scheme.
    Argument,
    /// The end of a text.
    Nothing,
}

/// How a rule is printed.
#[rustfmt::skip]
pub(super) const fn style(rule: Rule) -> Style {
    match rule {
        Rule::program_head | Rule::author_head | Rule::unit_head | Rule::percent_head | Rule::max_head | Rule::max_entry
        | Rule::tm_head | Rule::tm_entry | Rule::block_head | Rule::repeat | Rule::day_head | Rule::use_head
        | Rule::week_head | Rule::cycle_head | Rule::cycle_move | Rule::deload_head | Rule::deload_share
        | Rule::train_head | Rule::going_round | Rule::start_head | Rule::meet_head | Rule::skip_head | Rule::skipped
        | Rule::lift_head | Rule::like => Style::Nodes,
        Rule::warmup_line | Rule::warmup_word | Rule::allow => Style::Nodes,
        Rule::athlete_head | Rule::bodyweight_head | Rule::bar_head | Rule::plates_head | Rule::dumbbells_head
        | Rule::dumbbell_row | Rule::dumbbell_range | Rule::stack_head | Rule::round_head | Rule::chart_head
        | Rule::tested_percent => Style::Nodes,
        Rule::progress | Rule::no_progress | Rule::progress_rule | Rule::scope | Rule::condition | Rule::hit | Rule::miss
        | Rule::misses | Rule::stalls | Rule::counted | Rule::rep_band | Rule::in_weeks | Rule::every_weeks
        | Rule::after_last_stage | Rule::per_extra_rep | Rule::action | Rule::nothing | Rule::progress_step
        | Rule::of_max | Rule::reps_then | Rule::one_rep_then | Rule::max_move | Rule::max_to | Rule::next_stage
        | Rule::first_stage | Rule::last_load | Rule::follow | Rule::reset | Rule::swap | Rule::at_most => Style::Nodes,
        Rule::prescription | Rule::optional | Rule::rotate | Rule::ladder | Rule::scheme_head | Rule::parameter
        | Rule::week_label | Rule::same | Rule::call | Rule::argument | Rule::set | Rule::total => Style::Nodes,
        Rule::rest | Rule::tempo | Rule::pause | Rule::every | Rule::within | Rule::until | Rule::note => Style::Nodes,
        Rule::amount_load | Rule::climb | Rule::base | Rule::top | Rule::prev | Rule::first | Rule::last_week
        | Rule::day_ref | Rule::effort_load | Rule::effort | Rule::cap | Rule::all_out | Rule::bar
        | Rule::bodyweight => Style::Nodes,

        Rule::digits | Rule::numbers | Rule::weight | Rule::percentage | Rule::plate | Rule::loose_weight
        | Rule::chart_value | Rule::step | Rule::time | Rule::cluster | Rule::plus | Rule::climb_step => Style::Leaf(compact),
        Rule::rep_max => Style::Leaf(rep_max),
        Rule::mini_sets => Style::Leaf(mini_sets),
        Rule::move_step => Style::Leaf(move_step),
        Rule::weekday => Style::Leaf(weekday),
        Rule::scale | Rule::tempo_value => Style::Leaf(capitals),
        Rule::moved | Rule::shared | Rule::training_max | Rule::direction | Rule::lift_trait | Rule::warmup_plan
        | Rule::counted_set | Rule::comparison | Rule::max_kind | Rule::role | Rule::open | Rule::pace => Style::Leaf(word),
        Rule::moved_name | Rule::like_name | Rule::listed_name | Rule::scope_name | Rule::name | Rule::variant
        | Rule::of_name => Style::Leaf(name),
        Rule::date | Rule::label | Rule::allow_name | Rule::scheme_name | Rule::off => Style::Leaf(verbatim),
        Rule::open_end | Rule::at_least | Rule::share | Rule::side | Rule::measure_unit => Style::Touching(compact),

        Rule::text => Style::Text,
        Rule::part => Style::Part,
        Rule::load => Style::Load,
        Rule::values => Style::Values,
        Rule::argument_text => Style::Argument,
        Rule::EOI => Style::Nothing,

        // What could not be read is an error, and is not formatted.
        Rule::bad_set | Rule::bad_tail => Style::Leaf(verbatim),
        // Nodes in what is spelt as a whole.
        Rule::mini_set | Rule::band | Rule::value => Style::Leaf(compact),
        // These make no nodes.
        Rule::space | Rule::gap | Rule::blank | Rule::edge | Rule::quoted | Rule::decimal | Rule::sign | Rule::statement
        | Rule::head | Rule::kept | Rule::day_slot | Rule::moved_lift | Rule::moved_word | Rule::like_word
        | Rule::attached | Rule::listed_word | Rule::digits_and_percent | Rule::weight_unit | Rule::for_lifts
        | Rule::next_one | Rule::progress_statement | Rule::scope_lift | Rule::condition_start | Rule::lifts
        | Rule::reserved | Rule::lift | Rule::name_char | Rule::in_quotes | Rule::brackets | Rule::scheme_word
        | Rule::letter | Rule::parameters | Rule::part_rule | Rule::set_end | Rule::joined | Rule::cross | Rule::suffix
        | Rule::time_word | Rule::modifier | Rule::modifier_word | Rule::load_char | Rule::load_of
        | Rule::modifier_start | Rule::load_rule | Rule::load_body | Rule::amount_unit | Rule::of_word => Style::Nodes,
    }
}
