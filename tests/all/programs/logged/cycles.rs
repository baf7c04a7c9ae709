//! Cases of programs in cycles and weeks: training maxes, waves, Fridays and tests.

use super::{Case, NOTHING};

pub const CASES: &[Case] = &[
    // ---- nSuns, squat: training max 283.5 lb; three reps: 288.5, of which 75 % is 216.4, 85 %
    // 245.2, 95 % 274.1, 90 % 259.7, 80 % 230.8, 70 % 202.0 and 65 % 187.5 (exactly 187.525).
    Case {
        claim: "three reps in the set of one or more move the training max by 5 lb",
        program: "nsuns",
        instead: &[],
        performed: &[
            NOTHING,
            &["squat: 5@215 3@240 3@270 3@255 3@240 3@225 5@215 5@200 8@185"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
        session: 6,
        lift: "squat",
        sets: "5@215 3@245 1+@275 3@260 3@245 3@230 5@215 5@200 5+@190",
    },
    Case {
        // 283.5 + 15 = 298.5: 223.9, 253.7, 283.6, 268.7, 253.7, 238.8, 223.9, 209.0, 194.0.
        claim: "six reps move the training max by 15 lb",
        program: "nsuns",
        instead: &[],
        performed: &[
            NOTHING,
            &["squat: 5@215 3@240 6@270 3@255 3@240 3@225 5@215 5@200 8@185"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
        session: 6,
        lift: "squat",
        sets: "5@225 3@255 1+@285 3@270 3@255 3@240 5@225 5@210 5+@195",
    },
    Case {
        // Bench training max 202.5 lb; the first day's open set of eight decides nothing.
        claim: "the open set of the volume day moves nothing",
        program: "nsuns",
        instead: &[],
        performed: &[
            &["bench press: 8@130 6@150 4@170 4@170 4@170 5@160 6@150 7@140 20@130"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
        session: 4,
        lift: "bench press",
        // 151.9, 172.1, 192.4, 182.25, 172.1, 162, 151.9, 141.75, 131.6.
        sets: "5@150 3@170 1+@190 3@180 5@170 3@160 5@150 3@140 5+@130",
    },
    // ---- Juggernaut: bench 265 lb, training max 238.5; squat 365 lb, training max 328.5.
    Case {
        // Fourteen of ten: 4 x 2.5 = 10; 248.5 x 65 % = 161.5 → 160 (without: 155).
        claim: "four reps beyond the target move the bench by 10 lb",
        program: "juggernaut",
        instead: &[],
        performed: JUGGERNAUT_BENCH_14,
        session: 17,
        lift: "bench press",
        sets: "8@160 8@160 8@160 8@160 8+@160",
    },
    Case {
        // Twenty-five of ten count as ten beyond: 25 lb; 263.5 x 65 % = 171.3 → 170.
        claim: "no more than ten reps count",
        program: "juggernaut",
        instead: &[],
        performed: JUGGERNAUT_BENCH_25,
        session: 17,
        lift: "bench press",
        sets: "8@170 8@170 8@170 8@170 8+@170",
    },
    // ---- The Texas method, Friday's squat: 320 lb in week 1.
    Case {
        claim: "a missed five becomes two triples",
        program: "texas-method",
        instead: &[],
        performed: &[NOTHING, NOTHING, &["squat: 4@320"]],
        session: 5,
        lift: "squat",
        sets: "3@320 3@320",
    },
    Case {
        claim: "done triples go up by 5 lb",
        program: "texas-method",
        instead: &[],
        performed: &[NOTHING, NOTHING, &["squat: 4@320"], NOTHING, NOTHING, &["squat: 3@320 3@320"]],
        session: 8,
        lift: "squat",
        sets: "3@325 3@325",
    },
    Case {
        // 320 - 10 % = 288 → 290.
        claim: "after five singles it is fives again, 10 % lighter",
        program: "texas-method",
        instead: &[("4 weeks", "5 weeks")],
        performed: &[
            NOTHING,
            NOTHING,
            &["squat: 4@320"],
            NOTHING,
            NOTHING,
            &["squat: 3@320 2@320"],
            NOTHING,
            NOTHING,
            &["squat: 2@320 2@320 1@320"],
            NOTHING,
            NOTHING,
            &["squat: 1@320 1@320 1@320 1@320 0@320"],
            NOTHING,
            NOTHING,
        ],
        session: 14,
        lift: "squat",
        sets: "5@290",
    },
    Case {
        // 283.5 lb: 5x5 was missed, so 4x5.
        claim: "a missed Monday loses a set",
        program: "texas-method",
        instead: &[],
        performed: &[&["squat: 5@285 5@285 5@285 5@285 3@285"], NOTHING, NOTHING],
        session: 3,
        lift: "squat",
        sets: "5@285 5@285 5@285 5@285",
    },
    // ---- Madcow, squat: max 140 kg; 85 % = 119 → 120.
    Case {
        claim: "a missed triple brings the same Monday again",
        program: "madcow",
        instead: &[],
        performed: &[
            &["squat: 5@60 5@75 5@90 5@105 5@120"],
            &["squat: 5@60 5@75 5@90 5@90"],
            &["squat: 5@60 5@75 5@90 5@105 2@122.5 8@90"],
        ],
        session: 3,
        lift: "squat",
        sets: "5@60 5@75 5@90 5@105 5@120",
    },
    Case {
        // 122.5: 61.25 → 60, 76.56 → 77.5, 91.88 → 92.5, 107.19 → 107.5.
        claim: "a done triple is next Monday's five",
        program: "madcow",
        instead: &[],
        performed: &[
            &["squat: 5@60 5@75 5@90 5@105 5@120"],
            &["squat: 5@60 5@75 5@90 5@90"],
            &["squat: 5@60 5@75 5@90 5@105 3@122.5 8@90"],
        ],
        session: 3,
        lift: "squat",
        sets: "5@60 5@77.5 5@92.5 5@107.5 5@122.5",
    },
    // ---- 5/3/1, press: training max 54 kg.
    Case {
        // 54 - 10 % = 48.6: 34.02, 38.88, 43.74.
        claim: "a missed set takes 10 % off the training max",
        program: "531",
        instead: &[],
        performed: &[&["overhead press: 5@35 5@40 4@45"], NOTHING, NOTHING, NOTHING],
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
        performed: &[&["overhead press: 5@35 5@40 12@45"]],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5",
    },
    // ---- The three-month challenge, press: training max 54 kg, four sessions a week.
    Case {
        // 48.6 kg as above; five tens with half of it, 24.3.
        claim: "a missed set takes 10 % off the training max, and the tens go with it",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[
            &["overhead press: 5@35 5@40 4@45 10@27.5 10@27.5 10@27.5 10@27.5 10@27.5"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
        session: 4,
        lift: "overhead press",
        sets: "3@35 3@40 3+@42.5 10@25 10@25 10@25 10@25 10@25",
    },
    Case {
        // Of 54 kg: 37.8, 43.2, 48.6 and 27.
        claim: "tens that were not done take nothing off",
        program: "531-bbb-challenge",
        instead: &[],
        performed: &[
            &["overhead press: 5@35 5@40 5@45 10@27.5 10@27.5 10@27.5 8@27.5 6@27.5"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
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
        performed: &[
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            &["overhead press: 5@22.5 5@27.5 3@32.5"],
            NOTHING,
            NOTHING,
            NOTHING,
        ],
        session: 16,
        lift: "overhead press",
        sets: "5@37.5 5@42.5 5+@47.5 10@35 10@35 10@35 10@35 10@35",
    },
    // ---- Conjugate: box squat max 150 kg, tested at 160; 60 % of that is 96 kg.
    Case {
        claim: "a tested max counts from the lift's next session",
        program: "westside",
        instead: &[],
        performed: &[&["box squat: 5@75 3@90 2@105 1@120 1@135 1@160"], NOTHING],
        session: 2,
        lift: "box squat",
        sets: "2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95",
    },
    // ---- Upper and lower body, four sessions a week.
    Case {
        claim: "a range that is owned in every set adds weight and starts over",
        program: "upper-lower",
        instead: &[],
        performed: &[&["chest-supported row: 12@60 12@60 12@60"], NOTHING, NOTHING, NOTHING],
        session: 4,
        lift: "chest-supported row",
        sets: "8@62.5 8@62.5 8@62.5",
    },
    Case {
        claim: "a range that one set does not reach keeps the weight",
        program: "upper-lower",
        instead: &[],
        performed: &[&["chest-supported row: 12@60 12@60 11@60"], NOTHING, NOTHING, NOTHING],
        session: 4,
        lift: "chest-supported row",
        sets: "12@60 12@60 12@60",
    },
    // ---- German volume: 60 % of 100 kg.
    Case {
        claim: "a ten that was not done keeps the weight",
        program: "german-volume",
        instead: &[],
        performed: &[&["bench press: 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 8@60"], NOTHING, NOTHING],
        session: 3,
        lift: "bench press",
        sets: "10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60",
    },
    // ---- DC training, four sessions in turn.
    Case {
        claim: "fifteen reps in three pieces are in the range, and the load stays",
        program: "dc-training",
        instead: &[("warmup auto\n", "")],
        performed: &[&["incline bench press: 9@155 4@155 2@155"], NOTHING, NOTHING, NOTHING],
        session: 4,
        lift: "incline bench press",
        sets: "8@155 3@155 2@155",
    },
    Case {
        claim: "sixteen reps in three pieces add 5 lb",
        program: "dc-training",
        instead: &[("warmup auto\n", "")],
        performed: &[&["incline bench press: 10@155 4@155 2@155"], NOTHING, NOTHING, NOTHING],
        session: 4,
        lift: "incline bench press",
        sets: "8@160 3@160 2@160",
    },
    Case {
        claim: "the heavy set and the widowmaker of the squat go up by themselves",
        program: "dc-training",
        instead: &[],
        performed: &[NOTHING, &["squat: 8@245 19@185"], NOTHING, NOTHING],
        session: 5,
        lift: "squat",
        sets: "8@185 4@255 20@185",
    },
    // ---- Hepburn.
    Case {
        claim: "the first session's doubles bring the first triple",
        program: "hepburn",
        instead: &[],
        performed: &[&["squat: 2@275 2@275 2@275 2@275 2@275 2@275 2@275 2@275"], NOTHING],
        session: 2,
        lift: "squat",
        sets: "3@275 2@275 2@275 2@275 2@275 2@275 2@275 2@275",
    },
];

const JUGGERNAUT_BENCH_14: &[&[&str]] = &[
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    &["bench press: 5@120 3@145 1@165 14@180"],
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
];

const JUGGERNAUT_BENCH_25: &[&[&str]] = &[
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    &["bench press: 5@120 3@145 1@165 25@180"],
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
];
