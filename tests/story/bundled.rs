//! Tests of the data that the pages in Chinese share, without English texts.

fn chinese(node: &mut serde_json::Value) {
    match node {
        serde_json::Value::Array(items) => items.iter_mut().for_each(chinese),
        serde_json::Value::Object(members) => {
            members.remove("en");
            members.values_mut().for_each(chinese);
        }
        _ => {}
    }
}

#[test]
fn chinese_texts_replace_the_english_ones() {
    let text = std::fs::read_to_string("public/stories/minxin-2021.json").unwrap();
    let mut node: serde_json::Value = serde_json::from_str(&text).unwrap();
    chinese(&mut node);
    assert!(minxin_atlas::read::story(node.to_string().as_bytes()).story.is_none(), "it is no complete story");
    let carried = minxin_atlas::read::bundled_story(&node.to_string()).unwrap();
    let full = minxin_atlas::read::story(text.as_bytes()).story.unwrap();
    assert_eq!(carried.records().len(), full.records().len());
    for ((record, id, _), (_, whole_id, _)) in carried.records().into_iter().zip(full.records()) {
        let (name, whole_name) = (carried.name_of(record).unwrap(), full.name_of(record).unwrap());
        assert_eq!((id, &name.zh, &name.en), (whole_id, &whole_name.zh, &whole_name.zh));
    }
}
