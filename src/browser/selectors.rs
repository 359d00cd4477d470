//! CSS selectors of values from data files.

/// Returns a selector for the elements whose attribute equals `id`. Backslashes and quotation marks are escaped,
/// because ids come from data files.
pub fn attribute_selector(attribute: &str, id: &str) -> String {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    format!("[{attribute}=\"{id}\"]")
}
