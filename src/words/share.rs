//! Texts of the embed dialog.

/// Texts of the embed dialog in one language.
#[derive(Debug)]
pub struct ShareWords {
    /// Heading.
    pub heading: &'static str,
    /// Instructions.
    pub hint: &'static str,
    /// Name of the QR code.
    pub qr_label: &'static str,
    /// Instructions for the QR code.
    pub qr_hint: &'static str,
    /// The address is too long for a QR code.
    pub qr_too_long: &'static str,
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
    heading: "嵌入您的网页",
    qr_label: "本页链接的二维码",
    qr_hint: "用手机扫码，打开这一页。",
    qr_too_long: "链接太长，放不进二维码。请复制链接。",
    hint: "请选择显示内容，复制以下任一代码；代码包含当前筛选条件。",
    lang: "语言",
    theme: "配色",
    themes: ["浅色", "深色", "跟随设备", "高对比"],
    selection: "默认选中",
    none: "无",
    preview: "预览",
    ways: ["脚本方式", "iframe（高度自适应）", "iframe（无脚本）"],
    needs: [
        "高度自适应；门户页面可接收选中事件并发送指令。",
        "适用于已有iframe；脚本仅处理高度和消息。",
        "高度固定，超出部分在框内滚动。与本页同源时请删去allow-same-origin。",
    ],
    copy: "复制",
    copied: "已复制",
    marked: "已选中，请按Ctrl+C（Mac按⌘C）复制",
};

pub(super) static EN: ShareWords = ShareWords {
    heading: "Embed on your site",
    qr_label: "QR code of the link to this page",
    qr_hint: "Scan it with a phone to open this page.",
    qr_too_long: "The link is too long for a QR code. Copy it instead.",
    hint: "Choose what to show, then copy one of these snippets. Your current filters are included.",
    lang: "Language",
    theme: "Colours",
    themes: ["Light", "Dark", "Match reader’s device", "High contrast"],
    selection: "Selected item",
    none: "None",
    preview: "Preview",
    ways: ["Script", "Auto-height iframe", "Plain iframe (no script)"],
    needs: [
        "Height adjusts to content; your page receives selection events and can send commands.",
        "For an existing iframe; the script handles height and messages.",
        "Fixed height; longer content scrolls inside. If your page is on the same origin as the atlas, omit allow-same-origin.",
    ],
    copy: "Copy",
    copied: "Copied",
    marked: "Selected. Press Ctrl+C (⌘C on Mac) to copy",
};
