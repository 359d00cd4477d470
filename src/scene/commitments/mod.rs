//! Commitments: the list with its counts, the article clause by clause, what each verdict follows from, and which reports each
//! programme has.

mod before_after;
mod clauses;
mod list;
mod reporting_status;
mod verdict_badge;
mod verdict_steps;

pub use before_after::{BeforeAfter, DatedMark};
pub use clauses::{Clause, Paragraph, paragraphs};
pub use list::{CommitmentGroup, CommitmentList, CommitmentRow, VerdictCount, list, measure_count};
pub use reporting_status::{ReportingCell, ReportingRow, reporting_status};
pub use verdict_badge::verdict_badge;
pub use verdict_steps::{EvidenceItem, SearchReceipt, VerdictDerivation, VerdictStep, verdict_derivation};
