//! The texts of a record that are searched, in both languages.

use super::target::{SearchTarget, TextKind};
use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::scene::commitments::verdict_badge;
use crate::scene::kit::context::SceneContext;
use crate::story::{
    Basis, Commitment, Entry, Event, Evidence, Figure, IdIndex, Indicator, Lang, Place, RecordId, RecordKind, Source,
    Story, Text, Value,
};
use crate::words;

/// A text that is searched.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// The role of the text.
    pub(super) kind: TextKind,
    /// Its language.
    pub(super) lang: Lang,
    /// True if it is shown with background facts only.
    pub(super) is_background: bool,
    /// The text.
    pub(super) text: String,
}

/// Positions of the records that other records name, by id.
pub(super) struct NameIndex<'a> {
    kinds: Vec<(RecordKind, IdIndex<'a>)>,
    units: IdIndex<'a>,
}

impl<'a> NameIndex<'a> {
    /// The index of a story.
    pub(super) fn new(story: &'a Story) -> Self {
        let records = story.records();
        let mut kinds = Vec::new();
        for kind in [RecordKind::Place, RecordKind::Programme, RecordKind::Person, RecordKind::Body] {
            let ids: Vec<&str> =
                records.iter().filter(|(record, ..)| record.kind == kind).map(|(_, id, _)| *id).gather();
            kinds.push((kind, IdIndex::new(ids)));
        }
        let units: Vec<&str> = story.units.iter().map(|(id, _)| id.as_str()).gather();
        Self { kinds, units: IdIndex::new(units) }
    }
}

/// The fields of a record or source. The first are its title.
pub(super) fn fields_of(ctx: &SceneContext<'_>, names: &NameIndex<'_>, target: SearchTarget) -> Vec<Field> {
    let mut collector = Collector { ctx, names, is_background: false, fields: Vec::new() };
    match target {
        SearchTarget::Record(record) => collector.record(record),
        SearchTarget::Source(index) => {
            if let Some((_, source)) = ctx.story.sources.get(index) {
                collector.source(source);
            }
        }
    }
    collector.fields.retain(|field| !field.text.is_empty());
    collector.fields
}

/// Characters of the name of a related record that are searched, and bytes of the longest unit.
const MAX_NAME: usize = 80;

struct Collector<'a> {
    ctx: &'a SceneContext<'a>,
    names: &'a NameIndex<'a>,
    /// Basis of the fields that are added next.
    is_background: bool,
    fields: Vec<Field>,
}

impl Collector<'_> {
    fn push(&mut self, kind: TextKind, lang: Lang, text: String) {
        self.fields.push(Field { kind, lang, is_background: self.is_background, text });
    }

    fn text(&mut self, kind: TextKind, text: &Text) {
        // Many records may name one: their texts would grow with its name.
        let is_repeated = matches!(kind, TextKind::Related(_));
        let text_of = |text: &str| if is_repeated { text.chars().take(MAX_NAME).collect() } else { text.to_owned() };
        self.push(kind, Lang::Zh, text_of(&text.zh));
        // A missing text is a copy of the other language.
        if text.en != text.zh {
            self.push(kind, Lang::En, text_of(&text.en));
        }
    }

    fn texts<'t>(&mut self, kind: TextKind, texts: impl IntoIterator<Item = &'t Text>) {
        texts.into_iter().for_each(|text| self.text(kind, text));
    }

    fn date(&mut self, when: EdtfDate) {
        for lang in [Lang::Zh, Lang::En] {
            self.push(TextKind::Date, lang, words::when(lang, when));
        }
    }

    /// A status with background facts. Without them it may be another one, which is not searched.
    fn status(&mut self, words: &dyn Fn(&SceneContext<'_>) -> String) {
        self.is_background = true;
        for lang in [Lang::Zh, Lang::En] {
            let text = words(&SceneContext { lang, background: true, ..*self.ctx });
            self.push(TextKind::Status, lang, text);
        }
    }

    /// A value with its unit and date.
    fn value(&mut self, value: &Value, unit: &str, when: Option<EdtfDate>) {
        let unit = self.names.units.first(unit).and_then(|index| self.ctx.story.units.get(index)).map(|(_, unit)| unit);
        let unit = unit.filter(|unit| unit.short.zh.len().max(unit.short.en.len()) <= MAX_NAME);
        for lang in [Lang::Zh, Lang::En] {
            let mut text = words::value(lang, value, unit);
            if let Some(when) = when {
                text = [&text, " · ", &words::when(lang, when)].concat();
            }
            self.push(TextKind::Value, lang, text);
        }
    }

    /// The names of records of one kind.
    fn names(&mut self, kind: RecordKind, ids: &[String]) {
        let names = self.names;
        let Some((_, index)) = names.kinds.iter().find(|(other, _)| *other == kind) else { return };
        for index in ids.iter().filter_map(|id| index.first(id)) {
            if let Some(name) = self.ctx.story.name_of(RecordId { kind, index }) {
                self.text(TextKind::Related(kind), name);
            }
        }
    }

    /// Sets the basis of the fields that are added next.
    fn basis(&mut self, evidence: &Evidence) {
        self.is_background = evidence.basis == Basis::Background;
    }

    fn record(&mut self, record: RecordId) {
        let story = self.ctx.story;
        if let Some(name) = story.name_of(record) {
            self.text(TextKind::Title, name);
        }
        match record.kind {
            RecordKind::Event => story.events.get(record.index).into_iter().for_each(|(_, event)| self.event(event)),
            RecordKind::Place => story.places.get(record.index).into_iter().for_each(|(_, place)| self.place(place)),
            RecordKind::Indicator => {
                story.indicators.get(record.index).into_iter().for_each(|(_, indicator)| self.indicator(indicator));
            }
            RecordKind::Figure => {
                story.figures.get(record.index).into_iter().for_each(|(_, figure)| self.figure(figure));
            }
            RecordKind::Commitment => {
                story.commitments.get(record.index).into_iter().for_each(|(_, commitment)| self.commitment(commitment));
            }
            RecordKind::Finding => {
                story.findings.get(record.index).into_iter().for_each(|(_, finding)| self.date(finding.when));
            }
            kind => story.entries(kind).get(record.index).into_iter().for_each(|(_, entry)| self.entry(entry)),
        }
        self.is_background = false;
        self.names(RecordKind::Programme, story.programmes_of(record));
    }

    fn event(&mut self, event: &Event) {
        self.text(TextKind::Text, &event.text);
        self.date(event.when);
        self.names(RecordKind::Person, &event.people);
        self.names(RecordKind::Body, &event.bodies);
        self.names(RecordKind::Place, &event.places);
        if let Some(refined) = &event.refined {
            self.is_background = true;
            self.texts(TextKind::Text, &refined.text);
            self.date(refined.when);
        }
    }

    fn place(&mut self, place: &Place) {
        self.text(TextKind::Text, &place.text);
        if let Some(streets) = &place.bounds {
            self.texts(TextKind::Text, [&streets.north, &streets.east, &streets.south, &streets.west]);
        }
        for lang in [Lang::Zh, Lang::En] {
            let names = SceneContext { lang, ..*self.ctx }.districts(place.districts());
            self.push(TextKind::Related(RecordKind::Place), lang, names);
        }
        if let Some((length, evidence)) = &place.length {
            self.basis(evidence);
            self.value(length, "km", None);
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        self.text(TextKind::Title, &indicator.short);
        self.texts(TextKind::Text, &indicator.text);
        self.date(indicator.period);
        self.names(RecordKind::Place, &indicator.places);
        let unit = &indicator.unit;
        for target in &indicator.targets {
            self.basis(&target.evidence);
            self.value(&target.value, unit, Some(target.deadline));
            self.texts(TextKind::Text, &target.label);
        }
        let last = indicator.readings.as_ref().and_then(|readings| readings.last.as_ref());
        for observation in indicator.observations.iter().chain(&indicator.claims).chain(last) {
            self.basis(&observation.evidence);
            self.value(&observation.value, unit, Some(observation.when));
            self.texts(TextKind::Text, &observation.note);
        }
        for ratio in &indicator.ratios {
            self.basis(&ratio.evidence);
            self.value(&ratio.value, "percent", None);
        }
        for derived in &indicator.derived {
            self.basis(&derived.evidence);
            self.value(&derived.value, unit, None);
        }
        self.status(&|ctx| ctx.badge(indicator).words);
    }

    fn figure(&mut self, figure: &Figure) {
        self.value(&figure.value, &figure.unit, figure.when);
        self.texts(TextKind::Text, &figure.text);
    }

    fn commitment(&mut self, commitment: &Commitment) {
        // The words of the article, which is in Chinese.
        self.push(TextKind::Quote, Lang::Zh, commitment.phrase.clone());
        self.names(RecordKind::Person, std::slice::from_ref(&commitment.speaker));
        self.status(&|ctx| verdict_badge(ctx, commitment.verdict_shown(true)).words);
        self.texts(TextKind::Text, &commitment.observable);
        self.texts(TextKind::Text, &commitment.reason);
        self.texts(
            TextKind::Related(RecordKind::Body),
            commitment.responsible.iter().map(|responsible| &responsible.body),
        );
    }

    fn entry(&mut self, entry: &Entry) {
        self.text(TextKind::Text, &entry.text);
        if let Some(when) = entry.when {
            self.date(when);
        }
    }

    fn source(&mut self, source: &Source) {
        self.texts(TextKind::Title, &source.title);
        self.text(if source.title.is_some() { TextKind::Publisher } else { TextKind::Title }, &source.publisher);
        if let Some(published) = source.published {
            self.date(published);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Basemap, Finding};

    #[test]
    fn the_texts_of_a_record_do_not_grow_with_the_names_it_mentions() {
        let text = |text: &str| Text { zh: text.to_owned(), en: text.to_owned() };
        let long = "桥".repeat(1000);
        let programme =
            Entry { name: text(&long), text: text("t"), when: None, about: Vec::new(), evidence: Evidence::default() };
        let finding = Finding {
            text: text("f"),
            when: EdtfDate::year(2021),
            is_bare: false,
            programmes: vec!["p".to_owned()],
            evidence: Evidence::default(),
        };
        let story = Story {
            programmes: vec![("p".to_owned(), programme)],
            findings: vec![("f".to_owned(), finding)],
            ..Story::default()
        };
        let basemap = Basemap::default();
        let ctx = SceneContext { story: &story, basemap: &basemap, lang: Lang::Zh, background: true };
        let names = NameIndex::new(&story);
        let lengths = |kind: RecordKind| {
            let fields = fields_of(&ctx, &names, SearchTarget::Record(RecordId { kind, index: 0 }));
            fields.iter().map(|field| field.text.chars().count()).max()
        };
        assert_eq!([lengths(RecordKind::Finding), lengths(RecordKind::Programme)], [Some(MAX_NAME), Some(1000)]);
    }
}
