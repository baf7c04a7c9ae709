//! A part cut into numbers, words, quoted texts and signs, and a hand that takes them.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Quoted,
    Sign,
}

/// A piece of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
    /// Whether a blank stands in front of it.
    pub apart: bool,
}

fn cut(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut apart = true;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let (kind, length) = if first.is_whitespace() {
            apart = true;
            at += first.len_utf8();
            continue;
        } else if let Some(length) = number_length(rest, text.get(..at).is_some_and(|before| before.ends_with('.'))) {
            (Kind::Number, length)
        } else if crosses(&tokens, rest, apart) {
            (Kind::Word, 1)
        } else if first.is_alphabetic() {
            (Kind::Word, rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()))
        } else if let Some(close) = rest.strip_prefix('"').and_then(|inside| inside.find('"')) {
            (Kind::Quoted, close + 2)
        } else {
            (Kind::Sign, first.len_utf8())
        };
        tokens.push(Token { kind, text: rest.get(..length).unwrap_or(rest), at, apart });
        apart = false;
        at += length;
    }
    tokens
}

/// Whether an `x` stands here between a number and a word: `3xmax`.
fn crosses(tokens: &[Token<'_>], rest: &str, apart: bool) -> bool {
    let behind_number = tokens.last().is_some_and(|token| token.kind == Kind::Number);
    behind_number
        && !apart
        && rest.starts_with(['x', 'X'])
        && !rest.get(1..).is_some_and(|rest| rest.starts_with(['x', 'X']))
}

/// How long the number is with which a text begins. Letters that look like a zero count as one
/// where they can be nothing else.
fn number_length(text: &str, behind_point: bool) -> Option<usize> {
    let digits = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != 'O' && c != 'o').unwrap_or(text.len());
        let run = text.get(..end).unwrap_or("");
        let behind = text.get(end..).and_then(|rest| rest.chars().next());
        let unit = behind.is_none_or(|c| !c.is_alphabetic() || "kKxX".contains(c));
        let plain = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        if plain > 0 && unit { end } else { plain }
    };
    let whole = digits(text);
    let places = text.get(whole..)?.strip_prefix('.').map_or(0, &digits);
    match (whole, places) {
        (0, 0) => None,
        (0, _) if behind_point || text.starts_with("..") => None,
        (_, 0) => Some(whole),
        _ => Some(whole + 1 + places),
    }
}

/// Numbers in words, from one on.
const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Takes tokens from the front.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    tokens: Vec<Token<'t>>,
    at: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, tokens: cut(text), at: 0 }
    }

    pub fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The token so many places on.
    pub fn peek(&self, ahead: usize) -> Option<Token<'t>> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// Whether an `x` has just been taken.
    pub fn is_behind_cross(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|token| matches!(token.text, "x" | "X" | "×"))
    }

    /// What has not been taken yet.
    pub fn rest(&self) -> &'t str {
        self.peek(0).and_then(|token| self.text.get(token.at..)).unwrap_or("")
    }

    /// Takes so many bytes, up to the end of a token.
    pub fn take_bytes(&mut self, length: usize) {
        let end = self.peek(0).map_or(self.text.len(), |token| token.at + length);
        while self.peek(0).is_some_and(|token| token.at < end) {
            self.at += 1;
        }
    }

    /// What the function reads, or nothing, and then nothing is taken.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    pub fn is_word(&self, ahead: usize, words: &[&str]) -> bool {
        self.peek(ahead).is_some_and(|token| {
            token.kind == Kind::Word && words.iter().any(|word| token.text.to_lowercase() == *word)
        })
    }

    pub fn is_sign(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == Kind::Sign && token.text.starts_with(sign))
    }

    pub fn is_number(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == Kind::Number)
    }

    pub fn word(&mut self, words: &[&str]) -> Option<()> {
        self.is_word(0, words).then(|| self.at += 1)
    }

    /// Words one behind the other.
    pub fn words(&mut self, words: &[&str]) -> Option<()> {
        let all = words.iter().enumerate().all(|(place, word)| self.is_word(place, &[*word]));
        all.then(|| self.at += words.len())
    }

    pub fn sign(&mut self, sign: char) -> Option<()> {
        self.is_sign(0, sign).then(|| self.at += 1)
    }

    pub fn quoted(&mut self) -> Option<&'t str> {
        let token = self.peek(0).filter(|token| token.kind == Kind::Quoted)?;
        self.at += 1;
        Some(token.text)
    }

    /// A number as it is written in a plan: `.5` is `0.5`, `1O` is `10`.
    pub fn number(&mut self) -> Option<String> {
        let token = self.peek(0)?;
        if let Some(place) = NUMBERS.iter().position(|word| token.text.eq_ignore_ascii_case(word)) {
            self.at += 1;
            return Some((place + 1).to_string());
        }
        if token.kind != Kind::Number {
            return None;
        }
        self.at += 1;
        let digits = token.text.replace(['O', 'o'], "0");
        Some(if digits.starts_with('.') { format!("0{digits}") } else { digits })
    }

    /// `8`, `8-12`, `8 to 12`, `8..12`.
    pub fn range(&mut self) -> Option<String> {
        let low = self.number()?;
        let high = self.attempt(|reader| {
            reader.range_sign()?;
            reader.number().filter(|high| as_number(high) > as_number(&low))
        });
        Some(high.map_or_else(|| low.clone(), |high| format!("{low}-{high}")))
    }

    pub fn range_sign(&mut self) -> Option<()> {
        if self.is_sign(0, '.') && self.is_sign(1, '.') {
            while self.sign('.').is_some() {}
            return Some(());
        }
        if self.is_sign(0, '-') && self.is_sign(1, '-') {
            self.sign('-')?;
        }
        self.sign('-').or_else(|| self.sign('~')).or_else(|| self.sign('_')).or_else(|| self.word(&["to"]))
    }
}

pub(super) fn as_number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}
