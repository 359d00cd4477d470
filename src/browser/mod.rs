//! The only place that talks to the browser. Nothing here runs natively; what the browser refuses is no error.

mod canvas;
mod dialog;
mod fetch;
mod files;
mod focus;
mod history;
mod host;
mod listen;
mod page;
mod pointer;
mod position;
mod repaint;
mod resize;
mod root;

pub use canvas::{Canvas, surface, theme};
pub use fetch::Fetched;
pub use files::{copy, download, download_canvas, loose_canvas};
pub use focus::{control_at, is_by_key, is_mark, is_plain_click, key_of, picked, rove, with_id};
pub use host::{is_embedded, on_host, print, short_text, tell};
pub use listen::{Listening, on_pop, on_scroll};
pub use page::{Meta, after_next_frame, arrived, data, frames, metas, next_frame, on_panic, painted, pause};
pub use pointer::{
    Move, each_frame, move_of, now, pointer_on_screen, pointer_x, prefers_stillness, target_rect, value_at,
};
pub use position::locate;
pub use repaint::on_repaint;
pub use root::Root;

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
