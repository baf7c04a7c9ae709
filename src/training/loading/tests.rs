//! What is put on for a load that was worked out.

use super::*;

fn kg(milli: i64) -> Load {
    Load::from_milli(milli, Unit::Kg)
}

fn lb(milli: i64) -> Load {
    Load::from_milli(milli, Unit::Lb)
}

fn plates(kinds: &[(i64, Option<u16>)], unit: Unit) -> Arc<Plates> {
    let kinds: Vec<Plate> = kinds.iter().map(|&(milli, pieces)| Plate { milli, pieces }).collect();
    Arc::new(Plates::new(&kinds, unit))
}

fn standard() -> Loading {
    Loading::on_bar(Bar::standard(Unit::Kg))
}

#[test]
fn the_standard_bar_rounds_to_2_5_kg_with_ties_down() {
    let bar = standard();
    assert_eq!(bar.nearest(kg(88_680)), kg(87_500));
    assert_eq!(bar.nearest(kg(88_750)), kg(87_500), "half-way goes down");
    assert_eq!(bar.nearest(kg(88_751)), kg(90_000));
    assert_eq!(bar.nearest(kg(90_000)), kg(90_000));
    assert_eq!(bar.step(), kg(2_500));
    assert_eq!(bar.heaviest(), None);
    assert!(!bar.is_out_of_reach(kg(1_999_000)));
}

#[test]
fn rounding_may_go_down_or_up() {
    assert_eq!(standard().with(Rounding::Down).nearest(kg(89_990)), kg(87_500));
    assert_eq!(standard().with(Rounding::Up).nearest(kg(87_510)), kg(90_000));
    for rounding in Rounding::ALL {
        assert_eq!(standard().with(rounding).nearest(kg(90_000)), kg(90_000), "{rounding:?}");
        // Off by less than a milligram, as after a division and a multiplication.
        let almost = Load::from_nanos(89_999_999_999, Unit::Kg);
        assert_eq!(standard().with(rounding).nearest(almost), kg(90_000), "{rounding:?}");
    }
}

#[test]
fn nothing_is_lighter_than_the_empty_bar() {
    for rounding in Rounding::ALL {
        assert_eq!(standard().with(rounding).nearest(kg(7_000)), kg(20_000));
        assert_eq!(Loading::on_bar(Bar::ez(Unit::Kg)).with(rounding).nearest(kg(7_000)), kg(10_000));
        let steps = Loading::on_bar(Bar::in_steps(kg(20_000), kg(5_000))).with(rounding);
        assert_eq!(steps.nearest(kg(7_000)), kg(20_000));
    }
}

#[test]
fn pounds_round_to_5_lb() {
    let bar = Loading::on_bar(Bar::standard(Unit::Lb));
    assert_eq!(bar.nearest(lb(222_400)), lb(220_000));
    assert_eq!(bar.nearest(lb(222_500)), lb(220_000));
    assert_eq!(bar.nearest(kg(100_000)), lb(220_000), "100 kg = 220.46 lb");
}

#[test]
fn plates_that_leave_gaps_are_respected() {
    let bar = Loading::on_bar(Bar::new(kg(20_000), plates(&[(20_000, None), (15_000, None)], Unit::Kg)));
    for load in [20, 50, 60, 80, 90, 100].map(|whole| kg(whole * 1000)) {
        assert_eq!(bar.nearest(load), load);
    }
    assert_eq!(bar.nearest(kg(69_000)), kg(60_000));
    assert_eq!(bar.nearest(kg(70_000)), kg(60_000));
    assert_eq!(bar.nearest(kg(71_000)), kg(80_000));
    assert_eq!(bar.step_at(kg(71_000)), kg(20_000));
}

/// Every sum of one side, by trying all of them.
fn by_trying(kinds: &[(i64, Option<u16>)]) -> Vec<i64> {
    let mut sums = vec![0];
    for &(milli, pieces) in kinds {
        let pairs = i64::from(pieces.unwrap_or(0) / 2);
        sums = sums.iter().flat_map(|sum| (0..=pairs).map(move |count| sum + count * milli)).collect();
    }
    sums.sort_unstable();
    sums.dedup();
    sums
}

#[test]
fn plates_in_pairs_make_just_what_trying_them_all_makes() {
    let sets: [&[(i64, Option<u16>)]; 5] = [
        &[(25_000, Some(4)), (20_000, Some(2)), (5_000, Some(2)), (1_250, Some(2))],
        &[(20_000, Some(2)), (15_000, Some(6)), (7_000, Some(4))],
        &[(10_000, Some(3)), (3_000, Some(5)), (500, Some(2))],
        &[(2_500, Some(1))],
        &[(10_000, Some(2)), (10_000, Some(2)), (20_000, Some(4))],
    ];
    for kinds in sets {
        assert_eq!(plates(kinds, Unit::Kg).sides(), by_trying(kinds), "{kinds:?}");
    }
}

#[test]
fn a_pair_needs_two_plates_and_the_heaviest_is_the_end() {
    let few = plates(&[(20_000, Some(5)), (2_500, Some(2)), (1_250, Some(1))], Unit::Kg);
    let bar = Loading::on_bar(Bar::new(kg(20_000), few));
    assert_eq!(bar.heaviest(), Some(kg(105_000)), "two pairs of 20 and one of 2.5");
    assert_eq!(bar.nearest(kg(300_000)), kg(105_000));
    assert!(bar.is_out_of_reach(kg(108_000)) && !bar.is_out_of_reach(kg(106_000)));
    assert_eq!(bar.step(), kg(5_000), "one plate of 1.25 is no pair");
}

#[test]
fn plates_are_given_heaviest_first() {
    let bar = Bar::standard(Unit::Kg);
    assert_eq!(bar.plates_for(kg(20_000)), Some(Vec::new()));
    assert_eq!(bar.plates_for(kg(80_000)), Some(vec![kg(25_000), kg(5_000)]));
    assert_eq!(bar.plates_for(kg(147_500)), Some(vec![kg(25_000), kg(25_000), kg(10_000), kg(2_500), kg(1_250)]));
    assert_eq!(bar.plates_for(kg(15_000)), None);
    assert_eq!(bar.plates_for(kg(21_000)), None);
    // 30 on a side: with one pair of 25 and no 5 the 15s have to do it.
    let few = plates(&[(25_000, Some(2)), (15_000, Some(4))], Unit::Kg);
    assert_eq!(Bar::new(kg(20_000), few).plates_for(kg(80_000)), Some(vec![kg(15_000), kg(15_000)]));
    assert_eq!(Bar::in_steps(kg(20_000), kg(2_500)).plates_for(kg(80_000)), None);
}

#[test]
fn whatever_is_loaded_the_plates_for_it_add_up() {
    let few =
        plates(&[(25_000, Some(4)), (15_000, Some(2)), (10_000, Some(4)), (2_500, Some(2)), (1_250, None)], Unit::Kg);
    let bar = Bar::new(kg(15_000), few);
    let loading = Loading::on_bar(bar.clone());
    for milli in (0..250_000).step_by(1_300) {
        let load = loading.nearest(kg(milli));
        let side = bar.plates_for(load).unwrap_or_default();
        let both = side.iter().fold(kg(15_000), |sum, plate| sum.plus(plate.times(2)));
        assert_eq!(both, load);
    }
}

#[test]
fn pounds_on_a_bar_in_kilograms_are_found_again() {
    let loading = Loading::on_bar(Bar::new(kg(20_000), Plates::standard(Unit::Lb)));
    let load = loading.nearest(kg(100_000));
    assert_eq!(load, Load::from_nanos(kg(20_000).to(Unit::Lb).nanos(), Unit::Lb).plus(lb(175_000)));
    // In kilograms and back it is the same load, and the same plates.
    assert_eq!(loading.nearest(load.to(Unit::Kg)), load);
    assert!(loading.plates_for(load.to(Unit::Kg)).is_some());
}

#[test]
fn silly_plates_cost_no_gigabytes() {
    let dust = plates(&[(1, None), (25_000, None)], Unit::Lb);
    assert_eq!(dust.sides().len(), 2_000_001);
    let wide = plates(&[(i64::MAX, Some(u16::MAX)), (-5, None), (0, None)], Unit::Kg);
    assert_eq!(wide.sides(), [0]);
    let coarse = Loading::on_bar(Bar::new(kg(20_000), wide));
    assert_eq!((coarse.nearest(kg(50_000)), coarse.step()), (kg(20_000), kg(0)));
}

#[test]
fn only_whole_steps_remain_where_the_plates_make_them() {
    let bar = |kinds: &[(i64, Option<u16>)], step| {
        Loading::on_bar(Bar::in_steps_of_plates(kg(20_000), plates(kinds, Unit::Kg), step))
    };
    let fives = bar(&[(20_000, None), (2_500, None), (1_250, None)], kg(5_000));
    assert_eq!(
        (fives.nearest(kg(83_000)), fives.step(), fives.nearest(kg(1_000))),
        (kg(85_000), kg(5_000), kg(20_000))
    );
    assert_eq!(fives.plates_for(kg(65_000)), Some(vec![kg(20_000), kg(2_500)]));
    // Of 20, 25, 30 … 50, 60, 65 and so on only whole tens, and none past the plates.
    let few = bar(&[(15_000, Some(2)), (5_000, Some(2)), (2_500, Some(2))], kg(10_000));
    let made: Vec<Load> = (0..100).map(|whole| few.nearest(kg(whole * 1_000))).collect();
    let expected = [20_000, 30_000, 50_000, 60_000].map(kg);
    assert!(made.iter().all(|load| expected.contains(load)), "{made:?}");
    assert!(expected.iter().all(|load| made.contains(load)), "{made:?}");
    assert_eq!((few.heaviest(), few.nearest(kg(500_000))), (Some(kg(60_000)), kg(60_000)));
    assert_eq!(few.clone().with(Rounding::Up).nearest(kg(31_000)), kg(50_000));
    // Steps that are finer, that cannot be made, or in another unit change nothing.
    let plain = bar(&[(20_000, None)], kg(40_000));
    for step in [kg(2_500), kg(50_000), kg(41_000), lb(100_000)] {
        assert_eq!(bar(&[(20_000, None)], step).nearest(kg(75_000)), plain.nearest(kg(75_000)), "{step}");
    }
    assert_eq!(Plates::standard(Unit::Kg).smallest_pair(), Some(kg(2_500)));
}

#[test]
fn a_rack_gives_the_nearest_dumbbell_and_has_an_end() {
    let rack = Loading::from_rack(Arc::new(Rack::new(vec![10_000, 4_000, 6_000, 8_000, 12_500, 4_000], Unit::Kg)));
    for (target, dumbbell) in [(1_000, 4_000), (4_900, 4_000), (5_000, 4_000), (5_100, 6_000), (11_300, 12_500)] {
        assert_eq!(rack.nearest(kg(target)), kg(dumbbell), "{target}");
    }
    assert_eq!(rack.nearest(kg(40_000)), kg(12_500));
    assert!(rack.is_out_of_reach(kg(14_000)) && !rack.is_out_of_reach(kg(13_000)));
    assert_eq!((rack.step_at(kg(5_000)), rack.step_at(kg(12_000))), (kg(2_000), kg(2_500)));
    assert_eq!(rack.bar(), None);
}

#[test]
fn a_stack_steps_with_and_without_a_small_plate() {
    let plain = Loading::on_stack(Stack::new(kg(5_000)));
    let small = Loading::on_stack(Stack::new(kg(5_000)).with_add_on(kg(1_000)));
    assert_eq!(plain.nearest(kg(23_000)), kg(25_000));
    for (target, load) in [(20_400, 20_000), (20_600, 21_000), (22_900, 21_000), (23_100, 25_000), (500, 5_000)] {
        assert_eq!(small.nearest(kg(target)), kg(load), "{target}");
    }
    assert_eq!((small.step_at(kg(20_600)), small.step_at(kg(22_000))), (kg(1_000), kg(4_000)));
}

#[test]
fn a_stack_begins_at_its_first_plate() {
    let stack = Loading::on_stack(Stack::new(kg(5_000)).with_add_on(kg(2_500)));
    for rounding in Rounding::ALL {
        let stack = stack.clone().with(rounding);
        assert_eq!(stack.nearest(kg(400)), kg(5_000), "{rounding:?}");
        assert_eq!(stack.nearest(kg(2_500)), kg(5_000), "the small plate does not hang by itself: {rounding:?}");
        assert_eq!(stack.nearest(kg(7_500)), kg(7_500), "{rounding:?}");
    }
    assert_eq!((stack.step(), stack.step_at(kg(1_000))), (kg(2_500), kg(2_500)));
}

#[test]
fn a_load_that_is_one_is_never_rounded_to_nothing() {
    let steps = Loading::in_steps(kg(2_500));
    let from_nothing = Loading::on_bar(Bar::new(kg(0), plates(&[(10_000, None), (1_250, None)], Unit::Kg)));
    let loadings = [steps.clone(), Loading::on_stack(Stack::new(kg(2_500))), from_nothing];
    for (loading, rounding) in loadings.iter().flat_map(|loading| Rounding::ALL.map(|rounding| (loading, rounding))) {
        assert_eq!(loading.clone().with(rounding).nearest(kg(900)), kg(2_500), "{loading:?} {rounding:?}");
    }
    let added = steps.on_bodyweight();
    assert_eq!(added.nearest(kg(900)), kg(0), "nothing hangs from the belt");
    assert_eq!(added.nearest(kg(-4_000)), kg(-5_000));
    assert_eq!(steps.with(Rounding::Down).on_bodyweight().rounding(), Rounding::Down);
}
