//! [`SharedMemo`]: a memo of a shared value.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Memo, Read};

/// A shared value that is equal only to itself, so that memos compare by address.
#[derive(Clone)]
struct ErasedArc(Arc<dyn Any + Send + Sync>);

impl PartialEq for ErasedArc {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

type Compute = Box<dyn Fn(Option<&Arc<dyn Any + Send + Sync>>) -> Arc<dyn Any + Send + Sync> + Send + Sync>;

/// A memo of a shared value. Its readers run again only if it is another one, not an equal one.
pub(in crate::ui) struct SharedMemo<T> {
    memo: Memo<ErasedArc>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for SharedMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for SharedMemo<T> {}

impl<T: Send + Sync + 'static> SharedMemo<T> {
    /// Creates a memo. `compute` gets the last value, and returns it if nothing has changed.
    pub(in crate::ui) fn new(compute: impl Fn(Option<Arc<T>>) -> Arc<T> + Send + Sync + 'static) -> Self {
        let compute = move |last: Option<&Arc<dyn Any + Send + Sync>>| -> Arc<dyn Any + Send + Sync> {
            compute(last.and_then(|last| last.clone().downcast().ok()))
        };
        Self { memo: create_memo(Box::new(compute)), value: PhantomData }
    }

    /// Returns the value. Reactive.
    pub(in crate::ui) fn get(self) -> Arc<T> {
        let Ok(value) = read_memo(self.memo).downcast() else { unreachable!() };
        value
    }
}

#[inline(never)]
fn create_memo(compute: Compute) -> Memo<ErasedArc> {
    Memo::new(move |last: Option<&ErasedArc>| ErasedArc(compute(last.map(|last| &last.0))))
}

#[inline(never)]
fn read_memo(memo: Memo<ErasedArc>) -> Arc<dyn Any + Send + Sync> {
    memo.read().0.clone()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::ui::reactive::ErasedSignal;

    #[test]
    fn a_memo_is_computed_again_only_after_a_change() {
        Owner::new().set();
        let signal = ErasedSignal::new(1);
        let parity = SharedMemo::new(move |last: Option<Arc<i32>>| {
            let parity = signal.get() % 2;
            last.filter(|last| **last == parity).unwrap_or_else(|| Arc::new(parity))
        });
        let first = parity.get();
        signal.set(3);
        assert!(Arc::ptr_eq(&first, &parity.get()), "the parity is the same");
        signal.set(4);
        assert_eq!(*parity.get(), 0);
    }
}
