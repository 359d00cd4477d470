//! The fonts of cards, among those of the system.

use std::sync::Arc;

use minxin_atlas::story::Lang;
use resvg::usvg::fontdb::{Database, Family, ID, Query, Weight};

/// Families for texts and for headings, the preferred first.
///
/// The English ones start with the Korean variants of Noto CJK, whose apostrophes, quotation marks and dashes are as wide as
/// in Latin fonts: one Debian package then serves both languages, and the line breaks fit its letters.
const ZH: [&[&str]; 2] = [
    &["Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"],
    &["Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC"],
];
const EN: [&[&str]; 2] = [
    &["Noto Sans CJK KR", "Source Han Sans K", "Liberation Sans", "Helvetica Neue", "Arial"],
    &["Noto Serif CJK KR", "Source Han Serif K", "Liberation Serif", "Georgia"],
];

/// Fonts for the cards of a language.
#[derive(Clone, Debug)]
pub(super) struct Fonts {
    /// Family of texts.
    pub(super) text: String,
    /// Family of headings; that of texts if none is installed.
    pub(super) headings: String,
    /// These families alone, so that no other font replaces a missing glyph.
    pub(super) database: Arc<Database>,
}

impl Fonts {
    /// Finds the fonts of a language among those of the system. The error says what is missing.
    pub(super) fn find(lang: Lang) -> Result<Self, String> {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::among(database, lang)
    }

    fn among(mut database: Database, lang: Lang) -> Result<Self, String> {
        let [texts, headings] = if lang == Lang::Zh { ZH } else { EN };
        let find = |families: &[&'static str], weight: Weight| {
            let query =
                |family: &str| database.query(&Query { families: &[Family::Name(family)], weight, ..Query::default() });
            families.iter().find_map(|family| Some((*family, query(family)?)))
        };
        let (text, regular) = find(texts, Weight::NORMAL)
            .ok_or_else(|| format!("none of these fonts is installed: {}", texts.join(", ")))?;
        let bold = find(headings, Weight::BOLD).or_else(|| find(&[text], Weight::BOLD));
        let (heading, bold) = bold.unwrap_or((text, regular));
        let others: Vec<ID> = database.faces().map(|face| face.id).filter(|id| ![regular, bold].contains(id)).collect();
        for id in others {
            database.remove_face(id);
        }
        Ok(Self { text: text.to_owned(), headings: heading.to_owned(), database: Arc::new(database) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_fonts_the_reason_names_them() {
        for (lang, name) in [(Lang::Zh, "Noto Sans CJK SC"), (Lang::En, "Liberation Sans")] {
            let reason = Fonts::among(Database::new(), lang).err().unwrap_or_default();
            assert!(reason.contains(name) && reason.starts_with("none of these fonts"), "{reason}");
        }
    }
}
