//! Other stories, by their address.

use std::collections::BTreeSet;
use std::time::Duration;

use browser_tests::{Browser, Fault, FaultTarget, Faulty, Framed, Host, HostPage, Page, Result, check};
use serde_json::json;

use crate::marks::{first, go_to, select};

pub(crate) async fn another(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let usual = page.text("[data-view='timeline']").await?;
    page.visit("/?view=timeline&story=stories/elder-care.json").await?;
    page.until("the timeline shows another story", async || {
        let content = page.text("[data-view='timeline']").await?;
        Ok(!content.is_empty() && content != usual)
    })
    .await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    let story = page.query("story").await?;
    check!(story.as_deref() == Some("stories/elder-care.json"), "the address lost the story: {story:?}");
    Ok(())
}

pub(crate) async fn missing(page: &Page) -> Result {
    page.visit("/?view=timeline&story=stories/none.json").await?;
    page.until("a sentence says that the story is missing", async || {
        let content = page.texts("[data-notice], [role='alert']:not([hidden])").await?;
        Ok(content.iter().any(|sentence| !sentence.is_empty()))
    })
    .await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await
}

pub(crate) async fn refused(page: &Page) -> Result {
    page.visit("/?story=../elsewhere.json").await?;
    let content = page.texts("[data-notice]").await?;
    check!(
        content.iter().any(|sentence| sentence.contains("../elsewhere.json")),
        "no sentence names the path: {content:?}"
    );
    let asked = "performance.getEntriesByType('resource').some(entry => entry.name.includes('elsewhere'))";
    check!(page.js(&format!("return {asked}"), Vec::new()).await? == false, "the file was asked for all the same");
    Ok(())
}

/// No spelling of an address leaves the directory of the page, and no redirect of the host does.
pub(crate) async fn never_from_outside(page: &Page) -> Result {
    let own = include_str!("../../../public/stories/elder-care.json");
    let site = Faulty::edited(&[("elsewhere.json", own)], |page| page)?;
    let asked = "performance.getEntriesByType('resource').some(entry => entry.name.includes('elsewhere'))";
    for path in [
        "stories/%252e%252e/elsewhere.json",
        "stories/.%252e/elsewhere.json",
        "%20/elsewhere.json",
        "%20../elsewhere.json",
        "stories/%09../elsewhere.json",
        "stories%5C..%5Celsewhere.json",
    ] {
        page.open(&format!("{}/?story={path}", site.url())).await?;
        page.wait_ready().await?;
        let content = page.texts("[data-notice]").await?;
        check!(content.iter().any(|sentence| sentence.contains("无法打开")), "no sentence names {path}: {content:?}");
        check!(page.js(&format!("return {asked}"), Vec::new()).await? == false, "{path} was asked for");
    }
    let usual = page.text("h1").await?;
    site.inject_fault(FaultTarget::Story, Fault::Redirect("/elsewhere.json"));
    page.open(&format!("{}/?story=stories/moved.json", site.url())).await?;
    page.wait_ready().await?;
    let content = page.texts("[data-notice]").await?;
    check!(content.iter().any(|sentence| sentence.contains("请求转至")), "no sentence names the redirect: {content:?}");
    check!(page.text("h1").await? == usual, "the redirect was followed");
    Ok(())
}

/// An English page reports in English that its story is missing, also after another change.
pub(crate) async fn missing_in_english(page: &Page) -> Result {
    let english = |content: &[String], what: &str| content.iter().any(|sentence| sentence.contains(what));
    for (path, what) in [("stories/none.json", "couldn’t be opened"), ("../x.json", "can’t be opened")] {
        page.visit(&format!("/?lang=en&story={path}")).await?;
        page.wait_ready().await?;
        let content = page.texts("[data-notice]").await?;
        check!(english(&content, what), "{path}: {content:?}");
        check!(page.text("h1").await?.starts_with("Shanghai"), "the page is not in English");
        // In Chinese, and then in English: the notice exists in both.
        page.visit(&format!("/?story={path}")).await?;
        page.wait_ready().await?;
        page.click("[data-command=set-language-en]").await?;
        page.until("the page is in English", async || Ok(page.text("h1").await?.starts_with("Shanghai"))).await?;
        let content = page.texts("[data-notice]").await?;
        check!(english(&content, what), "{path}, after a change of language: {content:?}");
    }
    page.visit("/?lang=en&story=stories/none.json").await?;
    page.wait_ready().await?;
    check!(page.count("[data-command='retry stories/none.json']").await? == 1, "it cannot be tried again");
    followed(page, "stories/elder-care.json").await?;
    page.until("nothing is said any more", async || Ok(page.count("[data-notice]").await? == 0)).await
}

/// The host of a frame receives an event for a missing story.
pub(crate) async fn missing_in_a_frame(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!(
        "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>门户</title><body><script src=\"/keep.js\"></script>\
         <minxin-atlas lang=\"en-GB\" story=\"stories/none.json\"></minxin-atlas><script src=\"{atlas}/embed.js\"></script></body></html>"
    );
    let keep =
        "window.received = []; document.addEventListener('error', event => received.push(event.detail?.reason), true);";
    let pages = [("/", body), ("/keep.js", keep.to_owned())].map(|(path, body)| HostPage {
        path: path.to_owned(),
        headers: String::new(),
        body,
    });
    let host = Host::start(pages.into())?;
    page.open(&host.url("/")).await?;
    page.wait_for("window.received?.includes('story')", "the host receives the event").await?;
    page.enter_frame(0).await?;
    let said = page.js("return document.querySelector('[data-notice]')?.textContent ?? ''", Vec::new()).await;
    page.leave_frame().await?;
    check!(said?.as_str().is_some_and(|said| said.contains("couldn’t be opened")), "the frame says nothing in English");
    Ok(())
}

/// Opens a story without leaving the page, as its links do.
async fn followed(page: &Page, path: &str) -> Result {
    let go = "history.pushState({}, '', '?story=' + arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
    page.js(go, vec![json!(path)]).await.map(drop)
}

/// Actions while a story loads do not stop the loading. An answer that is no longer needed changes nothing.
pub(crate) async fn on_its_way(page: &Page) -> Result {
    let other = include_str!("../../../public/stories/elder-care.json");
    let own = include_str!("../../../public/stories/minxin-2021.json");
    let files = [("stories/slow.json", other), ("stories/later.json", own)];
    let site = Faulty::edited(&files, |page| page.replacen("<script", "<script data-timeout-ms=3000", 1))?;
    site.inject_fault(FaultTarget::Story, Fault::Drip(12, Duration::from_millis(250)));
    page.open(&format!("{}/?story=stories/slow.json", site.url())).await?;
    let usual = page.content("h1").await?;
    // WebKit goes back past entries of a page that the reader has not touched.
    page.click("h1").await?;
    page.until("the page answers while the story comes", async || {
        // Before the program runs, the browser would follow the link.
        let is_answered = "let answered; addEventListener('click', (event) => { answered = event.defaultPrevented; event.preventDefault(); }, { once: true }); \
            document.querySelector('.views [data-command=set-view-timeline]').click(); return answered";
        Ok(page.js(is_answered, Vec::new()).await? == true && page.query("view").await?.as_deref() == Some("timeline"))
    })
    .await?;
    check!(page.content("h1").await? == usual, "the story was there before anything was done");
    check!(page.query("story").await?.as_deref() == Some("stories/slow.json"), "the address names it no more");
    // Longer than the limit for a program that does not report its progress.
    page.wait_for("performance.now() > 2600 || document.documentElement.dataset.state !== 'loading'", "time passes")
        .await?;
    check!(page.count_shown("#trouble").await? == 0, "the page is said to be in trouble while it waits");
    page.wait_ready().await?;
    let content = page.content("h1").await?;
    check!(content != usual, "the story did not come");
    let asked = page.query("story").await?;
    check!(asked.as_deref() == Some("stories/slow.json"), "the address says {asked:?}");
    // To another story, and back before it has loaded.
    followed(page, "stories/later.json").await?;
    page.back().await?;
    page.wait_query("story", Some("stories/slow.json")).await?;
    let is_there = "performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('later') && responseEnd > 0)";
    page.wait_for(is_there, "the answer is there").await?;
    page.js("return new Promise((resolve) => setTimeout(resolve, 300))", Vec::new()).await?;
    check!(page.content("h1").await? == content, "it replaced the story in the address");
    Ok(())
}

/// Each wrong answer in place of a story has its own sentence. The earlier story stays, and the loading can be repeated.
pub(crate) async fn each_fault_has_its_own_sentence(page: &Page) -> Result {
    let deep = "[".repeat(40);
    let large = " ".repeat((8 << 20) + 1);
    let own = include_str!("../../../public/stories/minxin-2021.json");
    let files = [
        ("stories/deep.json", deep.as_str()),
        ("stories/large.json", large.as_str()),
        ("stories/later.json", r#"{"schema":2}"#),
        ("stories/bare.json", r#"{"schema":1}"#),
        ("stories/list.json", "[1]"),
    ];
    // A name for each fault, because a story is cached for a minute.
    let names: Vec<String> = (0..9).map(|number| format!("stories/own-{number}.json")).collect();
    let owns = names.iter().map(|name| (name.as_str(), own));
    let site = Faulty::edited(&files.into_iter().chain(owns).collect::<Vec<_>>(), |page| page)?;
    page.visit(&format!("{}/?story=stories/elder-care.json", site.url())).await?;
    let shown = page.text("h1").await?;
    let mut faults = vec![
        Fault::Status(404),
        Fault::Status(500),
        Fault::Reset,
        Fault::Page,
        Fault::Cut,
        Fault::Longer(b"\xb5\xc4"),
        Fault::Longer(b"x"),
        Fault::Stall(Duration::from_secs(40)),
    ];
    // WebKitGTK's driver sometimes fails when a response stalls.
    if page.browser() == Browser::Webkit {
        faults.pop();
    }
    let count = faults.len() + files.len();
    let at_fault = faults.into_iter().map(Some).zip(names.iter().map(String::as_str));
    let cases = at_fault.chain(files.map(|(name, _)| (None, name)));
    let mut said = BTreeSet::<String>::new();
    for (fault, path) in cases {
        match fault {
            Some(fault) => site.inject_fault(FaultTarget::Story, fault),
            None => site.heal(),
        }
        followed(page, path).await?;
        let tell = "[...document.querySelectorAll('[data-notice]')].find((own) => own.querySelector('[data-command^=retry]'))?.querySelector('span').textContent ?? ''";
        let words = async || -> Result<String> {
            Ok(page.js(&format!("return {tell}"), Vec::new()).await?.as_str().unwrap_or_default().replace(path, ""))
        };
        page.until(&format!("something new is said of {fault:?} and {path}"), async || {
            let words = words().await?;
            Ok(!words.is_empty() && !said.contains(&words))
        })
        .await?;
        said.insert(words().await?);
        check!(page.text("h1").await? == shown, "what was shown is gone after {fault:?} and {path}");
    }
    check!(said.len() == count, "the sentences are {said:?}");
    // The fault goes away, and the same loading is repeated.
    site.inject_fault(FaultTarget::Story, Fault::Reset);
    followed(page, "stories/own-8.json").await?;
    page.until("it can be tried again", async || {
        Ok(page.count("[data-command='retry stories/own-8.json']").await? == 1)
    })
    .await?;
    site.heal();
    page.click("[data-command^=retry]").await?;
    page.until("the story is there", async || Ok(page.text("h1").await? != shown)).await
}

/// The site with a worker that caches nothing, so that every file is requested.
fn without_cache() -> Result<Faulty> {
    Faulty::with_changed("sw.js", |_| String::new())
}

/// On the page of another story, the English text that failed is fetched again, and so is the default story.
pub(crate) async fn retried_on_the_page_of_another_story(page: &Page) -> Result {
    let site = without_cache()?;
    let retry = "[data-command^=retry]";
    let can_retry = async || page.until("it can be tried again", async || Ok(page.count(retry).await? == 1)).await;
    page.visit(&format!("{}/stories/elder-care/", site.url())).await?;
    let name = page.text("h1").await?;
    site.inject_fault(FaultTarget::Data, Fault::Reset);
    page.click("[data-command=set-language-en]").await?;
    can_retry().await?;
    site.heal();
    page.click(retry).await?;
    page.wait_for("document.documentElement.lang === 'en'", "the page is in English").await?;
    check!(page.path().await? == "en/stories/elder-care/", "the path is {}", page.path().await?);
    check!(page.count("[data-notice]").await? == 0, "a notice is left over");
    page.visit(&format!("{}/stories/elder-care/", site.url())).await?;
    site.inject_fault(FaultTarget::Story, Fault::Reset);
    page.js("history.pushState({}, '', '/'); dispatchEvent(new PopStateEvent('popstate'))", Vec::new()).await?;
    can_retry().await?;
    check!(page.text("h1").await? == name, "another story is shown");
    site.heal();
    page.click(retry).await?;
    page.until("the default story is shown", async || {
        Ok(page.path().await?.is_empty() && page.text("h1").await? != name && page.count("[data-notice]").await? == 0)
    })
    .await?;
    check!(page.attr("html", "lang").await?.as_deref() == Some("zh-Hans"), "it is in English");
    Ok(())
}

/// Going back while the English text is loaded keeps the page that the reader has gone back to.
pub(crate) async fn going_back_before_english_has_come(page: &Page) -> Result {
    let site = without_cache()?;
    page.visit(site.url()).await?;
    go_to(page, "timeline").await?;
    site.inject_fault(FaultTarget::Data, Fault::Drip(8, Duration::from_millis(250)));
    page.click("[data-command=set-language-en]").await?;
    page.until("the text is requested", async || Ok(page.count("[data-notice]").await? == 1)).await?;
    page.back().await?;
    page.wait_query("view", None).await?;
    page.until("the text is there", async || Ok(page.count("[data-notice]").await? == 0)).await?;
    page.js("return new Promise((resolve) => setTimeout(resolve, 200))", Vec::new()).await?;
    check!(page.attr("html", "lang").await?.as_deref() == Some("zh-Hans"), "the language has changed");
    check!(page.path().await?.is_empty(), "the path is {}", page.path().await?);
    page.forward().await?;
    page.wait_query("view", Some("timeline")).await
}
