//! Texts of the map: controls, legend, distances and directions.

use super::numbers::{grouped, number};
use crate::number::Decimal;
use crate::state::GeolocationError;
use crate::story::Lang;

/// Texts of the map in one language.
#[derive(Debug)]
pub struct MapWords {
    /// Accessible name of the drawing, with keyboard instructions.
    pub label: &'static str,
    /// Label of the controls.
    pub controls: &'static str,
    /// Zoom in.
    pub zoom_in: &'static str,
    /// Zoom out.
    pub zoom_out: &'static str,
    /// Show all places.
    pub all: &'static str,
    /// Show the area where the story is set.
    pub main_area: &'static str,
    /// Show the places of the programme.
    pub programme: &'static str,
    /// Show the selected record and its relatives.
    pub selection: &'static str,
    /// Start the tour of the visit.
    pub play: &'static str,
    /// Pause the tour.
    pub pause: &'static str,
    /// Previous and next stop of the tour.
    pub stops: [&'static str; 2],
    /// Hint that the wheel zooms while Ctrl is pressed.
    pub wheel_hint: &'static str,
    /// Hint that two fingers move the map.
    pub fingers_hint: &'static str,
    /// Accessible name of a cluster: its size and its first place.
    pub cluster: fn(usize, &str) -> String,
    /// Heading of a list of places at one position; their number.
    pub at_spot: fn(usize) -> String,
    /// Size of a cluster of points, shortened.
    pub count: fn(u32) -> String,
    /// Number of points of a place.
    pub points: fn(usize) -> String,
    /// Name of the route.
    pub route: &'static str,
    /// Short note that the map is schematic.
    pub schematic: &'static str,
    /// Names of the river and the creek.
    pub waters: [&'static str; 2],
    /// North arrow.
    pub north: &'static str,
    /// Nothing passes the filters.
    pub empty: &'static str,
    /// The story has no places.
    pub placeless: &'static str,
    /// Clear the filters.
    pub clear: &'static str,
    /// Note that the base map ends here.
    pub beyond: &'static str,
    /// Legend: a section of the bank, a building, a plot, a stop of vehicles, a bridge, another site, a district, known
    /// only by its district, the error ring, the route.
    pub legend: [&'static str; 10],
    /// Label of the button that requests the reader's position.
    pub near_me: &'static str,
    /// Message while the request is pending.
    pub asking: &'static str,
    /// Note that the position stays in the browser.
    pub kept_here: &'static str,
    /// Why the position is unknown.
    pub unlocated: fn(GeolocationError) -> &'static str,
    /// Label of the choice of a place to measure distances from.
    pub from: &'static str,
    /// Option for no place.
    pub choose: &'static str,
    /// Stop sorting by distance.
    pub forget: &'static str,
    /// Message that places are sorted by distance from a place.
    pub sorted_from: fn(&str) -> String,
    /// Message that the reader is far from all places.
    pub far: &'static str,
    /// Show more of the list; the number of remaining rows.
    pub more: fn(usize) -> String,
    /// Name of the reader's own position.
    pub here: &'static str,
    /// Distance in metres and direction as an eighth of the circle, clockwise from north.
    pub distance_bearing: fn(f64, usize) -> String,
    /// At the place itself.
    pub at_place: &'static str,
    /// Note that a distance is measured from the label of the district.
    pub vague: &'static str,
    /// Sides of a plot: north, east, south, west.
    pub sides: [&'static str; 4],
    /// Heading of the streets that bound a plot.
    pub bounds: &'static str,
    /// Label of a map review number.
    pub review: &'static str,
}

/// A length in metres, or in kilometres with one decimal place.
fn length(lang: Lang, metres: f64) -> String {
    let [metre, kilometre] = match lang {
        Lang::Zh => ["米", "公里"],
        Lang::En => [" m", " km"],
    };
    if metres < 950.0 {
        // Rounded to ten metres, because the exact metres are not known.
        let tens = ((metres / 10.0).round() * 10.0).max(10.0) as i64;
        return format!("{tens}{metre}");
    }
    let tenths = (metres / 100.0).round() as i64;
    let is_whole = tenths >= 100 || tenths % 10 == 0;
    let length = if is_whole { Decimal::new((metres / 1_000.0).round() as i64, 0) } else { Decimal::new(tenths, 1) };
    [&number(lang, length, false), kilometre].concat()
}

const SECTORS_ZH: [&str; 8] = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"];
const SECTORS_EN: [&str; 8] = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

pub(super) static ZH: MapWords = MapWords {
    label: "地图：方向键平移，加减号缩放，Tab键进入地点列表",
    controls: "地图操作",
    zoom_in: "放大",
    zoom_out: "缩小",
    all: "全部地点",
    main_area: "主要区域",
    programme: "所选工程",
    selection: "定位到所选",
    play: "逐站浏览",
    pause: "暂停",
    stops: ["上一站", "下一站"],
    wheel_hint: "按住Ctrl滚动滚轮可缩放地图",
    fingers_hint: "请用双指移动、缩放地图",
    cluster: |count, first| format!("共{count}个地点，首个为{first}"),
    at_spot: |count| format!("此处共{count}个地点，请选择"),
    count: |count| if count < 10_000 { count.to_string() } else { format!("{}万", tenths(count, 10_000)) },
    points: |count| format!("图上共{count}个点"),
    route: "调研顺序（按报道叙述），连线非实际路线",
    schematic: "示意图",
    waters: ["黄浦江", "苏州河"],
    north: "北",
    empty: "暂无可显示的地点。",
    placeless: "本专题未标注地点。",
    clear: "清除筛选",
    beyond: "底图仅覆盖上海市。",
    legend: [
        "岸线区段",
        "楼宇",
        "地块",
        "流动服务点位",
        "桥",
        "其他场所",
        "区",
        "空心：仅知所在区",
        "误差范围",
        "调研顺序",
    ],
    near_me: "按距离排序",
    asking: "正在获取位置……",
    kept_here: "位置信息仅在本页使用，不保存、不上传。",
    unlocated: |why| match why {
        GeolocationError::Denied => "未获定位授权，可改选一个地点按距离排序。",
        GeolocationError::Unavailable => "设备无法定位，可改选一个地点按距离排序。",
        GeolocationError::Timeout => "定位超时，请重试或改选一个地点。",
    },
    from: "距离起点",
    choose: "请选择地点",
    forget: "取消按距离排序",
    sorted_from: |from| format!("按与{from}的直线距离排序。"),
    far: "您距这些地点较远，距离仅供参考。",
    more: |count| format!("显示更多（还有{count}个地点）"),
    here: "您的位置",
    distance_bearing: |metres, sector| {
        format!("{}方向{}", SECTORS_ZH.get(sector).copied().unwrap_or_default(), length(Lang::Zh, metres))
    },
    at_place: "就在此处",
    vague: "按区名标注点计算",
    sides: ["北至", "东至", "南至", "西至"],
    bounds: "四至",
    review: "审图号：",
};

pub(super) static EN: MapWords = MapWords {
    label: "Map. Use the arrow keys to pan, plus and minus to zoom, Tab to reach the places",
    controls: "Map controls",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    all: "All places",
    main_area: "Main area",
    programme: "Selected programme",
    selection: "Zoom to selection",
    play: "Follow the visit, stop by stop",
    pause: "Pause",
    stops: ["Previous stop", "Next stop"],
    wheel_hint: "Hold Ctrl and scroll to zoom the map",
    fingers_hint: "Use two fingers to pan and zoom the map",
    cluster: |count, first| format!("{} places, starting with {first}", grouped(count)),
    at_spot: |count| format!("{} places at this point", grouped(count)),
    count: |count| match count {
        0..1_000 => count.to_string(),
        1_000..1_000_000 => format!("{}k", tenths(count, 1_000)),
        _ => format!("{}M", tenths(count, 1_000_000)),
    },
    points: |count| format!("{} points on the map", grouped(count)),
    route: "Order of stops as reported; the line is not the actual route",
    schematic: "Schematic",
    waters: ["Huangpu River", "Suzhou Creek"],
    north: "N",
    empty: "No places to show.",
    placeless: "This story has no places on the map.",
    clear: "Clear filters",
    beyond: "The base map covers Shanghai only.",
    legend: [
        "Waterfront section",
        "Building",
        "Plot",
        "Mobile service stop",
        "Bridge",
        "Other site",
        "District",
        "Hollow: district known only",
        "Margin of error",
        "Order of stops",
    ],
    near_me: "Distance from me",
    asking: "Getting your location…",
    kept_here: "Your location is used only on this page; it is not stored or sent.",
    unlocated: |why| match why {
        GeolocationError::Denied => "Location access was denied. Choose a place to sort by distance instead.",
        GeolocationError::Unavailable => {
            "Your device’s location isn’t available. Choose a place to sort by distance instead."
        }
        GeolocationError::Timeout => "Finding your location took too long. Try again or choose a place.",
    },
    from: "Distances from",
    choose: "Choose a place",
    forget: "Stop sorting by distance",
    sorted_from: |from| format!("Sorted by straight-line distance from {from}."),
    far: " You are a long way from all of these places.",
    more: |count| format!("Show more ({} remaining)", grouped(count)),
    here: "your location",
    distance_bearing: |metres, sector| {
        format!("{} {}", length(Lang::En, metres), SECTORS_EN.get(sector).copied().unwrap_or_default())
    },
    at_place: "right here",
    vague: "measured to the district label",
    sides: ["North", "East", "South", "West"],
    bounds: "Bounded by",
    review: "Map review no. ",
};

/// A number in units of `one`, with one decimal place if it is small.
fn tenths(count: u32, one: u32) -> String {
    let tenths = (u64::from(count) * 10 + u64::from(one) / 2) / u64::from(one);
    if tenths >= 100 || tenths.is_multiple_of(10) {
        return (tenths / 10).to_string();
    }
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_shown_with_their_known_precision() {
        for (metres, text) in [
            (3.0, "10 m"),
            (444.0, "440 m"),
            (951.0, "1 km"),
            (1_250.0, "1.3 km"),
            (12_499.0, "12 km"),
            (99_960.0, "100 km"),
            (12_345_678.0, "12,346 km"),
        ] {
            assert_eq!(length(Lang::En, metres), text);
        }
        assert_eq!((ZH.distance_bearing)(1_840.0, 3), "东南方向1.8公里");
        assert_eq!((EN.distance_bearing)(1_840.0, 7), "1.8 km northwest");
    }

    #[test]
    fn counts_are_short() {
        for (count, zh, en) in [
            (7, "7", "7"),
            (1_240, "1240", "1.2k"),
            (12_000, "1.2万", "12k"),
            (99_960, "10万", "100k"),
            (2_000_000, "200万", "2M"),
        ] {
            assert_eq!((ZH.count)(count), zh);
            assert_eq!((EN.count)(count), en, "{count}");
        }
    }
}
