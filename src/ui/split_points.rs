//! The chunks of the program: `overview`, `views` and `tools`. All that only their tables reach is split off the core.
//!
//! A release build is split (`cfg(split)`, set by `build.rs`), and each chunk is a file that the JavaScript of the program loads. It
//! retries a file that fails, and the page says why. In all other builds the tables are part of the program.

use std::sync::Arc;

use super::chunks::{self, Models, Overview, Tools, Views};
use super::element::{El, el};
use super::embed_dialog::content;
#[cfg(feature = "hydrate")]
use super::not_found;
use super::overview::OverviewSection;
use super::part_id::PartId;
use super::session::Session;
use super::{
    about, charts, commitments, detail, downloads, embed_dialog, events, map, qr_figure, record_page, search, table,
    timeline, view_effects, viewport,
};
use crate::scene::charts::series_models;
use crate::scene::map::map_model;
use crate::scene::timeline::timeline_model;

static OVERVIEW: Overview = Overview { renderer: overview_renderer };

static VIEWS: Views = Views {
    models: Models {
        timeline: |inputs| timeline_model(&inputs.context(), &inputs.visible, &inputs.state.folded).map(Arc::new),
        map: |inputs| map_model(&inputs.context(), &inputs.visible),
        series: |inputs| series_models(&inputs.context()),
    },
    renderer,
    handle_event: events::handle_event,
    handle_kept_event: events::handle_kept_event,
    subscribe_to_page: view_effects::subscribe_to_page,
    register_effects: view_effects::register_effects,
    run_effect: viewport::effects::run_effect,
    repaint: view_effects::repaint,
    show_row: table::show_row,
    #[cfg(feature = "hydrate")]
    suggestions: not_found::suggestions,
    #[cfg(feature = "hydrate")]
    meant_route: not_found::meant,
};

static TOOLS: Tools = Tools {
    embed_dialog: content::content,
    show_embed_dialog: content::show,
    on_embed_dialog_close: content::on_close,
    on_embed_select: content::on_select,
    copy_embed_code: content::copy,
    qr_figure: qr_figure::qr_figure,
    export: downloads::export,
};

/// Returns the function that makes the element of a part of the overview.
fn overview_renderer(part: PartId) -> fn(Session) -> El {
    match part {
        PartId::OverviewIntro => record_page::section_renderer(OverviewSection::Intro),
        PartId::OverviewVisitDay => record_page::section_renderer(OverviewSection::VisitDay),
        PartId::OverviewScoreboard => record_page::section_renderer(OverviewSection::Scoreboard),
        PartId::OverviewDotPlot => record_page::section_renderer(OverviewSection::DotPlot),
        PartId::OverviewDisagreements => record_page::section_renderer(OverviewSection::Disagreements),
        PartId::OverviewFoot => record_page::section_renderer(OverviewSection::Foot),
        PartId::OverviewLink => record_page::links,
        PartId::Detail => detail::panel,
        PartId::Footer => detail::footer,
        PartId::Search => search::search_field,
        PartId::EmbedDialog => embed_dialog::dialog,
        _ => |_| el("div"),
    }
}

/// Returns the function that makes the element of a part of a view.
fn renderer(part: PartId) -> fn(Session) -> El {
    match part {
        PartId::TimelineHead => timeline::head,
        PartId::TimelineDrawing => timeline::drawing,
        PartId::TimelineList => timeline::list,
        PartId::MapHead => map::head,
        PartId::MapDrawing => map::drawing,
        PartId::MapList => map::list,
        PartId::Charts => charts::charts,
        PartId::Tooltip => charts::tooltip,
        PartId::Commitments => commitments::commitments,
        PartId::Table => table::table,
        PartId::About => about::section,
        PartId::RecordPage => record_page::record_page,
        // The core and the overview have the others.
        _ => |_| el("div"),
    }
}

/// Makes the chunks known to the core. Called before the first session is created.
#[cfg(not(split))]
pub(super) fn connect() {
    if chunks::views().is_none() {
        chunks::install_overview(&OVERVIEW);
        chunks::install_views(&VIEWS);
        chunks::install_tools(&TOOLS);
    }
}

/// Makes the chunks known to the core. Called before the first session is created.
#[cfg(split)]
pub(super) fn connect() {
    chunks::set_requests(in_browser::request_overview, in_browser::request_views, in_browser::request_tools);
}

#[cfg(split)]
mod in_browser {
    use leptos::wasm_split::{self, SplitLoaderError};

    use super::{OVERVIEW, Overview, TOOLS, Tools, VIEWS, Views, chunks};
    use crate::browser::spawn_local;

    /// The error of a chunk that cannot be loaded. The JavaScript retries until it can.
    #[derive(Debug)]
    pub(super) struct NotLoaded;

    impl From<SplitLoaderError> for NotLoaded {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split::wasm_split(overview, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn load_overview() -> Result<&'static Overview, NotLoaded> {
        Ok(&OVERVIEW)
    }

    #[wasm_split::wasm_split(views, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn load_views() -> Result<&'static Views, NotLoaded> {
        Ok(&VIEWS)
    }

    #[wasm_split::wasm_split(tools, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn load_tools() -> Result<&'static Tools, NotLoaded> {
        Ok(&TOOLS)
    }

    pub(super) fn request_overview() {
        spawn_local(async {
            if let Ok(table) = load_overview().await {
                chunks::install_overview(table);
            }
        });
    }

    pub(super) fn request_views() {
        spawn_local(async {
            if let Ok(table) = load_views().await {
                chunks::install_views(table);
            }
        });
    }

    pub(super) fn request_tools() {
        spawn_local(async {
            if let Ok(table) = load_tools().await {
                chunks::install_tools(table);
            }
        });
    }
}
