//! A reader on a phone who looks for something, and whose actions are counted.

use std::cell::Cell;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{Failure, Page, Result};

/// The size of the phone.
const PHONE: (u32, u32) = (360, 800);

/// Marks the first match with a text that is in sight and not covered. Returns whether one is.
const IN_SIGHT: &str = "const [css, text] = arguments; document.querySelectorAll('[data-goal]').forEach((own) => own.removeAttribute('data-goal')); \
    const goal = [...document.querySelectorAll(css)].find((own) => { \
        if (!own.textContent.includes(text)) return false; \
        const [box] = own.getClientRects(); const over = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
        return over && (own.contains(over) || over.contains(own) && getComputedStyle(own).pointerEvents === 'none'); \
    }); goal?.setAttribute('data-goal', ''); return !!goal";

/// Scrolls the page or the open dialog by what is in sight between the bars. Returns whether there was more.
const SWIPE: &str = "const dialog = document.querySelector('dialog:modal'); const top = document.querySelector('.masthead').getBoundingClientRect().bottom; \
    const bottom = document.querySelector('.tab-bar').getBoundingClientRect().top; \
    const scrolls = (own) => own.scrollHeight > own.clientHeight && /auto|scroll/.test(getComputedStyle(own).overflowY); \
    const area = dialog ? [dialog, ...dialog.querySelectorAll('*')].find(scrolls) ?? dialog : document.scrollingElement; \
    const before = area.scrollTop; area.scrollBy({ top: (dialog ? area.clientHeight : bottom - top) - 32, behavior: 'instant' }); \
    return area.scrollTop > before";

/// A page on a phone, with the number of actions so far: each tap, choice, typed text and swipe by a screen is one.
#[derive(Debug)]
pub struct Newcomer<'a> {
    page: &'a Page,
    actions: Cell<u32>,
    limit: u32,
}

impl<'a> Newcomer<'a> {
    /// Opens a path on a phone. The reader gives up after `limit` actions.
    pub async fn open(page: &'a Page, path: &str, limit: u32) -> Result<Self> {
        page.set_size(PHONE.0, PHONE.1).await?;
        page.visit(path).await?;
        Ok(Self { page, actions: Cell::new(0), limit })
    }

    /// Looks for the first match with a text, and swipes until it is in sight.
    pub async fn see(&self, css: &str, text: &str) -> Result {
        let goal = || vec![json!(css), json!(text)];
        loop {
            let is_there = format!(
                "[...document.querySelectorAll({})].some((own) => own.textContent.includes({}))",
                json!(css),
                json!(text)
            );
            self.page.wait_for(&is_there, &format!("{css} says {text:?}")).await?;
            // A reader waits until the page stands still.
            for _ in 0..10 {
                if self.page.js(IN_SIGHT, goal()).await? == json!(true) {
                    return Ok(());
                }
                sleep(Duration::from_millis(100)).await;
            }
            self.act(&format!("a swipe towards {css}"))?;
            if self.page.js(SWIPE, Vec::new()).await? != json!(true) {
                return Err(Failure::new(format!("{css} with {text:?} is not in sight at the end of the page")));
            }
        }
    }

    /// Taps the first match with a text.
    pub async fn tap(&self, css: &str, text: &str) -> Result {
        self.see(css, text).await?;
        self.act(&format!("a tap on {css}"))?;
        self.page.click("[data-goal]").await
    }

    /// Types a text into the field that has the focus.
    pub async fn type_text(&self, text: &str) -> Result {
        self.page.wait_for("document.activeElement.matches('input')", "a field has the focus").await?;
        self.act(&format!("typing {text:?}"))?;
        let script = "const field = document.activeElement; field.value = arguments[0]; \
            field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        self.page.js(script, vec![Value::from(text)]).await.map(drop)
    }

    /// Chooses the option with this value in a list.
    pub async fn choose(&self, css: &str, value: &str) -> Result {
        self.see(css, "").await?;
        self.act(&format!("choosing {value} in {css}"))?;
        self.page.choose(css, value).await
    }

    /// Counts an action. A failure if it is one too many.
    fn act(&self, what: &str) -> Result {
        self.actions.set(self.actions.get() + 1);
        if self.actions.get() > self.limit {
            return Err(Failure::new(format!("it takes more than {} actions: the next is {what}", self.limit)));
        }
        Ok(())
    }
}
