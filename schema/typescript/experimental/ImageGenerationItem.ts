// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./v2/ThreadItem";

export type ImageGenerationItem = ThreadItem extends infer Item ? (Item extends { type: "imageGeneration" } ? Omit<Item, "type"> : never) : never;
