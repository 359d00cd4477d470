//! Static pages that the program takes over.

use browser_tests::{Fault, FaultTarget, Faulty, Page, Result, check};
use serde_json::json;

use crate::marks::go_to;

/// Static pages of records, programmes and overviews, whose content stays word for word.
const SAME: &[&str] = &[
    "programmes/old-area-renewal/",
    "en/programmes/breakfast/",
    "records/renewal-area-2020/",
    "en/records/suzhou-creek-hongkou/",
    "records/lines-faster/",
    "en/",
    "stories/elder-care/",
    "en/stories/elder-care/programmes/养老服务/",
    "stories/elder-care/records/day-care-2019/",
];

/// Static pages of views, in whose place the interactive view comes.
const VIEWS: &[(&str, &str)] = &[
    ("commitments/", "commitments"),
    ("timeline/", "timeline"),
    ("en/map/", "map"),
    ("targets/", "indicators"),
    ("en/facts/", "table"),
    ("stories/elder-care/timeline/", "timeline"),
];

/// The title, language and text of the document.
const LIVE: &str =
    "return [document.title, document.documentElement.lang, document.querySelector('#main').textContent]";

/// The same of the file at the address, of which no script runs.
const STATIC: &str = "const request = new XMLHttpRequest(); request.responseType = 'document'; request.open('GET', location.href); \
    return new Promise((resolve, reject) => { request.onerror = reject; request.onload = () => { const page = request.response; \
        resolve([page.title, page.documentElement.lang, page.querySelector('#main').textContent]); }; request.send(); })";

/// The program keeps the words, title, language and address of a page, and reports no error.
pub(crate) async fn content_is_kept(page: &Page) -> Result {
    for path in SAME {
        page.visit(&format!("/{path}")).await?;
        let [live, file] = [page.js(LIVE, Vec::new()).await?, page.js_async(STATIC).await?];
        let words = file[2].as_str().unwrap_or_default().chars().count();
        check!(words > 100, "{path} has {words} letters");
        check!(live == file, "{path} says {live}, not {file}");
        let url = "return decodeURIComponent(location.pathname + location.search + location.hash)";
        check!(page.js(url, Vec::new()).await? == json!(format!("/{path}")), "the address is {}", page.url().await?);
        check!(page.count("[data-notice]").await? == 0, "{path} has a notice");
        let errors = page.errors().await?;
        check!(errors.is_empty(), "errors at {path}:\n      {}", errors.join("\n      "));
    }
    Ok(())
}

/// A static view becomes the interactive one, with the same title, language and address, from which the other views are reached.
pub(crate) async fn views_become_interactive(page: &Page) -> Result {
    for (path, view) in VIEWS {
        page.visit(&format!("/{path}")).await?;
        check!(page.count_shown(&format!("#main > [data-view='{view}']")).await? == 1, "{path} shows another view");
        check!(page.count(".static-page").await? == 0, "the static page of {path} is left over");
        let [live, file] = [page.js(LIVE, Vec::new()).await?, page.js_async(STATIC).await?];
        check!([&live[0], &live[1]] == [&file[0], &file[1]], "{path} has the title {}, not {}", live[0], file[0]);
        check!(page.js("return location.pathname", Vec::new()).await? == json!(format!("/{path}")), "the path changes");
        let other = if *view == "timeline" { "indicators" } else { "timeline" };
        page.js("window.isSame = true", Vec::new()).await?;
        go_to(page, other).await?;
        page.back().await?;
        page.wait_query("view", Some(view)).await?;
        check!(page.js("return window.isSame", Vec::new()).await? == true, "going back loads the page");
        let errors = page.errors().await?;
        check!(errors.is_empty(), "errors at {path}:\n      {}", errors.join("\n      "));
    }
    Ok(())
}

/// The query and fragment of a static page choose what the program shows.
pub(crate) async fn queries_and_fragments_apply(page: &Page) -> Result {
    page.visit("/map/?sel=breakfast-trucks&basis=article").await?;
    page.until("the record is shown", async || Ok(page.count_shown("[data-view='detail']").await? == 1)).await?;
    check!(page.query("basis").await?.as_deref() == Some("article"), "the filter is lost");
    // A row that the first table does not have.
    page.visit("/en/facts/#li-qiang").await?;
    page.wait_query("table", Some("people")).await?;
    let in_sight = "(() => { const row = document.getElementById('li-qiang')?.getBoundingClientRect(); \
        return row && row.top >= 0 && row.top < innerHeight; })()";
    page.wait_for(in_sight, "its row is in sight").await
}

/// If a file is missing, the text of a static page stays, with a panel that names the cause.
pub(crate) async fn the_text_stays_without_the_program(page: &Page) -> Result {
    for (part, code) in [(FaultTarget::Program, "wasm-404"), (FaultTarget::Data, "story-404")] {
        let site = Faulty::start()?;
        site.inject_fault(part, Fault::Status(404));
        for (path, said) in
            [("programmes/breakfast/", "可正常阅读"), ("en/programmes/breakfast/", "You can still read")]
        {
            page.open(&format!("{}/{path}", site.url())).await?;
            page.until(&format!("the panel says {code}"), async || Ok(page.text("#trouble code").await? == code))
                .await?;
            check!(page.text("#trouble").await?.contains(said), "the panel says {:?}", page.text("#trouble").await?);
            check!(page.count_shown("#main a[href*='records/']").await? > 5, "the text of {path} is gone");
        }
        // Once the file is there, the panel's button starts the program.
        site.heal();
        page.click("#trouble button").await?;
        page.until("the page has loaded again", async || Ok(page.count("#trouble:not([hidden])").await? == 0)).await?;
        page.wait_ready().await?;
    }
    Ok(())
}

/// If the data of its story cannot be read, the text of a static page stays, with the panel.
pub(crate) async fn the_text_stays_without_its_story(page: &Page) -> Result {
    // With its integrity, a changed file is refused before it is read.
    let without_integrity = |page: String| {
        let (before, rest) = page.split_once(" data-story-integrity=\"").unwrap_or((&page, ""));
        let (_, after) = rest.split_once('"').unwrap_or_default();
        [before, after].concat()
    };
    let site = Faulty::with_changed("programmes/breakfast/index.html", without_integrity)?;
    site.inject_fault(FaultTarget::Data, Fault::Cut);
    page.open(&format!("{}/programmes/breakfast/", site.url())).await?;
    page.until("the panel says so", async || Ok(page.text("#trouble code").await? == "panic")).await?;
    check!(page.count_shown("#main a[href*='records/']").await? > 5, "the text is gone");
    Ok(())
}
