//! Content of the page as plain data, like the scenes of the atlas. It is made from a seed at run time, so that the compiler
//! cannot fold it into constants.

/// State of a mark or a row.
#[derive(Clone, Default)]
pub struct Record {
    pub id: String,
    pub is_selected: bool,
    pub is_related: bool,
}

impl Record {
    pub fn new(kind: &str, seed: u32) -> Self {
        Self { id: format!("{kind}-{seed}"), is_selected: seed % 7 == 3, is_related: seed % 5 == 2 }
    }

    /// CSS classes: `base` and those of the state.
    pub fn class(&self, base: &str) -> String {
        let mut class = base.to_owned();
        if self.is_related {
            class.push_str(" related");
        }
        if self.is_selected {
            class.push_str(" current");
        }
        class
    }

    pub fn current(&self) -> Option<&'static str> {
        self.is_selected.then_some("true")
    }

    pub fn href(&self) -> String {
        format!("#{}", self.id)
    }
}

/// A button of a group of which one is pressed.
#[derive(Clone)]
pub struct Toggle {
    pub value: String,
    pub name: String,
    pub is_pressed: bool,
}

#[derive(Clone)]
pub struct Figure {
    pub record: Record,
    pub value: String,
    pub name: String,
    pub share: String,
}

/// A select with its label.
#[derive(Clone)]
pub struct Choice {
    pub name: String,
    pub label: String,
    pub options: Vec<Toggle>,
}

#[derive(Clone)]
pub struct Notice {
    pub text: String,
    pub problems: Vec<String>,
    pub can_retry: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    Dot,
    Bar,
    Deadline,
}

/// A mark of the timeline.
#[derive(Clone)]
pub struct Mark {
    pub record: Record,
    pub form: Form,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub text: String,
    pub name: String,
}

#[derive(Clone)]
pub struct Lane {
    pub id: String,
    pub name: String,
    pub top: f64,
    pub is_folded: bool,
    pub marks: Vec<Mark>,
    /// Clusters: id, position, count.
    pub clusters: Vec<(String, f64, u32)>,
}

#[derive(Clone)]
pub struct EventRow {
    pub record: Record,
    pub form: String,
    pub iso: String,
    pub date: String,
    pub title: String,
}

/// A mark of the map: a line, an area or a symbol.
#[derive(Clone)]
pub struct PlaceMark {
    pub record: Record,
    pub name: String,
    /// Path data; empty for a symbol.
    pub path: String,
    pub is_area: bool,
    pub x: f64,
    pub y: f64,
    pub stop: Option<u32>,
}

#[derive(Clone)]
pub struct PlaceRow {
    pub record: Record,
    pub stop: Option<u32>,
    pub name: String,
    pub distance: String,
    pub note: String,
}

/// A shape or a label of a chart.
#[derive(Clone)]
pub struct Shape {
    pub class: String,
    pub path: String,
}

#[derive(Clone)]
pub struct Label {
    pub class: String,
    pub x: f64,
    pub anchor: &'static str,
    pub text: String,
}

#[derive(Clone)]
pub struct Bullet {
    pub record: Record,
    pub title: String,
    pub as_of: String,
    pub value: String,
    pub share: Option<String>,
    pub status: Badge,
    pub caption: String,
    pub notes: Vec<String>,
    pub shapes: Vec<Shape>,
    pub labels: Vec<Label>,
}

#[derive(Clone)]
pub struct Badge {
    pub tone: String,
    pub path: String,
    pub text: String,
}

#[derive(Clone)]
pub struct Series {
    pub id: String,
    pub title: String,
    pub caption: String,
    pub shapes: Vec<Shape>,
    pub labels: Vec<Label>,
    /// Click targets: record, position, width.
    pub hits: Vec<(Record, f64, f64)>,
    pub table: Option<Table>,
}

#[derive(Clone)]
pub struct Table {
    pub caption: String,
    pub heads: Vec<String>,
    pub rows: Vec<TableRow>,
    pub remaining: usize,
}

#[derive(Clone)]
pub struct TableRow {
    pub record: Record,
    pub title: String,
    pub cells: Vec<String>,
    pub citations: Vec<Citation>,
}

#[derive(Clone)]
pub struct Citation {
    pub label: String,
    pub url: Option<String>,
    pub phrase: Option<String>,
    pub rest: String,
}

#[derive(Clone)]
pub struct Detail {
    pub kicker: String,
    pub title: String,
    pub date: String,
    pub position: String,
    pub has_previous: bool,
    pub paragraphs: Vec<String>,
    pub facts: Vec<(String, String)>,
    pub badge: Option<Badge>,
    /// Derivation of the status: name, formula, result.
    pub derivation: Vec<[String; 3]>,
    pub bounds: Option<[String; 4]>,
    pub related: Vec<(String, Vec<(Record, String)>)>,
    pub citations: Vec<Citation>,
}

#[derive(Clone)]
pub struct Dialog {
    pub heading: String,
    pub choices: Vec<Choice>,
    /// Code to copy: heading, hint, code.
    pub snippets: Vec<[String; 3]>,
}

/// The page.
#[derive(Clone)]
pub struct Scene {
    pub title: Vec<String>,
    pub summary: String,
    pub as_of: String,
    pub basis: Vec<Toggle>,
    pub figures: Vec<Figure>,
    pub views: Vec<Toggle>,
    pub programme: Choice,
    pub chips: Vec<String>,
    pub counts: String,
    pub notices: Vec<Notice>,
    pub ticks: Vec<(f64, String, bool)>,
    pub eras: Vec<(Record, f64, f64, String)>,
    pub lanes: Vec<Lane>,
    pub density: String,
    pub window: (f64, f64),
    pub years: Vec<(String, Vec<EventRow>)>,
    pub remaining: usize,
    pub picker: Option<Vec<(Record, String, String)>>,
    pub districts: Vec<(String, bool)>,
    pub places: Vec<PlaceMark>,
    pub place_labels: Vec<(Label, f64)>,
    pub scale: (f64, String),
    pub place_rows: Vec<PlaceRow>,
    pub origin: Choice,
    pub sorts: Vec<Toggle>,
    pub legend: Vec<(Vec<Shape>, String)>,
    pub groups: Vec<(String, Vec<(Badge, u32)>, Vec<Bullet>)>,
    pub series: Vec<Series>,
    pub tooltip: Option<(f64, String, Vec<(String, String)>)>,
    pub tables: Vec<Table>,
    /// Sources: publisher, address, date, text.
    pub sources: Vec<(String, Option<String>, String, String)>,
    pub detail: Option<Detail>,
    pub dialog: Option<Dialog>,
    pub about: String,
}

/// A share as CSS percentage.
pub fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
