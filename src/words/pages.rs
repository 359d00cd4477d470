//! Texts about the pages of the site.

use crate::story::Lang;

/// Texts about pages in one language.
#[derive(Debug)]
pub struct PageWords {
    /// Name of the index of stories.
    pub stories: &'static str,
    /// No page has this address.
    pub not_found: &'static str,
    /// Possible reasons.
    pub not_found_text: &'static str,
    /// Heading of the pages with the most similar names.
    pub nearest: &'static str,
    /// Link to the overview.
    pub back: &'static str,
}

static ZH: PageWords = PageWords {
    stories: "专题一览",
    not_found: "没有这个页面",
    not_found_text: "网址可能写错了，也可能这条记录改了名字。",
    nearest: "名字相近的页面",
    back: "回到总览",
};

static EN: PageWords = PageWords {
    stories: "All stories",
    not_found: "No such page",
    not_found_text: "The address may be mistyped, or the record may have a new name.",
    nearest: "Pages with similar names",
    back: "Back to the overview",
};

/// The texts of a language.
pub fn page_words(lang: Lang) -> &'static PageWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
