//! The page in old builds of Chromium. One can run the program; the other cannot, and the page says so.

use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use browser_tests::{DevTools, Result, check, served};
use serde_json::json;

/// A test in one browser.
type OldBrowserTest = fn(&mut DevTools, &str) -> Result;

/// The tests by version.
const TESTS: &[(&str, &str, OldBrowserTest)] =
    &[("92", "too_old_and_reported", too_old), ("102", "old_enough_to_run", old_enough)];

fn main() -> ExitCode {
    let Ok(places) = env::var("MINXIN_OLD") else {
        println!("`cargo xtask test browser` installs old browsers and runs these tests");
        println!("test result: ok. 0 passed; 0 failed; {} ignored", TESTS.len());
        return ExitCode::SUCCESS;
    };
    let mut failed = 0;
    for (version, name, test) in TESTS {
        let begun = Instant::now();
        let outcome = program(&places, version).and_then(|program| run(Path::new(program), *test));
        let time = begun.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => println!("test chromium_{version}::{name} ... ok ({time:.1} s)"),
            Err(failure) => {
                failed += 1;
                println!("test chromium_{version}::{name} ... FAILED ({time:.1} s)\n    {failure}");
            }
        }
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {} passed; {failed} failed; 0 ignored", TESTS.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The program of a version, in `92=PATH:102=PATH`.
fn program<'a>(places: &'a str, version: &str) -> Result<&'a str> {
    let mut pairs = places.split(':').filter_map(|pair| pair.split_once('='));
    let found = pairs.find(|(other, _)| *other == version).map(|(_, path)| path);
    found.ok_or_else(|| format!("MINXIN_OLD names no program of Chromium {version}").into())
}

fn run(program: &Path, test: OldBrowserTest) -> Result {
    let server = served()?;
    let mut tools = DevTools::start(program)?;
    tools.open(&server.url())?;
    test(&mut tools, &server.url())
}

/// The program of this page has reported that the browser is too old, and its text has boxes in the layout.
const READABLE: &str = "const main = document.querySelector('#main'); main.scrollIntoView(); \
    return document.documentElement.dataset.state === 'error' && main.offsetHeight > 500 && main.innerText.length > 1000";

fn too_old(tools: &mut DevTools, url: &str) -> Result {
    tools.until("return document.documentElement.dataset.state === 'error'", "the page says that it is in trouble")?;
    let text = tools.js("return document.querySelector('#trouble').innerText")?;
    let text = text.as_str().unwrap_or_default();
    for words in ["浏览器版本过旧", "browser is too old", "重试", "Retry", "old-references"] {
        check!(text.contains(words), "the panel says {text:?}, without {words}");
    }
    check!(!text.contains("网络") && !text.contains("policy"), "the panel says {text:?}");
    let shown = "return document.querySelector('#trouble[role=alert]').offsetHeight > 40";
    check!(tools.js(shown)? == json!(true), "the panel is not shown");
    tools.until(READABLE, "the overview is readable")?;
    for page in ["timeline/", "en/facts/"] {
        tools.open(&[url, "/", page].concat())?;
        tools.until(READABLE, &format!("{page} is readable"))?;
    }
    Ok(())
}

fn old_enough(tools: &mut DevTools, url: &str) -> Result {
    // A page that is left while its last part arrives would report that as lost.
    let ready = "return document.documentElement.dataset.state === 'ready' && 'fullLayout' in document.documentElement.dataset \
        && performance.getEntriesByName('minxin:live').length > 0";
    tools.until(ready, "the whole page is laid out")?;
    tools.open(&[url, "/map/"].concat())?;
    tools.until(ready, "the map is laid out")?;
    let count_places = "return [...document.querySelectorAll(\"[data-view='map'] [data-place]\")].filter((place) => place.getClientRects().length > 0).length";
    check!(tools.js(count_places)?.as_u64() > Some(20), "the map has {} places", tools.js(count_places)?);
    tools.open(&[url, "/targets/"].concat())?;
    tools.until(ready, "the targets are laid out")?;
    let inked = "const canvas = document.querySelector('.chart-canvas.painted canvas'); return !!canvas && \
        canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0)";
    tools.until(inked, "a chart is inked")?;
    tools.open(&[url, "/timeline/"].concat())?;
    tools.until(ready, "the timeline is laid out")?;
    let drawn = "return [...document.querySelectorAll(\".timeline-drawing [data-event]\")].filter((mark) => mark.getClientRects().length > 0).length";
    check!(tools.js(drawn)?.as_u64() > Some(20), "the timeline has {} marks", tools.js(drawn)?);
    tools.js(
        "document.querySelector(\".timeline-drawing [data-event]\").dispatchEvent(new MouseEvent('click', { bubbles: true }))",
    )?;
    tools.until("return new URLSearchParams(location.search).has('sel')", "what was clicked is chosen")?;
    let panel = "return document.querySelector('#trouble').offsetHeight === 0";
    check!(tools.js(panel)? == json!(true), "a panel is shown although the program runs");
    let errors = tools.errors();
    check!(errors.is_empty(), "at {url}, errors in the browser: {errors:?}");
    Ok(())
}
