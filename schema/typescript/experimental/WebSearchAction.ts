// Written by `cargo xtask gen`; do not edit.
import type { ResponsesApiWebSearchAction } from "./v2/ResponsesApiWebSearchAction";

export type WebSearchAction = ResponsesApiWebSearchAction;
