//! The static site: metadata of each page, its head, structured data and site map. Used by the build alone.

mod card;
mod description;
mod entry;
mod head;
mod json_ld;
mod path_problem;
mod sitemap;

pub use card::{CARD_FILE, PageCard, card_tags};
pub use entry::{PageEntry, SchemaType, index_entry, pages};
pub use head::{Hashed, PageAssets, SiteFrame, address_links, document, error_document};
pub use json_ld::json_ld;
pub use path_problem::{PathOwner, PathProblem, path_problems};
pub use sitemap::{robots, sitemap};
