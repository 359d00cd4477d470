//! The memory of a page, from Chromium's counters.

use serde_json::json;

use crate::session::developer_tools;
use crate::{Page, Result};

/// The objects of a page after garbage collection.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// The number of DOM nodes, including those outside of documents.
    pub nodes: f64,
    /// The number of event listeners.
    pub listeners: f64,
    /// The JavaScript heap, in bytes. It includes the browser's records of requests and measurements.
    pub heap: f64,
}

impl Page {
    /// Collects garbage and measures the memory. Only in Chromium.
    pub async fn memory(&self) -> Result<Memory> {
        developer_tools(&self.client, "Performance.enable", json!({})).await?;
        // Objects that the first collection frees may have held others.
        for _ in 0..3 {
            developer_tools(&self.client, "HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = developer_tools(&self.client, "Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = answer["metrics"].as_array().into_iter().flatten();
            all.filter(|metric| metric["name"] == name).find_map(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
        };
        Ok(Memory { nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize") })
    }
}
