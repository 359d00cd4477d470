//! Tests of the expected pace and of indicators that cannot be assessed.

use super::*;

#[test]
fn the_pace_is_marked_with_its_day() {
    let world = story_of("2020", &[target(100, ""), observation_json(30, "2020-07-01", "interim")].join(","));
    let row = world.groups().remove(0).rows.remove(0);
    let (pace, target) = (row.bullet.pace.unwrap(), row.bullet.target.unwrap());
    assert!((pace / target - 182.0 / 365.0).abs() < 1e-2, "{pace} {target}");
    assert_eq!(row.summary.badge.words, "进度滞后");
    assert!(
        row.labels.iter().any(|label| label.class == "pace" && label.text == "至2020年7月1日应完成"),
        "{:?}",
        row.labels
    );
}

#[test]
fn far_beyond_the_target_the_bar_is_cut_and_labelled() {
    let world = story_of("2020", &[target(100, ""), observation_json(950, "2020", "result")].join(","));
    let row = world.groups().remove(0).rows.remove(0);
    assert!(row.bullet.bar.unwrap().is_cut);
    assert!(
        row.labels.iter().any(|label| label.class == "clipped" && label.text == "超出图幅，至950数"),
        "{:?}",
        row.labels
    );
}

#[test]
fn an_indicator_that_cannot_be_assessed_has_a_reason() {
    let result = || observation_json(50, "2020", "result");
    for (parts, why) in [
        ([target(0, ""), result()].join(","), "目标与基数相同"),
        ([target(100, r#""announced": "2021-03","#), result()].join(","), "时限早于公布日期"),
    ] {
        let row = story_of("2020", &parts).groups().remove(0).rows.remove(0);
        assert_eq!(row.summary.badge.words, "无法评估");
        assert!(row.summary.caption.ends_with(&format!("；无法评估：{why}。")), "{}", row.summary.caption);
    }
    let row = story_of("2020", &target(100, "")).groups().remove(0).rows.remove(0);
    assert_eq!(
        (row.summary.badge.words.as_str(), row.summary.caption.as_str()),
        ("尚未查", "数：目标100数，2020年12月31日截止；尚未查。")
    );
    let row = story_of("2020", &result()).groups().remove(0).rows.remove(0);
    assert_eq!(row.summary.caption, "数：完成数50数（2020年），未见公布目标。");
}
