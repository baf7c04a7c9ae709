//! Cases of programs whose open sets move a training max.

use super::Case;

pub const CASES: &[Case] = &[
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
    Case {
        // 328.5 + 15 = 343.5; 70 % = 240.5 (without: 230).
        claim: "the eights count too: three reps beyond the target",
        program: "juggernaut",
        instead: &[],
        performed: &[(24, &["squat: 5@165 3@195 1@230 11@265"])],
        session: 32,
        lift: "squat",
        sets: "5@240 5@240 5@240 5@240 5@240 5+@240",
    },
    Case {
        // 328.5 + 10 = 338.5; 75 % = 253.9 (without: 246.4 → 245).
        claim: "the fives count too: two reps beyond the target",
        program: "juggernaut",
        instead: &[],
        performed: &[(40, &["squat: 5@165 3@195 1@230 7@280"])],
        session: 48,
        lift: "squat",
        sets: "3@255 3@255 3@255 3@255 3@255 3@255 3+@255",
    },
    Case {
        // 343.5: 137.4, 171.75, 206.1 in the deload (without: 130, 165, 195).
        claim: "the threes count too: three reps beyond the target",
        program: "juggernaut",
        instead: &[],
        performed: &[(56, &["squat: 5@165 3@195 1@230 6@295"])],
        session: 60,
        lift: "squat",
        sets: "5@135 5@170 5@205",
    },
    Case {
        // Training max 148.5 + 4 x 2.5 = 158.5; 70 % = 110.95 (without: 103.95 → 105).
        claim: "the eights of the press count by 2.5 lb",
        program: "juggernaut",
        instead: &[],
        performed: &[(27, &["overhead press: 5@75 3@90 1@105 12@120"])],
        session: 35,
        lift: "overhead press",
        sets: "5@110 5@110 5@110 5@110 5@110 5+@110",
    },
];
