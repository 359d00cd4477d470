//! The glossary of the page: terms in Chinese and English, and the words that they replace.

use Not::{Alone, Word};

/// A word that the page does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Not {
    /// Anywhere in a text.
    Word(&'static str),
    /// As a whole text.
    Alone(&'static str),
}

impl Not {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Word(word) | Alone(word) => word,
        }
    }
}

/// One thing, its term in both languages, and the words that are not used for it.
pub(crate) struct Term {
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
    pub(crate) not: &'static [Not],
}

const fn term(zh: &'static str, en: &'static str, not: &'static [Not]) -> Term {
    Term { zh, en, not }
}

/// Allowed uses: the word, the compound that contains it, the reason.
pub(crate) const ALLOWED: &[(&str, &str, &str)] = &[
    ("project", "public-service project", "the term for 为民办实事项目"),
    ("projects", "public-service projects", "the term for 为民办实事项目"),
    ("project", "pioneer parking project", "the term for 停车治理先行项目"),
    ("projects", "pioneer parking projects", "the term for 停车治理先行项目"),
    ("project", "urban-village project", "a single undertaking, not one of the programmes"),
    ("projects", "urban-village projects", "single undertakings, not the programmes"),
    ("projects", "pioneer projects", "the term for 停车治理先行项目, in short"),
    ("projects", "parking projects", "the term for 停车治理先行项目, in short"),
    ("projects", "67 projects", "those of parking"),
    ("projects", "100 projects", "those of parking"),
    ("projects", "40 projects", "those of parking"),
    ("projects", "44 projects", "those of urban-village redevelopment"),
    ("projects", "bridge projects", "single undertakings, not the programmes"),
    ("project", "renewal project", "a single undertaking, not one of the programmes"),
    ("project", "first project", "a single undertaking, not one of the programmes"),
    ("project", "the project began", "a single undertaking, not one of the programmes"),
    ("project", "a project in huaxin town", "a single undertaking, not one of the programmes"),
    ("project", "no project in a new-town plan", "a single undertaking, not one of the programmes"),
    ("projects", "projects approved, started and finished", "single undertakings, not the programmes"),
    ("projects", "transport projects", "single undertakings, not the programmes"),
    ("projects", "lift, urban-village and parking projects", "single undertakings, not the programmes"),
    ("actual", "actual route", "the way that was taken, not a result"),
    ("实际", "非实际路线", "the way that was taken, not a result"),
    ("behind", "behind schedule", "the term for 进度滞后"),
    ("renewal", "old-area renewal", "the term for 旧区改造"),
    ("renewal", "urban renewal", "the term for 城市更新"),
    ("renewal", "old-housing renewal", "the term for 旧住房更新"),
    ("进展", "有进展", "the word of a verdict"),
    ("renewal", "contiguous renewal", "the term for 成片旧改"),
    ("renewal", "contiguous (large-plot) renewal", "the term for 成片旧改"),
    ("certificates", "property certificates", "the term for 证"),
    ("餐车", "早餐车", "the term for breakfast truck"),
    ("bank", "south bank", "a side of the river, not the waterfront"),
    ("bank", "left bank", "a side of the river, not the waterfront"),
    ("bank", "right bank", "a side of the river, not the waterfront"),
    ("linked", "not linked", "a source without a link"),
    ("plenary", "plenary session", "the term for 全会"),
    ("health commission", "municipal health commission", "the name in full"),
    ("health commission", "national health commission", "the name in full"),
];

/// The terms.
pub(crate) const TERMS: &[Term] = &[
    term(
        "民心工程",
        "livelihood programme",
        &[Word("project"), Word("projects"), Word("sixteen programmes"), Word("十六项民心工程"), Word("labels")],
    ),
    term("早餐工程", "Breakfast Programme", &[Word("breakfast project")]),
    term(
        "为民办实事项目",
        "annual public-service projects",
        &[Word("public projects"), Word("public-service targets")],
    ),
    term("目标", "Targets", &[Word("目标与实际"), Word("targets against actuals")]),
    term(
        "目标、原定目标、上调后目标、预计数、计划",
        "target, original target, raised target, forecast, plan",
        &[
            Word("goal"),
            Word("goals"),
            Word("调高后的目标"),
            Word("上调前的目标"),
            Word("number expected"),
            Word("target before it was raised"),
        ],
    ),
    term(
        "完成数、阶段数、完成率",
        "result, interim figure, % of target",
        &[
            Word("actual"),
            Word("actuals"),
            Word("on the way"),
            Word("share of target"),
            Word("share of the target"),
            Word("实际"),
            Word("进展"),
            Word("完成比例"),
        ],
    ),
    term("完成时限", "deadline", &[Word("期限"), Word("到期"), Word("deadlines of targets")]),
    term("提前完成", "met early", &[Word("提前达到")]),
    term("按期完成", "met on time", &[Alone("met"), Word("按期达到")]),
    term("逾期完成", "met late", &[Word("逾期达到")]),
    term("未完成", "missed", &[Word("未达到")]),
    term("低于预计", "below forecast", &[Word("below the number expected")]),
    term("已过时限，未见结果", "overdue: no result published", &[Word("overdue, no result yet")]),
    term("进度滞后", "behind schedule", &[Word("偏慢"), Word("behind")]),
    term("存在风险", "at risk", &[Word("有风险")]),
    term("逆向变化", "moving away from target", &[Word("倒退"), Word("reversed")]),
    term(
        "暂不评估、无法评估、未公布目标",
        "too early to assess, cannot be assessed, no target published",
        &[Word("为时尚早"), Word("cannot assess")],
    ),
    term("待核实", "outcome unclear", &[Word("尚无定论"), Word("未定"), Word("not settled")]),
    term("旧区改造、旧改", "old-area renewal", &[Word("old-lane renewal"), Word("renewal")]),
    term("成片旧改", "contiguous renewal", &[Word("all contiguous plots")]),
    term(
        "二级旧里以下房屋",
        "lane housing of grade two and below",
        &[Word("second-grade old lanes"), Word("second-grade lanes")],
    ),
    term(
        "征收生效、签约率、一轮征询、证",
        "expropriation agreements take effect, signing rate, first-round consultation, property certificates",
        &[Word("plot takes effect"), Word("sign on day one"), Word("first round"), Word("certificates")],
    ),
    term("受益居民", "households covered", &[Word("households benefiting")]),
    term("“城中村”改造", "urban-village redevelopment", &[Word("urban villages")]),
    term(
        "早餐流动车、流动早餐车",
        "breakfast truck",
        &[
            Word("breakfast vehicle"),
            Word("breakfast vehicles"),
            Word("food truck"),
            Word("food trucks"),
            Word("mobile breakfast truck"),
            Word("mobile breakfast trucks"),
            Word("餐车"),
        ],
    ),
    term("早餐车点位", "breakfast truck stop", &[Word("breakfast vehicle stop"), Word("停放点")]),
    term(
        "岸线、岸线区段",
        "waterfront, waterfront section",
        &[Word("shoreline"), Word("riverside"), Word("riverbank"), Word("bank"), Word("河岸一段")],
    ),
    term("基本贯通", "“basically connected”", &[Word("basically 42 km"), Word("基本42公里"), Word("linked")]),
    term(
        "架空线入地和杆箱整治",
        "burying overhead cables and tidying poles and cabinets",
        &[Word("overhead lines underground"), Word("poles and boxes tidied")],
    ),
    term(
        "社区综合为老服务中心",
        "community centre for older people",
        &[
            Word("comprehensive centre"),
            Word("comprehensive centres"),
            Word("elder centre"),
            Word("elder centres"),
            Word("comprehensive community centres for the elderly"),
        ],
    ),
    term("改建认知障碍照护床位", "beds converted for dementia care", &[Word("认知症床位"), Word("dementia beds")]),
    term("老年人日间服务中心", "day centre for older people", &[Word("日间照护中心"), Word("day care")]),
    term(
        "老年助餐场所",
        "canteen for older people",
        &[Word("dining place"), Word("dining places"), Word("elder dining")],
    ),
    term("居家环境适老化改造", "age-friendly home adaptations", &[Word("homes adapted for old age")]),
    term("长者模式", "easy mode", &[Word("elder mode")]),
    term("加装电梯", "lift retrofits", &[Word("elevator"), Word("elevators"), Word("lifts added")]),
    term("停车治理先行项目", "pioneer parking project", &[Word("试点"), Word("pilot"), Word("pilots")]),
    term(
        "长三角政务服务“一网通办”",
        "Yangtze River Delta “one-network” government services",
        &[Word("delta network"), Word("service network")],
    ),
    term("健康档案互联互认", "mutual recognition of health records", &[Word("病历")]),
    term(
        "总书记考察、市领导调研",
        "inspection, visit",
        &[Word("考察第"), Word("考察顺序"), Word("考察现场"), Word("回访"), Word("follow-up inspection")],
    ),
    term(
        "市委、全会",
        "CPC Shanghai Municipal Committee, plenary session",
        &[Word("party committee"), Word("plenary")],
    ),
    term(
        "市住房城乡建设管理委",
        "Shanghai Municipal Commission of Housing, Urban-Rural Development and Management",
        &[Word("development commission")],
    ),
    term(
        "市卫生健康委、市商务委",
        "Shanghai Municipal Health Commission, Shanghai Municipal Commission of Commerce",
        &[Word("health commission"), Word("市商务部门")],
    ),
    term(
        "来源、转载副本",
        "source, read in a copy",
        &[Word("出处"), Word("资料来源"), Alone("evidence"), Word("citation"), Word("citations")],
    ),
    term("报道", "the report", &[Word("文章"), Word("文中"), Word("article"), Word("the article")]),
    term("专题", "story", &[Word("故事")]),
    term("时期", "period", &[Word("era"), Word("eras")]),
    term("街道、居民区、小区", "subdistrict, neighbourhood, residential compound", &[Word("estate"), Word("estates")]),
];
