//! The fonts that a PDF is set in. They are part of the program: no PDF depends on what is installed.
//!
//! Arimo has the widths of Arial and Helvetica, in which browsers set the HTML sheet, so that what fits one
//! fits the other. Arabic and a few signs come from Noto. How they are made stands in `fonts/make.sh`.

use std::io::Read as _;
use std::sync::{Arc, LazyLock};

use flate2::read::ZlibDecoder;
use parley::FontContext;
use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, FontInfoOverride, QueryFamily, QueryStatus};

/// The families in the order in which they are asked for a sign.
pub(super) const FAMILIES: [&str; 3] = ["Text", "Arabic", "Signs"];

/// A font file, packed, and its family.
const FILES: [(&str, &[u8]); 5] = [
    ("Text", include_bytes!("fonts/Arimo-Regular.ttf.z")),
    ("Text", include_bytes!("fonts/Arimo-Bold.ttf.z")),
    ("Arabic", include_bytes!("fonts/NotoSansArabic-Regular.ttf.z")),
    ("Arabic", include_bytes!("fonts/NotoSansArabic-Bold.ttf.z")),
    ("Signs", include_bytes!("fonts/NotoSansSymbols2-Regular.ttf.z")),
];

/// A font, unpacked, for the one who sets with it and the one who draws with it.
struct Font {
    family: &'static str,
    blob: Blob<u8>,
    drawn: Option<krilla::text::Font>,
}

/// All fonts, unpacked when the first PDF is made.
static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().map(|&(family, file)| unpack(family, file)).collect());

fn unpack(family: &'static str, file: &[u8]) -> Font {
    let mut bytes = Vec::new();
    // It cannot fail: the file is part of the program, and a test unpacks it.
    if ZlibDecoder::new(file).read_to_end(&mut bytes).is_err() {
        bytes.clear();
    }
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
    let drawn = krilla::text::Font::new(Arc::clone(&bytes).into(), 0);
    Font { family, blob: Blob::new(bytes), drawn }
}

/// Whether all fonts could be unpacked.
#[cfg(test)]
pub(super) fn are_whole() -> bool {
    FONTS.iter().all(|font| font.drawn.is_some())
}

/// What parley sets with: these fonts and no others.
pub(super) fn context() -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut context = FontContext { collection: Collection::new(options), ..FontContext::default() };
    for font in FONTS.iter() {
        let name = FontInfoOverride { family_name: Some(font.family), ..FontInfoOverride::default() };
        context.collection.register_fonts(font.blob.clone(), Some(name));
    }
    context
}

/// The font that parley has set with, to draw it; nothing for a font that is none of these.
pub(super) fn drawn(font: &parley::FontData) -> Option<krilla::text::Font> {
    FONTS.iter().find(|known| known.blob.id() == font.data.id()).and_then(|known| known.drawn.clone())
}

/// Whether a font is upright always: its script knows no slant.
pub(super) fn upright(font: &parley::FontData) -> bool {
    FONTS.iter().any(|known| known.blob.id() == font.data.id() && known.family == "Arabic")
}

/// Which signs the fonts have.
pub(super) struct Coverage(Vec<(Blob<u8>, parley::fontique::CharmapIndex)>);

impl Coverage {
    /// Of the fonts of a context.
    pub(super) fn of(context: &mut FontContext) -> Self {
        let mut fonts = Vec::new();
        let mut query = context.collection.query(&mut context.source_cache);
        query.set_families(FAMILIES.map(QueryFamily::Named));
        query.matches_with(|font| {
            fonts.push((font.blob.clone(), font.charmap_index));
            QueryStatus::Continue
        });
        Self(fonts)
    }

    /// Whether a font has this sign.
    pub(super) fn has(&self, sign: char) -> bool {
        // Nearly all that is written.
        if matches!(sign, ' '..='~' | '\u{a0}'..='\u{17f}') {
            return true;
        }
        let glyph = |charmap: Charmap<'_>| charmap.map(sign).is_some_and(|glyph| glyph != 0);
        self.0.iter().any(|(blob, index)| index.charmap(blob.as_ref()).is_some_and(glyph))
    }
}
