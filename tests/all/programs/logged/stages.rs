//! Cases of programs that go through stages when a session was missed.

use super::Case;

pub const CASES: &[Case] = &[
    // ---- GZCLP, squat: 5RM 225 lb, 85 % = 191.25 → 190.
    Case {
        // 191.25 + 10 = 201.25 → 200.
        claim: "a passed first tier adds 10 lb to the squat",
        program: "gzclp",
        instead: &[],
        performed: &[(0, &["squat: 3@190 3@190 3@190 3@190 5@190"])],
        session: 4,
        lift: "squat",
        sets: "3@200 3@200 3@200 3@200 3+@200",
    },
    Case {
        claim: "a failed first tier goes on with shorter sets at the same weight",
        program: "gzclp",
        instead: &[],
        performed: &[(0, &["squat: 3@190 3@190 3@190 3@190 2@190"])],
        session: 4,
        lift: "squat",
        sets: "2@190 2@190 2@190 2@190 2@190 2+@190",
    },
    Case {
        // Passed at the second stage: 201.25 → 200, still six doubles.
        claim: "a passed second stage stays there and adds weight",
        program: "gzclp",
        instead: &[],
        performed: &[
            (0, &["squat: 3@190 3@190 3@190 3@190 2@190"]),
            (4, &["squat: 2@190 2@190 2@190 2@190 2@190 3@190"]),
        ],
        session: 8,
        lift: "squat",
        sets: "2@200 2@200 2@200 2@200 2@200 2+@200",
    },
    Case {
        // 191.25 - 10 % = 172.125 → 170.
        claim: "after the last stage the first tier starts over 10 % lighter",
        program: "gzclp",
        instead: &[("4 weeks", "8 weeks")],
        performed: &[
            (0, &["squat: 3@190 3@190 3@190 3@190 2@190"]),
            (4, &["squat: 2@190 2@190 2@190 2@190 2@190 1@190"]),
            (8, &["squat: 1@190 1@190 1@190 1@190 1@190 1@190 1@190 1@190 1@190 0@190"]),
        ],
        session: 12,
        lift: "squat",
        sets: "3@170 3@170 3@170 3@170 3+@170",
    },
    Case {
        // 95 passed, 100 failed: eights with 100.
        claim: "a failed second tier goes on with 3x8",
        program: "gzclp",
        instead: &[],
        performed: &[(0, &["bench press: 10@95 10@95 10@95"]), (4, &["bench press: 10@100 10@100 8@100"])],
        session: 8,
        lift: "bench press",
        sets: "8@100 8@100 8@100",
    },
    Case {
        // The last 3x10 was with 100 lb; 100 + 10.
        claim: "after 3x6 the second tier starts over heavier than its last 3x10",
        program: "gzclp",
        instead: &[("4 weeks", "8 weeks")],
        performed: &[
            (0, &["bench press: 10@95 10@95 10@95"]),
            (4, &["bench press: 10@100 10@100 8@100"]),
            (8, &["bench press: 8@100 8@100 7@100"]),
            (12, &["bench press: 6@100 6@100 5@100"]),
        ],
        session: 16,
        lift: "bench press",
        sets: "10@110 10@110 10@110",
    },
    Case {
        claim: "the third tier adds weight at twenty-five reps",
        program: "gzclp",
        instead: &[],
        performed: &[(0, &["lat pulldown: 15@80 15@80 25@80"])],
        session: 2,
        lift: "lat pulldown",
        sets: "15@85 15@85 15+@85",
    },
    Case {
        claim: "a failed bench press of the first tier goes on with doubles",
        program: "gzclp",
        instead: &[],
        performed: &[(2, &["bench press: 3@140 3@140 3@140 3@140 2@140"])],
        session: 6,
        lift: "bench press",
        sets: "2@140 2@140 2@140 2@140 2@140 2+@140",
    },
    Case {
        claim: "a failed press of the first tier goes on with doubles",
        program: "gzclp",
        instead: &[],
        performed: &[(1, &["overhead press: 3@90 3@90 3@90 2@90 3@90"])],
        session: 5,
        lift: "overhead press",
        sets: "2@90 2@90 2@90 2@90 2@90 2+@90",
    },
    Case {
        // 140.25 - 10 % = 126.2 → 125.
        claim: "after the last stage the bench press starts over 10 % lighter",
        program: "gzclp",
        instead: &[("4 weeks", "8 weeks")],
        performed: &[
            (2, &["bench press: 3@140 3@140 3@140 3@140 2@140"]),
            (6, &["bench press: 2@140 2@140 2@140 2@140 2@140 1@140"]),
            (10, &["bench press: 1@140 1@140 1@140 1@140 1@140 1@140 1@140 1@140 1@140 0@140"]),
        ],
        session: 14,
        lift: "bench press",
        sets: "3@125 3@125 3@125 3@125 3+@125",
    },
    Case {
        // 125 was passed and is 10 lb heavier; 135 failed at all stages; 135 + 15.
        claim: "after 3x6 the squat of the second tier starts over 15 lb heavier than its last 3x10",
        program: "gzclp",
        instead: &[("4 weeks", "8 weeks")],
        performed: &[
            (2, &["squat: 10@125 10@125 10@125"]),
            (6, &["squat: 10@135 10@135 9@135"]),
            (10, &["squat: 8@135 8@135 7@135"]),
            (14, &["squat: 6@135 6@135 5@135"]),
        ],
        session: 18,
        lift: "squat",
        sets: "10@150 10@150 10@150",
    },
    Case {
        claim: "twenty-four reps are not enough for the third tier",
        program: "gzclp",
        instead: &[],
        performed: &[(0, &["lat pulldown: 15@80 15@80 24@80"])],
        session: 2,
        lift: "lat pulldown",
        sets: "15@80 15@80 15+@80",
    },
    // ---- The Texas method, Friday's squat: 320 lb in week 1.
    Case {
        claim: "a missed five becomes two triples",
        program: "texas-method",
        instead: &[],
        performed: &[(2, &["squat: 4@320"])],
        session: 5,
        lift: "squat",
        sets: "3@320 3@320",
    },
    Case {
        claim: "done triples go up by 5 lb",
        program: "texas-method",
        instead: &[],
        performed: &[(2, &["squat: 4@320"]), (5, &["squat: 3@320 3@320"])],
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
            (2, &["squat: 4@320"]),
            (5, &["squat: 3@320 2@320"]),
            (8, &["squat: 2@320 2@320 1@320"]),
            (11, &["squat: 1@320 1@320 1@320 1@320 0@320"]),
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
        performed: &[(0, &["squat: 5@285 5@285 5@285 5@285 3@285"])],
        session: 3,
        lift: "squat",
        sets: "5@285 5@285 5@285 5@285",
    },
    Case {
        claim: "a missed five of the bench press becomes two triples when its turn comes",
        program: "texas-method",
        instead: &[],
        performed: &[(2, &["bench press: 4@230"])],
        session: 8,
        lift: "bench press",
        sets: "3@230 3@230",
    },
    Case {
        claim: "missed triples become three doubles",
        program: "texas-method",
        instead: &[("4 weeks", "5 weeks")],
        performed: &[(2, &["bench press: 4@230"]), (8, &["bench press: 3@230 2@230"])],
        session: 14,
        lift: "bench press",
        sets: "2@230 2@230 2@230",
    },
    Case {
        claim: "missed doubles become five singles",
        program: "texas-method",
        instead: &[("4 weeks", "7 weeks")],
        performed: &[
            (2, &["bench press: 4@230"]),
            (8, &["bench press: 3@230 2@230"]),
            (14, &["bench press: 2@230 2@230 1@230"]),
        ],
        session: 20,
        lift: "bench press",
        sets: "1@230 1@230 1@230 1@230 1@230",
    },
    Case {
        // 230 - 10 % = 207 → 205.
        claim: "after five singles the bench press is fives again, 10 % lighter",
        program: "texas-method",
        instead: &[("4 weeks", "9 weeks")],
        performed: &[
            (2, &["bench press: 4@230"]),
            (8, &["bench press: 3@230 2@230"]),
            (14, &["bench press: 2@230 2@230 1@230"]),
            (20, &["bench press: 1@230 1@230 1@230 1@230 0@230"]),
        ],
        session: 26,
        lift: "bench press",
        sets: "5@205",
    },
    Case {
        claim: "a missed five of the press becomes two triples, and the bench press is still a five",
        program: "texas-method",
        instead: &[],
        performed: &[(5, &["overhead press: 4@140"])],
        session: 11,
        lift: "overhead press",
        sets: "3@140 3@140",
    },
    Case {
        claim: "a missed Monday of the bench press loses a set",
        program: "texas-method",
        instead: &[],
        performed: &[(0, &["bench press: 5@200 5@200 5@200 5@200 4@200"])],
        session: 6,
        lift: "bench press",
        sets: "5@200 5@200 5@200 5@200",
    },
    Case {
        // 283.5 - 10 % = 255.2 → 255.
        claim: "three missed Mondays take 10 % off the squat",
        program: "texas-method",
        instead: &[],
        performed: &[
            (0, &["squat: 5@285 5@285 5@285 5@285 4@285"]),
            (3, &["squat: 5@285 5@285 5@285 4@285"]),
            (6, &["squat: 5@285 5@285 4@285"]),
        ],
        session: 9,
        lift: "squat",
        sets: "5@255 5@255 5@255 5@255 5@255",
    },
    Case {
        // 80 % of 255 = 204.
        claim: "Wednesday's squat goes down with Monday's",
        program: "texas-method",
        instead: &[],
        performed: &[
            (0, &["squat: 5@285 5@285 5@285 5@285 4@285"]),
            (3, &["squat: 5@285 5@285 5@285 4@285"]),
            (6, &["squat: 5@285 5@285 4@285"]),
        ],
        session: 10,
        lift: "squat",
        sets: "5@205 5@205",
    },
    Case {
        // 90 % of Monday's 121.5 = 109.35.
        claim: "a Wednesday that was missed changes nothing, since the press goes by its Mondays",
        program: "texas-method",
        instead: &[],
        performed: &[
            (1, &["overhead press: 5@105 5@105 3@105"]),
            (3, &["overhead press: 5@120 5@120 5@120 5@120 5@120"]),
        ],
        session: 7,
        lift: "overhead press",
        sets: "5@110 5@110 5@110",
    },
    Case {
        // Monday stays at 121.5, and Wednesday at 104.35.
        claim: "a Wednesday that was done does not move the press without its Monday",
        program: "texas-method",
        instead: &[],
        performed: &[
            (1, &["overhead press: 5@105 5@105 5@105"]),
            (3, &["overhead press: 5@120 5@120 5@120 5@120 4@120"]),
        ],
        session: 7,
        lift: "overhead press",
        sets: "5@105 5@105 5@105",
    },
    Case {
        // Monday's 202.5 goes down to 182.25, 90 % of which is 164; Wednesday's 177.25 to 159.5 → 160.
        claim: "Wednesday's bench press goes down with its Mondays",
        program: "texas-method",
        instead: &[("4 weeks", "6 weeks")],
        performed: &[
            (0, &["bench press: 5@200 5@200 5@200 5@200 4@200"]),
            (6, &["bench press: 5@200 5@200 5@200 4@200"]),
            (12, &["bench press: 5@200 5@200 4@200"]),
        ],
        session: 16,
        lift: "bench press",
        sets: "5@160 5@160 5@160",
    },
];
