//! A browser too old for today's drivers, spoken to in the protocol of its developer tools over two pipes.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::process::Tree;

use crate::place::Place;
use crate::{Failure, Result};

/// How long an answer, or what is waited for, may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with one page. The order of the fields is the order in which they end.
#[derive(Debug)]
pub struct DevTools {
    tell: File,
    heard: Receiver<Value>,
    _browser: Tree,
    _place: Place,
    session: Value,
    last: u64,
    complaints: Vec<String>,
}

impl DevTools {
    /// Starts a browser with an empty page.
    pub fn start(program: &Path) -> Result<Self> {
        let place = Place::fresh()?;
        let [into, out] = ["in", "out"].map(|name| place.path().join(name));
        let made = Command::new("mkfifo").args([&into, &out]).status().map_err(Failure::of("making pipes"))?;
        crate::check!(made.success(), "no pipes could be made");
        let mut command = Command::new("sh");
        // The browser reads from its third file and writes to its fourth; a shell opens them in this order, as is done below.
        command.args(["-c", "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\"", "sh"]).args([&into, &out]).arg(program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-zygote"]);
        command.args(["--window-size=1280,800", "--lang=zh-CN", "--remote-debugging-pipe"]);
        command.arg(format!("--user-data-dir={}", place.path().join("profile").display())).arg("about:blank");
        let log = File::create(place.path().join("browser.log")).map_err(Failure::of("writing the browser's log"))?;
        let second = log.try_clone().map_err(Failure::of("writing the browser's log"))?;
        let browser = Tree::start(command.stdout(log).stderr(second).process_group(0))?;
        let tell = fs::OpenOptions::new().write(true).open(&into).map_err(Failure::of("opening a pipe"))?;
        let listen = File::open(&out).map_err(Failure::of("opening a pipe"))?;
        let (say, heard) = channel();
        thread::spawn(move || {
            for message in BufReader::new(listen).split(0).map_while(std::result::Result::ok) {
                if serde_json::from_slice(&message).is_ok_and(|message: Value| say.send(message).is_err()) {
                    return;
                }
            }
        });
        let mut tools = Self {
            tell,
            heard,
            _browser: browser,
            _place: place,
            session: Value::Null,
            last: 0,
            complaints: Vec::new(),
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

    /// Runs a script in the page; its `return` comes back.
    pub fn js(&mut self, script: &str) -> Result<Value> {
        let expression = format!("(() => {{ {script} }})()");
        let answer = self.call("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }))?;
        let thrown = &answer["exceptionDetails"];
        crate::check!(thrown.is_null(), "a script in the page: {thrown}");
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until a script returns true.
    pub fn until(&mut self, script: &str, what: &str) -> Result {
        let deadline = Instant::now() + PATIENCE;
        // An error is no more than "not yet": the page may just be changing.
        while self.js(script).ok() != Some(json!(true)) {
            crate::check!(Instant::now() < deadline, "waited {PATIENCE:?} until {what}: {:?}", self.complaints);
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Every error that the page or the browser told so far.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let told = self.tell.write_all(format!("{message}\0").as_bytes());
        told.map_err(Failure::of(&format!("telling the browser {method}")))?;
        loop {
            let heard = self.heard.recv_timeout(PATIENCE).map_err(Failure::of(&format!("waiting for {method}")))?;
            if heard["id"] == json!(self.last) {
                let error = &heard["error"];
                crate::check!(error.is_null(), "{method}: {error}");
                return Ok(heard["result"].clone());
            }
            self.complaints.extend(complaint(&heard));
        }
    }
}

/// The error that a message tells of, if it does.
fn complaint(message: &Value) -> Option<String> {
    let told = &message["params"];
    let is_error = match message["method"].as_str()? {
        "Runtime.exceptionThrown" => true,
        "Runtime.consoleAPICalled" => told["type"] == "error",
        "Log.entryAdded" => told["entry"]["level"] == "error",
        _ => false,
    };
    is_error.then(|| told.to_string())
}
