// Written by `cargo xtask gen`; do not edit.

/**
 * Answer to `threadSection/delete`. The section's threads are under none afterwards; nothing is
 * sent about it.
 */
export type ThreadSectionDeleteResponse = Record<string, never>;
