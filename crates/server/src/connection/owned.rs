//! Resources that a connection owns and that end with it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A kind of resource that connections own, such as the table of their commands.
///
/// A connection makes one of each kind when it is first asked for.
pub(crate) trait Resource: Default + Send + Sync + 'static {
    /// Ends everything of this kind, since the connection ends: kills processes, stops watches.
    fn end(&self);
}

type Entry = (Arc<dyn Any + Send + Sync>, fn(&(dyn Any + Send + Sync)));

/// The resources of one connection, one of each [`Resource`] type.
#[derive(Default)]
pub(crate) struct Owned(Mutex<HashMap<TypeId, Entry>>);

impl Owned {
    fn lock(&self) -> MutexGuard<'_, HashMap<TypeId, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the connection's resources of this kind.
    pub(crate) fn get<R: Resource>(&self) -> Arc<R> {
        let mut entries = self.lock();
        let (resource, _) = entries
            .entry(TypeId::of::<R>())
            .or_insert_with(|| (Arc::new(R::default()), end_of::<R>));
        Arc::clone(resource).downcast().unwrap_or_default()
    }

    /// Ends all resources; later ones of the same kinds are created again.
    pub(crate) fn end_all(&self) {
        let entries: Vec<_> =
            self.lock().values().map(|(it, end)| (Arc::clone(it), *end)).collect();
        for (resource, end) in entries {
            end(&*resource);
        }
    }
}

fn end_of<R: Resource>(resource: &(dyn Any + Send + Sync)) {
    if let Some(resource) = resource.downcast_ref::<R>() {
        resource.end();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Ends(AtomicUsize);

    impl Resource for Ends {
        fn end(&self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_kind_is_made_once_and_ends_with_the_connection() {
        let owned = Owned::default();
        let first = owned.get::<Ends>();
        assert!(Arc::ptr_eq(&first, &owned.get::<Ends>()));
        owned.end_all();
        assert_eq!(first.0.load(Ordering::Relaxed), 1);
    }
}
