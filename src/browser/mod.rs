//! The only place that talks to the browser. Nothing here runs natively; what the browser refuses is no error.

mod canvas;
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

pub use canvas::{Canvas, canvas, canvases, surface, theme, theme_of};
pub use fetch::{Fetched, fetch};
pub use files::{address, copy, download, download_canvas, loose_canvas};
pub use focus::{
    choose_option, control_at, focus_detail, is_mark, is_plain_click, key_of, on_events, picked, remember_focus,
    restore_focus, rove, with_id,
};
pub use history::{on_pop, parameter, push, query, replace};
pub use host::{is_embedded, on_host, print, tell};
pub use page::{
    Meta, after_next_frame, app, arrived, data, dress, failed, frames, lay_out_below, lay_out_whole, metas, next_frame,
    on_panic, painted, pause, ready, speak, titled,
};
pub use pointer::{
    Move, capture, each_frame, extent, flash, focus_still, move_of, now, on_events_at, pointer_x, prefers_stillness,
    rect, say_over, set_style, set_words, target_rect, value_at,
};
pub use position::locate;
pub use repaint::on_repaint;
pub use resize::{on_box, on_resize, size_of, width_of};

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
