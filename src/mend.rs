//! Mends what is certain: puts what findings offer in the place of the mistakes, in a plan and in the
//! files that it uses, and looks again, until nothing certain is left.
//!
//! Nothing is written here. A replacement that brings errors of another kind, which cannot be mended in
//! their turn, is not kept: it is left to the coach, who reads of it as of any other mistake.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostics, Finding, Replacement, all_labels, apply_fixes, find_code, is_error};
use crate::library::{FileName, Found, Library, Refusal};
use crate::model::{Athlete, History};
use crate::settings::Settings;
use crate::source::{Source, Span};
use crate::syntax::Ast;

/// So often something is tried until a plan is left as it is. Each look does all that can be done at
/// once, so that a few are enough for anything that people write.
const LOOKS: usize = 16;

/// Findings that are kept in one look: far more than are shown, so that thousands of mistakes are
/// mended together.
const ROOM: usize = 100_000;

/// A file as it was, and as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// Its name.
    pub name: FileName,
    /// What it said.
    pub before: String,
    /// What it says without the mistakes.
    pub after: String,
    /// How many mistakes were mended.
    pub mistakes: usize,
}

/// Which files may be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The plan and the files that it uses.
    Project,
    /// The plan alone.
    Plan,
}

/// The files that were mended. Several plans may use one file: it is mended once, and all of them see
/// it mended.
#[derive(Debug, Default)]
pub struct Mended {
    files: Vec<MendedFile>,
    /// Where each file is among them.
    places: HashMap<PathBuf, usize>,
}

impl Mended {
    /// The files, in the order in which they were mended first.
    #[must_use]
    pub fn files(&self) -> &[MendedFile] {
        &self.files
    }

    /// What a file says now, if it was mended.
    #[must_use]
    pub fn text(&self, key: &Path) -> Option<&str> {
        self.files.get(*self.places.get(key)?).map(|file| file.after.as_str())
    }

    /// Lets a file say again what it said, since it cannot be written.
    pub fn give_up(&mut self, key: &Path) {
        if let Some(file) = self.places.remove(key).and_then(|place| self.files.get_mut(place)) {
            file.after.clone_from(&file.before);
            file.mistakes = 0;
        }
    }

    /// A library whose files are mended.
    #[must_use]
    pub fn library<'m>(&'m self, library: &'m dyn Library) -> impl Library + 'm {
        Overlay { library, mended: self, tried: &[] }
    }

    /// Mends a plan, which the library knows as its own, and what it uses as far as the reach goes.
    pub fn mend(&mut self, plan: &Source, library: &dyn Library, reach: Reach) {
        let name = library.plan();
        let text = self.text(&name.key).unwrap_or(plan.text()).to_owned();
        let mut now = Look::at(&name, text, &self.library(library));
        let mut kept = Kept { certain: now.certain(), kinds: now.kinds(), looks: 0 };
        // What one mistake hides in its line comes to light when it is mended. Until it is mended
        // too, nothing is gained, and the files are as they were kept last.
        let mut undo = Vec::new();
        let mut refused = Refused::default();
        while kept.looks < LOOKS {
            let mut fixes = now.compiled.diagnostics.fixes();
            fixes.retain(|fix| reach == Reach::Project || now.source.key_at(fix.span.start).is_none());
            fixes.retain(|fix| !refused.places.contains(&now.place(&name, fix.span)));
            if fixes.is_empty() {
                break;
            }
            let Some((next, edits)) = self.round(&now, fixes, library, &mut kept, &mut refused) else { continue };
            refused.move_on(&edits);
            undo.extend(edits.into_iter().map(|edit| self.keep(edit, &now)));
            now = next;
            if now.certain() < kept.certain {
                kept = Kept { certain: now.certain(), kinds: now.kinds(), looks: 0 };
                undo.clear();
            }
        }
        undo.into_iter().rev().for_each(|undo| self.undo(undo));
    }

    /// Mends as many mistakes at once as can be: nothing if none can.
    fn round(
        &self,
        now: &Look,
        mut fixes: Vec<Replacement>,
        library: &dyn Library,
        kept: &mut Kept,
        refused: &mut Refused,
    ) -> Option<(Look, Vec<Edit>)> {
        let name = library.plan();
        while !fixes.is_empty() && kept.looks < LOOKS {
            kept.looks += 1;
            let edits = now.edit(&name, &fixes);
            let tried: Vec<(&Path, &str)> = edits.iter().map(|edit| (&*edit.name.key, edit.text.as_str())).collect();
            let text = tried.iter().find(|(key, _)| *key == name.key).map_or_else(|| now.plan_text(), |(_, text)| text);
            let next = Look::at(&name, text.to_owned(), &Overlay { library, mended: self, tried: &tried });
            match next.verdict(&kept.kinds, &edits) {
                Verdict::Good => return Some((next, edits)),
                Verdict::Guilty(guilty) => fixes.retain(|fix| {
                    let is_guilty = guilty.contains(&fix.span);
                    if is_guilty {
                        refused.places.insert(now.place(&name, fix.span));
                    }
                    !is_guilty
                }),
                // One of them alone is to blame for what it brings elsewhere; half of them are tried.
                Verdict::Bad => match fixes.as_slice() {
                    [only] => {
                        refused.places.insert(now.place(&name, only.span));
                        fixes.clear();
                    }
                    _ => fixes.truncate(fixes.len() / 2),
                },
            }
        }
        None
    }

    /// Keeps what a file says now, and tells how to undo it.
    fn keep(&mut self, edit: Edit, was: &Look) -> Undo {
        let mistakes = edit.fixes.len();
        match self.files.get_mut(self.places.get(&edit.name.key).copied().unwrap_or(usize::MAX)) {
            Some(file) => {
                file.mistakes += mistakes;
                Undo { key: edit.name.key, after: Some(std::mem::replace(&mut file.after, edit.text)), mistakes }
            }
            None => {
                let (key, before) = (edit.name.key.clone(), was.source.slice(edit.file).to_owned());
                self.places.insert(key.clone(), self.files.len());
                self.files.push(MendedFile { name: edit.name, before, after: edit.text, mistakes });
                Undo { key, after: None, mistakes }
            }
        }
    }

    /// Undoes what was done last.
    fn undo(&mut self, undo: Undo) {
        match undo.after {
            Some(after) => {
                let place = self.places.get(&undo.key).copied().unwrap_or(usize::MAX);
                if let Some(file) = self.files.get_mut(place) {
                    file.after = after;
                    file.mistakes -= undo.mistakes;
                }
            }
            None => {
                self.places.remove(&undo.key);
                self.files.pop();
            }
        }
    }
}

/// How to undo a change of a file.
struct Undo {
    key: PathBuf,
    /// What it said, if it had been mended before.
    after: Option<String>,
    /// So many mistakes were mended.
    mistakes: usize,
}

/// The files of a library, with the texts that were mended in place of their own.
struct Overlay<'l> {
    library: &'l dyn Library,
    mended: &'l Mended,
    /// Texts that are only tried.
    tried: &'l [(&'l Path, &'l str)],
}

impl Library for Overlay<'_> {
    fn plan(&self) -> FileName {
        self.library.plan()
    }

    fn settings(&self) -> Settings {
        self.library.settings()
    }

    fn read(&self, from: &FileName, path: &str) -> Result<Found, Refusal> {
        let mut found = self.library.read(from, path)?;
        let tried = self.tried.iter().find(|(key, _)| *key == found.name.key).map(|(_, text)| *text);
        if let Some(text) = tried.or_else(|| self.mended.text(&found.name.key)) {
            text.clone_into(&mut found.text);
        }
        Ok(found)
    }
}

/// A file with replacements in it.
struct Edit {
    name: FileName,
    /// Where it stood in the source.
    file: Span,
    text: String,
    fixes: Vec<Fixed>,
}

impl Edit {
    /// Where a stretch of the file stands, which was not replaced itself.
    fn moved(&self, span: Span) -> Span {
        let before = self.fixes.partition_point(|fix| fix.was.end <= self.file.start + span.start);
        let Some(last) = before.checked_sub(1).and_then(|last| self.fixes.get(last)) else { return span };
        let by = i64::from(last.now.end) - i64::from(last.was.end - self.file.start);
        let moved = |at: u32| u32::try_from(i64::from(at) + by).unwrap_or(at);
        Span { start: moved(span.start), end: moved(span.end) }
    }
}

/// A replacement in its place.
#[derive(Clone, Copy)]
struct Fixed {
    /// What was replaced, in the source that it was found in.
    was: Span,
    /// What came, in the file as it is now.
    now: Span,
}

/// What is known of the files as they were kept last.
struct Kept {
    /// How many mistakes can be mended.
    certain: usize,
    /// The kinds of errors that there are.
    kinds: HashSet<&'static str>,
    /// How often something was tried since then.
    looks: usize,
}

/// What is not mended, since it brings errors of another kind: in which file, and where.
#[derive(Default)]
struct Refused {
    places: HashSet<(PathBuf, Span)>,
}

impl Refused {
    /// Follows the places through files that were mended in front of them.
    fn move_on(&mut self, edits: &[Edit]) {
        let moved = self.places.drain().map(|(key, span)| {
            let span = edits.iter().find(|edit| edit.name.key == key).map_or(span, |edit| edit.moved(span));
            (key, span)
        });
        self.places = moved.collect();
    }
}

/// What came of replacements.
enum Verdict {
    /// Nothing that could not be mended in its turn.
    Good,
    /// Some of them bring errors of another kind, where these stood.
    Guilty(HashSet<Span>),
    /// Nobody knows which of them it is.
    Bad,
}

/// A plan, compiled.
struct Look {
    source: Source,
    compiled: crate::Compiled,
}

impl Look {
    fn at(name: &FileName, text: String, library: &dyn Library) -> Self {
        let source = Source::new(name.shown.clone(), text);
        let (source, checked) = crate::parse_and_check_in(source, library, ROOM);
        Self { source, compiled: checked.compile(&Athlete::default(), &History::default()) }
    }

    fn plan_text(&self) -> &str {
        self.source.slice(Span { start: 0, end: self.source.plan_end() })
    }

    /// The files with replacements in them, which stand in order.
    fn edit(&self, plan: &FileName, fixes: &[Replacement]) -> Vec<Edit> {
        let mut edits = Vec::new();
        for fixes in fixes.chunk_by(|a, b| self.source.file_span(a.span.start) == self.source.file_span(b.span.start)) {
            let Some(first) = fixes.first().map(|fix| fix.span.start) else { continue };
            let file = self.source.file_span(first);
            let name = match self.source.key_at(first) {
                Some(key) => FileName { key: key.to_owned(), shown: self.source.name_at(first).to_owned() },
                None => plan.clone(),
            };
            let inside: Vec<&Replacement> = fixes.iter().filter(|fix| file.contains(fix.span)).collect();
            let in_file = |fix: &&Replacement| {
                let span = Span { start: fix.span.start - file.start, end: fix.span.end - file.start };
                Replacement { span, text: fix.text.clone() }
            };
            let text = apply_fixes(self.source.slice(file), &inside.iter().map(in_file).collect::<Vec<_>>());
            let (mut went, mut came) = (0, 0);
            let placed = inside.iter().map(|fix| {
                let start = (fix.span.start - file.start) as usize + came - went;
                went += fix.span.len();
                came += fix.text.len();
                Fixed { was: fix.span, now: Span::new(start, start + fix.text.len()) }
            });
            let placed = placed.collect();
            edits.push(Edit { name, file, text, fixes: placed });
        }
        edits
    }

    /// In which file a stretch is, and where in it.
    fn place(&self, plan: &FileName, span: Span) -> (PathBuf, Span) {
        let start = self.source.file_span(span.start).start;
        let key = self.source.key_at(span.start).unwrap_or(&plan.key);
        (key.to_owned(), Span { start: span.start - start, end: span.end.saturating_sub(start) })
    }

    /// How many mistakes can be mended, or may be: of those that are only counted nobody knows.
    fn certain(&self) -> usize {
        let found = &self.compiled.diagnostics;
        found.sorted().into_iter().filter(|finding| finding.replacement().is_some()).count() + found.unlisted()
    }

    /// The kinds of errors that there are.
    fn kinds(&self) -> HashSet<&'static str> {
        errors(&self.compiled.diagnostics).map(|(code, _)| code.code).collect()
    }

    /// What replacements have brought, if there were errors of some kinds before. Those are to blame that
    /// stand where an error of another kind is marked, else those in its statement.
    fn verdict(&self, kinds: &HashSet<&str>, edits: &[Edit]) -> Verdict {
        let is_new = |code: &Code, error: &dyn Finding| !kinds.contains(code.code) && error.replacement().is_none();
        let mut news = errors(&self.compiled.diagnostics).filter(|(code, error)| is_new(code, *error)).peekable();
        if news.peek().is_none() {
            return Verdict::Good;
        }
        let fixes = self.placed(edits);
        let mut guilty = HashSet::new();
        for (_, error) in news {
            let labels: Vec<Span> = all_labels(error).into_iter().map(|(span, _)| span).collect();
            let mut found: Vec<Span> = labels.iter().flat_map(|label| meeting(&fixes, *label)).collect();
            if found.is_empty() {
                let statements = labels.iter().filter_map(|label| statement_at(&self.compiled.ast, label.start));
                found = statements.flat_map(|statement| meeting(&fixes, statement)).collect();
            }
            guilty.extend(found);
        }
        if guilty.is_empty() { Verdict::Bad } else { Verdict::Guilty(guilty) }
    }

    /// The replacements in order, where they stand in this source.
    fn placed(&self, edits: &[Edit]) -> Vec<Fixed> {
        let starts = self.source.files().map(|file| (self.source.key_at(file.start), file.start));
        let starts: HashMap<Option<&Path>, u32> = starts.collect();
        let start = |edit: &Edit| starts.get(&Some(edit.name.key.as_path())).or_else(|| starts.get(&None)).copied();
        let placed = edits.iter().flat_map(|edit| {
            let start = start(edit).unwrap_or(0);
            edit.fixes.iter().map(move |fix| Fixed { now: fix.now.shifted(start), ..*fix })
        });
        let mut placed: Vec<Fixed> = placed.collect();
        placed.sort_by_key(|fix| fix.now.start);
        placed
    }
}

/// The errors, with what kind they are of.
fn errors(diagnostics: &Diagnostics) -> impl Iterator<Item = (&'static Code, &dyn Finding)> {
    let errors = diagnostics.sorted().into_iter().filter(|finding| is_error(*finding));
    errors.filter_map(|finding| Some((find_code(&finding.code()?.to_string())?, finding)))
}

/// Of replacements that stand in order, those that meet a stretch.
fn meeting(fixes: &[Fixed], stretch: Span) -> impl Iterator<Item = Span> {
    let first = fixes.partition_point(|fix| fix.now.end < stretch.start);
    let fixes = fixes.get(first..).unwrap_or_default();
    fixes.iter().take_while(move |fix| fix.now.start <= stretch.end).map(|fix| fix.was)
}

/// The statement that a byte is in.
fn statement_at(ast: &Ast, byte: u32) -> Option<Span> {
    [&ast.statements, &ast.used].into_iter().find_map(|statements| {
        let behind = statements.partition_point(|statement| statement.span.start <= byte);
        let span = statements.get(behind.checked_sub(1)?)?.span;
        (byte <= span.end).then_some(span)
    })
}

/// The files of a plan that uses none, or whose files are not to be had.
struct Alone(FileName);

impl Library for Alone {
    fn plan(&self) -> FileName {
        self.0.clone()
    }

    fn read(&self, _: &FileName, path: &str) -> Result<Found, Refusal> {
        Err(Refusal::Unreadable(format!("`{path}` is not here")))
    }
}

/// Mends a plan that uses no other files.
#[must_use]
pub fn mend(plan: &Source) -> String {
    let library = Alone(FileName { key: PathBuf::from(plan.name()), shown: plan.name().to_owned() });
    let mut mended = Mended::default();
    mended.mend(plan, &library, Reach::Plan);
    let mended = mended.files.into_iter().next();
    mended.map_or_else(|| plan.text().to_owned(), |file| file.after)
}
