//! The Chinese texts.

use super::foreign::foreign;
use super::page::Words;
use super::problems::problem;
use crate::state::{FetchError, View};
use crate::story::Lang;

pub(super) static WORDS: Words = Words {
    lang: Lang::Zh,
    brand: "民心图鉴",
    brand_other: "Minxin Atlas",
    skip: "跳至正文",
    other_lang: "English",
    basis: "内容范围",
    article_only: "仅看报道",
    with_background: "含背景资料",
    views: "视图",
    view_name: |view| match view {
        View::All => "总览",
        View::Commitments => "承诺",
        View::Timeline => "时间线",
        View::Map => "地图",
        View::Indicators => "目标",
        View::Table => "事实",
        View::About => super::about_zh::HEADING,
    },
    programme: "民心工程",
    all_programmes: "全部民心工程",
    counts: |measures, events, places, indicators| {
        let measures = measures.map(|count| format!("{count}项措施 · ")).unwrap_or_default();
        format!("{measures}{events}个事件 · {places}个地点 · {indicators}项指标")
    },
    shell: &super::shell::ZH,
    list_comma: "、",
    kind: super::kinds::zh,
    dropped: |notice| format!("链接参数“{}={}”无对应内容，已忽略。", notice.key, foreign(&notice.value)),
    more_dropped: |count| format!("另有{count}个链接参数无对应内容，已忽略。"),
    path_refused: |path| format!("无法打开“{}”：专题文件须位于本站本目录下。", foreign(path)),
    default_shown: "现显示默认专题。",
    opening: "正在加载，您的操作稍后生效。",
    not_loaded: |code| format!("这项功能暂时无法加载（代码{code}），正在重试。"),
    fetching: |path, percent| match percent {
        Some(percent) => format!("正在加载{}：{percent}%", foreign(path)),
        None => format!("正在加载{}……", foreign(path)),
    },
    not_fetched: |path, why| {
        let why = match why {
            FetchError::Network => "网络无响应".to_owned(),
            FetchError::Timeout => "加载超时".to_owned(),
            FetchError::Interrupted => "传输中断".to_owned(),
            FetchError::Redirected => "服务器将请求转至其他网址，本页不予跟随".to_owned(),
            FetchError::Status(404) => "文件不存在（404）".to_owned(),
            FetchError::Status(status) => format!("服务器返回{status}"),
            FetchError::TooLarge => "文件超过8MB".to_owned(),
            FetchError::Html => "返回内容为网页，不是专题文件".to_owned(),
            FetchError::Unreadable(problems) => {
                problems.list.first().map(|first| problem(Lang::Zh, first)).unwrap_or_default()
            }
        };
        format!("无法打开“{}”：{why}。", foreign(path))
    },
    still_shown: "页面内容未变。",
    retry: "重试",
    has_problems: |count| format!("文件有{count}处错误，已显示可读取部分。"),
    which_problems: "逐条列出错误",
    more_problems: |count| format!("另有{count}处"),
};
