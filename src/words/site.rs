//! Texts that the build alone writes: descriptions of pages for search results, and problems of paths.

use crate::state::View;
use crate::story::Lang;

/// Texts of the build in one language.
#[derive(Debug)]
pub struct SiteWords {
    /// Description of a view of a story, by the headline of the story.
    pub view: fn(View, &str) -> String,
    /// Description of the index of stories, by their headlines.
    pub stories: fn(&str) -> String,
    /// A fact as a sentence: label and value.
    pub fact: fn(&str, &str) -> String,
    /// Sentence that a short description ends with: kind and name of the record, and the headline of the story.
    pub of_story: fn(&str, &str, &str) -> String,
    /// Two records have one path: kind and id of each, and the path.
    pub collision: fn([(&str, &str); 2], &str) -> String,
    /// An id cannot be part of a path: kind and id.
    pub no_slug: fn(&str, &str) -> String,
    /// On the card of a programme without a lead figure.
    pub no_figure: &'static str,
    /// Neither the style sheet nor the program was loaded.
    pub unstyled: &'static str,
    /// The program does not run.
    pub not_interactive: &'static str,
    /// Button that loads the page again.
    pub retry: &'static str,
}

static ZH: SiteWords = SiteWords {
    view: |view, title| match view {
        View::All | View::About => format!("{title}。"),
        View::Commitments => format!(
            "《{title}》里的每一项承诺：原文怎么说、谁说的、后来查到什么、结论怎样得出。每一处都注明来源，没有查到公开结果的也写明。"
        ),
        View::Timeline => format!(
            "按时间先后排列《{title}》涉及的事件、目标完成时限和时期。日期精确到来源所写的程度，报道里的事与背景资料里的事分开标示，都注明来源。"
        ),
        View::Map => format!(
            "《{title}》里的地点画在地图上：标出位置误差，注明只知道在哪个区的地点，并列出在那里发生的事件和相关的指标，注明来源。"
        ),
        View::Indicators => format!(
            "《{title}》里的目标与公布的数字逐项对照：完成时限、完成数和完成率，注明约数、调整过的目标和说法不一之处，注明来源。"
        ),
        View::Table => format!(
            "《{title}》用到的全部事实列成表格：事件、地点、指标和来源，可以逐条核对时间、数值和来源，注明来自报道还是背景资料。"
        ),
    },
    stories: |titles| {
        format!("每个专题取自一篇新闻，把其中的目标、承诺、地点和日期变成可以核对的数字，注明来源。现有：{titles}。")
    },
    fact: |label, value| format!("{label}：{value}。"),
    of_story: |kind, name, title| {
        format!(
            "{kind}“{name}”，见《{title}》：内容、时间、数字、相关的人与地方，以及每一处来源，报道与背景资料分开标示。"
        )
    },
    collision: |[(one_kind, one), (other_kind, other)], path| {
        format!("{one_kind}“{one}”与{other_kind}“{other}”的页面路径相同：{path}")
    },
    no_slug: |kind, id| format!("{kind}的编号“{id}”不能用作页面路径：只用文字、数字和连字符，不超过200字节"),
    no_figure: "未查到可以对照的公开数据",
    unstyled: "样式和程序均未加载，以下仅有文字和数据。网址如未以斜杠“/”结尾（不含问号及其后部分），请补上斜杠后重新打开。",
    not_interactive: "交互功能未能运行，以下文字和数据仍可正常阅读。",
    retry: "重试",
};

static EN: SiteWords = SiteWords {
    view: |view, title| match view {
        View::All | View::About => format!("{title}."),
        View::Commitments => format!(
            "“{title}”: each commitment, who made it, what was found later, and how its verdict follows, with sources."
        ),
        View::Timeline => {
            format!("“{title}” in time order: events, deadlines and periods, dated as exactly as the sources allow.")
        }
        View::Map => {
            format!("“{title}” on a map: its places with the error of each position, and what happened there.")
        }
        View::Indicators => {
            format!("“{title}”: targets beside published results, with deadlines, progress, shares and sources.")
        }
        View::Table => {
            format!("“{title}”: all facts in tables, events, places, indicators and sources, each with its sources.")
        }
    },
    stories: |titles| {
        format!("Each story checks the targets, commitments, places and dates of one news report. Now: {titles}.")
    },
    fact: |label, value| format!("{label}: {value}."),
    of_story: |kind, name, title| {
        format!("{kind} “{name}” in “{title}”, with dates, figures, related people and places, and sources.")
    },
    collision: |[(one_kind, one), (other_kind, other)], path| {
        format!("{one_kind} “{one}” and {other_kind} “{other}” have one page path: {path}")
    },
    no_slug: |kind, id| {
        format!("{kind} “{id}”: the id cannot be a page path; use letters, digits and hyphens, at most 200 bytes")
    },
    no_figure: "No public figure found to compare",
    unstyled: "Neither the styles nor the program have loaded; only the text and figures are shown below. If the address (up to any question mark) does not end in a slash (/), add one and open it again.",
    not_interactive: "Interactive features are not available. You can still read the text and figures below.",
    retry: "Retry",
};

/// The texts of a language.
pub fn site_words(lang: Lang) -> &'static SiteWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
