//! Scenes of the commitments, on the bundled story.

use minxin_atlas::scene::commitments::{list, paragraphs, reporting_status, verdict_derivation};
use minxin_atlas::scene::records::about::about;
use minxin_atlas::state::{Grouping, Window};
use minxin_atlas::story::{Indicator, LinkKind, SourceAuthor, Verdict, find};
use minxin_atlas::words::month_of;

use super::*;

fn programme(world: &World, id: &str) -> Option<usize> {
    world.story.programmes.iter().position(|(other, _)| other == id)
}

#[test]
fn headings_count_measures_and_every_commitment_is_in_a_group() {
    let world = World::new(MINXIN);
    for grouping in [Grouping::Programme, Grouping::Speaker, Grouping::Verdict] {
        let state = State { grouping, ..State::default() };
        let list = world.scene(&state, |ctx, visible, highlight| list(ctx, visible, highlight, &state));
        let measures: usize = list.groups.iter().map(|group| group.measures.len()).sum();
        let others: usize = list.groups.iter().map(|group| group.others.len()).sum();
        assert_eq!(list.measure_count, 35);
        // A commitment of two programmes is in both groups.
        assert!(measures >= 35 && measures + others >= world.story.commitments.len(), "{grouping:?}");
        let counted: usize = list.counts.iter().map(|count| count.measures + count.others).sum();
        assert_eq!(counted, world.story.commitments.len(), "{grouping:?}");
        for (index, group) in list.groups.iter().enumerate() {
            assert!(list.groups[..index].iter().all(|other| other.heading != group.heading), "{}", group.heading);
        }
    }
}

#[test]
fn a_verdict_filter_changes_the_rows_and_not_the_counts() {
    let world = World::new(MINXIN);
    let of = |state: &State| world.scene(state, |ctx, visible, highlight| list(ctx, visible, highlight, state));
    let all = of(&State::default());
    let short = of(&State { verdict: Some(Verdict::Short), ..State::default() });
    let numbers = |list: &minxin_atlas::scene::commitments::CommitmentList| -> Vec<(usize, usize)> {
        list.counts.iter().map(|count| (count.measures, count.others)).collect()
    };
    assert_eq!(numbers(&all), numbers(&short));
    let rows: Vec<_> = short.groups.iter().flat_map(|group| &group.measures).map(|row| row.state.id.as_str()).collect();
    assert_eq!(rows, ["elder-care-wider", "sports-grounds-open"]);
}

#[test]
fn the_article_alone_gives_no_verdict_and_no_evidence() {
    let world = World::new(MINXIN);
    let state = State { background: false, ..State::default() };
    let list = world.scene(&state, |ctx, visible, highlight| list(ctx, visible, highlight, &state));
    assert!(list.counts.iter().all(|count| count.verdict == Verdict::NotRated), "only values have a word");
    let rows = list.groups.iter().flat_map(|group| &group.measures);
    for row in rows {
        assert_eq!(row.badge.words, "只看报道，不作结论");
        assert!(row.notes.iter().all(|note| !note.contains("依据") && !note.contains("期限")), "{:?}", row.notes);
    }
    let record = world.story.lookup("lines-faster").unwrap();
    let derivation = world.scene(&state, |ctx, _, highlight| verdict_derivation(ctx, highlight, record)).unwrap();
    assert!(derivation.drawing.is_none() && derivation.search.is_none() && derivation.reason.is_empty());
    assert!(derivation.steps.iter().all(|step| step.items.is_empty()));
    assert!(world.scene(&state, |ctx, _, highlight| reporting_status(ctx, highlight)).is_empty());
}

#[test]
fn a_derivation_shows_the_state_before_and_the_results_after() {
    let world = World::new(MINXIN);
    for (index, (id, commitment)) in world.story.commitments.iter().enumerate() {
        let record = RecordId { kind: RecordKind::Commitment, index };
        let derivation =
            world.scene(&State::default(), |ctx, _, highlight| verdict_derivation(ctx, highlight, record)).unwrap();
        let items: usize = derivation.steps.iter().map(|step| step.items.len()).sum();
        assert_eq!(items, commitment.baseline.len() + commitment.results.len(), "{id}");
        let Some(drawing) = derivation.drawing else {
            assert_eq!(items, 0, "{id}");
            continue;
        };
        assert_eq!(drawing.has_baseline, !commitment.baseline.is_empty(), "{id}");
        for mark in &drawing.marks {
            assert_eq!(mark.is_result, mark.position > drawing.article, "{id}");
            assert!((0.0..=1.0).contains(&mark.position), "{id}");
        }
        // A label is about a tenth of the axis wide.
        let gaps = drawing.ticks.windows(2).map(|pair| pair[1].0 - pair[0].0);
        assert!(gaps.fold(1.0, f64::min) > 0.11, "{id}: {:?}", drawing.ticks);
    }
}

#[test]
fn a_phrase_that_is_not_in_its_passage_is_said_in_the_derivation() {
    let span = r#""span":[106,158]"#;
    assert_eq!(MINXIN.matches(span).count(), 1);
    let ParsedStory { story, problems, .. } = read::story(MINXIN.replace(span, r#""span":[106,108]"#).as_bytes());
    assert_eq!(problems.len(), 1, "{problems:?}");
    let faulty = World { story: story.unwrap(), base: read::basemap(BASEMAP).unwrap() };
    for (lang, words) in [(Lang::Zh, "引文不在文件所说的位置"), (Lang::En, "not where the story file places it")]
    {
        let state = State { lang, ..State::default() };
        let said = |world: &World| {
            let record = world.story.lookup("practical-deeds").unwrap();
            let derivation = world.scene(&state, |ctx, _, highlight| verdict_derivation(ctx, highlight, record));
            derivation.unwrap().steps.swap_remove(0).answer
        };
        assert!(said(&faulty).contains(words), "{}", said(&faulty));
        assert!(!said(&World::new(MINXIN)).contains(words));
    }
}

#[test]
fn an_unknown_speaker_and_unknown_evidence_are_named_as_such() {
    let record = r#"{"id":"practical-deeds","#;
    assert_eq!(MINXIN.matches(record).count(), 1);
    let (before, after) = MINXIN.split_once(record).unwrap();
    let after = after.replacen(r#""speaker":"li-qiang""#, r#""speaker":"nobody-known""#, 1);
    let results = after.find(r#""results":[""#).unwrap() + r#""results":[""#.len();
    let after = [&after[..results], "nothing-known\",\"", &after[results..]].concat();
    let ParsedStory { story, problems, .. } = read::story([before, record, &after].concat().as_bytes());
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().all(|it| it.path.starts_with("/commitments/") && it.line > 1), "{problems:?}");
    let world = World { story: story.unwrap(), base: read::basemap(BASEMAP).unwrap() };
    let record = world.story.lookup("practical-deeds").unwrap();
    for (lang, speaker, evidence) in [
        (Lang::Zh, "讲话人不明", "没有编号为\u{2068}nothing-known\u{2069}的内容"),
        (Lang::En, "Speaker unknown", "nothing has the id \u{2068}nothing-known\u{2069}"),
    ] {
        let state = State { lang, grouping: Grouping::Speaker, ..State::default() };
        let found = world.scene(&state, |ctx, _, highlight| verdict_derivation(ctx, highlight, record)).unwrap();
        let mut items = found.steps.iter().flat_map(|step| &step.items);
        assert!(items.any(|item| item.title == evidence && item.state.is_none()), "{found:?}");
        assert!(found.steps[0].answer.contains(speaker), "{}", found.steps[0].answer);
        let groups = world.scene(&state, |ctx, visible, highlight| list(ctx, visible, highlight, &state)).groups;
        let group = groups.iter().find(|group| group.heading == speaker).unwrap();
        let ids: Vec<&str> = group.measures.iter().chain(&group.others).map(|row| row.state.id.as_str()).collect();
        assert_eq!(ids, ["practical-deeds"]);
    }
}

#[test]
fn clauses_stand_in_the_order_of_the_article_and_each_paragraph_has_a_tab_stop() {
    let world = World::new(MINXIN);
    let all = world.scene(&State::default(), paragraphs);
    assert_eq!(all.len(), 8, "paragraphs 3 to 7 and 10 to 12");
    let clauses: usize = all.iter().map(|paragraph| paragraph.clauses.len()).sum();
    assert_eq!(clauses, world.story.commitments.len() + world.story.other_passages.len());
    for paragraph in &all {
        assert_eq!(paragraph.clauses.iter().filter(|clause| clause.is_tab_stop).count(), 1, "{}", paragraph.name);
    }
    let state = State { programme: programme(&world, "breakfast"), ..State::default() };
    let filtered = world.scene(&state, paragraphs);
    let shown = filtered.iter().flat_map(|paragraph| &paragraph.clauses);
    let shown = shown.filter(|clause| clause.commitment.is_some() && !clause.is_filtered_out).count();
    let of_breakfast = world.story.commitments.iter();
    let of_breakfast = of_breakfast.filter(|(_, commitment)| commitment.programmes.iter().any(|id| id == "breakfast"));
    assert_eq!(shown, of_breakfast.count());
}

/// The records that each column of the reporting status counts for a programme, each once.
fn reports(story: &Story, programme: &str) -> [Vec<RecordId>; 6] {
    let is_its = |ids: &[String]| ids.iter().any(|id| id == programme);
    let indicators = |is_counted: &dyn Fn(&Indicator) -> bool| -> Vec<RecordId> {
        let all = story.indicators.iter().enumerate();
        all.filter(|(_, (_, one))| is_its(&one.programmes) && is_counted(one))
            .map(|(index, _)| RecordId { kind: RecordKind::Indicator, index })
            .collect()
    };
    let of_programme = story.commitments.iter().filter(|(_, one)| is_its(&one.programmes));
    let mut baselines: Vec<RecordId> = Vec::new();
    for record in of_programme.flat_map(|(_, one)| &one.baseline).filter_map(|reference| reference.record) {
        if story.is_after_article(record) == Some(false) && !baselines.contains(&record) {
            baselines.push(record);
        }
    }
    let later: Vec<RecordId> = story
        .records()
        .into_iter()
        .map(|(record, ..)| record)
        .filter(|record| record.kind != RecordKind::Commitment && is_its(story.programmes_of(*record)))
        .filter(|record| story.is_after_article(*record) == Some(true))
        .collect();
    let citing = |author: SourceAuthor, is_read: &dyn Fn(LinkKind) -> bool| -> Vec<RecordId> {
        let is_it = |id: &str| find(&story.sources, id).is_some_and(|it| it.author == Some(author) && is_read(it.link));
        let cites = |record: &RecordId| story.citations_of(*record).iter().any(|citation| is_it(&citation.source));
        later.iter().copied().filter(cites).collect()
    };
    [
        indicators(&|one| !one.targets.is_empty()),
        indicators(&|one| one.observations.iter().any(|observation| observation.is_result)),
        baselines,
        citing(SourceAuthor::Official, &|link| link == LinkKind::Original),
        citing(SourceAuthor::Independent, &|link| link != LinkKind::Mirror),
        later,
    ]
}

/// Every cell follows from the records.
#[test]
fn the_reporting_status_counts_records_after_the_article() {
    let world = World::new(MINXIN);
    let rows = world.scene(&State::default(), |ctx, _, highlight| reporting_status(ctx, highlight));
    assert_eq!(rows.len(), world.story.programmes.len());
    let mut sums = [0; 6];
    for (row, (id, _)) in rows.iter().zip(&world.story.programmes) {
        for (column, records) in reports(&world.story, id).into_iter().enumerate() {
            let cell = &row.cells[column];
            sums[column] += records.len();
            let last = records.iter().map(|record| world.story.last_day(*record)).max();
            let text = match last {
                None => "未见".to_owned(),
                Some(day) if column == 5 => month_of(Lang::Zh, day.unwrap()),
                Some(_) => format!("{}条", records.len()),
            };
            assert_eq!(cell.text, text, "{id}, column {column}");
            let latest = cell.latest.as_ref().map(|(state, _)| state.record);
            assert_eq!(latest.is_none(), records.is_empty(), "{id}, column {column}");
            assert!(latest.is_none_or(|latest| records.contains(&latest)), "{id}, column {column}");
            assert_eq!(latest.map(|latest| world.story.last_day(latest)), last, "{id}, column {column}");
        }
        let last = row.cells[5].latest.as_ref().map(|(state, _)| state.record);
        let is_aim = |record| world.story.evidence_of(record).unwrap().basis == Basis::Article;
        assert!(!last.is_some_and(is_aim), "{id}: an aim is no evidence");
    }
    assert!(sums.iter().all(|sum| *sum > 0), "every column has records: {sums:?}");
    let all = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect::<String>();
    assert!(!all.contains('%'), "no score");
}

#[test]
fn a_district_or_a_year_shows_the_commitments_of_its_records() {
    let world = World::new(MINXIN);
    let ids = |state: &State| -> Vec<String> {
        world.scene(state, |_, visible, _| {
            visible.of(RecordKind::Commitment).map(|record| world.story.id_of(record).to_owned()).collect()
        })
    };
    let hongkou = ids(&State { district: Some("310109".to_owned()), ..State::default() });
    assert!(!hongkou.is_empty() && hongkou.len() < world.story.commitments.len());
    assert!(hongkou.iter().any(|id| id == "push-river-creek"), "{hongkou:?}");
    let day = |year, month, day| minxin_atlas::civil::Day::from_civil(year, month, day);
    let window = Some(Window::new(day(2024, 1, 1), day(2024, 12, 31)));
    let of_2024 = ids(&State { window, ..State::default() });
    assert!(!of_2024.is_empty() && of_2024.len() < world.story.commitments.len());
    let of_article = State { window, background: false, ..State::default() };
    assert_eq!(ids(&of_article), ["rehousing-by-2025"], "its aim is in the article, and hidden records show nothing");
}

#[test]
fn the_section_about_the_page_says_how_verdicts_are_made_and_how_far_the_coders_agree() {
    let world = World::new(MINXIN);
    let parts = world.scene(&State::default(), |ctx, _, _| about(ctx));
    let terms: Vec<&str> = parts.iter().flat_map(|part| &part.terms).map(|(term, _)| term.as_str()).collect();
    for term in ["通报已完成", "未达、延期或中断", "A", "D", "查到多少"] {
        assert!(terms.contains(&term), "{term}: {terms:?}");
    }
    let text: String = parts.iter().flat_map(|part| &part.terms).map(|(_, text)| text.as_str()).collect();
    assert!(text.contains("κ = 0.71"), "{text}");
}
