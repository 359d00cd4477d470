//! The figure of one indicator, as a link to its page.

use super::parts::{figure, record_link};
use super::share_bullet::share_bullet;
use crate::scene::overview::IndicatorFigure;
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::{span, status_badge};

/// Returns a list item with the figure of an indicator: value, name, status, chart, target and share.
pub(in crate::ui) fn key_figure(page: &PageContext<'_>, indicator: &IndicatorFigure) -> El {
    let parts = vec![
        el("strong").class("key-value").children(figure(&indicator.value)),
        el("b").class("key-name").text_content(indicator.name.clone()),
        el("span").class("key-status").children(vec![status_badge(&indicator.badge)]),
    ];
    let chart = indicator.bullet.as_ref().map(|bullet| share_bullet(bullet, indicator.is_in_article));
    let rest = [("key-target", &indicator.target), ("key-share", &indicator.share)];
    let rest = rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(class, text)| span(class, text.clone()));
    let link = record_link(page, &indicator.state, "key-figure").children(parts);
    el("li").children(vec![link.children_iter(chart).children_iter(rest)])
}
