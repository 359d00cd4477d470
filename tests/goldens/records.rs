//! Records as lines: the detail of the first record of each kind, the first rows of each table, and the results of some searches.

use std::fmt::Write as _;

use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::records::detail::{Detail, detail};
use minxin_atlas::scene::records::record_text::{CitationText, SceneContext};
use minxin_atlas::scene::records::table::{TableRow, table_page};
use minxin_atlas::scene::search::{Hit, MarkedText, SearchIndex, search};
use minxin_atlas::state::{State, TableKind, TableState, VisibleRecords};
use minxin_atlas::story::Story;
use minxin_atlas::ui::bundled_basemap;

/// Rows of each table, and hits of each group.
const SHOWN: usize = 3;

/// Words, a number, two words that no record has together, and words that nothing has.
const SEARCHES: [&str; 4] = ["苏州河", "2020", "lift breakfast", "火星"];

pub(crate) fn records(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: state.background };
    let (visible, highlight) = (VisibleRecords::new(story, state), Highlight::default());
    let mut text = String::new();
    for (name, kind) in TableKind::NAMES {
        if let TableKind::Records(kind) = kind
            && let Some(detail) = detail(&ctx, &visible, &highlight, visible.of(*kind).next())
        {
            writeln!(text, "detail of {}", detail.state.id).unwrap();
            write_detail(&mut text, &detail);
        }
        let state = State { table: TableState { kind: *kind, ..TableState::default() }, ..state.clone() };
        let page = table_page(&ctx, &visible, &highlight, &state);
        writeln!(text, "table {name}: {}; {}; {} pages", page.caption, page.summary, page.page_count).unwrap();
        let columns: Vec<&str> = page.columns.iter().map(|(_, heading)| *heading).collect();
        writeln!(text, "  columns: {}", columns.join(" | ")).unwrap();
        for row in page.rows.iter().take(SHOWN) {
            let cells = match row {
                TableRow::Record(row) => {
                    format!("{} | {} | {}", row.head, row.cells.join(" | "), cited(&row.citations))
                }
                TableRow::Source(row) => {
                    format!("{} | {} | {} | {} {}", row.publisher, row.title, row.published, row.cited, row.copy_note)
                }
            };
            writeln!(text, "  row: {}", cells.trim_end()).unwrap();
        }
    }
    let index = SearchIndex::new(&ctx, None);
    for query in SEARCHES {
        let found = search(&index, &ctx, query, SHOWN);
        writeln!(text, "search for {query}: {}", found.total).unwrap();
        for group in &found.groups {
            writeln!(text, "  {}: {}", group.heading, group.total).unwrap();
            group.hits.iter().for_each(|hit| writeln!(text, "    {}", line_of(hit)).unwrap());
        }
        if let Some(offers) = found.suggestions {
            let shorter: Vec<String> = offers.shorter.iter().map(|(query, count)| format!("{query} {count}")).collect();
            writeln!(text, "  shorter: {}", shorter.join(", ")).unwrap();
            offers.similar.iter().for_each(|hit| writeln!(text, "  similar: {}", line_of(hit)).unwrap());
        }
    }
    text
}

fn write_detail(text: &mut String, detail: &Detail) {
    writeln!(text, "  {} | {} | {} | {}", detail.kicker, detail.title, detail.when, detail.position).unwrap();
    detail.paragraphs.iter().for_each(|words| writeln!(text, "  text: {words}").unwrap());
    detail.bounds.iter().for_each(|streets| writeln!(text, "  bounds: {}", streets.join(", ")).unwrap());
    detail.facts.iter().for_each(|(label, value)| writeln!(text, "  fact: {label}: {value}").unwrap());
    for (heading, related) in &detail.related {
        let ids: Vec<&str> = related.iter().map(|(state, _)| state.id.as_str()).collect();
        writeln!(text, "  related: {heading}: {}", ids.join(" ")).unwrap();
    }
    writeln!(text, "  cited: {}", cited(&detail.citations)).unwrap();
}

fn cited(citations: &[CitationText]) -> String {
    let citation = |it: &CitationText| match &it.phrase {
        Some(phrase) => format!("{} “{phrase}”", it.label),
        None => it.label.clone(),
    };
    citations.iter().map(citation).collect::<Vec<_>>().join("; ")
}

/// The title and the snippet of a hit, with the matches in brackets.
fn line_of(hit: &Hit) -> String {
    let marked = |text: &MarkedText| {
        text.pieces()
            .into_iter()
            .map(|(piece, is_match)| if is_match { format!("[{piece}]") } else { piece.to_owned() })
            .collect()
    };
    let title: String = marked(&hit.title);
    let snippet: String = hit.snippet.as_ref().map(|snippet| marked(&snippet.marked)).unwrap_or_default();
    format!("{} {title} | {snippet}", hit.id)
}
