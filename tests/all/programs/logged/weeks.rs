//! Cases of programs that move from week to week, by a triple or by a test.

use super::Case;

pub const CASES: &[Case] = &[
    // ---- Madcow, squat: max 140 kg; 85 % = 119 → 120.
    Case {
        claim: "a missed triple brings the same Monday again",
        program: "madcow",
        instead: &[],
        performed: &[
            (0, &["squat: 5@60 5@75 5@90 5@105 5@120"]),
            (1, &["squat: 5@60 5@75 5@90 5@90"]),
            (2, &["squat: 5@60 5@75 5@90 5@105 2@122.5 8@90"]),
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
            (0, &["squat: 5@60 5@75 5@90 5@105 5@120"]),
            (1, &["squat: 5@60 5@75 5@90 5@90"]),
            (2, &["squat: 5@60 5@75 5@90 5@105 3@122.5 8@90"]),
        ],
        session: 3,
        lift: "squat",
        sets: "5@60 5@77.5 5@92.5 5@107.5 5@122.5",
    },
    Case {
        claim: "a done triple moves up although the eight was missed",
        program: "madcow",
        instead: &[],
        performed: &[(2, &["squat: 5@60 5@75 5@90 5@105 3@122.5 5@90"])],
        session: 3,
        lift: "squat",
        sets: "5@60 5@77.5 5@92.5 5@107.5 5@122.5",
    },
    Case {
        claim: "a missed triple stays although the eight was done",
        program: "madcow",
        instead: &[],
        performed: &[(2, &["squat: 5@60 5@75 5@90 5@105 2@122.5 8@90"])],
        session: 3,
        lift: "squat",
        sets: "5@60 5@75 5@90 5@105 5@120",
    },
    Case {
        claim: "a Monday that was missed waits for Friday's triple",
        program: "madcow",
        instead: &[],
        performed: &[(0, &["squat: 5@60 5@75 5@90 5@105 3@120"]), (2, &["squat: 5@60 5@75 5@90 5@105 3@122.5 8@90"])],
        session: 3,
        lift: "squat",
        sets: "5@60 5@77.5 5@92.5 5@107.5 5@122.5",
    },
    Case {
        // 62.5 % of 50 = 31.25 → 30, 87.5 % = 43.75 → 42.5.
        claim: "Wednesday's top five stays when it was missed",
        program: "madcow",
        instead: &[],
        performed: &[(1, &["overhead press: 5@30 5@37.5 5@42.5 4@50"])],
        session: 4,
        lift: "overhead press",
        sets: "5@30 5@37.5 5@42.5 5@50",
    },
    Case {
        // 60 kg + 2.5 % = 61.5; 85 % = 52.275 → 52.5; 32.8, 39.4, 45.9.
        claim: "Wednesday's top five moves up when it was done",
        program: "madcow",
        instead: &[],
        performed: &[(1, &["overhead press: 5@30 5@37.5 5@42.5 5@50"])],
        session: 4,
        lift: "overhead press",
        sets: "5@32.5 5@40 5@45 5@52.5",
    },
    Case {
        claim: "Wednesday's top five moves up although a set before it was short",
        program: "madcow",
        instead: &[],
        performed: &[(1, &["overhead press: 5@30 5@37.5 4@42.5 5@50"])],
        session: 4,
        lift: "overhead press",
        sets: "5@32.5 5@40 5@45 5@52.5",
    },
    // ---- Conjugate: box squat max 150 kg, tested at 160; 60 % of that is 96 kg.
    Case {
        claim: "a tested max counts from the lift's next session",
        program: "westside",
        instead: &[],
        performed: &[(0, &["box squat: 5@75 3@90 2@105 1@120 1@135 1@160"])],
        session: 2,
        lift: "box squat",
        sets: "2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95 2@95",
    },
    // ---- German volume: 60 % of 100 kg.
    Case {
        claim: "a ten that was not done keeps the weight",
        program: "german-volume",
        instead: &[],
        performed: &[(0, &["bench press: 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 8@60"])],
        session: 3,
        lift: "bench press",
        sets: "10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60",
    },
    Case {
        // 63 kg.
        claim: "ten tens add 5 %",
        program: "german-volume",
        instead: &[],
        performed: &[(0, &["bench press: 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60 10@60"])],
        session: 3,
        lift: "bench press",
        sets: "10@62.5 10@62.5 10@62.5 10@62.5 10@62.5 10@62.5 10@62.5 10@62.5 10@62.5 10@62.5",
    },
];
