//! The words for whoever wants the atlas in a page of their own.

/// The words of one language.
#[derive(Debug)]
pub struct ShareWords {
    /// The button that opens the dialog.
    pub open: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// The label of the choice of a language.
    pub lang: &'static str,
    /// The label of the choice of a theme.
    pub theme: &'static str,
    /// The themes: light, dark, the reader's, high contrast.
    pub themes: [&'static str; 4],
    /// The label of the choice of a record.
    pub selection: &'static str,
    /// No record.
    pub none: &'static str,
    /// The heading of the preview.
    pub preview: &'static str,
    /// The ways to embed: with our script, a frame that our script makes fit, a frame without any script.
    pub ways: [&'static str; 3],
    /// What each of them needs.
    pub needs: [&'static str; 3],
    /// Copies.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be copied, and is marked to be copied by hand.
    pub marked: &'static str,
}

pub(super) static ZH: ShareWords = ShareWords {
    open: "嵌入",
    heading: "嵌入到自己的网页",
    hint: "选好要显示什么，复制下面任一段代码。当前的筛选条件也会带上。",
    lang: "语言",
    theme: "配色",
    themes: ["浅色", "深色", "随读者设备", "高对比"],
    selection: "选中",
    none: "不选",
    preview: "预览",
    ways: ["脚本", "框架，高度自适应", "框架，不用脚本"],
    needs: [
        "高度自己合适；门户能听到选中了什么，也能指挥它。",
        "已经有框架时用它；脚本只管高度和消息。",
        "高度固定，内容多时在框架里滚动。门户与本页同源时，请删去 allow-same-origin。",
    ],
    copy: "复制",
    copied: "已复制",
    marked: "已选中，请按 Ctrl+C 复制",
};

pub(super) static EN: ShareWords = ShareWords {
    open: "Embed",
    heading: "Embed in your own page",
    hint: "Choose what to show, then copy one of the snippets. The current filters are included.",
    lang: "Language",
    theme: "Colours",
    themes: ["Light", "Dark", "Follow the reader’s device", "High contrast"],
    selection: "Selected",
    none: "Nothing",
    preview: "Preview",
    ways: ["Script", "Self-sizing frame", "Frame without scripts"],
    needs: [
        "Adjusts its own height; your page is notified of selections and can send commands.",
        "For a frame already on the page; the script handles its height and messages.",
        "The height is fixed, and longer content scrolls inside. On the atlas’s own origin, leave out allow-same-origin.",
    ],
    copy: "Copy",
    copied: "Copied",
    marked: "Selected; press Ctrl+C to copy",
};
