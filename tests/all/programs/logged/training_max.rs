//! Cases of programs that move a training max.

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
    // ---- nSuns, squat: training max 283.5 lb; three reps: 288.5, of which 75 % is 216.4, 85 %
    // 245.2, 95 % 274.1, 90 % 259.7, 80 % 230.8, 70 % 202.0 and 65 % 187.5 (exactly 187.525).
    Case {
        claim: "three reps in the set of one or more move the training max by 5 lb",
        program: "nsuns",
        instead: &[],
        performed: &[(1, &["squat: 5@215 3@240 3@270 3@255 3@240 3@225 5@215 5@200 8@185"])],
        session: 6,
        lift: "squat",
        sets: "5@215 3@245 1+@275 3@260 3@245 3@230 5@215 5@200 5+@190",
    },
    Case {
        // 283.5 + 15 = 298.5: 223.9, 253.7, 283.6, 268.7, 253.7, 238.8, 223.9, 209.0, 194.0.
        claim: "six reps move the training max by 15 lb",
        program: "nsuns",
        instead: &[],
        performed: &[(1, &["squat: 5@215 3@240 6@270 3@255 3@240 3@225 5@215 5@200 8@185"])],
        session: 6,
        lift: "squat",
        sets: "5@225 3@255 1+@285 3@270 3@255 3@240 5@225 5@210 5+@195",
    },
    Case {
        // Bench training max 202.5 lb; the first day's open set of eight decides nothing.
        claim: "the open set of the volume day moves nothing",
        program: "nsuns",
        instead: &[],
        performed: &[(0, &["bench press: 8@130 6@150 4@170 4@170 4@170 5@160 6@150 7@140 20@130"])],
        session: 4,
        lift: "bench press",
        // 151.9, 172.1, 192.4, 182.25, 172.1, 162, 151.9, 141.75, 131.6.
        sets: "5@150 3@170 1+@190 3@180 5@170 3@160 5@150 3@140 5+@130",
    },
    Case {
        claim: "one rep moves nothing",
        program: "nsuns",
        instead: &[],
        performed: &[(1, &["squat: 5@215 3@240 1@270 3@255 3@240 3@225 5@215 5@200 8@185"])],
        session: 6,
        lift: "squat",
        sets: "5@215 3@240 1+@270 3@255 3@240 3@225 5@215 5@200 5+@185",
    },
    Case {
        // 283.5 + 10 = 293.5: 220.1, 249.5, 278.8, 264.2, 249.5, 234.8, 220.1, 205.5, 190.8.
        claim: "four reps move the training max by 10 lb",
        program: "nsuns",
        instead: &[],
        performed: &[(1, &["squat: 5@215 3@240 4@270 3@255 3@240 3@225 5@215 5@200 8@185"])],
        session: 6,
        lift: "squat",
        sets: "5@220 3@250 1+@280 3@265 3@250 3@235 5@220 5@205 5+@190",
    },
    Case {
        claim: "five reps move the training max by 10 lb",
        program: "nsuns",
        instead: &[],
        performed: &[(1, &["squat: 5@215 3@240 5@270 3@255 3@240 3@225 5@215 5@200 8@185"])],
        session: 6,
        lift: "squat",
        sets: "5@220 3@250 1+@280 3@265 3@250 3@235 5@220 5@205 5+@190",
    },
    // ---- Juggernaut: bench 265 lb, training max 238.5; squat 365 lb, training max 328.5.
    Case {
        // Fourteen of ten: 4 x 2.5 = 10; 248.5 x 65 % = 161.5 → 160 (without: 155).
        claim: "four reps beyond the target move the bench by 10 lb",
        program: "juggernaut",
        instead: &[],
        performed: &[(9, &["bench press: 5@120 3@145 1@165 14@180"])],
        session: 17,
        lift: "bench press",
        sets: "8@160 8@160 8@160 8@160 8+@160",
    },
    Case {
        // Twenty-five of ten count as ten beyond: 25 lb; 263.5 x 65 % = 171.3 → 170.
        claim: "no more than ten reps count",
        program: "juggernaut",
        instead: &[],
        performed: &[(9, &["bench press: 5@120 3@145 1@165 25@180"])],
        session: 17,
        lift: "bench press",
        sets: "8@170 8@170 8@170 8@170 8+@170",
    },
    Case {
        // Training max 328.5 + 3 x 5 = 343.5; 65 % of it = 223.3 → 225 (without: 213.5 → 215).
        claim: "three reps beyond the target move the squat by 15 lb",
        program: "juggernaut",
        instead: &[],
        performed: &[(8, &["squat: 5@165 3@195 1@230 13@245"])],
        session: 16,
        lift: "squat",
        sets: "8@225 8@225 8@225 8@225 8+@225",
    },
    Case {
        // Training max 409.5 + 2 x 5 = 419.5; 65 % = 272.7 → 275 (without: 266.2 → 265).
        claim: "two reps beyond the target move the deadlift by 10 lb",
        program: "juggernaut",
        instead: &[],
        performed: &[(10, &["deadlift: 5@205 3@245 1@285 12@305"])],
        session: 18,
        lift: "deadlift",
        sets: "8@275 8@275 8@275 8@275 8+@275",
    },
    Case {
        claim: "the target and no more moves nothing",
        program: "juggernaut",
        instead: &[],
        performed: &[(8, &["squat: 5@165 3@195 1@230 10@245"])],
        session: 16,
        lift: "squat",
        sets: "8@215 8@215 8@215 8@215 8+@215",
    },
    Case {
        claim: "the open sets of accumulation and intensification move nothing",
        program: "juggernaut",
        instead: &[],
        performed: &[
            (0, &["squat: 10@195 10@195 10@195 10@195 20@195"]),
            (4, &["squat: 5@180 5@205 10@220 10@220 20@220"]),
        ],
        session: 16,
        lift: "squat",
        sets: "8@215 8@215 8@215 8@215 8+@215",
    },
];
