//! [`ErasedValue`]: a stored value of any type.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use leptos::prelude::{ReadValue, StoredValue, WriteValue};

use super::{Erased, typed};

/// A value that readers do not follow. Its methods are those of the stored values of Leptos.
pub(in crate::ui) struct ErasedValue<T> {
    stored: StoredValue<Erased>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for ErasedValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedValue<T> {}

impl<T: Send + Sync + 'static> ErasedValue<T> {
    pub(in crate::ui) fn new(value: T) -> Self {
        Self { stored: create(Box::new(value)), value: PhantomData }
    }

    /// Calls `read` with the value.
    pub(in crate::ui) fn with_value<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed((**read_stored(self.stored)).downcast_ref()))
    }

    /// Returns the value.
    pub(in crate::ui) fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// Sets the value.
    pub(in crate::ui) fn set_value(self, value: T) {
        self.update_value(|stored| *stored = value);
    }

    /// Changes the value.
    pub(in crate::ui) fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes the value, and returns what `change` returns; `None` once the atlas is removed.
    pub(in crate::ui) fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut stored = write_stored(self.stored)?;
        let value: &mut (dyn Any + Send + Sync) = &mut **stored;
        value.downcast_mut().map(change)
    }
}

#[inline(never)]
fn create(value: Erased) -> StoredValue<Erased> {
    StoredValue::new(value)
}

#[inline(never)]
fn read_stored(stored: StoredValue<Erased>) -> impl Deref<Target = Erased> {
    stored.read_value()
}

#[inline(never)]
fn write_stored(stored: StoredValue<Erased>) -> Option<impl DerefMut<Target = Erased>> {
    stored.try_write_value()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_stored_value_keeps_its_type() {
        Owner::new().set();
        let stored = ErasedValue::new(vec![1]);
        assert_eq!(stored.try_update_value(|list| std::mem::replace(list, vec![2, 3])), Some(vec![1]));
        assert_eq!(stored.get_value(), [2, 3]);
        stored.set_value(Vec::new());
        assert!(stored.with_value(Vec::is_empty));
    }
}
