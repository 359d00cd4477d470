//! A part of the program that is loaded later, and what waits for it.

use std::cell::{Cell, RefCell};

/// A function that runs once a chunk is loaded.
type Waiting<T> = Box<dyn FnOnce(&'static T)>;

/// A part of the program that is loaded later. `T` is the table of its functions.
pub(super) struct Chunk<T: 'static> {
    table: Cell<Option<&'static T>>,
    request: Cell<Option<fn()>>,
    waiting: RefCell<Vec<Waiting<T>>>,
}

impl<T> Chunk<T> {
    pub(super) const fn new() -> Self {
        Self { table: Cell::new(None), request: Cell::new(None), waiting: RefCell::new(Vec::new()) }
    }

    /// Returns the table once the chunk is loaded.
    pub(super) fn get(&self) -> Option<&'static T> {
        self.table.get()
    }

    /// Sets the function that requests the chunk. It is called at most once.
    #[cfg(any(split, test))]
    pub(super) fn set_request(&self, request: fn()) {
        self.request.set(Some(request));
    }

    /// Calls `run` at once if the chunk is loaded. Otherwise requests the chunk, and calls `run` when it is loaded, in the order of
    /// the calls.
    pub(super) fn with(&self, run: Waiting<T>) {
        if let Some(table) = self.get() {
            return run(table);
        }
        self.waiting.borrow_mut().push(run);
        if let Some(request) = self.request.take() {
            request();
        }
    }

    /// Calls `run` when the chunk is loaded, and does not request it. Does nothing if it is loaded already.
    #[cfg(feature = "hydrate")]
    pub(super) fn when_installed(&self, run: Waiting<T>) {
        if self.get().is_none() {
            self.waiting.borrow_mut().push(run);
        }
    }

    /// Sets the table, and runs what waited for it.
    pub(super) fn install(&self, table: &'static T) {
        self.table.set(Some(table));
        // What runs may wait for other chunks.
        let waiting = self.waiting.take();
        for run in waiting {
            run(table);
        }
    }
}

/// Waits for a chunk, and requests it.
#[cfg(feature = "hydrate")]
pub(super) async fn wait<T>(chunk: &'static std::thread::LocalKey<Chunk<T>>) -> &'static T {
    use std::future::poll_fn;
    use std::rc::Rc;
    use std::task::{Poll, Waker};

    let waker: Rc<Cell<Option<Waker>>> = Rc::default();
    let woken = waker.clone();
    chunk.with(|chunk| {
        chunk.with(Box::new(move |_| {
            if let Some(waker) = woken.take() {
                waker.wake();
            }
        }));
    });
    poll_fn(move |context| {
        waker.set(Some(context.waker().clone()));
        chunk.with(Chunk::get).map_or(Poll::Pending, Poll::Ready)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static REQUESTS: Cell<u32> = const { Cell::new(0) };
        static ORDER: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    }

    static TABLE: u32 = 10;

    #[test]
    fn a_chunk_is_requested_once_and_runs_what_waited_in_order() {
        let chunk: Chunk<u32> = Chunk::new();
        chunk.set_request(|| REQUESTS.set(REQUESTS.get() + 1));
        let note = |number: u32| -> Waiting<u32> {
            Box::new(move |table| ORDER.with_borrow_mut(|order| order.push(number * table)))
        };
        assert_eq!((chunk.get(), REQUESTS.get()), (None, 0), "nothing is requested before it is needed");
        chunk.with(note(1));
        chunk.with(note(2));
        assert_eq!((REQUESTS.get(), ORDER.with_borrow(Vec::len)), (1, 0));
        chunk.install(&TABLE);
        chunk.with(note(3));
        assert_eq!(ORDER.take(), [10, 20, 30]);
    }
}
