//! Texts of the embed dialog.

/// Texts of the embed dialog in one language.
#[derive(Debug)]
pub struct ShareWords {
    /// Label of the button that opens the dialog.
    pub open: &'static str,
    /// Heading.
    pub heading: &'static str,
    /// Instructions.
    pub hint: &'static str,
    /// Label of the language choice.
    pub lang: &'static str,
    /// Label of the theme choice.
    pub theme: &'static str,
    /// Names of the themes: light, dark, auto, high contrast.
    pub themes: [&'static str; 4],
    /// Label of the record choice.
    pub selection: &'static str,
    /// Option for no record.
    pub none: &'static str,
    /// Heading of the preview.
    pub preview: &'static str,
    /// Names of the snippets: our script, a frame that our script resizes, a frame without any script.
    pub ways: [&'static str; 3],
    /// Requirements of each snippet.
    pub needs: [&'static str; 3],
    /// Label of the copy button.
    pub copy: &'static str,
    /// Message after copying.
    pub copied: &'static str,
    /// Message if copying failed and the snippet is selected for manual copying.
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
