//! Bullet chart of a share: the first target is at the same position in every row. Positions are percentages, so that the
//! chart follows its column without being drawn again.

use super::parts::{at, bar, path};
use crate::scene::charts::OpenSide;
use crate::scene::charts::bullet::Bullet;
use crate::ui::element::{El, el};

/// Width that bullets are computed for: positions are percentages.
pub(in crate::ui) const WIDTH: f64 = 100.0;
/// Top and height of the bar, in pixels.
const BAR: (f64, f64) = (6.0, 10.0);

/// Returns the chart. It is hidden from screen readers, because its row says the same.
pub(super) fn share_bullet(bullet: &Bullet, is_in_article: bool) -> El {
    let share = |x: f64| x / bullet.width.max(1.0);
    let basis = if is_in_article { "article" } else { "background" };
    let mut parts = vec![bar("track", (0.0, 1.0), (10.5, 1.0))];
    if let Some(drawn) = &bullet.bar {
        let from = share(drawn.from.min(drawn.solid));
        let solid = share(drawn.from.max(drawn.solid));
        let (low, high) = (share(drawn.faded.0).max(solid), share(drawn.faded.1));
        parts.push(bar(["bar ", basis].concat(), (from, solid - from), BAR));
        if high > low {
            parts.push(bar(["bar faded ", basis].concat(), (low, high - low), BAR));
        }
        let arrow = |data: &'static str| at(share(drawn.end), vec![path(["open ", basis].concat(), data)]);
        parts.extend(drawn.open.map(|side| match side {
            OpenSide::Above => arrow("M1 4l6 7l-6 7"),
            OpenSide::Below => arrow("M-1 4l-6 7l6 7"),
        }));
        parts.extend(drawn.is_cut.then(|| at(1.0, vec![path("cut", "M-12 19l4-16M-7 19l4-16")])));
    }
    let line = |x: f64, class: &'static str| at(share(x), vec![path(class, "M0 1V21")]);
    parts.extend(bullet.original.map(|x| line(x, "target original")));
    parts.extend(bullet.target.map(|x| line(x, if bullet.is_forecast { "target forecast" } else { "target" })));
    el("svg").class("share-bullet").attr("aria-hidden", "true").children(parts)
}
