//! The pages of records and programmes, and the links between pages.

use browser_tests::{Failure, Fault, FaultTarget, Faulty, Page, Portal, Result, check};
use serde_json::json;

use crate::marks::go_to;

/// A link from the page of a programme to that of a record.
const RECORD: &str = "#main a[href*='records/']";

/// Waits until the path below the site is this one.
async fn wait_path(page: &Page, path: &str) -> Result {
    page.until(&format!("the path is {path:?}"), async || Ok(page.path().await? == path)).await
}

/// A link shows the top of another page in the same document, with its title and language. The history leads back.
pub(crate) async fn links_are_followed_without_a_load(page: &Page) -> Result {
    for (lang, prefix) in [("zh-Hans", ""), ("en", "en/")] {
        page.visit(&format!("/?lang={lang}&programme=old-area-renewal")).await?;
        let programme = format!("{prefix}programmes/old-area-renewal/");
        wait_path(page, &programme).await?;
        let (title, heading) = (page.title().await?, page.text("#main h1, #main h2").await?);
        check!(title.contains(&heading), "the title of {heading:?} is {title:?}");
        let mark = "window.isSame = true; scrollTo(0, document.body.scrollHeight); return history.length";
        let entries = page.js(mark, Vec::new()).await?;
        page.click(RECORD).await?;
        page.until("the page of a record is shown", async || {
            Ok(page.path().await?.starts_with(&format!("{prefix}records/")) && page.title().await? != title)
        })
        .await?;
        page.wait_for("scrollY === 0", "its top is shown").await?;
        page.wait_for("document.activeElement.id === 'main'", "the focus is on it").await?;
        let name = page.text("#main h1, #main h2").await?;
        check!(page.title().await?.contains(&name), "the title of {name:?} is {:?}", page.title().await?);
        let found =
            page.js("return [window.isSame, document.documentElement.lang, history.length]", Vec::new()).await?;
        let wanted = json!([true, lang, entries.as_u64().unwrap_or_default() + 1]);
        check!(found == wanted, "it is {found}, not {wanted}");
        let head = "return [document.querySelector(`link[hreflang=${document.documentElement.lang}]`).href === location.href, \
            document.querySelectorAll('meta[name=description], meta[property], script[type=\"application/ld+json\"]').length]";
        let head = page.js(head, Vec::new()).await?;
        check!(head == json!([true, 0]), "the head is that of another page: {head}");
        page.back().await?;
        wait_path(page, &programme).await?;
        page.until("the programme is shown again", async || {
            Ok(page.title().await? == title && page.text("#main h1, #main h2").await? == heading)
        })
        .await?;
        check!(page.js("return window.isSame", Vec::new()).await? == true, "going back loads the page");
        // With a key that opens a tab, the browser follows the link.
        let is_left = "let prevented; addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true }); \
            document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })); \
            return prevented";
        check!(page.js(is_left, vec![json!(RECORD)]).await? == false, "a link cannot be opened in a tab");
    }
    Ok(())
}

/// The brand and the view's name lead from the page of a record or programme to the overview, on every kind of screen.
pub(crate) async fn the_overview_is_one_step_away(page: &Page) -> Result {
    for (width, link) in [(1440, ".masthead .brand a"), (1440, ".masthead .views a"), (360, ".tab-bar a")] {
        page.set_size(width, 800).await?;
        for from in ["records/breakfast-trucks/", "programmes/breakfast/", "map/?sel=breakfast-trucks"] {
            page.visit(&format!("/{from}")).await?;
            let current = page.attr(link, "aria-current").await?;
            check!(current.as_deref() != Some("page"), "{link} of {from} is said to be the page itself");
            page.click(link).await?;
            wait_path(page, "").await?;
            page.wait_for(
                "document.querySelector('.overview-page .key-figures')?.offsetWidth > 0",
                "the overview is shown",
            )
            .await?;
            page.back().await?;
            page.until("back leads to the page", async || {
                Ok(page.path().await? == from.split('?').next().unwrap_or(""))
            })
            .await?;
        }
    }
    Ok(())
}

/// Links between pages keep the basis and the filters, and the pages follow them.
pub(crate) async fn links_keep_the_basis(page: &Page) -> Result {
    let background = "return document.querySelectorAll('.record-page .event-rows .background').length";
    page.visit("/programmes/old-area-renewal/").await?;
    check!(page.js(background, Vec::new()).await?.as_u64() > Some(0), "the programme has no background");
    page.visit("/?basis=article&theme=dark").await?;
    page.click("#main a[href*='programmes/old-area-renewal/']").await?;
    wait_path(page, "programmes/old-area-renewal/").await?;
    page.wait_query("basis", Some("article")).await?;
    page.wait_query("theme", Some("dark")).await?;
    check!(page.js(background, Vec::new()).await? == json!(0), "background facts are listed");
    page.click("#main a[href*='records/']").await?;
    page.until("a record is shown", async || Ok(page.path().await?.starts_with("records/"))).await?;
    page.wait_query("basis", Some("article")).await?;
    page.visit("/?district=310109").await?;
    page.click("#main a[href*='table=sources']").await?;
    wait_path(page, "facts/").await?;
    page.wait_query("table", Some("sources")).await?;
    page.wait_query("district", Some("310109")).await
}

/// The address of a page replaces an old link to it.
pub(crate) async fn old_links_lead_to_pages(page: &Page) -> Result {
    for (old, path, query) in [
        ("/?view=map&sel=suzhou-creek-hongkou", "map/", "?sel=suzhou-creek-hongkou"),
        ("/?lang=en", "en/", ""),
        ("/?sel=breakfast-trucks&basis=article", "records/breakfast-trucks/", "?basis=article"),
        ("/?programme=breakfast&lang=en", "en/programmes/breakfast/", ""),
        ("/?view=indicators&programme=breakfast", "targets/", "?programme=breakfast"),
        ("/?view=table&lang=en", "en/facts/", ""),
        ("/?story=stories/elder-care.json&view=timeline", "stories/elder-care/timeline/", ""),
        ("/index.html?view=commitments", "commitments/index.html", ""),
    ] {
        page.visit(old).await?;
        wait_path(page, path).await?;
        let found = page.js("return location.search", Vec::new()).await?;
        check!(found == query, "{old} leads to {found}");
    }
    Ok(())
}

/// The program shows what the static page of the same path says.
pub(crate) async fn as_their_static_forms(page: &Page) -> Result {
    // Without the script that starts the program.
    let plain = Faulty::start()?;
    plain.inject_fault(FaultTarget::Boot, Fault::Status(404));
    for (path, query) in [
        ("records/renewal-area-2020/", "sel=renewal-area-2020"),
        ("en/records/suzhou-creek-hongkou/", "lang=en&sel=suzhou-creek-hongkou"),
        ("records/lines-faster/", "sel=lines-faster"),
        ("en/programmes/breakfast/", "lang=en&programme=breakfast"),
    ] {
        page.open(&format!("{}/{path}", plain.url())).await?;
        let expected = page.content("#main").await?;
        let title = page.title().await?;
        page.visit(&format!("/?{query}")).await?;
        wait_path(page, path).await?;
        check!(expected.chars().count() > 100, "{path} says {expected:?}");
        page.until(&format!("{path} says the same"), async || Ok(page.content("#main").await? == expected)).await?;
        check!(page.title().await? == title, "the title of {path} is {:?}", page.title().await?);
    }
    Ok(())
}

/// The record of a page is selected in the views, and closing it there leaves the view.
pub(crate) async fn a_record_is_shown_in_the_views(page: &Page) -> Result {
    page.visit("/?lang=en&sel=suzhou-creek-hongkou").await?;
    check!(page.count_shown("[data-view='detail']").await? == 0, "the record is shown twice");
    go_to(page, "map").await?;
    wait_path(page, "en/map/").await?;
    page.wait_query("sel", Some("suzhou-creek-hongkou")).await?;
    page.until("the panel shows it", async || Ok(page.text("[data-view='detail']").await?.contains("Hongkou"))).await?;
    page.press("Escape").await?;
    page.wait_query("sel", None).await?;
    wait_path(page, "en/map/").await?;
    page.back().await?;
    page.wait_query("sel", Some("suzhou-creek-hongkou")).await?;
    page.back().await?;
    wait_path(page, "en/records/suzhou-creek-hongkou/").await?;
    page.until("its page is back", async || Ok(page.count_shown("#main .record-page").await? == 1)).await
}

/// The list of programmes leads from the overview to the page of a programme, and back.
pub(crate) async fn a_programme_is_chosen(page: &Page) -> Result {
    page.visit("/").await?;
    page.choose("select[name='programme']", "breakfast").await?;
    wait_path(page, "programmes/breakfast/").await?;
    page.until("its page is shown", async || Ok(page.count_shown(RECORD).await? > 3)).await?;
    go_to(page, "timeline").await?;
    page.wait_query("programme", Some("breakfast")).await?;
    page.back().await?;
    wait_path(page, "programmes/breakfast/").await?;
    page.choose("select[name='programme']", "").await?;
    wait_path(page, "").await?;
    page.until("the overview is shown", async || Ok(page.count_shown("#main .record-page").await? == 0)).await
}

/// An unknown record leaves its notice and its address, until the reader goes on.
pub(crate) async fn unknown_records_are_reported(page: &Page) -> Result {
    for (old, view) in [("/?sel=nobody", None), ("/?view=map&programme=nothing", Some("map"))] {
        page.visit(old).await?;
        page.until("a notice is shown", async || Ok(page.count_shown("[data-notice]").await? == 1)).await?;
        page.wait_query("view", view).await?;
        check!(page.url().await?.ends_with(old), "the address is {}", page.url().await?);
        go_to(page, "timeline").await?;
        page.until("the notice is gone", async || Ok(page.count("[data-notice]").await? == 0)).await?;
        wait_path(page, "timeline/").await?;
        check!(page.js("return location.search", Vec::new()).await? == "", "the address is {}", page.url().await?);
    }
    Ok(())
}

/// A story without pages is named by the query, on the page of a record too, and its links lead to its own records.
pub(crate) async fn links_stay_in_a_story_without_pages(page: &Page) -> Result {
    let portal = Portal::start()?;
    page.visit(&format!("{}/?story=stories/spots.json&sel=spot-b", portal.url())).await?;
    let heading = page.text("h1").await?;
    check!(heading == "地点b", "the page is that of {heading:?}");
    wait_path(page, "").await?;
    let name = page.title().await?;
    page.click("#main a[rel='next']").await?;
    page.wait_query("sel", Some("spot-c")).await?;
    page.wait_query("story", Some("stories/spots.json")).await?;
    wait_path(page, "").await?;
    page.until("the title is that of the record", async || Ok(page.title().await? != name)).await?;
    check!(page.text("h1").await? == "地点c", "the page is that of {:?}", page.text("h1").await?);
    check!(page.count("[data-notice]").await? == 0, "something is not found");
    Ok(())
}

/// The canonical address is that of the page shown.
pub(crate) async fn the_canonical_address_follows(page: &Page) -> Result {
    let canonical = "<link rel=\"canonical\" href=\"https://a.example/b/\"></head>";
    let site = Faulty::edited(&[], |page| page.replacen("</head>", canonical, 1))?;
    page.visit(&format!("{}/?programme=breakfast", site.url())).await?;
    let follows = async |path: &str| {
        let address = ["https://a.example/b/", path].concat();
        page.until(&format!("the canonical address is {address}"), async || {
            Ok(page.attr("link[rel=canonical]", "href").await?.as_deref() == Some(address.as_str()))
        })
        .await
    };
    follows("programmes/breakfast/").await?;
    go_to(page, "timeline").await?;
    follows("timeline/").await?;
    page.back().await?;
    follows("programmes/breakfast/").await
}

/// A host that needs the name of the file gets it in every link, also if one is opened in a tab.
pub(crate) async fn links_name_the_file_where_the_address_does(page: &Page) -> Result {
    page.visit("/index.html?programme=breakfast").await?;
    wait_path(page, "programmes/breakfast/index.html").await?;
    let others = "return [...document.querySelectorAll('#main a[href], .masthead a[href], .breadcrumb a[href]')] \
        .filter((link) => link.origin === location.origin && !link.getAttribute('href').startsWith('#') && !link.pathname.endsWith('/index.html')) \
        .map((link) => link.href)";
    page.until("every link names it", async || Ok(page.js(others, Vec::new()).await? == json!([]))).await?;
    page.click(RECORD).await?;
    page.until("the page of a record is shown", async || Ok(page.path().await?.starts_with("records/"))).await?;
    check!(page.path().await?.ends_with("/index.html"), "the path is {}", page.path().await?);
    Ok(())
}

/// At an address that the host does not know, the program opens the page that it means, or suggests similar ones.
pub(crate) async fn unknown_addresses_lead_on(page: &Page) -> Result {
    page.visit("/en/records/suzhou-crek/").await?;
    check!(page.text("h1").await? == "没有这个页面", "the page is {:?}", page.text("h1").await?);
    let hrefs = page.attrs(".nearest a", "href").await?;
    for path in ["records/suzhou-creek/", "en/records/suzhou-creek/"] {
        check!(hrefs.iter().any(|href| href.ends_with(&["/", path].concat())), "{path} is not among {hrefs:?}");
    }
    let found = page.count_shown("#main a[href$='/programmes/breakfast/']").await?;
    check!(found == 2, "the programmes are listed {found} times");
    page.click(".nearest [href$='/en/records/suzhou-creek/']").await?;
    page.until("the page is open", async || Ok(page.path().await? == "en/records/suzhou-creek/")).await?;
    page.visit("/EN/Records/Suzhou-Creek/?basis=article").await?;
    wait_path(page, "en/records/suzhou-creek/").await?;
    check!(page.count_shown("#main .record-page").await? == 1, "its page is not shown");
    check!(page.query("basis").await?.as_deref() == Some("article"), "the query is lost");
    check!(page.count("[data-notice]").await? == 0, "something is said to be missing");
    page.visit("/stories/elder-care/records/day-care-2018/").await?;
    let hrefs = page.attrs(".nearest a", "href").await?;
    check!(hrefs.iter().any(|href| href.contains("/stories/elder-care/")), "no page of its story in {hrefs:?}");
    Ok(())
}

/// After a link to a page, the content below its first screen follows the first paint. After going back, where the browser
/// restores the position, it is there at once.
pub(crate) async fn the_rest_of_a_page_follows(page: &Page) -> Result {
    page.set_size(1440, 900).await?;
    let extent = "return [document.querySelectorAll('#main *').length, document.documentElement.scrollHeight]";
    for (path, command) in [("/targets/", "set-view-indicators"), ("/commitments/", "set-view-commitments")] {
        page.visit("/map/").await?;
        page.click(&format!("[data-command={command}]")).await?;
        page.until(&format!("{path} is open"), async || Ok(format!("/{}", page.path().await?) == path)).await?;
        page.js_async("return new Promise((drawn) => setTimeout(drawn, 500))").await?;
        let followed = page.js(extent, Vec::new()).await?;
        page.js_async("scrollTo(0, 700); return new Promise((noted) => setTimeout(noted, 500))").await?;
        // The click of a driver would scroll first.
        page.js("document.querySelector('.masthead [data-command=set-view-map]').click()", Vec::new()).await?;
        page.wait_for("document.querySelector('.map-viewport')", "the map is shown").await?;
        page.back().await?;
        page.until("the position is restored", async || {
            let position = page.js("return scrollY", Vec::new()).await?.as_f64().unwrap_or_default();
            if (position - 700.0).abs() < 3.0 { Ok(true) } else { Err(Failure::new(format!("it is {position}"))) }
        })
        .await?;
        check!(page.js(extent, Vec::new()).await? == followed, "{path} is shown in part after going back");
        page.visit(path).await?;
        page.until("the page is as tall as before", async || Ok(page.js(extent, Vec::new()).await? == followed))
            .await?;
    }
    Ok(())
}
