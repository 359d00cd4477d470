//! Tables of all records and sources: the same facts as the views, as rows.

mod all;
mod columns;
mod page;
mod plain;
mod row;
mod rows;
mod source_row;

pub use all::{RecordTable, tables};
pub use columns::headings;
pub use page::{ROWS_PER_PAGE, TableChoice, TablePage, position_of, table_page};
pub use plain::plain;
pub use row::{RecordRow, TableRow};
pub use rows::order;
pub use source_row::{SourceRow, sources};
