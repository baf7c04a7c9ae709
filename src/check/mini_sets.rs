//! Myo-reps, rest-pause and tests: roles whose sets have a form of their own.

use super::segments::Listed;
use super::{CheckError, Lowering};
use crate::model::{LoadRule, LoadRuleId, Measure, PlannedMeasure, Role, SetGroup, Target};
use crate::source::Span;
use crate::syntax::MeasureSpec;

impl Lowering<'_> {
    /// The groups of an entry whose role or measure is out of the ordinary; nothing if both
    /// are plain.
    pub(super) fn lower_special(&mut self, listed: &Listed<'_>, role: Role) -> Option<Vec<SetGroup>> {
        match (&listed.set.measure, role) {
            (MeasureSpec::RepMax(reps), Role::Test) => Some(self.test(*reps, listed)),
            (MeasureSpec::RepMax(reps), _) => {
                let what = format!("`{reps}RM` is a load, not a number of reps");
                let help = format!("a set of {reps} at that load is `{reps} @{reps}RM`; `test {reps}RM` finds it anew");
                self.misplaced_test(what, help, listed)
            }
            (_, Role::Test) => {
                let what = "a test is of a rep max".to_owned();
                self.misplaced_test(what, "write the reps with `RM`: `test 1RM`, `test 5RM`".into(), listed)
            }
            (MeasureSpec::MiniSets(_) | MeasureSpec::Cluster(_), role) if role.has_mini_sets() => {
                Some(self.mini_sets(listed))
            }
            (MeasureSpec::MiniSets(_), _) => {
                let what = "`+` joins mini-sets, and these sets are none".to_owned();
                let help = "begin with their role, `myo 15 + 4x4` or `restpause 8+3+2`; other sets are separated by `,`; \
                            a cluster stands in brackets: `5x(2+2+2)`";
                self.diagnostics.push(CheckError::MiniSets { what, help, span: listed.sets_span() });
                Some(Vec::new())
            }
            (_, Role::Myo) => {
                let what = "these myo-reps have no mini-sets".to_owned();
                let help = "write the activation set, then the mini-sets: `myo 15 + 4x4` is 15 reps and 4 times 4";
                self.diagnostics.push(CheckError::MiniSets { what, help, span: listed.sets_span() });
                Some(Vec::new())
            }
            (_, Role::RestPause) => {
                let what = "this rest-pause set is in one piece".to_owned();
                let help = "write its pieces: `restpause 8+3+2`, `restpause 10 + 2xamrap`";
                self.diagnostics.push(CheckError::MiniSets { what, help, span: listed.sets_span() });
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn misplaced_test(&mut self, what: String, help: String, listed: &Listed<'_>) -> Option<Vec<SetGroup>> {
        self.diagnostics.push(CheckError::Test { what, help, span: listed.sets_span() });
        Some(Vec::new())
    }

    /// `test 5RM` is one set of five, all-out.
    fn test(&mut self, reps: u16, listed: &Listed<'_>) -> Vec<SetGroup> {
        let span = listed.sets_span();
        if listed.set.load.is_some() {
            let what = "a test is all-out, so its load is not written".to_owned();
            let help = "take the load away; a set at an effort or a load of your choice is a `top`".to_owned();
            self.diagnostics.push(CheckError::Test { what, help, span: listed.load_span() });
        }
        if let Err(error) = super::loads::rep_max(reps, span) {
            self.diagnostics.push(error);
        }
        let measure = Measure::Reps { min: reps, max: reps };
        vec![group((1, 1), measure, listed, span)]
    }

    /// The load of every test.
    pub(super) fn all_out(&mut self) -> LoadRuleId {
        if let Some(known) = self.names.all_out {
            return known;
        }
        let id = LoadRuleId(self.program.loads.len());
        let rule = LoadRule { written: "max".into(), target: Target::AllOut, plus: None, climb: None, effort: None };
        self.program.loads.push(rule);
        self.names.all_out = Some(id);
        id
    }

    /// Each mini-set is a set: what the athlete counts and writes down.
    fn mini_sets(&mut self, listed: &Listed<'_>) -> Vec<SetGroup> {
        let span = listed.sets_span();
        let written = listed.written(self.source);
        let ast = self.ast;
        let mut groups = Vec::new();
        match listed.set.measure {
            MeasureSpec::Cluster(parts) => {
                let parts = ast.cluster_parts(parts);
                let (least, most) = listed.set.count.unwrap_or((1, 1));
                self.ascending(u16::from(least), u16::from(most), written, span);
                for number in 0..most {
                    let counts = (u8::from(number < least), 1);
                    groups.extend(
                        parts.iter().map(|&reps| group(counts, Measure::Reps { min: reps, max: reps }, listed, span)),
                    );
                    end(&mut groups);
                }
                if parts.contains(&0) || most == 0 {
                    self.nothing(written, span);
                }
            }
            MeasureSpec::MiniSets(parts) => {
                for part in ast.mini_sets(parts) {
                    let (least, most) = part.count;
                    let (min, max) = part.reps.unwrap_or((1, 1));
                    self.ascending(u16::from(least), u16::from(most), written, span);
                    self.ascending(min, max, written, span);
                    if max == 0 || most == 0 {
                        self.nothing(written, span);
                    }
                    let measure = match part.reps {
                        Some((min, max)) => Measure::Reps { min, max },
                        None => Measure::Amrap { min: None, max: None },
                    };
                    groups.push(group(part.count, measure, listed, span));
                }
                end(&mut groups);
            }
            _ => {}
        }
        groups
    }
}

fn group((least, most): (u8, u8), measure: Measure, listed: &Listed<'_>, span: Span) -> SetGroup {
    let measure = PlannedMeasure::Fixed(measure);
    SetGroup { least, most, measure, per_side: listed.set.per_side, ends_mini_sets: false, span }
}

/// The last mini-set so far ends the set that it is part of.
fn end(groups: &mut [SetGroup]) {
    if let Some(last) = groups.last_mut() {
        last.ends_mini_sets = true;
    }
}
