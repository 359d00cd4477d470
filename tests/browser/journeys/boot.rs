//! The page when the program cannot start: the facts are readable, and a panel names the cause and offers another try.

use std::time::Duration;

use browser_tests::{
    Browser, Failure, Fault, FaultTarget, Faulty, Host, HostPage, Page, Result, built, check, policy_element,
};

/// The links of the overview to the indicators that matter most.
pub(crate) const KEY_FIGURES: &str = ".key-figures a[href*='records/']";

/// The sentences of the panel for each cause.
const CAUSES: &[(&str, &str, &str)] = &[
    ("old", "浏览器版本过旧", "browser is too old"),
    ("missing", "网站缺少所需文件", "required file is missing"),
    ("changed", "不完整或已被改动", "incomplete or altered"),
    ("network", "网络中断或无响应", "lost or has stalled"),
    ("refused", "安全策略不允许", "security policy blocked"),
    ("ended", "程序出错，已停止运行", "stopped because of an error"),
    ("late", "程序启动超时", "taking too long to start"),
];

/// Checks that the facts are readable: they exist and have boxes in the layout.
pub(crate) async fn readable(page: &Page) -> Result {
    page.until("the page has text", async || Ok(page.text(".page").await?.contains("现场推进会"))).await?;
    let figures = page.text("#main").await?;
    check!(figures.contains("75万平方米") && figures.contains("136%"), "the overview says {figures:?}");
    check!(page.count_shown(KEY_FIGURES).await? > 2, "no indicator is shown");
    Ok(())
}

/// Waits until the panel shows a code.
async fn says(page: &Page, code: &str) -> Result {
    let holds = async || {
        let said = page.text("#trouble code").await?;
        if said == code { Ok(true) } else { Err(Failure::new(format!("it says {said:?}"))) }
    };
    page.until(&format!("the panel says {code}"), holds).await
}

/// Checks that the panel shows the cause and the code in both languages and nothing else, and offers another try, and that the facts are readable.
pub(crate) async fn check_panel(page: &Page, cause: &str, code: &str) -> Result {
    says(page, code).await?;
    check!(page.attr("html", "data-state").await?.as_deref() == Some("error"), "the page is not said to be in trouble");
    check!(page.count_shown("#trouble[role='alert']").await? == 1, "no panel shows {code}");
    let said = page.text("#trouble").await?;
    for (other, zh, en) in CAUSES {
        let is_said = [said.contains(zh), said.contains(en)];
        check!(is_said == [*other == cause; 2], "of {code}, the panel says {said:?}");
    }
    check!(said.contains("正常阅读") && said.contains("still read"), "the panel says {said:?}");
    let button = page.text("#trouble button").await?;
    check!(button.contains("重试") && button.contains("Retry"), "the button says {button:?}");
    check!(page.can_click("#trouble button").await?, "nobody can try again");
    readable(page).await
}

/// Opens the page with a fault, and checks the panel.
async fn at_fault(page: &Page, part: FaultTarget, faults: &[(Fault, &str, &str)]) -> Result {
    for (fault, cause, code) in faults {
        let site = Faulty::start()?;
        site.inject_fault(part, *fault);
        page.open(site.url()).await?;
        check_panel(page, cause, code).await?;
    }
    Ok(())
}

/// The page with a script before the one that starts the program.
fn after(script: &str) -> Result<Faulty> {
    Faulty::edited(&[("before.js", script)], |page| {
        page.replacen("<script", "<script defer src=before.js></script><script", 1)
    })
}

/// The page with another limit for the start, in milliseconds.
fn with_limit(milliseconds: u32, page: &str) -> String {
    page.replacen("<script", &format!("<script data-timeout-ms={milliseconds}"), 1)
}

pub(crate) async fn without_its_script(page: &Page) -> Result {
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Boot, Fault::Status(404));
    page.open(site.url()).await?;
    readable(page).await?;
    check!(page.count_shown("#trouble, #unstyled").await? == 0, "a panel is shown that nobody can close");
    Ok(())
}

/// At an address without its slash, on a host without a redirect, every file of the page is missing, including the script
/// that would report it.
pub(crate) async fn without_the_slash(page: &Page) -> Result {
    page.visit("/").await?;
    check!(page.count_shown("#unstyled").await? == 0, "the page says that it is without style and program");
    let file = built().join("index.html");
    let text = std::fs::read_to_string(&file).map_err(|error| Failure::new(error.to_string()))?;
    let body = text.replacen("<meta", &[policy_element().as_str(), "<meta"].concat(), 1);
    let host = Host::start(vec![HostPage { path: "/any/atlas".to_owned(), headers: String::new(), body }])?;
    page.open(&host.url("/any/atlas?view=timeline")).await?;
    page.wait_for("document.readyState === 'complete'", "the page has arrived").await?;
    check!(page.count_shown("#unstyled").await? == 1, "the cause is not shown");
    let said = page.text("#unstyled").await?;
    for part in ["均未加载", "请补上斜杠", "have loaded", "add one"] {
        check!(said.contains(part), "the page says {said:?}");
    }
    readable(page).await
}

pub(crate) async fn faulty_javascript(page: &Page) -> Result {
    let faults = [
        (Fault::Status(404), "missing", "js-404"),
        (Fault::Status(503), "missing", "js-503"),
        (Fault::Page, "changed", "js-type"),
        (Fault::Cut, "changed", "js-changed"),
        (Fault::Reset, "network", "js-network"),
    ];
    at_fault(page, FaultTarget::Glue, &faults).await
}

pub(crate) async fn faulty_program(page: &Page) -> Result {
    let faults = [
        (Fault::Status(404), "missing", "wasm-404"),
        (Fault::Status(500), "missing", "wasm-500"),
        (Fault::Page, "changed", "wasm-type"),
        (Fault::Cut, "changed", "wasm-changed"),
        // WebKit takes a file that the network cut for the whole one.
        match page.browser() {
            Browser::Chromium | Browser::Firefox => (Fault::Short, "network", "wasm-network"),
            Browser::Webkit => (Fault::Short, "changed", "wasm-changed"),
        },
        (Fault::Reset, "network", "wasm-network"),
    ];
    at_fault(page, FaultTarget::Program, &faults).await?;
    // An unknown media type does not stop the program.
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Program, Fault::Type("text/plain"));
    page.visit(site.url()).await
}

/// The story's data is checked as the program is.
pub(crate) async fn faulty_story(page: &Page) -> Result {
    let faults = [
        (Fault::Status(404), "missing", "story-404"),
        (Fault::Status(503), "missing", "story-503"),
        (Fault::Page, "changed", "story-changed"),
        (Fault::Cut, "changed", "story-changed"),
        (Fault::Longer(b" "), "changed", "story-changed"),
        (Fault::Reset, "network", "story-network"),
    ];
    at_fault(page, FaultTarget::Data, &faults).await?;
    // An unknown media type does not stop the program.
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Data, Fault::Type("text/plain"));
    page.visit(site.url()).await
}

pub(crate) async fn retried(page: &Page) -> Result {
    // A wrong file is cached by its name, a missing one is not. Both are requested past the cache.
    for (part, fault, code) in [
        (FaultTarget::Program, Fault::Longer(b"\0\x03\x01xy"), "wasm-changed"),
        (FaultTarget::Glue, Fault::Longer(b"\n// more"), "js-changed"),
        (FaultTarget::Program, Fault::Status(404), "wasm-404"),
        (FaultTarget::Data, Fault::Longer(b" "), "story-changed"),
    ] {
        let site = Faulty::start()?;
        site.inject_fault(part, fault);
        page.open(site.url()).await?;
        says(page, code).await?;
        // The page cannot be loaded either. It stays, instead of the browser's error page.
        site.inject_fault(FaultTarget::All, Fault::Reset);
        page.click("#trouble button").await?;
        check_panel(page, "network", "page-network").await?;
        site.heal();
        page.click("#trouble button").await?;
        page.until("the page is another", async || Ok(page.count_shown("#trouble").await? == 0)).await?;
        page.wait_ready().await?;
    }
    Ok(())
}

pub(crate) async fn old_engines(page: &Page) -> Result {
    for (script, code) in [
        ("delete window.WebAssembly", "old-wasm"),
        ("WebAssembly.validate = () => false", "old-references"),
        ("delete window.ResizeObserver", "old-resize"),
    ] {
        let site = after(script)?;
        page.open(site.url()).await?;
        check_panel(page, "old", code).await?;
    }
    Ok(())
}

pub(crate) async fn blocked_by_policy(page: &Page) -> Result {
    let page = page.without_waiting().await?;
    for policy in [
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:",
    ] {
        let site = Faulty::under(policy)?;
        page.open(site.url()).await?;
        check_panel(&page, "refused", "csp").await?;
    }
    // The policy blocks the script that reports the fault, and the style sheet.
    let site = Faulty::under("default-src 'none'")?;
    page.open(site.url()).await?;
    page.wait_for("document.readyState === 'complete'", "the page has arrived").await?;
    readable(&page).await?;
    check!(page.attr("html", "data-state").await?.as_deref() == Some("loading"), "a script ran all the same");
    check!(page.count_shown("#trouble").await? == 0, "a panel is shown that nobody can close");
    page.close().await;
    Ok(())
}

/// As on hosts that cannot send headers.
pub(crate) async fn with_a_policy_element(page: &Page) -> Result {
    let page = page.without_waiting().await?;
    for policy in [policy_element(), String::new()] {
        let site = Faulty::without_policy(|page| {
            let page = page.replacen("<meta", &[policy.as_str(), "<meta"].concat(), 1);
            page.replacen("</head>", "<script>window.inline = true</script></head>", 1)
        })?;
        page.open(site.url()).await?;
        page.wait_ready().await?;
        let ran = page.js("return window.inline === true", Vec::new()).await?;
        check!(ran == policy.is_empty(), "under the policy {policy:?}, what stands in the page ran: {ran}");
    }
    page.close().await;
    Ok(())
}

pub(crate) async fn stalled_and_slow(page: &Page) -> Result {
    let page = page.without_waiting().await?;
    let site = Faulty::edited(&[], |page| with_limit(1500, &page))?;
    // The whole takes longer than the limit for a pause.
    site.inject_fault(FaultTarget::Program, Fault::Drip(12, Duration::from_millis(250)));
    page.open(site.url()).await?;
    page.wait_ready().await?;
    let site = Faulty::edited(&[], |page| with_limit(1000, &page))?;
    site.inject_fault(FaultTarget::Program, Fault::Stall(Duration::from_secs(30)));
    page.open(site.url()).await?;
    check_panel(&page, "network", "wasm-stalled").await?;
    let site = Faulty::edited(&[], |page| with_limit(1000, &page))?;
    site.inject_fault(FaultTarget::Glue, Fault::Stall(Duration::from_secs(30)));
    page.open(site.url()).await?;
    check_panel(&page, "network", "js-stalled").await?;
    let site = Faulty::edited(&[], |page| with_limit(1000, &page))?;
    site.inject_fault(FaultTarget::Data, Fault::Stall(Duration::from_secs(30)));
    page.open(site.url()).await?;
    check_panel(&page, "network", "story-stalled").await?;
    // The panel that came too early goes away.
    let site = Faulty::edited(&[], |page| with_limit(500, &page))?;
    site.inject_fault(FaultTarget::Program, Fault::Drip(3, Duration::from_millis(1200)));
    page.open(site.url()).await?;
    check_panel(&page, "network", "wasm-stalled").await?;
    let is_ready = "document.documentElement.dataset.state === 'ready'";
    page.wait_for(is_ready, "the page is ready all the same").await?;
    check!(page.count_shown("#trouble").await? == 0, "a panel is shown although the program runs");
    page.close().await;
    Ok(())
}

pub(crate) async fn late(page: &Page) -> Result {
    // A glue that waits before it starts the program.
    let slow = |glue: &str| {
        format!(
            "const start = async (what) => {{ await new Promise((over) => setTimeout(over, 2500)); \
             return (await import('./{glue}')).default(what) }}; \
             dispatchEvent(new CustomEvent('minxin:glue', {{ detail: start }}))"
        )
    };
    let name = page.glue()?;
    let site = Faulty::edited(&[("slow.js", &slow(&name))], |page| {
        let (before, module) = page.split_once("<script integrity").unwrap_or((&page, ""));
        let (_, after) = module.split_once("</script>").unwrap_or_default();
        with_limit(1000, &[before, "<script type=module src=slow.js></script>", after].concat())
    })?;
    page.open(site.url()).await?;
    check_panel(page, "late", "late").await?;
    page.wait_for("document.documentElement.dataset.state === 'ready'", "the page is ready all the same").await?;
    check!(page.count_shown("#trouble").await? == 0, "a panel is shown although the program runs");
    Ok(())
}

pub(crate) async fn traps_at_once(page: &Page) -> Result {
    let site = Faulty::edited(&[], |page| page.replacen("data-wasm-integrity", "data-none", 1))?;
    site.inject_fault(FaultTarget::Program, Fault::Trap);
    page.open(site.url()).await?;
    check_panel(page, "ended", "trap").await?;
    // A page without the elements that the program hydrates.
    let site = Faulty::edited(&[], |page| page.replacen("<div id=\"app\"", "<div id=\"other\"", 1))?;
    page.open(site.url()).await?;
    check_panel(page, "ended", "panic").await
}

/// On hosts without TLS, browsers compute no digests for scripts of a page.
pub(crate) async fn without_digests(page: &Page) -> Result {
    let script = "Object.defineProperty(crypto, 'subtle', { value: undefined })";
    let site = after(script)?;
    page.visit(site.url()).await?;
    check!(page.js("return crypto.subtle === undefined", Vec::new()).await? == true, "digests can be worked out");
    // Another address, so that nothing of it is cached.
    let site = after(script)?;
    site.inject_fault(FaultTarget::Program, Fault::Longer(b"\0\x03\x01xy"));
    page.open(site.url()).await?;
    check_panel(page, "changed", "wasm-changed").await
}
