//! Wrappers of browser APIs. In native builds their functions do nothing. If the browser refuses a call, the page continues
//! without it.

mod approach;
mod canvas;
mod canvas_backend;
mod chunks;
mod dialog;
mod event_subscription;
mod fetch;
mod files;
mod focus;
mod history;
mod host;
mod page;
mod pointer;
mod position;
mod repaint;
mod resize;
mod root;
mod selectors;
mod site;
mod slice;
mod spawn;
mod text;

pub use canvas::{Canvas, drawing_area, theme};
pub use canvas_backend::CanvasBackend;
pub use chunks::on_chunk;
pub use event_subscription::{EventSubscription, on_pop, on_scroll};
pub use files::{can_share, copy_text, detached_canvas, download, download_canvas, share};
pub use focus::{
    active_element, control_at, input_text, is_by_key, is_mark, is_plain_click, key_of, link_at, move_focus_in_group,
    selected_option,
};
pub use host::{is_embedded, on_host, post_to_host, print, short_text};
pub use page::{
    Meta, after_next_frame, after_paint, dom_content_loaded, frames, mark_live, metas, next_frame, on_panic, sleep,
};
pub use pointer::{
    PointerInput, each_frame, is_inside, is_target, now, pointer_input, pointer_on_screen, pointer_x,
    prefers_reduced_motion, target_rect, value_at,
};
pub use position::locate;
pub use repaint::on_repaint;
pub use root::Root;
pub use selectors::attribute_selector;
pub use slice::TimeSlice;
pub use spawn::spawn_local;
pub use text::decode_gbk;

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
