//! A running browser with its driver and, for some, an X server.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_timeout::TimeoutConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::time::{Instant, sleep, timeout};
use xtask::browsers::{Browser, Kit};
use xtask::process::ProcessGroup;

use crate::capabilities::{Preferences, capabilities};
use crate::profile_dir::ProfileDir;
use crate::{Failure, Result};

/// The limit for the start of a driver, an X server or a browser on a busy machine.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// The limit for one command of a driver. The limit for a script is lower.
fn command_timeout(browser: Browser) -> Duration {
    // WebKitGTK's driver sometimes never answers a command. Callers that wait for a condition repeat theirs.
    Duration::from_secs(if browser == Browser::Webkit { 6 } else { 35 })
}

/// A style sheet that allows a window as narrow as a phone, despite the toolbars of `WebKitGTK`'s test browser.
const NARROW_CSS: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }\n";

/// A running browser. The fields are dropped in their order.
#[derive(Debug)]
pub(crate) struct Running {
    driver: ProcessGroup,
    _screen: Option<ProcessGroup>,
    profile: ProfileDir,
    /// The length of the part of the log that belongs to earlier journeys, in bytes.
    skipped_log: usize,
}

impl Running {
    /// Starts the programs and opens a session.
    pub(crate) async fn start(kit: &Kit, preferences: Preferences) -> Result<(Self, Client)> {
        let profile = ProfileDir::new()?;
        let screen = match &kit.screen {
            Some(program) => Some(screen(program, profile.path()).await?),
            None => None,
        };
        let display = screen.as_ref().map(|(_, display)| display.as_str());
        let (driver, port) = driver(kit, &profile, display).await?;
        let running = Self { driver, _screen: screen.map(|(process, _)| process), profile, skipped_log: 0 };
        let mut connector = TimeoutConnector::new(HttpConnector::new());
        connector.set_read_timeout(Some(command_timeout(kit.browser)));
        connector.set_reset_reader_on_write(true);
        let mut builder = ClientBuilder::new(connector);
        builder.capabilities(capabilities(kit, running.profile.path(), preferences));
        let address = format!("http://127.0.0.1:{port}");
        let connecting = timeout(START_TIMEOUT, builder.connect(&address));
        let client = connecting
            .await
            .map_err(|_| Failure::new(format!("{} did not start within {START_TIMEOUT:?}", kit.browser.name())))?
            .map_err(|error| Failure::new(format!("{} did not start: {error}", kit.browser.name())))?;
        Ok((running, client))
    }

    /// The output of the driver and the browser in this journey.
    pub(crate) fn log(&self) -> String {
        let all = fs::read(log(self.profile.path())).unwrap_or_default();
        String::from_utf8_lossy(all.get(self.skipped_log..).unwrap_or_default()).into_owned()
    }

    /// Skips the output until now, which belongs to an earlier journey.
    pub(crate) fn skip_log(&mut self) {
        self.skipped_log = fs::metadata(log(self.profile.path())).map_or(0, |file| file.len() as usize);
    }

    pub(crate) fn is_alive(&mut self) -> bool {
        self.driver.exit_status().is_none()
    }
}

fn log(profile: &Path) -> PathBuf {
    profile.join("driver.log")
}

async fn driver(kit: &Kit, profile: &ProfileDir, display: Option<&str>) -> Result<(ProcessGroup, u16)> {
    let path = profile.path();
    let port = free_port()?;
    let mut command = Command::new(&kit.driver);
    command.arg(format!("--port={port}"));
    match kit.browser {
        Browser::Chromium => {}
        // Port 0 lets geckodriver choose its second port, which is fixed otherwise. System access allows reading the console and a narrow
        // window.
        Browser::Firefox => _ = command.args(["--websocket-port=0", "--allow-system-access"]),
        Browser::Webkit => {
            allow_narrow_windows(path)?;
            // Without a graphics card, compositing in software takes nearly half of the time, and the result is never shown.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
    // The user's profile, caches and settings are neither read nor changed.
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
    let mut process = ProcessGroup::start(command.stdout(file).stderr(second))?;
    let deadline = Instant::now() + START_TIMEOUT;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if process.exit_status().is_some() || Instant::now() > deadline {
            let output = fs::read_to_string(log(path)).unwrap_or_default();
            return Err(Failure::new(format!("{} does not answer: {}", kit.driver.display(), output.trim())));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok((process, port))
}

/// An X server without a monitor, and its display name.
async fn screen(program: &Path, profile: &Path) -> Result<(ProcessGroup, String)> {
    let display = profile.join("display");
    let file = File::create(&display).map_err(Failure::of("starting an X server"))?;
    let mut command = Command::new(program);
    // It takes the first free display, and writes its number.
    command.args(["-displayfd", "1", "-screen", "0", "2000x3000x24", "-nolisten", "tcp"]);
    let log = File::create(profile.join("screen.log")).map_err(Failure::of("starting an X server"))?;
    let mut process = ProcessGroup::start(command.stdout(file).stderr(log))?;
    let deadline = Instant::now() + START_TIMEOUT;
    loop {
        let number = fs::read_to_string(&display).unwrap_or_default();
        if number.ends_with('\n') {
            return Ok((process, format!(":{}", number.trim())));
        }
        if process.exit_status().is_some() || Instant::now() > deadline {
            return Err(Failure::new(format!("{} did not start", program.display())));
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn allow_narrow_windows(profile: &Path) -> Result {
    let settings = profile.join("config/gtk-3.0");
    fs::create_dir_all(&settings)
        .and_then(|()| fs::write(settings.join("gtk.css"), NARROW_CSS))
        .map_err(Failure::of("writing the settings of the window"))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::of("looking for a free port"))?;
    listener.local_addr().map(|address| address.port()).map_err(Failure::of("looking for a free port"))
}
