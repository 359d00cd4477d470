//! Signals, memos and stored values whose values have no type inside the reactive system, so that the program contains the code
//! of each once, not once per type of value.

mod effect;
mod memo;
mod signal;
mod stored;

pub(super) use effect::run_on_change;
pub(super) use memo::SharedMemo;
pub(super) use signal::ErasedSignal;
pub(super) use stored::ErasedValue;

use std::any::Any;

/// A value without its type.
type Erased = Box<dyn Any + Send + Sync>;

/// Returns a value with its type. Handles put in only values of the type that they take out.
fn typed<T>(value: Option<&T>) -> &T {
    let Some(value) = value else { unreachable!() };
    value
}
