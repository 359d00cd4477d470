//! Text of records that several views share: values, citations, locations and progress.

use crate::gather::Gather;
use crate::number::Decimal;
pub use crate::scene::kit::context::SceneContext;
use crate::scene::records::badge::Badge;
use crate::story::{
    Citation, Evidence, Indicator, LinkKind, LocationPrecision, Place, PlaceKind, Progress, TargetKind, Value, find,
};
use crate::story::{Text, Unit};
use crate::words::{self, BulletCaption, Whole};

impl SceneContext<'_> {
    /// A value with its unit as text.
    pub fn value(&self, value: &Value, unit: &str) -> String {
        words::value(self.lang, value, find(&self.story.units, unit))
    }

    /// A value with its bound and without its unit.
    pub fn bare_value(&self, value: &Value, unit: &str) -> String {
        let unit_without_text =
            find(&self.story.units, unit).map(|unit| Unit { short: Text::default(), singular: None, ..unit.clone() });
        words::value(self.lang, value, unit_without_text.as_ref())
    }

    /// A target value as text; a ceiling starts with "at most".
    pub fn target_text(&self, indicator: &Indicator, value: &Value, in_words: &str) -> String {
        let is_ceiling = indicator.progress(self.background).is_ceiling;
        if is_ceiling { words::at_most(self.lang, value, in_words) } else { in_words.to_owned() }
    }

    /// The names of districts, as a list.
    pub fn districts(&self, codes: &[String]) -> String {
        let names =
            codes.iter().filter_map(|code| self.basemap.districts.iter().find(|district| district.code == *code));
        let names: Vec<_> = names.map(|district| district.name.get(self.lang)).gather();
        names.join(self.words().list_comma)
    }

    /// Length of a place, if a source in scope gives it.
    pub fn length(&self, place: &Place) -> Option<String> {
        let (length, _) = place.length.as_ref().filter(|(_, evidence)| self.includes(evidence))?;
        Some(self.value(length, "km"))
    }

    /// Precision of the location of a place, as text.
    pub fn whereabouts(&self, place: &Place) -> String {
        if place.kind == PlaceKind::District {
            return self.words().in_views().whole_district.to_owned();
        }
        match &place.precision {
            LocationPrecision::Metres(metres) => (self.words().in_views().within_metres)(*metres),
            LocationPrecision::Districts(codes) => (self.words().in_views().within_districts)(&self.districts(codes)),
            LocationPrecision::Unplaced => self.words().in_views().unplaced.to_owned(),
        }
    }

    /// Summary of an indicator: target, actual, share and status.
    pub fn summary(&self, indicator: &Indicator) -> IndicatorSummary {
        let progress = indicator.progress(self.background);
        let Progress {
            target,
            raised,
            actual,
            percent,
            percent_bound,
            is_share_open: _,
            percent_of_revised,
            start,
            is_ceiling,
            ratio,
            implied,
        } = progress;
        let kind = target.map_or(TargetKind::Target, |target| target.kind);
        let in_words = |value: &Value| self.value(value, &indicator.unit);
        let text_of_target = |value: &Value| self.target_text(indicator, value, &in_words(value));
        let actual_text = actual.map(|actual| in_words(&actual.value)).unwrap_or_default();
        let target_text = target.map(|target| text_of_target(&target.value)).unwrap_or_default();
        let printed = ratio.map(|ratio| words::value(self.lang, &ratio.value, find(&self.story.units, "percent")));
        let share_text = |(share, bound)| words::bounded_percent(self.lang, share, bound);
        let computed = percent.map(|share| share_text((share, percent_bound)));
        let share = printed.clone().or_else(|| computed.clone()).unwrap_or_default();
        let revision = raised.map(|target| target.kind);
        let raised = raised.map(|target| text_of_target(&target.value));
        let share_of_revised = percent_of_revised.filter(|_| !share.is_empty()).map(share_text);
        let start = start.filter(|_| printed.is_none() && !share.is_empty());
        let was_raised = indicator.targets.iter().any(|target| target.kind.is_revision());
        let whole = match kind {
            _ if start.is_some() => Whole::Way,
            TargetKind::Forecast => Whole::Forecast,
            TargetKind::Plan => Whole::Plan,
            _ if was_raised => Whole::Original,
            _ => Whole::Target,
        };
        let has_no_share = share.is_empty() && actual.is_some_and(|actual| actual.value.number < Decimal::ZERO);
        let words = self.words();
        let of_revised = share_of_revised
            .as_ref()
            .zip(revision)
            .map(|(share, kind)| (words.in_views().share_of_revised)(share, kind));
        // Beside the share of the original target, that of the revised one.
        let shares = of_revised.map(|of_revised| {
            [&(words.in_views().share_of)(&share, whole), words.in_views().and_share, &of_revised].concat()
        });
        let shares = shares.unwrap_or_else(|| share.clone());
        let beside = match () {
            () if share.is_empty() && is_ceiling => target_text.clone(),
            () if has_no_share && !target_text.is_empty() => (words.in_views().chart.mark)(kind, &target_text),
            () => shares.clone(),
        };
        let badge = self.badge(indicator);
        let as_of = actual.map(|actual| words::when(self.lang, actual.when)).unwrap_or_default();
        let deadline = target.filter(|_| actual.is_none()).map(|target| words::when(self.lang, target.deadline));
        let caption = (words.in_views().chart.caption)(&BulletCaption {
            name: indicator.short.get(self.lang),
            actual: &actual_text,
            as_of: &as_of,
            kind: target.map(|target| target.kind),
            target: &target_text,
            start: &start.map(in_words).unwrap_or_default(),
            raised: raised.as_deref().unwrap_or_default(),
            revision,
            share_of_revised: share_of_revised.as_deref().unwrap_or_default(),
            deadline: deadline.as_deref().unwrap_or_default(),
            is_original: was_raised,
            share: &share,
            status: &self.status(indicator),
        });
        IndicatorSummary {
            actual: actual_text,
            target: target_text,
            implied: implied.map(|derived| format!("{} {}", derived.title.get(self.lang), in_words(&derived.value))),
            raised,
            revision,
            share_of_revised,
            as_of,
            kind,
            share,
            whole,
            shares,
            beside,
            computed,
            is_printed: printed.is_some(),
            badge,
            caption,
            percent,
        }
    }

    /// The sources of a figure: the paragraphs of the article and the publishers, each once.
    pub fn origin(&self, evidence: &Evidence) -> String {
        self.origin_of_all(&[evidence])
    }

    /// The sources of several figures.
    pub fn origin_of_all(&self, all: &[&Evidence]) -> String {
        let mut names: Vec<String> = Vec::new();
        for citation in all.iter().flat_map(|evidence| &evidence.citations) {
            let name = self.citation(citation).label;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(self.words().in_views().list_semicolon)
    }

    /// Publisher and title of the article that the story is about, for files that are read outside the page.
    pub fn report(&self) -> Option<String> {
        let source = find(&self.story.sources, &self.story.article)?;
        let title = source.title.as_ref().map(|title| title.get(self.lang));
        let parts = std::iter::once(source.publisher.get(self.lang)).chain(title).filter(|part| !part.is_empty());
        Some(parts.collect::<Vec<_>>().join(self.words().in_views().list_semicolon)).filter(|name| !name.is_empty())
    }

    /// A citation as text.
    pub fn citation(&self, citation: &Citation) -> CitationText {
        let words = self.words();
        let source = find(&self.story.sources, &citation.source);
        let is_article = citation.source == self.story.article;
        let publisher = source.map(|source| source.publisher.get(self.lang).to_owned()).unwrap_or_default();
        let title = source.and_then(|source| source.title.as_ref()).map(|title| title.get(self.lang).to_owned());
        let published =
            source.and_then(|source| source.published).map(|when| words::when(self.lang, when)).unwrap_or_default();
        let label = match citation.paragraph {
            Some(number) if is_article && self.story.credit == Some(number) => words.in_views().photo_credit.to_owned(),
            Some(number) if is_article => (words.in_views().paragraph)(number),
            _ => publisher,
        };
        let copy_note = match source.map(|source| source.link) {
            Some(LinkKind::Mirror) => words.in_views().not_linked,
            Some(LinkKind::Reprint) => words.in_views().reprint,
            _ => "",
        };
        CitationText {
            label,
            title: title.filter(|_| !is_article),
            published: if is_article { String::new() } else { published },
            phrase: citation.phrase.as_deref().filter(|_| is_article).map(words::inside_quotes),
            url: source.and_then(|source| source.url.clone()),
            copy_note,
            source: citation.source.clone(),
        }
    }
}

/// Progress of an indicator as text.
#[derive(Clone, Debug)]
pub struct IndicatorSummary {
    /// The actual value.
    pub actual: String,
    /// Date of the actual value; empty without a value.
    pub as_of: String,
    /// Target; empty without one.
    pub target: String,
    /// A later target, raised or lowered.
    pub raised: Option<String>,
    /// Its kind.
    pub revision: Option<TargetKind>,
    /// Share of the later target.
    pub share_of_revised: Option<String>,
    /// The target implied by a published share, if only the share is given.
    pub implied: Option<String>,
    /// Kind of the target.
    pub kind: TargetKind,
    /// Share of the target, as published or as computed.
    pub share: String,
    /// The whole that the share refers to.
    pub whole: Whole,
    /// The share; of a revised target, the shares of both targets in words.
    pub shares: String,
    /// Short measure to show beside the actual value: the shares, or a ceiling. Empty without a target.
    pub beside: String,
    /// The share as computed.
    pub computed: Option<String>,
    /// True if a source published the share.
    pub is_printed: bool,
    /// Status badge.
    pub badge: Badge,
    /// Summary in one sentence.
    pub caption: String,
    /// The share as a number.
    pub percent: Option<Decimal>,
}

/// A citation as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationText {
    /// Paragraph of the article, or publisher.
    pub label: String,
    /// Title of the source.
    pub title: Option<String>,
    /// Publication date.
    pub published: String,
    /// The cited phrase, in Chinese.
    pub phrase: Option<String>,
    /// Address of the source.
    pub url: Option<String>,
    /// "Reprint" or "not linked"; empty for an original.
    pub copy_note: &'static str,
    /// Id of the source.
    pub source: String,
}
