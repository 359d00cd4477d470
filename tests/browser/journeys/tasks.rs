//! Tasks of newcomers on a phone, from the start page, in a limited number of actions.

use browser_tests::{Newcomer, Page, Result, check};

use crate::charts::RECORD_FILES;

const SEARCH: &str = ".masthead [data-command=show-search]";
const RESULT: &str = ".search-results [role=option]";
const TAB: &str = ".tab-bar a";
const RECORD: &str = "#main .record-page";

/// Opens the first result of a search with a text.
async fn search(reader: &Newcomer<'_>, query: &str, result: &str) -> Result {
    reader.tap(SEARCH, "").await?;
    reader.type_text(query).await?;
    reader.tap(RESULT, result).await
}

/// The result of the renewal target of 2020.
pub(crate) async fn was_the_renewal_target_reached(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 1).await?;
    for text in ["75万", "按期完成", "原定目标55万，后上调至75万", "136%"] {
        reader.see(".key-figure[href*='renewal-area-2020'] > *", text).await?;
    }
    Ok(())
}

/// The promises on lifts, with their verdicts.
pub(crate) async fn what_came_of_the_lifts(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 3).await?;
    search(&reader, "电梯", "加装电梯").await?;
    reader.see("h1", "加装电梯").await?;
    reader.see(".commitment-row .title", "推进老楼加装电梯").await?;
    reader.see(".commitment-row .status", "有进展：大部分").await
}

/// A breakfast truck near Hongkou.
pub(crate) async fn a_breakfast_truck_near_hongkou(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 4).await?;
    search(&reader, "虹口 早餐车", "彩虹湾").await?;
    reader.see("h1", "彩虹湾").await?;
    reader.see(RECORD, "虹口区").await
}

/// The target that was missed.
pub(crate) async fn the_missed_target(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 2).await?;
    reader.tap(TAB, "目标").await?;
    reader.tap(".status-filters button", "未完成1项").await?;
    reader.see(".bullet-row .title", "养老床位总数").await?;
    reader.see(".bullet-row .status", "未完成").await
}

/// The source that disagrees that the creek was finished.
pub(crate) async fn who_disagrees_on_the_creek(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 3).await?;
    search(&reader, "苏州河 贯通", "苏州河42公里岸线").await?;
    reader.see("#main p", "尚在施工").await
}

/// The length of the Jing'an section, with its source beside it.
pub(crate) async fn the_length_of_a_section(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 3).await?;
    search(&reader, "静安段", "苏州河静安段").await?;
    reader.see(".facts dd", "6.3公里 · 新民晚报").await
}

/// The values of the elder-care beds as CSV.
pub(crate) async fn the_values_of_the_beds(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 3).await?;
    page.js(RECORD_FILES, Vec::new()).await?;
    reader.tap(SEARCH, "").await?;
    reader.type_text("养老床位").await?;
    reader.tap(&format!("{RESULT}[data-command^='export-csv']"), "养老床位总数").await?;
    page.wait_for("window.files.length === 1 && window.named.length === 1", "a file is handed over").await?;
    let name = page.js("return window.named[0]", Vec::new()).await?;
    let text = page.js_async("return window.files[0].text()").await?;
    check!(name == "2022年底全市养老床位总数.csv", "the file is named {name}");
    check!(text.as_str().is_some_and(|text| text.contains("\"163600\"")), "the file has {text}");
    Ok(())
}

/// The day of 4 January, in order.
pub(crate) async fn the_day_in_order(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 2).await?;
    reader.see(".visit-day li", "民心工程现场推进会").await?;
    let steps = page.texts(".visit-day ol > li").await?;
    let names = ["虹口段", "静安段", "黄浦中心大厦", "早餐车", "现场推进会"];
    let is_in_order = steps.len() == names.len() && steps.iter().zip(names).all(|(step, name)| step.contains(name));
    check!(is_in_order, "the day has the steps {steps:?}");
    Ok(())
}

/// Everything about Huangpu: the map filters every view.
pub(crate) async fn everything_about_huangpu(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 2).await?;
    reader.tap(TAB, "地图").await?;
    reader.tap("text[data-command='filter-district 310101']", "黄浦区").await?;
    page.wait_query("district", Some("310101")).await?;
    reader.see(".masthead .badge", "1").await
}

/// The bridge of Changshou Road.
pub(crate) async fn a_bridge(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 3).await?;
    search(&reader, "长寿路桥", "长寿路桥").await?;
    reader.see("h1", "长寿路桥").await
}

/// The link of a programme has a preview.
pub(crate) async fn the_link_of_a_programme(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 2).await?;
    reader.tap(".masthead [data-command=open-filters]", "").await?;
    reader.tap(".filter-sheet [data-command='filter-programme old-area-renewal']", "旧区改造").await?;
    page.wait_query("programme", Some("old-area-renewal")).await?;
    let preview = "const request = new XMLHttpRequest(); request.responseType = 'document'; request.open('GET', location.href); \
        return new Promise((resolve, reject) => { request.onerror = reject; request.onload = () => resolve(['title', 'description'] \
            .map((name) => request.response.querySelector(`meta[property='og:${name}']`)?.content ?? '')); request.send(); })";
    let preview = page.js_async(preview).await?;
    let [title, description] = [0, 1].map(|place| preview[place].as_str().unwrap_or_default().to_owned());
    check!(title.contains("旧区改造") && description.chars().count() > 20, "its preview is {preview}");
    Ok(())
}

/// The code that embeds the map, in English and dark.
pub(crate) async fn the_code_of_the_map(page: &Page) -> Result {
    let reader = Newcomer::open(page, "/", 5).await?;
    reader.tap(".masthead [data-command=open-menu]", "").await?;
    reader.tap(".menu [data-command=open-embed-dialog]", "").await?;
    for (name, value) in [("view", "map"), ("lang", "en"), ("theme", "dark")] {
        reader.choose(&format!("select[name='share-{name}']"), value).await?;
    }
    page.until("the code says so", async || {
        let code = page.js("return document.querySelector('.snippet textarea').value", Vec::new()).await?;
        Ok(["map", "en", "dark"].iter().all(|part| code.as_str().is_some_and(|code| code.contains(part))))
    })
    .await
}
