//! Decoding of texts by the browser.

use web_sys::TextDecoder;

/// Decodes a text in GBK. `None` if the browser cannot, and outside of one.
pub fn decode_gbk(bytes: &[u8]) -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    TextDecoder::new_with_label("gbk").ok()?.decode_with_u8_array(bytes).ok()
}
