//! Cases of 5/3/1 and its relatives.

use super::Case;

pub const CASES: &[Case] = &[
    // ---- 5/3/1, press: training max 54 kg.
    Case {
        // 54 - 10 % = 48.6: 34.02, 38.88, 43.74.
        claim: "a missed set takes 10 % off the training max",
        program: "531",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 4@45"])],
        session: 4,
        lift: "overhead press",
        sets: "3@35 3@40 3+@42.5",
    },
    Case {
        // The second cycle begins at 54 + 2.5 = 56.5 kg, however many reps the open sets gave:
        // 36.725, 42.375, 48.025.
        claim: "open sets do not move the training max, the cycle does",
        program: "531",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 12@45"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5",
    },
    Case {
        // As above: 56.5 kg.
        claim: "a missed deload takes nothing off, and the cycle adds its step",
        program: "531",
        instead: &[],
        performed: &[(12, &["overhead press: 5@22.5 5@27.5 3@32.5"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5",
    },
    Case {
        // 126 - 10 % = 113.4: 79.38, 90.72, 102.06.
        claim: "a missed squat takes 10 % off its training max",
        program: "531",
        instead: &[],
        performed: &[(3, &["squat: 5@82.5 5@95 4@107.5"])],
        session: 7,
        lift: "squat",
        sets: "3@80 3@90 3+@102.5",
    },
    Case {
        // 56.5 - 10 % = 50.85: 38.14, 43.22, 48.31.
        claim: "in the second cycle a miss counts as in the first",
        program: "531",
        instead: &[],
        performed: &[(20, &["overhead press: 3@40 3@45 2@50"])],
        session: 24,
        lift: "overhead press",
        sets: "5@37.5 3@42.5 1+@47.5",
    },
    Case {
        // 48.6 kg; half of it is 24.3.
        claim: "a missed set takes 10 % off the training max, and the tens go with it",
        program: "531-bbb",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 4@45 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5"])],
        session: 4,
        lift: "overhead press",
        sets: "3@35 3@40 3+@42.5 10@25 10@25 10@25 10@25 10@25",
    },
    Case {
        claim: "tens that were not done take nothing off",
        program: "531-bbb",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 5@45 10@27.5 10@27.5 10@27.5 8@27.5 6@27.5"])],
        session: 4,
        lift: "overhead press",
        sets: "3@37.5 3@42.5 3+@47.5 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5",
    },
    Case {
        // 56.5 kg; half of it is 28.25.
        claim: "a missed deload takes nothing off, and the cycle adds its step",
        program: "531-bbb",
        instead: &[],
        performed: &[(12, &["overhead press: 5@22.5 5@27.5 3@32.5"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5",
    },
    // ---- The three-month challenge, press: training max 54 kg, four sessions a week.
    Case {
        // 48.6 kg as above; five tens with half of it, 24.3.
        claim: "a missed set takes 10 % off the training max, and the tens go with it",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 4@45 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5"])],
        session: 4,
        lift: "overhead press",
        sets: "3@35 3@40 3+@42.5 10@25 10@25 10@25 10@25 10@25",
    },
    Case {
        // Of 54 kg: 37.8, 43.2, 48.6 and 27.
        claim: "tens that were not done take nothing off",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 5@45 10@27.5 10@27.5 10@27.5 8@27.5 6@27.5"])],
        session: 4,
        lift: "overhead press",
        sets: "3@37.5 3@42.5 3+@47.5 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5",
    },
    Case {
        // Week 4 is the deload: the second month begins at 54 + 2.5 = 56.5 kg, 60 % of which for
        // the tens: 36.725, 42.375, 48.025 and 33.9.
        claim: "a missed deload takes nothing off, and the month adds its step",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[(12, &["overhead press: 5@22.5 5@27.5 3@32.5"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5 10@35 10@35 10@35 10@35 10@35",
    },
    Case {
        claim: "the month adds its step when the deload was skipped",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 5@45 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5 10@35 10@35 10@35 10@35 10@35",
    },
    Case {
        // 54 + 2 x 2.5 = 59 kg: 38.35, 44.25, 50.15, and 70 % of it 41.3.
        claim: "the deload of the second month takes nothing off either",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[
            (0, &["overhead press: 5@35 5@40 5@45 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5"]),
            (28, &["overhead press: 5@22.5 5@27.5 3@35"]),
        ],
        session: 32,
        lift: "overhead press",
        sets: "5@37.5 5@45 5+@50 10@42.5 10@42.5 10@42.5 10@42.5 10@42.5",
    },
    Case {
        // 56.5 - 10 % = 50.85: 35.6, 40.7, 45.8, and 60 % of it 30.5.
        claim: "in the second month a miss counts as in the first",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[
            (12, &["overhead press: 5@22.5 5@27.5 5@32.5"]),
            (16, &["overhead press: 5@37.5 5@42.5 4@47.5 10@35 10@35 10@35 10@35 10@35"]),
        ],
        session: 20,
        lift: "overhead press",
        sets: "3@35 3@40 3+@45 10@30 10@30 10@30 10@30 10@30",
    },
    Case {
        claim: "a missed set takes 10 % off the training max, and the last fives go with it",
        program: "531-fsl",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 4@45 5@35 5@35 5@35 5@35 5@35"])],
        session: 4,
        lift: "overhead press",
        sets: "3@35 3@40 3+@42.5 5@35 5@35 5@35 5@35 5@35",
    },
    Case {
        claim: "last fives that were not done take nothing off",
        program: "531-fsl",
        instead: &[],
        performed: &[(0, &["overhead press: 5@35 5@40 5@45 5@35 5@35 5@35 4@35 3@35"])],
        session: 4,
        lift: "overhead press",
        sets: "3@37.5 3@42.5 3+@47.5 5@37.5 5@37.5 5@37.5 5@37.5 5@37.5",
    },
    Case {
        claim: "a missed deload takes nothing off, and the cycle adds its step",
        program: "531-fsl",
        instead: &[],
        performed: &[(12, &["overhead press: 5@22.5 5@27.5 3@32.5"])],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5 5@37.5 5@37.5 5@37.5 5@37.5 5@37.5",
    },
    Case {
        // 126 - 10 % = 113.4: 73.7, 85.05, 96.4.
        claim: "a missed set takes 10 % off the training max, on both days of the lift",
        program: "531-beginners",
        instead: &[],
        performed: &[(0, &["squat: 5@82.5 5@95 4@107.5 5@82.5 5@82.5 5@82.5 5@82.5 5@82.5"])],
        session: 2,
        lift: "squat",
        sets: "5@72.5 5@85 5+@97.5 5@72.5 5@72.5 5@72.5 5@72.5 5@72.5",
    },
    Case {
        claim: "fives and assistance that were not done take nothing off",
        program: "531-beginners",
        instead: &[],
        performed: &[(0, &["squat: 5@82.5 5@95 5@107.5 5@82.5 5@82.5 4@82.5 4@82.5 3@82.5"])],
        session: 2,
        lift: "squat",
        sets: "5@82.5 5@95 5+@107.5 5@82.5 5@82.5 5@82.5 5@82.5 5@82.5",
    },
];
