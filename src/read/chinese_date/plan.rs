//! Five-year plans, which civic texts count time in.

use super::cursor::number;
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};

/// `“十四五”期间`, `十三五收官之年`. The first two followed each other from 1953; after three years without one, so have all the
/// others, from 1966.
pub(super) fn plan(text: &str) -> Option<EdtfDate> {
    let words = ["规划期间", "规划时期", "计划期间", "计划时期", "期间", "时期", "规划", "计划"];
    let bare = words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let parts = ["开局之年", "收官之年", "期初", "初", "期末", "末"];
    let (bare, part) = parts.iter().find_map(|word| Some((bare.strip_suffix(word)?, *word))).unwrap_or((bare, ""));
    let ordinal = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix("个五年"));
    let ordinal = number(ordinal.or_else(|| bare.strip_suffix('五'))?).filter(|number| (1..=99).contains(number))?;
    let first = if ordinal < 3 { 1953 + 5 * (ordinal - 1) } else { 1966 + 5 * (ordinal - 3) };
    let year = |year| End::Known(PartialDate::Year(year).into());
    let quarter = |partial: PartialDate| EdtfDate::On(QualifiedDate { approximate: true, ..partial.into() });
    Some(match part {
        "" => EdtfDate::Between(year(first), year(first + 4)),
        "开局之年" => EdtfDate::year(first),
        "收官之年" => EdtfDate::year(first + 4),
        // As 年初 and 年底.
        "期初" | "初" => quarter(PartialDate::Quarter(first, 1)),
        _ => quarter(PartialDate::Quarter(first + 4, 4)),
    })
}
