//! Runs two journeys at a time, each in a new tab on a new origin, and reports as `cargo test` does.

use std::cell::{Cell, RefCell};
use std::env;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Duration;

use minxin_server::{Server, base_path_of};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Instant, timeout};
use xtask::browsers::{Browser, Kit};
use xtask::programs;
use xtask::report::MAX_FLAKY;

use crate::browser_pool::PooledBrowser;
use crate::capabilities::Preferences;
use crate::profile_dir::{ProfileDir, copy};
use crate::{Failure, Page, Result};

/// The limit for a journey. The longest, axe on every kind of static page beside another journey, takes some 100 s on two cores.
const LIMIT: Duration = Duration::from_mins(4);

/// The steps of a journey.
pub type Steps = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Result> + 'a>>;

/// A named test in the browser.
#[derive(Clone, Copy)]
pub struct Journey {
    /// The module and the function.
    pub name: &'static str,
    /// The browsers that can run it. Empty for all.
    pub only: &'static [Browser],
    /// The function.
    pub steps: Steps,
}

/// A list of journeys, each an `async fn(&Page) -> Result`. `=> Chromium Firefox` limits a journey to those browsers.
#[macro_export]
macro_rules! journeys {
    ($($path:path $(=> $($browser:ident)+)?),* $(,)?) => {
        &[$($crate::harness::Journey {
            name: stringify!($path),
            only: &[$($($crate::Browser::$browser),+)?],
            steps: |page| Box::pin($path(page)),
        }),*]
    };
}

/// Runs the journeys in the browser named in `MINXIN_BROWSER`, with the page in `MINXIN_DIST` (by default dist/) or at `MINXIN_URL`.
/// Arguments select journeys by parts of their names.
pub fn main(journeys: &[Journey]) -> ExitCode {
    let Ok(word) = env::var("MINXIN_BROWSER") else {
        println!("`cargo xtask test browser` builds the page and runs the journeys");
        println!("test result: ok. 0 passed; 0 failed; {} ignored", journeys.len());
        return ExitCode::SUCCESS;
    };
    match run(&word, journeys) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            println!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(word: &str, journeys: &[Journey]) -> std::result::Result<bool, String> {
    let browser = Browser::named(word).ok_or_else(|| format!("no browser has the name {word:?}"))?;
    let kit = Kit::find(browser).map_err(|missing| {
        let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
        format!("{} not found; cargo xtask test browser says how to install it", programs.join(", "))
    })?;
    let parts: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let expected =
        |journey: &&Journey| parts.is_empty() || parts.iter().any(|part| journey.name.contains(part.as_str()));
    let chosen: Vec<&Journey> = journeys.iter().filter(expected).collect();
    if chosen.is_empty() {
        return Err(format!("no journey is named like {}", parts.join(", ")));
    }
    let origin = match env::var("MINXIN_URL") {
        Ok(url) => Origin::At(url.trim_end_matches('/').to_owned()),
        Err(_) => Origin::Built(Built::find()?),
    };
    let runner = Runner { kit, origin, screenshots: screenshots() };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the runtime does not start: {error}"))?;
    runtime.block_on(async {
        // On an interrupt, the future is dropped, and with it every process that it started.
        tokio::select! {
            passed = runner.all(&chosen) => Ok(passed),
            () = interrupted() => Err("interrupted".to_owned()),
        }
    })
}

/// The server of the page.
enum Origin {
    /// An existing server.
    At(String),
    /// A new server for each journey.
    Built(Built),
}

/// The built page, below its base path.
struct Built {
    root: PathBuf,
    path: String,
    _copy: Option<ProfileDir>,
}

impl Built {
    fn find() -> std::result::Result<Self, String> {
        let page = dist().join("index.html");
        let text = std::fs::read_to_string(&page)
            .map_err(|error| format!("{}: {error}; build the page first", page.display()))?;
        let path = base_path_of(&text).ok_or_else(|| format!("{}: it was built for another site", page.display()))?;
        if path.is_empty() {
            return Ok(Self { root: dist(), path, _copy: None });
        }
        let directory = ProfileDir::new().map_err(|failure| failure.to_string())?;
        copy(&dist(), &directory.path().join(&path)).map_err(|error| format!("copying the page: {error}"))?;
        Ok(Self { root: directory.path().to_owned(), path, _copy: Some(directory) })
    }

    /// A new server, and the address of the page without a slash at its end. The port makes it a new origin.
    fn serve(&self) -> Result<(Server, String)> {
        let server = Server::start(&self.root, 0)?;
        let url = format!("{}/{}", server.url(), self.path).trim_end_matches('/').to_owned();
        Ok((server, url))
    }
}

/// The results of journeys.
#[derive(Default)]
struct Results {
    passed: Cell<usize>,
    failed: Cell<usize>,
    ignored: Cell<usize>,
    /// The names of the journeys that passed in their second run. They count as passed too.
    flaky: RefCell<Vec<&'static str>>,
}

impl Results {
    /// True if the run passes: no journey failed, and few are flaky.
    fn pass(&self) -> bool {
        self.failed.get() == 0 && self.flaky.borrow().len() <= MAX_FLAKY
    }

    /// The last lines of the run: the names of the flaky journeys, then the sums as in `cargo test`.
    fn lines(&self, seconds: f64) -> String {
        let flaky = self.flaky.borrow();
        let names = if flaky.is_empty() { String::new() } else { format!("\nflaky: {}", flaky.join(", ")) };
        let word = if self.pass() { "ok" } else { "FAILED" };
        let [passed, failed, ignored] = [&self.passed, &self.failed, &self.ignored].map(Cell::get);
        format!(
            "{names}\ntest result: {word}. {passed} passed; {failed} failed; {ignored} ignored; {} flaky; 0 measured; \
             0 filtered out; finished in {seconds:.1}s",
            flaky.len()
        )
    }
}

struct Runner {
    kit: Kit,
    origin: Origin,
    screenshots: PathBuf,
}

impl Runner {
    async fn all(&self, journeys: &[&Journey]) -> bool {
        let start = Instant::now();
        println!("running {} journeys in {}", journeys.len(), self.kit.browser.name());
        let (queue, results) = (RefCell::new(journeys.iter()), Results::default());
        let next = || queue.borrow_mut().next().copied();
        // A browser mostly waits, so two use two cores.
        let work = async || {
            let mut pool = None;
            while let Some(journey) = next() {
                self.run(journey, &results, &mut pool).await;
            }
        };
        tokio::join!(work(), work());
        println!("{}", results.lines(start.elapsed().as_secs_f64()));
        results.pass()
    }

    /// Runs a journey, and a second time if it fails.
    async fn run(&self, journey: &Journey, results: &Results, pool: &mut Option<PooledBrowser>) {
        let add = |count: &Cell<usize>| count.set(count.get() + 1);
        if !journey.only.is_empty() && !journey.only.contains(&self.kit.browser) {
            let names: Vec<&str> = journey.only.iter().map(|browser| browser.name()).collect();
            println!("test {} ... ignored, only in {}", journey.name, names.join(" and "));
            return add(&results.ignored);
        }
        let begun = Instant::now();
        let mut outcome = self.run_once(journey, pool).await;
        // On a small machine with two browsers, drivers lose their connection. A journey that fails is reported and runs again: if it
        // passes then, it is flaky.
        if let Err(lines) = &outcome {
            println!("test {} ... failed, and runs again\n{lines}", journey.name);
            outcome = self.run_once(journey, pool).await;
            if outcome.is_ok() {
                results.flaky.borrow_mut().push(journey.name);
            }
        }
        let time = begun.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                add(&results.passed);
                println!("test {} ... ok ({time:.1} s)", journey.name);
            }
            Err(lines) => {
                add(&results.failed);
                println!("test {} ... FAILED ({time:.1} s)\n{lines}", journey.name);
            }
        }
    }

    /// The page in the pooled browser, or in a new one.
    async fn open_page(&self, pool: &mut Option<PooledBrowser>) -> Result<(Option<Server>, Page)> {
        let (server, base) = match &self.origin {
            Origin::At(url) => (None, url.clone()),
            Origin::Built(built) => built.serve().map(|(server, url)| (Some(server), url))?,
        };
        let browser = match pool.take() {
            Some(browser) => browser,
            None => PooledBrowser::start(&self.kit, Preferences::DEFAULT).await?,
        };
        Ok((server, Page::new(browser, &self.kit, &base, &self.screenshots, Preferences::DEFAULT).await?))
    }

    async fn run_once(&self, journey: &Journey, pool: &mut Option<PooledBrowser>) -> std::result::Result<(), String> {
        let (_server, page) = self.open_page(pool).await.map_err(|failure| format!("    {failure}"))?;
        let outcome = match timeout(LIMIT, (journey.steps)(&page)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::new(format!("still not done after {} s", LIMIT.as_secs()))),
        };
        // In every journey, the page has to comply with its policy.
        let outcome = match outcome {
            Ok(()) => page.check_policy().await,
            failed => failed,
        };
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(failure) => Err(self.report(&page, journey, &failure.to_string()).await),
        };
        // On an existing origin, the next journey would find the storage of this one.
        if outcome.is_ok() && matches!(self.origin, Origin::Built(_)) {
            *pool = PooledBrowser::recycle(page).await;
        } else {
            page.close().await;
        }
        outcome
    }

    /// The failure with the address of the page, the errors of the browser and a screenshot.
    async fn report(&self, page: &Page, journey: &Journey, sentence: &str) -> String {
        let brief = Duration::from_secs(5);
        let mut lines = vec![format!("    {sentence}")];
        if let Ok(Ok(url)) = timeout(brief, page.url()).await {
            lines.push(format!("    page: {url}"));
        }
        if let Ok(Ok(errors)) = timeout(brief, page.errors()).await {
            lines.extend(errors.iter().map(|error| format!("    browser: {error}")));
        }
        let name = format!("{}-{}", self.kit.browser.word(), journey.name.replace("::", "-"));
        if let Ok(Ok(file)) = timeout(brief, page.save_screenshot(&name)).await {
            lines.push(format!("    screenshot: {}", file.display()));
        }
        lines.join("\n")
    }
}

async fn interrupted() {
    let signals = [SignalKind::terminate(), SignalKind::hangup()].map(signal);
    let [Ok(mut terminate), Ok(mut hangup)] = signals else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
}

pub(crate) fn dist() -> PathBuf {
    env::var_os("MINXIN_DIST").map_or_else(programs::dist, PathBuf::from)
}

/// The directory of the screenshots.
fn screenshots() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    programs::root().join(target).join(Path::new("browser"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(failed: usize, flaky: &[&'static str]) -> Results {
        Results {
            passed: Cell::new(9),
            failed: Cell::new(failed),
            ignored: Cell::new(1),
            flaky: RefCell::new(flaky.to_vec()),
        }
    }

    #[test]
    fn flaky_journeys_are_named_and_more_than_two_fail_the_run() {
        let few = results(0, &["map::by_wheel", "load::ready"]);
        assert!(few.pass());
        let last =
            "test result: ok. 9 passed; 0 failed; 1 ignored; 2 flaky; 0 measured; 0 filtered out; finished in 1.5s";
        assert_eq!(few.lines(1.5), format!("\nflaky: map::by_wheel, load::ready\n{last}"));
        let many = results(0, &["a", "b", "c"]);
        assert!(
            !many.pass() && many.lines(1.0).contains("test result: FAILED. 9 passed; 0 failed; 1 ignored; 3 flaky;")
        );
        assert!(!results(1, &[]).pass() && results(0, &[]).lines(1.0).starts_with("\ntest result: ok. "));
    }
}
