//! The address of the page, read as the query that named pages before they had paths.

use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::{Page, Result};

/// Time in which the page makes what an input asked for, after the address. A click before that may miss a target that moves.
const ANSWER: Duration = Duration::from_millis(100);

/// Defines `read`, which returns a parameter of the query, or what the path says in its place.
const ADDRESS: &str = r"
    const path = /\/(en\/)?(?:stories\/([^/]+)\/)?(?:(commitments|timeline|map|targets|facts|about)|(programmes|records)\/([^/]+))?\/?(?:index\.html)?$/
        .exec(location.pathname) ?? { index: location.pathname.lastIndexOf('/') };
    const [, english, story, view, folder, id] = Array.from(path);
    const named = {
        lang: english && 'en', story: story && `stories/${story}.json`, view: { targets: 'indicators', facts: 'table' }[view] ?? view,
        programme: folder === 'programmes' ? decodeURIComponent(id) : undefined, sel: folder === 'records' ? decodeURIComponent(id) : undefined,
    };
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(named)) if (value && !query.has(key)) query.set(key, value);
    const read = (key) => query.get(key);
";

impl Page {
    /// A parameter of the address: of its query, or of what its path names. The parameters are those of old links: `lang`, `story`,
    /// `view`, `programme` and `sel`.
    pub async fn query(&self, key: &str) -> Result<Option<String>> {
        let script = [ADDRESS, "return read(arguments[0])"].concat();
        Ok(self.js(&script, vec![json!(key)]).await?.as_str().map(str::to_owned))
    }

    /// Waits until a parameter of the address has a value, or is absent, and the page shows it.
    pub async fn wait_query(&self, key: &str, value: Option<&str>) -> Result {
        let what = format!("the address has {key}={}", value.unwrap_or("(none)"));
        self.until(&what, async || Ok(self.query(key).await?.as_deref() == value)).await?;
        sleep(ANSWER).await;
        Ok(())
    }

    /// The path of the page below the site, without its query.
    pub async fn path(&self) -> Result<String> {
        let script = [ADDRESS, "return location.pathname.slice(path.index + 1)"].concat();
        Ok(self.js(&script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
    }

    /// The title of the document.
    pub async fn title(&self) -> Result<String> {
        Ok(self.js("return document.title", Vec::new()).await?.as_str().unwrap_or_default().to_owned())
    }
}
