//! Names of files from names of people.

use std::collections::{HashMap, HashSet};

use icu_normalizer::ComposingNormalizerBorrowed;

/// No name is longer, in bytes; a number and an ending still fit behind it.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The names that were given so far.
#[derive(Default)]
pub struct FileNames {
    taken: HashSet<String>,
    /// The last number behind each name.
    numbers: HashMap<String, u32>,
}

impl FileNames {
    /// A name for the file of a person: letters and digits of any script stay, anything
    /// else becomes a `-`. No name is given twice, not even in other capitals or with accents of their own.
    pub fn next(&mut self, person: &str, ending: &str) -> String {
        let base = base(person);
        let mut name = base.clone();
        // `Anna-2` may be somebody's name.
        while !self.taken.insert(key(&name)) {
            let number = self.numbers.entry(key(&base)).or_insert(1);
            *number += 1;
            name = format!("{base}-{number}");
        }
        format!("{name}.{ending}")
    }
}

/// What names have in common that are one to a file system which knows no capitals and puts accents on their letters,
/// as those of Macs do.
fn key(name: &str) -> String {
    // Upper case first: some letters have a lower case of their own and share the upper one.
    let folded = name.to_uppercase().to_lowercase();
    ComposingNormalizerBorrowed::new_nfc().normalize(&folded).into_owned()
}

fn base(person: &str) -> String {
    let mut base = String::new();
    for c in person.chars() {
        // Accents may stand as characters of their own.
        let stays = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
        if base.len() + c.len_utf8() > LONGEST {
            break;
        }
        if stays {
            base.push(c);
        } else if !base.is_empty() && !base.ends_with('-') {
            base.push('-');
        }
    }
    let base = base.trim_end_matches('-');
    let lower = base.to_lowercase();
    let numbered = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|number| {
        let mut chars = number.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    if base.is_empty() {
        "athlete".to_owned()
    } else if is_port || DEVICES.contains(&lower.as_str()) {
        format!("athlete-{base}")
    } else {
        base.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(people: &[&str]) -> Vec<String> {
        let mut names = FileNames::default();
        people.iter().map(|person| names.next(person, "html")).collect()
    }

    #[test]
    fn letters_of_any_script_stay_and_the_rest_becomes_a_dash() {
        let people =
            ["Anna", "José Müller", "Иван", "O'Brien, Pat", "../../etc/passwd", ".hidden", "a\u{0}b", "李 小龍"];
        let files = ["Anna", "José-Müller", "Иван", "O-Brien-Pat", "etc-passwd", "hidden", "a-b", "李-小龍"];
        let files: Vec<String> = files.iter().map(|name| format!("{name}.html")).collect();
        assert_eq!(names(&people), files);
    }

    #[test]
    fn no_name_is_given_twice_not_even_in_other_capitals() {
        let people = ["Anna", "anna", "ANNA", "Anna-2", "Anna"];
        assert_eq!(names(&people), ["Anna.html", "anna-2.html", "ANNA-3.html", "Anna-2-2.html", "Anna-4.html"]);
    }

    #[test]
    fn names_that_a_mac_takes_for_one_are_told_apart() {
        let people = ["\u{c1}nna", "A\u{301}nna", "Groß", "GROSS", "Leſſa", "lessa"];
        assert_eq!(
            names(&people),
            ["\u{c1}nna.html", "A\u{301}nna-2.html", "Groß.html", "GROSS-2.html", "Leſſa.html", "lessa-2.html"]
        );
    }

    #[test]
    fn names_that_no_file_can_have_are_changed() {
        assert_eq!(
            names(&["CON", "nul", "com1", "COM¹", "Lpt9", "company", "com12"]),
            [
                "athlete-CON.html",
                "athlete-nul.html",
                "athlete-com1.html",
                "athlete-COM¹.html",
                "athlete-Lpt9.html",
                "company.html",
                "com12.html",
            ]
        );
        assert_eq!(names(&["", "...", "🏋"]), ["athlete.html", "athlete-2.html", "athlete-3.html"]);
        let long = names(&["ж".repeat(500).as_str()]);
        assert!(long.iter().all(|name| name.len() <= LONGEST + ".html".len()), "{long:?}");
    }
}
