//! One running browser with its driver and, where needed, its screen; all of it ends with this value.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_timeout::TimeoutConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::time::{Instant, sleep, timeout};
use xtask::browsers::{Browser, Kit};
use xtask::process::Tree;

use crate::capabilities::{Wish, capabilities};
use crate::place::Place;
use crate::{Failure, Result};

/// How long a driver, a screen or a browser may take to start on a busy machine.
const START: Duration = Duration::from_secs(30);

/// How long a driver may think about one command. The longest that it may think about a script is less.
fn answer(browser: Browser) -> Duration {
    // WebKitGTK's driver now and then leaves one unanswered for ever; whoever waits for something asks again.
    Duration::from_secs(if browser == Browser::Webkit { 6 } else { 35 })
}

/// Lets a window be as narrow as a phone: the bars of `WebKitGTK`'s own browser would not.
const NARROW: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }\n";

/// A running browser. The order of the fields is the order in which they end.
#[derive(Debug)]
pub(crate) struct Running {
    driver: Tree,
    _screen: Option<Tree>,
    place: Place,
    /// How much of the log is of earlier journeys, in bytes.
    forgotten: usize,
}

impl Running {
    /// Starts everything and opens a session.
    pub(crate) async fn start(kit: &Kit, wish: Wish) -> Result<(Self, Client)> {
        let place = Place::fresh()?;
        let screen = match &kit.screen {
            Some(program) => Some(screen(program, place.path()).await?),
            None => None,
        };
        let display = screen.as_ref().map(|(_, display)| display.as_str());
        let (driver, port) = driver(kit, &place, display).await?;
        let running = Self { driver, _screen: screen.map(|(tree, _)| tree), place, forgotten: 0 };
        let mut connector = TimeoutConnector::new(HttpConnector::new());
        connector.set_read_timeout(Some(answer(kit.browser)));
        connector.set_reset_reader_on_write(true);
        let mut builder = ClientBuilder::new(connector);
        builder.capabilities(capabilities(kit, running.place.path(), wish));
        let address = format!("http://127.0.0.1:{port}");
        let connecting = timeout(START, builder.connect(&address));
        let client = connecting
            .await
            .map_err(|_| Failure::new(format!("{} did not start within {START:?}", kit.browser.name())))?
            .map_err(|error| Failure::new(format!("{} did not start: {error}", kit.browser.name())))?;
        Ok((running, client))
    }

    /// What the driver and the browser wrote so far, in this journey.
    pub(crate) fn log(&self) -> String {
        let all = fs::read(log(self.place.path())).unwrap_or_default();
        String::from_utf8_lossy(all.get(self.forgotten..).unwrap_or_default()).into_owned()
    }

    /// What was written until now is of an earlier journey.
    pub(crate) fn forget(&mut self) {
        self.forgotten = fs::metadata(log(self.place.path())).map_or(0, |file| file.len() as usize);
    }

    /// Whether the driver still runs.
    pub(crate) fn alive(&mut self) -> bool {
        self.driver.ended().is_none()
    }
}

fn log(place: &Path) -> PathBuf {
    place.join("driver.log")
}

async fn driver(kit: &Kit, place: &Place, display: Option<&str>) -> Result<(Tree, u16)> {
    let path = place.path();
    let port = free_port()?;
    let mut command = Command::new(&kit.driver);
    command.arg(format!("--port={port}")).process_group(0);
    match kit.browser {
        Browser::Chromium => {}
        // The second port of geckodriver is fixed unless it is asked to choose. System access lets the harness read
        // the console and make the window narrow.
        Browser::Firefox => _ = command.args(["--websocket-port=0", "--allow-system-access"]),
        Browser::Webkit => {
            narrow(path)?;
            // Without a graphics card, layers are put together in software, for nobody to see: nearly half of the time.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
    // Nothing of the reader's own profile, caches or settings is seen or touched.
    for (name, under) in
        [("TMPDIR", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data")]
    {
        command.env(name, path.join(under));
    }
    if let Some(display) = display {
        command
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
    }
    let file = File::create(log(path)).map_err(Failure::of("writing the driver's log"))?;
    let second = file.try_clone().map_err(Failure::of("writing the driver's log"))?;
    let mut tree = Tree::start(command.stdout(file).stderr(second))?;
    let deadline = Instant::now() + START;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if tree.ended().is_some() || Instant::now() > deadline {
            let said = fs::read_to_string(log(path)).unwrap_or_default();
            return Err(Failure::new(format!("{} does not answer: {}", kit.driver.display(), said.trim())));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok((tree, port))
}

/// A screen that nobody sees, and its name.
async fn screen(program: &Path, place: &Path) -> Result<(Tree, String)> {
    let told = place.join("display");
    let file = File::create(&told).map_err(Failure::of("making a screen"))?;
    let mut command = Command::new(program);
    // It takes the first free number and tells it.
    command.args(["-displayfd", "1", "-screen", "0", "2000x3000x24", "-nolisten", "tcp"]).process_group(0);
    let quiet = File::create(place.join("screen.log")).map_err(Failure::of("making a screen"))?;
    let mut tree = Tree::start(command.stdout(file).stderr(quiet))?;
    let deadline = Instant::now() + START;
    loop {
        let number = fs::read_to_string(&told).unwrap_or_default();
        if number.ends_with('\n') {
            return Ok((tree, format!(":{}", number.trim())));
        }
        if tree.ended().is_some() || Instant::now() > deadline {
            return Err(Failure::new(format!("{} did not start a screen", program.display())));
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn narrow(place: &Path) -> Result {
    let settings = place.join("config/gtk-3.0");
    fs::create_dir_all(&settings)
        .and_then(|()| fs::write(settings.join("gtk.css"), NARROW))
        .map_err(Failure::of("writing the settings of the window"))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::of("looking for a free port"))?;
    listener.local_addr().map(|address| address.port()).map_err(Failure::of("looking for a free port"))
}
