//! Chinese texts of the section about the page.

use super::about::AboutWords;
use crate::story::CodeKind;

/// The heading, which is also the name of the view.
pub(super) const HEADING: &str = "关于本页";

pub(super) static ZH: AboutWords = AboutWords {
    heading: HEADING,
    link: "关于本页",
    what: [
        "本页整理一篇新闻报道里的目标和结果：说了什么，后来公开来源怎么说，两者各在哪里可以查到。",
        "本页整理一篇新闻报道里的承诺、目标和结果：说了什么，后来公开来源怎么说，两者各在哪里可以查到。",
    ],
    not: [
        "本页不是政府网站，也不代表任何政府部门、报道作者或所引媒体。文字是编者写的，数字和引语注明来源；官方提法照原文引用，并作解释。",
        "本页只报告公开来源写了什么，不评价人，也不排名。“未见公开结果”不等于没有做。",
    ],
    checked: |date| format!("最近一次核对：{date}。"),
    verdicts: "承诺的结论",
    verdicts_text: "结论不是写上去的，而是推出来的：看能不能核对、查到多少、是否按时，再看有没有会后的依据、会前的情况和检索记录。依据出自谁，另用A至D标明。会前的情况只作比较，不算结果；说“更多、更快”的，没有会前的数就不能算完成；没有按规则查完的，写“尚未查”，不与“未见公开结果”合计。",
    grades: "依据的四级",
    statuses: "目标的状态",
    statuses_text: |on_track, behind, early| {
        format!(
            "时限已到的，以最后的数与目标比较；时限未到的，以已完成的部分与已用的时间比较：不低于{on_track}为进度正常，不低于{behind}为进度滞后，再低为存在风险，时间不到{early}的暂不评估。数有“约”“以上”的，按可能的范围计算；范围两端结论不同，写作待核实。"
        )
    },
    coding: "两次编码，有多一致",
    coding_text: |on, coders, settling, weak| {
        format!(
            "编码日期：{on}。{coders}{settling}κ是扣除碰巧一致后的一致程度，1为完全一致；低于{weak}的，两次编码常有分歧。"
        )
    },
    code: |code| match code {
        CodeKind::Checkability => "能核对什么",
        CodeKind::Completion => "查到多少",
        CodeKind::Grade => "谁说的",
        CodeKind::Timing => "时间",
    },
    agreement: |share, kappa, often| {
        let kappa = kappa.map(|kappa| format!("，κ = {kappa}")).unwrap_or_default();
        format!("一致{share}{kappa}{}", if often { "；两次编码常有分歧" } else { "" })
    },
    missing: "还缺什么",
    missing_verdicts: |unsearched, nothing| format!("{unsearched}条承诺还没有查完；{nothing}条查过而未见公开结果。"),
    missing_text: |[targets, copies, independent, all]| {
        format!(
            "{targets}个目标没有查到结果；全部{all}个来源中，{copies}个只读到副本，不能链接，独立于责任单位的有{independent}个。"
        )
    },
    corrections: "更正办法",
    corrections_text: [
        "数字、日期、引语、来源或结论与来源不符，算错误；错别字直接改，不另说明。",
        "指出错误的，7天内答复收到，30天内决定是否更正，两个日期都公布。更正注明日期，旧文保留。",
        "责任单位的答复，不论编者是否同意，都摘引并附链接；已定的结论，只因新的依据重开。",
    ],
    objection: "提出异议",
    objection_text: "请写明记录的编号或地址、哪一句、为什么，以及可以公开查到的来源。不要写个人信息。",
    objection_link: "向本站提出",
    objection_copy: |title| format!("对《{title}》的异议。记录：……；原句：……；理由：……；公开来源：……"),
};
