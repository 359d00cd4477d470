//! Records in words: the header, the detail panel, the tables, status badges and the embed code.

pub mod badge;
pub mod derivation;
pub mod detail;
pub mod embed_code;
pub mod head;
pub mod record_text;
pub mod table;
