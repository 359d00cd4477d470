//! Tests of citations and sources.

use super::*;

#[test]
fn every_fact_is_cited_and_every_citation_leads_to_a_source() {
    for story in [minxin(), read(ELDER_CARE)] {
        for (record, id, _) in story.records() {
            assert!(!story.citations_of(record).is_empty(), "{id} is cited");
        }
        for (id, indicator) in &story.indicators {
            let parts = indicator.evidence_parts();
            assert!(parts.len() >= 2 || indicator.search.is_some(), "{id}");
            assert!(parts.iter().all(|part| !part.citations.is_empty()), "every part of {id} is cited");
        }
        for (id, place) in &story.places {
            assert!(place.length.as_ref().is_none_or(|(_, evidence)| !evidence.citations.is_empty()), "{id}");
        }
        let mut used = BTreeSet::new();
        for (id, citation) in citations(&story) {
            assert!(find(&story.sources, &citation.source).is_some(), "{id} cites {}", citation.source);
            used.insert(citation.source.clone());
        }
        let listed: BTreeSet<_> = story.sources.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(listed, used, "every source is cited, and listed once");
        assert_eq!(listed.len(), story.sources.len());
    }
}

#[test]
fn only_facts_of_the_article_cite_the_article() {
    let story = minxin();
    let check = |id: &str, evidence: &Evidence| {
        for citation in &evidence.citations {
            let from_article = citation.source == story.article;
            assert_eq!(from_article, evidence.basis == Basis::Article, "{id} cites {}", citation.source);
        }
    };
    // Notes on sources that disagree cite both the article and other sources.
    for (_, id, evidence) in story.records().into_iter().filter(|(record, ..)| record.kind != RecordKind::Note) {
        check(id, evidence);
    }
    for (id, indicator) in &story.indicators {
        indicator.evidence_parts().into_iter().for_each(|part| check(id, part));
    }
}

#[test]
fn a_citation_of_the_article_names_paragraph_and_phrase() {
    let story = minxin();
    let mut paragraphs = BTreeSet::new();
    for (id, citation) in citations(&story) {
        if citation.source == story.article {
            let paragraph = citation.paragraph.unwrap_or_else(|| panic!("{id}: no paragraph"));
            assert!((1..=13).contains(&paragraph), "{id}: paragraph {paragraph}");
            paragraphs.insert(paragraph);
            let phrase = citation.phrase.as_deref().unwrap_or_else(|| panic!("{id}: no phrase"));
            assert!((1..=12).contains(&phrase.chars().count()), "{id}: {phrase}");
            assert!(!phrase.contains(['。', '；', '\n']), "{id}: a phrase, never a sentence: {phrase}");
        } else {
            assert!(citation.paragraph.is_none() && citation.phrase.is_none(), "{id} cites {}", citation.source);
        }
    }
    assert!(paragraphs.len() >= 12, "nearly every paragraph holds a fact: {paragraphs:?}");
}

#[test]
fn sources_are_linked_only_where_they_may_be() {
    for story in [minxin(), read(ELDER_CARE)] {
        for (id, source) in &story.sources {
            match (&source.url, source.link) {
                (Some(url), LinkKind::Mirror) => panic!("{id} is a mirror and is linked to {url}"),
                (Some(url), _) => {
                    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
                    let host = host.unwrap_or_else(|| panic!("{id}: {url}")).split('/').next().unwrap_or_default();
                    assert!(host.contains('.') && !host.contains('@'), "{id}: {url}");
                    assert!(url.is_ascii() && !url.contains([' ', '"', '<']), "{id}: {url}");
                }
                (None, LinkKind::Mirror) => {}
                (None, _) => assert!(source.note.is_some(), "{id} says why it has no address"),
            }
        }
    }
    let mirrors = minxin().sources.iter().filter(|(_, source)| source.link == LinkKind::Mirror).count();
    assert!(mirrors > 0, "the check above has something to check");
}
