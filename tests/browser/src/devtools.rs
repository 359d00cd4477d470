//! A browser that is too old for current drivers, controlled through the Chrome `DevTools` Protocol over two pipes.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::process::ProcessGroup;

use crate::profile_dir::ProfileDir;
use crate::{Failure, Result};

/// The limit for an answer or a condition.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A browser with one page. The fields are dropped in their order.
#[derive(Debug)]
pub struct DevTools {
    commands: File,
    messages: Receiver<Value>,
    _browser: ProcessGroup,
    _profile: ProfileDir,
    session: Value,
    last_id: u64,
    errors: Vec<String>,
}

impl DevTools {
    /// Starts a browser with an empty page.
    pub fn start(program: &Path) -> Result<Self> {
        let profile = ProfileDir::new()?;
        let [into, out] = ["in", "out"].map(|name| profile.path().join(name));
        let made = Command::new("mkfifo").args([&into, &out]).status().map_err(Failure::of("making pipes"))?;
        crate::check!(made.success(), "no pipes could be made");
        let mut command = Command::new("sh");
        // The browser reads from file descriptor 3 and writes to 4. The shell opens the pipes in the same order as this program does below.
        command.args(["-c", "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\"", "sh"]).args([&into, &out]).arg(program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-zygote"]);
        command.args(["--window-size=1280,800", "--lang=zh-CN", "--remote-debugging-pipe"]);
        command.arg(format!("--user-data-dir={}", profile.path().join("profile").display())).arg("about:blank");
        let log = File::create(profile.path().join("browser.log")).map_err(Failure::of("writing the browser's log"))?;
        let second = log.try_clone().map_err(Failure::of("writing the browser's log"))?;
        let browser = ProcessGroup::start(command.stdout(log).stderr(second))?;
        let commands = fs::OpenOptions::new().write(true).open(&into).map_err(Failure::of("opening a pipe"))?;
        let output = File::open(&out).map_err(Failure::of("opening a pipe"))?;
        let (sender, messages) = channel();
        thread::spawn(move || {
            for message in BufReader::new(output).split(0).map_while(std::result::Result::ok) {
                if serde_json::from_slice(&message).is_ok_and(|message: Value| sender.send(message).is_err()) {
                    return;
                }
            }
        });
        let mut tools = Self {
            commands,
            messages,
            _browser: browser,
            _profile: profile,
            session: Value::Null,
            last_id: 0,
            errors: Vec::new(),
        };
        let target = tools.call("Target.createTarget", json!({ "url": "about:blank" }))?["targetId"].clone();
        let attached = tools.call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        tools.session = attached["sessionId"].clone();
        for part in ["Runtime.enable", "Log.enable", "Page.enable"] {
            tools.call(part, json!({}))?;
        }
        Ok(tools)
    }

    /// Opens an address.
    pub fn open(&mut self, url: &str) -> Result {
        self.call("Page.navigate", json!({ "url": url })).map(drop)
    }

    /// Runs a script in the page, and returns the value of its `return`.
    pub fn js(&mut self, script: &str) -> Result<Value> {
        let expression = format!("(() => {{ {script} }})()");
        let answer = self.call("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }))?;
        let thrown = &answer["exceptionDetails"];
        crate::check!(thrown.is_null(), "a script in the page: {thrown}");
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until a script returns true.
    pub fn until(&mut self, script: &str, what: &str) -> Result {
        let deadline = Instant::now() + TIMEOUT;
        // An error means "not yet", because the page may be changing.
        while self.js(script).ok() != Some(json!(true)) {
            crate::check!(Instant::now() < deadline, "waited {TIMEOUT:?} until {what}: {:?}", self.errors);
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The errors of the page and the browser until now.
    pub fn errors(&self) -> &[String] {
        &self.errors
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": parameters });
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let written = self.commands.write_all(format!("{message}\0").as_bytes());
        written.map_err(Failure::of(&format!("sending {method} to the browser")))?;
        loop {
            let message = self.messages.recv_timeout(TIMEOUT).map_err(Failure::of(&format!("waiting for {method}")))?;
            if message["id"] == json!(self.last_id) {
                let error = &message["error"];
                crate::check!(error.is_null(), "{method}: {error}");
                return Ok(message["result"].clone());
            }
            self.errors.extend(error_in(&message));
        }
    }
}

/// The error that a message reports.
fn error_in(message: &Value) -> Option<String> {
    let parameters = &message["params"];
    let is_error = match message["method"].as_str()? {
        "Runtime.exceptionThrown" => true,
        "Runtime.consoleAPICalled" => parameters["type"] == "error",
        "Log.entryAdded" => parameters["entry"]["level"] == "error",
        _ => false,
    };
    is_error.then(|| parameters.to_string())
}
