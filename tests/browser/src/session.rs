//! `WebDriver` commands that fantoccini lacks: those of single drivers, and one of the standard.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::{Failure, Result};

/// A POST to a path below the session.
#[derive(Debug)]
struct PostCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for PostCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> std::result::Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn post(client: &Client, path: &'static str, body: Value) -> Result<Value> {
    client.issue_cmd(PostCommand { path, body }).await.map_err(Failure::driver(path))
}

/// Leaves all frames. fantoccini can only go to the parent, which fails once the frame is removed.
pub(crate) async fn to_top_frame(client: &Client) -> Result {
    post(client, "frame", json!({ "id": null })).await.map(drop)
}

/// Chromium: a command of the Chrome `DevTools` Protocol.
pub(crate) async fn developer_tools(client: &Client, command: &str, parameters: Value) -> Result<Value> {
    post(client, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
}

/// Chromium: the entries of a log since the last call.
pub(crate) async fn log(client: &Client, kind: &str) -> Result<Vec<Value>> {
    match post(client, "se/log", json!({ "type": kind })).await? {
        Value::Array(entries) => Ok(entries),
        other => Err(Failure::new(format!("the log is not a list: {other}"))),
    }
}

/// Firefox: runs a script in the browser's window instead of the page.
pub(crate) async fn in_chrome(client: &Client, script: &str, arguments: Vec<Value>) -> Result<Value> {
    post(client, "moz/context", json!({ "context": "chrome" })).await?;
    let answer = client.execute(script, arguments).await.map_err(Failure::driver("asking the browser"));
    post(client, "moz/context", json!({ "context": "content" })).await?;
    answer
}
