//! Records as text: detail panel, tables, status badges and embed code.

pub mod about;
pub mod badge;
pub mod derivation;
pub mod detail;
pub mod embed_code;
pub mod qr_code;
pub mod record_text;
pub mod table;
