//! What a page holds on to, as Chromium counts it.

use serde_json::json;

use crate::session::developer_tools;
use crate::{Page, Result};

/// What is held after all that can be has been collected.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Nodes of documents, those on no page included.
    pub nodes: f64,
    /// Listeners of events.
    pub listeners: f64,
    /// Memory of scripts, in bytes; what the browser itself keeps of requests and measurements is part of it.
    pub heap: f64,
}

impl Page {
    /// Counts what the page holds. Only Chromium tells.
    pub async fn counted(&self) -> Result<Counted> {
        developer_tools(&self.client, "Performance.enable", json!({})).await?;
        // What is let go of by the first round may hold more.
        for _ in 0..3 {
            developer_tools(&self.client, "HeapProfiler.collectGarbage", json!({})).await?;
        }
        let told = developer_tools(&self.client, "Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = told["metrics"].as_array().into_iter().flatten();
            all.filter(|own| own["name"] == name).find_map(|own| own["value"].as_f64()).unwrap_or(f64::NAN)
        };
        Ok(Counted { nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize") })
    }
}
