//! Runs journeys two at a time, each in a fresh tab on an origin of its own, and reports as `cargo test` does.

use std::cell::{Cell, RefCell};
use std::env;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Instant, timeout};
use xtask::browsers::{Browser, Kit};
use xtask::programs;
use xtask::server::{Server, path_of};
use xtask::tally::MOST_FLAKY;

use crate::capabilities::Wish;
use crate::place::Place;
use crate::spare::Spare;
use crate::{Failure, Page, Result};

/// The time after which a journey hangs. The longest, a thousand mounted atlases beside another journey, takes some 45 s on two cores.
const LIMIT: Duration = Duration::from_mins(2);

/// What a journey does.
pub type Steps = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Result> + 'a>>;

/// A named way through the page.
#[derive(Clone, Copy)]
pub struct Journey {
    /// Its name: the module and the function.
    pub name: &'static str,
    /// The browsers that it can be made in; empty means all.
    pub only: &'static [Browser],
    /// What it does.
    pub steps: Steps,
}

/// A list of journeys, each an `async fn(&Page) -> Result`; `in Chromium Firefox` behind one limits it to those.
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

/// Runs the journeys in the browser that `MINXIN_BROWSER` names, on the page in `MINXIN_DIST` (dist/ unless told) or at
/// `MINXIN_URL`. Words on the command line choose journeys by parts of their names.
pub fn main(journeys: &[Journey]) -> ExitCode {
    let Ok(word) = env::var("MINXIN_BROWSER") else {
        println!("journeys are made by `cargo xtask test browser`, which builds the page first");
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
    let browser = Browser::named(word).ok_or_else(|| format!("there is no browser {word:?} to test"))?;
    let kit = Kit::find(browser).map_err(|missing| {
        let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
        format!("{} not found; cargo xtask test browser says how to get it", programs.join(", "))
    })?;
    let parts: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |journey: &&Journey| parts.is_empty() || parts.iter().any(|part| journey.name.contains(part.as_str()));
    let chosen: Vec<&Journey> = journeys.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(format!("no journey is named like {}", parts.join(", ")));
    }
    let origin = match env::var("MINXIN_URL") {
        Ok(url) => Origin::At(url.trim_end_matches('/').to_owned()),
        Err(_) => Origin::Built(Built::find()?),
    };
    let runner = Runner { kit, origin, shots: shots() };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    runtime.block_on(async {
        // Interrupted, everything is dropped, and with it every process that was started.
        tokio::select! {
            passed = runner.all(&chosen) => Ok(passed),
            () = interrupted() => Err("interrupted".to_owned()),
        }
    })
}

/// Where the page is found.
enum Origin {
    /// On a server that was there before.
    At(String),
    /// On a server of each journey.
    Built(Built),
}

/// The built page, below the path that it was built for.
struct Built {
    root: PathBuf,
    path: String,
    _place: Option<Place>,
}

impl Built {
    fn find() -> std::result::Result<Self, String> {
        let page = dist().join("index.html");
        let text = std::fs::read_to_string(&page)
            .map_err(|error| format!("{}: {error}; build the page first", page.display()))?;
        let path = path_of(&text).ok_or_else(|| format!("{}: it is published on another site", page.display()))?;
        if path.is_empty() {
            return Ok(Self { root: dist(), path, _place: None });
        }
        let place = Place::fresh().map_err(|failure| failure.to_string())?;
        crate::place::copy(&dist(), &place.path().join(&path)).map_err(|error| format!("copying the page: {error}"))?;
        Ok(Self { root: place.path().to_owned(), path, _place: Some(place) })
    }

    /// On a server of its own, whose port makes it another origin: its address, without a slash at its end.
    fn serve(&self) -> Result<(Server, String)> {
        let server = Server::start(&self.root, 0)?;
        let url = format!("{}/{}", server.url(), self.path).trim_end_matches('/').to_owned();
        Ok((server, url))
    }
}

/// How many journeys came out how.
#[derive(Default)]
struct Tally {
    passed: Cell<usize>,
    failed: Cell<usize>,
    ignored: Cell<usize>,
    /// The names of those that passed only when they were made once more; they count as passed too.
    flaky: RefCell<Vec<&'static str>>,
}

impl Tally {
    /// Whether the run passes: nothing failed, and few journeys are flaky.
    fn holds(&self) -> bool {
        self.failed.get() == 0 && self.flaky.borrow().len() <= MOST_FLAKY
    }

    /// The last lines of the run: the flaky journeys by name, then the sums as `cargo test` prints them.
    fn lines(&self, seconds: f64) -> String {
        let flaky = self.flaky.borrow();
        let names = if flaky.is_empty() { String::new() } else { format!("\nflaky: {}", flaky.join(", ")) };
        let word = if self.holds() { "ok" } else { "FAILED" };
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
    shots: PathBuf,
}

impl Runner {
    async fn all(&self, journeys: &[&Journey]) -> bool {
        let start = Instant::now();
        println!("running {} journeys in {}", journeys.len(), self.kit.browser.name());
        let (queue, tally) = (RefCell::new(journeys.iter()), Tally::default());
        let next = || queue.borrow_mut().next().copied();
        // A browser mostly waits: two at a time keep two cores busy.
        let work = async || {
            let mut spare = None;
            while let Some(journey) = next() {
                self.counted(journey, &tally, &mut spare).await;
            }
        };
        tokio::join!(work(), work());
        println!("{}", tally.lines(start.elapsed().as_secs_f64()));
        tally.holds()
    }

    async fn counted(&self, journey: &Journey, tally: &Tally, spare: &mut Option<Spare>) {
        let add = |count: &Cell<usize>| count.set(count.get() + 1);
        if !journey.only.is_empty() && !journey.only.contains(&self.kit.browser) {
            let names: Vec<&str> = journey.only.iter().map(|browser| browser.name()).collect();
            println!("test {} ... ignored, only in {}", journey.name, names.join(" and "));
            return add(&tally.ignored);
        }
        let begun = Instant::now();
        let mut outcome = self.one(journey, spare).await;
        // Two browsers share a small machine, and drivers lose theirs: what fails once says so in full and is made once more;
        // what fails twice has failed, and what then passes is flaky.
        if let Err(lines) = &outcome {
            println!("test {} ... failed, and is made once more\n{lines}", journey.name);
            outcome = self.one(journey, spare).await;
            if outcome.is_ok() {
                tally.flaky.borrow_mut().push(journey.name);
            }
        }
        let time = begun.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                add(&tally.passed);
                println!("test {} ... ok ({time:.1} s)", journey.name);
            }
            Err(lines) => {
                add(&tally.failed);
                println!("test {} ... FAILED ({time:.1} s)\n{lines}", journey.name);
            }
        }
    }

    /// Where the journey begins: in the browser that is to spare, or in a fresh one.
    async fn begin(&self, spare: &mut Option<Spare>) -> Result<(Option<Server>, Page)> {
        let (server, base) = match &self.origin {
            Origin::At(url) => (None, url.clone()),
            Origin::Built(built) => built.serve().map(|(server, url)| (Some(server), url))?,
        };
        let spare = match spare.take() {
            Some(spare) => spare,
            None => Spare::start(&self.kit, Wish::USUAL).await?,
        };
        Ok((server, Page::begin(spare, &self.kit, &base, &self.shots, Wish::USUAL).await?))
    }

    async fn one(&self, journey: &Journey, spare: &mut Option<Spare>) -> std::result::Result<(), String> {
        let (_server, page) = self.begin(spare).await.map_err(|failure| format!("    {failure}"))?;
        let outcome = match timeout(LIMIT, (journey.steps)(&page)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::new(format!("still not done after {} s", LIMIT.as_secs()))),
        };
        // Whatever a journey does, the page keeps within its policy.
        let outcome = match outcome {
            Ok(()) => page.held_to_policy().await,
            failed => failed,
        };
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(failure) => Err(self.report(&page, journey, &failure.to_string()).await),
        };
        // On an origin that was there before, what a journey has stored would be found by the next.
        if outcome.is_ok() && matches!(self.origin, Origin::Built(_)) {
            *spare = Spare::after(page).await;
        } else {
            page.close().await;
        }
        outcome
    }

    /// The failure with all that helps to understand it: where the page was, what the browser said, how it looked.
    async fn report(&self, page: &Page, journey: &Journey, sentence: &str) -> String {
        let brief = Duration::from_secs(5);
        let mut lines = vec![format!("    {sentence}")];
        if let Ok(Ok(url)) = timeout(brief, page.url()).await {
            lines.push(format!("    page: {url}"));
        }
        if let Ok(Ok(complaints)) = timeout(brief, page.complaints()).await {
            lines.extend(complaints.iter().map(|complaint| format!("    browser: {complaint}")));
        }
        let name = format!("{}-{}", self.kit.browser.word(), journey.name.replace("::", "-"));
        if let Ok(Ok(file)) = timeout(brief, page.picture(&name)).await {
            lines.push(format!("    picture: {}", file.display()));
        }
        lines.join("\n")
    }
}

async fn interrupted() {
    let signals = [SignalKind::terminate(), SignalKind::hangup()].map(signal);
    let [Ok(mut terminated), Ok(mut left)] = signals else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
        _ = left.recv() => {}
    }
}

pub(crate) fn dist() -> PathBuf {
    env::var_os("MINXIN_DIST").map_or_else(programs::dist, PathBuf::from)
}

/// Where pictures are kept.
fn shots() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    programs::root().join(target).join(Path::new("browser"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(failed: usize, flaky: &[&'static str]) -> Tally {
        Tally {
            passed: Cell::new(9),
            failed: Cell::new(failed),
            ignored: Cell::new(1),
            flaky: RefCell::new(flaky.to_vec()),
        }
    }

    #[test]
    fn flaky_journeys_are_named_and_more_than_two_fail_the_run() {
        let few = tally(0, &["map::by_wheel", "load::ready"]);
        assert!(few.holds());
        let last =
            "test result: ok. 9 passed; 0 failed; 1 ignored; 2 flaky; 0 measured; 0 filtered out; finished in 1.5s";
        assert_eq!(few.lines(1.5), format!("\nflaky: map::by_wheel, load::ready\n{last}"));
        let many = tally(0, &["a", "b", "c"]);
        assert!(
            !many.holds() && many.lines(1.0).contains("test result: FAILED. 9 passed; 0 failed; 1 ignored; 3 flaky;")
        );
        assert!(!tally(1, &[]).holds() && tally(0, &[]).lines(1.0).starts_with("\ntest result: ok. "));
    }
}
