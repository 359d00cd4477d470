//! [`ErasedSignal`]: a signal of any type.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;

use leptos::prelude::{Read, ReadUntracked, RwSignal, Set, Track, Write};

use super::{Erased, typed};

/// A signal of any type. Its methods are those of the signals of Leptos.
pub(in crate::ui) struct ErasedSignal<T> {
    signal: RwSignal<Erased>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for ErasedSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedSignal<T> {}

impl<T: Send + Sync + 'static> ErasedSignal<T> {
    pub(in crate::ui) fn new(value: T) -> Self {
        Self { signal: create(Box::new(value)), value: PhantomData }
    }

    /// Calls `read` with the value. Reactive.
    pub(in crate::ui) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed((**read_tracked(self.signal)).downcast_ref()))
    }

    /// Calls `read` with the value. Not reactive.
    pub(in crate::ui) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed((**read_untracked(self.signal)).downcast_ref()))
    }

    /// Sets the value.
    pub(in crate::ui) fn set(self, value: T) {
        set(self.signal, Box::new(value));
    }

    /// Changes the value.
    pub(in crate::ui) fn update(self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        update(self.signal, &mut |value| {
            if let (Some(value), Some(change)) = (value.downcast_mut(), change.take()) {
                change(value);
            }
        });
    }

    /// Changes the value. Its readers do not run again.
    pub(in crate::ui) fn update_untracked(self, change: impl FnOnce(&mut T)) {
        if let Some(mut value) = self.signal.try_write_untracked()
            && let Some(value) = (**value).downcast_mut()
        {
            change(value);
        }
    }

    /// Makes the caller run again when the value changes.
    pub(in crate::ui) fn track(self) {
        self.signal.track();
    }
}

impl<T: Clone + Send + Sync + 'static> ErasedSignal<T> {
    /// Returns the value. Reactive.
    pub(in crate::ui) fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value. Not reactive.
    pub(in crate::ui) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

#[inline(never)]
fn create(value: Erased) -> RwSignal<Erased> {
    RwSignal::new(value)
}

#[inline(never)]
fn read_tracked(signal: RwSignal<Erased>) -> impl Deref<Target = Erased> {
    signal.read()
}

#[inline(never)]
fn read_untracked(signal: RwSignal<Erased>) -> impl Deref<Target = Erased> {
    signal.read_untracked()
}

#[inline(never)]
fn set(signal: RwSignal<Erased>, value: Erased) {
    signal.set(value);
}

#[inline(never)]
fn update(signal: RwSignal<Erased>, change: &mut dyn FnMut(&mut (dyn Any + Send + Sync))) {
    if let Some(mut value) = signal.try_write() {
        change(&mut **value);
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_signal_keeps_the_type_of_its_values() {
        Owner::new().set();
        let signal = ErasedSignal::new("one".to_owned());
        signal.update(|text| text.push_str(" two"));
        assert_eq!(signal.get_untracked(), "one two");
        signal.set("three".to_owned());
        assert_eq!(signal.with_untracked(String::len), 5);
    }
}
