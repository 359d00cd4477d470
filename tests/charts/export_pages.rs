//! Tests of export pages.

use super::*;

fn texts(sheet: &ExportPage) -> Vec<&str> {
    fn text(piece: &ExportItem) -> Option<&str> {
        if let ExportItem::Text { text, .. } = piece { Some(text) } else { None }
    }
    sheet.items.iter().filter_map(text).collect()
}

#[test]
fn an_export_page_names_its_chart_and_sources() {
    for lang in [Lang::Zh, Lang::En] {
        let world = World::bundled().with(|state| state.lang = lang);
        for name in names(&world) {
            let sheet = world.sheet(name);
            let all = texts(&sheet).join("\n");
            let expected: [&str; 4] = match lang {
                Lang::Zh => ["数据截至", "来源：", "方法：", "网址：https://example.cn"],
                Lang::En => ["as of", "Source: ", "Method: ", "URL: https://example.cn"],
            };
            assert!(all.contains(&sheet.title), "{name:?}: {all}");
            for part in expected {
                assert!(all.to_lowercase().contains(&part.to_lowercase()), "{name:?} says no {part}: {all}");
            }
            let samples = sheet.items.iter().filter(|piece| matches!(piece, ExportItem::Sample(..))).count();
            let keys = if let ChartId::Series(_) = name {
                let chart = world.charts().into_iter().find(|chart| chart.id == name).unwrap();
                legend::of_series([&chart.drawing]).len()
            } else {
                let group = world.groups().into_iter().find(|group| group.id == name).unwrap();
                legend::of_bullets(group.rows.iter().map(|row| &row.bullet)).len()
            };
            assert!(samples == keys && keys > 0, "{name:?} has the keys of what is on it: {samples} for {keys}");
            for piece in &sheet.items {
                if let ExportItem::Text { at, .. } = piece {
                    assert!((0.0..=960.0).contains(&at.x) && (0.0..=sheet.height).contains(&at.y), "{piece:?}");
                }
            }
        }
    }
}

#[test]
fn an_export_page_names_the_date_of_the_last_value() {
    let world = World::bundled();
    let care = world.groups().into_iter().find(|group| group.heading.contains("养老")).unwrap();
    let sheet = world.sheet(care.id);
    assert!(texts(&sheet)[1].ends_with("数据截至2024年11月6日"), "{:?}", texts(&sheet));
}

#[test]
fn svg_is_whole_and_what_it_says_is_text() {
    let mut world = World::bundled();
    world.story.title.zh = "<b> & \"c\"\u{1}".to_owned();
    let theme = Theme::new("\"Noto Sans\", sans-serif".into(), |_| Some((1, 2, 3)));
    for name in names(&world) {
        let text = paint::svg(&world.sheet(name), &theme);
        assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && text.ends_with("</svg>\n"));
        assert!(text.contains("&lt;b&gt; &amp; &quot;c&quot; · "), "{text}");
        assert!(!text.contains('\u{1}') && !text.contains("<b>"));
        assert!(text.contains("font-family=\"'Noto Sans', sans-serif\"") && text.contains("#010203"));
        let open = text.matches('<').count();
        assert_eq!(open, text.matches('>').count());
        let (texts, ends) = (text.matches("<text ").count(), text.matches("</text>").count());
        assert!(texts > 10 && texts == ends);
    }
}
